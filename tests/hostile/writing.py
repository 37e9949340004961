"""Files we write: killed at any moment, there is the old one or the new one, and never a part."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.cli.helpers import ROOT, clean, started
from tests.hostile.score import Score, score


def killed_while_writing(count: int, seed: int = 1) -> Score:
    """`export --output` over an existing file, ended with SIGKILL after a random moment."""
    choose = random.Random(seed)
    failures = []
    whole = started("export", "--format", "json").out
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.json"
        for index in range(count):
            target.write_text("old")
            process = subprocess.Popen(
                [sys.executable, "-m", "briefing", "export", "--format", "json", "--output", str(target)],
                cwd=ROOT,
                env=clean({}),
            )
            time.sleep(choose.uniform(0.0, 0.12))
            process.kill()
            process.wait()
            if target.read_text("utf-8") not in ("old", whole):
                failures.append(f"killed the {index}th time: {target.stat().st_size} bytes")
    return score("kill -9 while a file is written: the old or the new", failures, count)


def library_untouched() -> Score:
    """Reading, checking and exporting write nothing into the library."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.toml"
        source.write_bytes(next((ROOT / "content").glob("*.toml")).read_bytes())
        before = (sorted(Path(folder).iterdir()), source.stat().st_mtime_ns, source.stat().st_ino)
        commands = (
            ("list",),
            ("check",),
            ("export", "--format", "csv"),
            ("show", "2015-07-22-bolivia-peru-counterdrug"),
            ("search", "coca"),
            ("index", "rebuild"),
        )
        for command in commands:
            started(*command, "--library", folder)
        after = (sorted(Path(folder).iterdir()), source.stat().st_mtime_ns, source.stat().st_ino)
    return score("commands that leave the library as it was", [] if before == after else ["changed"], len(commands))
