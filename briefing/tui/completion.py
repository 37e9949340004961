"""What the word under the cursor may become: names of fields, and values as the library has them."""

from __future__ import annotations

import re

from briefing.repository.repository import BriefingRepository
from briefing.search.fields import FIELDS, HAS, SECTION_NAMES
from briefing.search.query.lexer import COMPARED

MOST = 8
LAST = re.compile(r"(?:^|[\s(-])(?:(?P<field>[a-z_]+)[:=])?(?P<word>[^\s:=()]*)$")
KNOWN = {"section": SECTION_NAMES, "has": HAS}


def completions(text: str, catalogue: BriefingRepository, saved: tuple[str, ...] = ()) -> list[str]:
    """Whole texts of the search bar, the best first; none where nothing fits."""
    found = LAST.search(text)
    if found is None:
        return []
    field, word = found["field"], found["word"]
    if field is None:
        if word.startswith("@"):
            return [f"@{name}" for name in saved if name.startswith(word[1:])]
        names = [f"{name}:" for name in (*FIELDS, *COMPARED) if word and name.startswith(word)]
        return [text[: found.start("word")] + name for name in names]
    head = text[: found.start("field")]
    if field in KNOWN:
        return [f"{head}{field}:{one} " for one in KNOWN[field] if one.startswith(word)][:MOST]
    if field not in FIELDS:
        return []
    terms = catalogue.query_with_recovery(lambda index: index.values(field, word, MOST))
    return [f"{head}{term} " for term in terms]


def said(candidates: list[str], text: str) -> str:
    """What tab would make of the last word, in a line: the part that each adds."""
    start = len(text) - len(re.split(r"[\s(]", text)[-1])
    return "tab › " + "  ".join(one[start:].strip() for one in candidates) if candidates else ""
