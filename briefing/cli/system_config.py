"""The operator's settings for every reader of a machine, `/etc/briefing.toml`: whose published indexes are believed.

```toml
trust_uids = [1001]
```

Root's file, or the reader's own, and nobody else may write to it. A reader's own
config file cannot name anyone: where that file lies is a matter of the environment.
"""

from __future__ import annotations

import os

from briefing.cli.config_file import ConfigFile
from briefing.errors import UsageError, did_you_mean
from briefing.repository.trust import WRITABLE_BY_OTHERS
from briefing.safe import safe
from briefing.tokenizer import close_matches

TRUSTED = "trust_uids"
LARGEST_UID = (1 << 32) - 2


def trusted_users(path: str) -> list[int]:
    """Return the numbers of the users that the file at `path` names; none where there is no file.

    Raises UsageError where it is invalid, or others can write to it.
    """
    if not os.path.lexists(path):
        return []
    require_root(path)
    file = ConfigFile(path)
    for key in file.values:
        if key != TRUSTED:
            file.reject((key,), f"unknown key{did_you_mean(close_matches(key, (TRUSTED,)))}", of_key=True)
    numbers = file.values.get(TRUSTED, [])
    file.expect((TRUSTED,), numbers, list, "a list of the numbers of users")
    for place, number in enumerate(numbers):
        file.expect((TRUSTED, place), number, int, "the number of a user")
        if isinstance(number, bool) or not 0 <= number <= LARGEST_UID:
            file.reject((TRUSTED, place), "expected the number of a user")
    return list(numbers)


def require_root(path: str) -> None:
    """Accept a file that is root's or the reader's own. Raises UsageError where others can write to it."""
    try:
        status = os.stat(path)
    except OSError as error:
        raise UsageError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None
    if status.st_uid not in (0, os.geteuid()) or status.st_mode & WRITABLE_BY_OTHERS:
        raise UsageError(f"{safe(path)}: others can write to it, and it says whom to believe")
