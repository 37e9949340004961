"""A location as it is kept for the next session: what was written is read again, and anything else is no location."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import SECTIONS
from briefing.session.location import BRIEFINGS, PANES, RESULTS, SUMMARY, VIEW_PREFIX, Location, from_json, to_json

LOCATIONS = st.builds(
    lambda pane, briefing, is_open, records, query, is_typing: Location(
        pane, briefing, is_open, {(briefing, section): record for section, record in records.items()}, query, is_typing
    ),
    st.sampled_from((*PANES, RESULTS)), st.text(min_size=1), st.booleans(),
    st.dictionaries(st.sampled_from(list(SECTIONS)), st.text()), st.text(), st.booleans(),
)  # fmt: skip
STORED = (
    '["2015-07-22-bolivia-peru-counterdrug", "statistics", true,'
    ' [["", "briefings", "2015-07-22-bolivia-peru-counterdrug"],'
    ' ["2015-07-22-bolivia-peru-counterdrug", "statistics", "2015-07-22-bolivia-peru-counterdrug#coca-area-2014"]],'
    ' "coca", false]'
)
"""As the sessions before this one wrote it."""


@given(LOCATIONS)
def test_a_location_is_read_as_it_was_written(location: Location) -> None:
    assert from_json(to_json(location)) == location


def test_a_location_that_an_earlier_version_wrote_is_read() -> None:
    location = from_json(STORED)

    assert location is not None
    assert (location.pane, location.briefing, location.is_record_open, location.query, location.record) == (
        "statistics", "2015-07-22-bolivia-peru-counterdrug", True, "coca",
        "2015-07-22-bolivia-peru-counterdrug#coca-area-2014",
    )  # fmt: skip


def test_views_and_lists_of_other_briefings_are_not_kept() -> None:
    cursors = {("", BRIEFINGS): "a", ("b", "quotes"): "b#x", ("", VIEW_PREFIX + "timeline"): "a#y"}
    location = Location(SUMMARY, "a", cursors=cursors, view="timeline", row=3, revision=9)

    assert from_json(to_json(location)) == Location(SUMMARY, "a", cursors={("", BRIEFINGS): "a"})


@given(st.one_of(st.text(), st.recursive(st.none() | st.booleans() | st.text(), st.lists).map(json.dumps)))
def test_anything_else_is_no_location(text: str) -> None:
    location = from_json(text)

    assert location is None or all(isinstance(name, str) for name in (location.pane, location.briefing, location.query))


@pytest.mark.parametrize(
    "text", ["", "null", "[]", '["a", 1, true, [], "", false]', '["a", "b", true, [1], "", false]']
)
def test_what_has_other_fields_is_no_location(text: str) -> None:
    assert from_json(text) is None
