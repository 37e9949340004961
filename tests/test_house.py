"""How the package is built and named, counted by its syntax trees. `python -m tests.bench.naming --list …` prints the lines."""

from __future__ import annotations

import ast
import re

from tests.bench.naming import raising_silently, shared_names, top_level, vague_share, without_docstring
from tests.bench.private_names import private_names
from tests.bench.sizes import Composed, composed_classes, large_classes
from tests.bench.source import FunctionNode, modules

LARGER = {
    "MainScreen": 200,  # it composes every pane, and answers what each of them posts
    "SqliteIndex": 155,  # each question of the protocol is a method of its own
}
"""Classes that may have more lines with all they inherit -> how many, each with its reason."""

HOOK = re.compile(r"\.(on|watch|action)_\w+|\.compose\b")
"""Hooks of Textual do what their names say; the message or the command that they answer says the rest."""

VAGUE_SHARE = 0.015
"""The part of all bindings that may be called one, found, own, other, out, at, some or what."""


def test_no_public_function_has_a_name_that_stands_in_three_files() -> None:
    assert list(shared_names(top_level(modules(), FunctionNode), 3)) == []


def test_no_public_class_has_a_name_that_stands_in_three_files() -> None:
    assert list(shared_names(top_level(modules(), ast.ClassDef), 3)) == []


def test_bindings_are_called_for_what_they_hold() -> None:
    assert vague_share(modules()) < VAGUE_SHARE


def test_no_class_is_larger_than_one_can_see_with_all_it_inherits() -> None:
    assert [
        str(composed.offender())
        for composed in large_classes(modules())
        if composed.lines > LARGER.get(composed.definition.name, 0)
    ] == []


def test_a_screen_inherits_from_at_most_one_screen_of_ours() -> None:
    screens = {composed.definition: composed for composed in composed_classes(modules()) if composed.is_screen}
    deep = [screen for screen in screens.values() if sum(link in screens for link in screen.chain) > 2]

    assert list(map(str, map(Composed.offender, deep))) == []


def test_every_public_function_has_a_docstring() -> None:
    offenders = without_docstring(modules(), FunctionNode)

    assert [str(offender) for offender in offenders if not HOOK.search(str(offender))] == []


def test_every_public_function_that_raises_says_so() -> None:
    assert list(map(str, raising_silently(modules()))) == []


def test_private_names_of_textual_stand_in_one_file() -> None:
    files = {use.path for use in private_names(modules()) if use.path.startswith("briefing/tui/")}

    assert len(files) <= 1, sorted(files)
