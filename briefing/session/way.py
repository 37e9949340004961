"""The way that led to a location: the steps that `back` takes back, one at a time. Going sideways is no step."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, Location

MOST_STEPS = 100
"""Steps that are remembered."""


def entered(here: Location, location: Location) -> Location:
    """Return a location that is one step further than `here`: back leads from it to `here`."""
    return location._replace(way=(*here.way, here._replace(way=()))[-MOST_STEPS:])


def steps_back(here: Location) -> Iterator[Location]:
    """Yield the locations that the way came from, the last one first."""
    for index in range(len(here.way) - 1, -1, -1):
        if here.way[index].identity != here.identity:
            yield as_it_was(here, here.way[index])._replace(way=here.way[:index])


def as_it_was(here: Location, target: Location) -> Location:
    """Return a location that was left: its own list as it was then, all others as they are now."""
    before = {target.list_key: target.record} if target.list_key in target.cursors else {}
    return target._replace(cursors={**here.cursors, **before})


def above(here: Location) -> Location | None:
    """Return what a location stands in, where no way led to it; None for the library."""
    if here.view:
        return here.without_view()
    if here.pane == RESULTS:
        pane = SUMMARY if here.briefing else BRIEFINGS
        return here.in_pane(pane)._replace(query="", is_typing=False, only_matches=False)
    if here.query:
        return here.in_pane(RESULTS)
    if here.is_record_open:
        return here._replace(is_record_open=False)
    return here.in_pane(BRIEFINGS) if here.pane != BRIEFINGS else None


def sideways(here: Location, location: Location) -> Location:
    """Return a location that was reached from `here` beside it: the list that it was opened from goes with it.

    Under an open record that is the list that holds it, with the cursor on it; in the library the briefing is current.
    """
    *steps, last = here.way or (Location(),)
    if not here.way:
        return location
    if last.is_in_briefing and not last.is_record_open and last.briefing == here.briefing:
        if not location.is_record_open:  # it is a list itself
            return sideways(here._replace(way=tuple(steps)), location._replace(way=tuple(steps)))
        last = last._replace(briefing=location.briefing).in_pane(location.pane)
        last = last.with_cursor(location.record, location.row)
    steps = [at_briefing(step, here.briefing, location.briefing) for step in (*steps, last)]
    return location._replace(way=tuple(steps))


def at_briefing(step: Location, before: str, now: str) -> Location:
    """Return a step with the library's cursor on the briefing that is read instead of another."""
    is_library = step.pane == BRIEFINGS and not step.view
    return step.with_cursor(now) if is_library and step.record == before and before != now else step
