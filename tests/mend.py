"""Write again what is derived: `python -m tests.mend`. Read the difference before you commit it.

content/schema.json and the README's field reference come from the declarations;
the goldens from the program as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.cli.helpers import briefing

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
FIRST = "2015-07-22-bolivia-peru-counterdrug"
BEGIN, END = "<!-- field reference: made by `python -m tests.mend` -->", "<!-- end of the field reference -->"

EXPORTS = {"text": "txt", "markdown": "md", "json": "json", "jsonl": "jsonl", "csv": "csv", "tsv": "tsv"}
"""Formats and the suffix of their goldens."""

VIEWS: dict[str, tuple[str, ...]] = {
    "timeline": ("timeline", "coca"),
    "compare": ("compare", "coca-cultivation-area", "country:PE"),
    "compare-readme": ("compare", "coca-cultivation-area", "country:PE", "since:2013", "value>10000"),
    "compare-wide": ("compare", "drugs-seized", "--width", "160"),
    "measures": ("measures",),
    "countries": ("countries",),
    "speakers": ("speakers",),
    "actors": ("actors",),
    "agreements": ("agreements",),
    "questions": ("questions", "section:statistics", "country:BO"),
}
"""Views of the whole library, each as one command prints it."""


def printed(*arguments: str) -> str:
    """What the command line prints."""
    ended = briefing(*arguments, BRIEFING_LIBRARY="content")
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def with_reference(readme: str) -> str:
    """The README with the field reference as it should stand there."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{printed('schema', '--reference')}\n{END}{after}"


def derived() -> dict[Path, Callable[[], str]]:
    """Every derived file with what makes its text, the frames of the screens left to `tests.tui.frames`."""
    readme = ROOT / "README.md"
    exports = {
        GOLDEN / f"{FIRST}.{suffix}": partial(printed, "export", FIRST, "--format", name)
        for name, suffix in EXPORTS.items()
    }
    views = {GOLDEN / f"{name}.view.txt": partial(printed, *words) for name, words in VIEWS.items()}
    return {
        ROOT / "content" / "schema.json": partial(printed, "schema"),
        readme: lambda: with_reference(readme.read_text("utf-8")),
        **exports,
        **views,
    }


def main() -> None:
    from tests.tui.frames import FRAMES, alike, frames

    GOLDEN.mkdir(exist_ok=True)
    screens = {GOLDEN / f"{name}.frame.txt": text for names in alike(FRAMES) for name, text in frames(names).items()}
    texts = {path: text() for path, text in derived().items()}
    for path, text in (texts | screens).items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"mended {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
