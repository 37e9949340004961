"""Content is never markup: nothing in the screens can even take it as such."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.cli.helpers import ROOT
from tests.tui.frames import drawn

SOURCES = sorted((ROOT / "briefing" / "tui").rglob("*.py"))
TAKES_MARKUP = {
    "Static",
    "Label",
    "Markdown",
    "OptionList",
    "ListView",
    "Tree",
    "DataTable",
    "Link",
    "Collapsible",
    "notify",
}
MARKUP = ("[bold]x[/bold]", "[/]", "[sic]", "[@click=app.quit]y[/]", "[link=https://x.y]z[/link]", "[on red")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_widget_that_reads_a_text_as_markup_is_used(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert (names | attributes) & TAKES_MARKUP == set()


@pytest.mark.parametrize("pane", range(10))
def test_markup_in_every_field_stands_on_every_pane_as_it_was_written(pane: int, tmp_path: Path) -> None:
    from tests.hostile.strings import briefing_of

    (tmp_path / "x.toml").write_text(briefing_of(" ".join(MARKUP)), "utf-8")

    shown = drawn(200, 50, ("tab",) * pane, (tmp_path,))

    assert [text for text in MARKUP if text not in shown] == []
