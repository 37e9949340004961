"""Content is never markup: nothing in the screens can even take it as such."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.cli.helpers import ROOT
from tests.hostile.strings import briefing_of
from tests.tui.walk import seen, shown

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


def test_markup_in_every_field_stands_on_every_pane_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(briefing_of(" ".join(MARKUP)), "utf-8")

    panes = seen(shown, "f1", *["tab"] * 9, paths=(tmp_path,), size=(200, 50))

    assert [text for text in MARKUP for pane in panes if text not in pane] == []
