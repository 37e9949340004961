"""Keys are pressed in a hurry: no test of the screens waits longer than it has to, parses a style sheet twice, or draws
for a terminal that is not there.
"""

from __future__ import annotations

import pytest
from textual import _wait
from textual._compositor import Compositor
from textual.css import stylesheet
from textual.css.model import RuleSet

RULES: dict[object, list[RuleSet]] = {}
"""By the values of the theme, the text and all else that Textual's own cache goes by: one application has one of its own."""
parse_rules = stylesheet.Stylesheet._parse_rules


@pytest.fixture(autouse=True)
def in_a_hurry(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether all is quiet behind a key is looked at every 5 ms: Textual's 20, three times a key, would be a minute.

    A frame is drawn when it is looked at (`frames.text_of`). Those in between, a third of the time, are drawn
    in the tests marked `painted`, and wherever the program has a terminal.
    """
    if request.node.get_closest_marker("painted") is None:
        monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.005)
    monkeypatch.setattr(stylesheet.Stylesheet, "_parse_rules", parse_once)


def parse_once(sheet: stylesheet.Stylesheet, *arguments: object, **options: object) -> list[RuleSet]:
    """What the applications of all tests have parsed, each with the same theme."""
    key = (frozenset(sheet._variables.items()), arguments, tuple(options.items()))
    if key not in RULES:
        RULES[key] = parse_rules(sheet, *arguments, **options)  # type: ignore[arg-type]
    return RULES[key]
