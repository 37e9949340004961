"""Commands of what is not read yet: the next of it, only it, all is read."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.session import lists
from briefing.session.library_news import MOST_COUNTED
from briefing.session.library_rows import LibraryRows
from briefing.session.location import BRIEFINGS, SUMMARY, Location
from briefing.session.reply import DONE, Reply
from briefing.session.session import Session
from briefing.session.way import sideways


def next_unread(session: Session, _: str = "") -> Reply:
    """Open the next briefing of the list that is unread or corrected, round and round. Raises UsageError."""
    require_counted(session)
    here = session.location
    ids, unread = listed_ids(session), unread_ids(session)
    current = here.briefing if here.is_in_briefing else here.cursors.get(("", BRIEFINGS), "")
    start = ids.index(current) + here.is_in_briefing if current in ids else 0
    target = next((id for id in (*ids[start:], *ids[:start]) if id in unread), "")
    if not target:
        raise UsageError("every briefing is read as it is")
    open_briefing(session, target)
    left = len(unread_ids(session))
    return Reply(f"{left:,} more unread" if left else "that was the last unread one")


def listed_ids(session: Session) -> list[str]:
    """The briefings in the order of the library's list."""
    rows, briefings = lists.arranged_table(session, Location()).rows, session.contents.news.rows
    places = rows.order if isinstance(rows, LibraryRows) else ()
    return [briefings[place].id for place in places]


def unread_ids(session: Session) -> set[str]:
    """The briefings that are unread or corrected."""
    news = session.contents.news
    return {news.rows[place].id for place in news.places()}


def open_briefing(session: Session, id: str) -> None:
    """Open the summary of a briefing that stands in the library's list; from another briefing sideways."""
    here = session.location
    location = here.without_view()._replace(briefing=id, cursors={**here.cursors, ("", BRIEFINGS): id}).in_pane(SUMMARY)
    if here.is_in_briefing:
        session.history.leave(here)
        session.move(sideways(here, location))
    else:
        session.go(location)


def only_unread(session: Session, _: str = "") -> Reply:
    """List only briefings that are unread or corrected, or all again. Raises UsageError."""
    require_counted(session)
    session.contents.only_unread = not session.contents.only_unread
    session.contents.library_tables.clear()
    if session.location.view or session.location.pane != BRIEFINGS:
        session.touch()
        return Reply("only unread briefings are listed" if session.contents.only_unread else "all briefings are listed")
    session.touch()
    return DONE


def require_counted(session: Session) -> None:
    """Accept a library of which it is known what is unread. Raises UsageError."""
    if session.contents.briefing_count > MOST_COUNTED:
        raise UsageError(f"of more than {MOST_COUNTED:,} briefings it is not counted which are unread")
