"""Where a session begins, and what is kept of its location for the next one."""

from __future__ import annotations

from briefing.library.folder import Resolved
from briefing.repository.renamed import CurrentReferences
from briefing.session import lists, travel
from briefing.session.location import SUMMARY, Location, from_json, to_json
from briefing.session.session import Session
from briefing.session.table_options import options_from_json, options_to_json

LOCATION_SETTING, TABLES_SETTING = "place", "tables"
"""The names under which the location is kept, and how tables are sorted and drawn."""


def begin(session: Session, start: Resolved | None) -> None:
    """Begin at what was asked for, where the last session of this library ended, or in the only briefing."""
    contents = session.contents
    session.table_options |= options_from_json(session.userdata.settings.get(TABLES_SETTING))
    if start:
        session.move(session.location_of(start))
    elif not restore(session) and contents.briefing_count == 1 and not contents.unreadable:
        session.move(Location(SUMMARY, contents.library_table().rows[len(contents.saved)].reference))
    lists.select_first(session)  # the first key is met whether the files were looked at or not


def restore(session: Session) -> bool:
    """Go where the last session of this library ended; False where that is no longer there."""
    location = from_json(session.userdata.settings.get(LOCATION_SETTING))
    location = location and by_current_ids(session, location)
    if location is None or not travel.is_available(session, location):
        return False
    session.move(location)
    return True


def by_current_ids(session: Session, location: Location) -> Location:
    """Return a location of another session, its briefing and records by the ids they have now."""
    current = CurrentReferences(session.repository).current
    cursors = {(current(id), pane): current(reference) for (id, pane), reference in location.cursors.items()}
    return location._replace(briefing=current(location.briefing), cursors=cursors)


def end(session: Session) -> None:
    """Stop the workers, keep the location and the tables for the next session, close the reader's own data."""
    session.close()
    session.userdata.settings.put(LOCATION_SETTING, to_json(session.location))
    session.userdata.settings.put(TABLES_SETTING, options_to_json(session.table_options))
    session.userdata.close()


def first_notice(session: Session) -> str:
    """Return what a reader should know at the beginning; empty where all is well."""
    return session.contents.saved_fault or session.userdata.notice or session.settings.remark
