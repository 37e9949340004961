"""Commands of the search: begin, end, step through matches, keep under a name."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.search.query.query import Query
from briefing.session import lists
from briefing.session.location import RESULTS, SUMMARY, Location
from briefing.session.reply import DONE, Ask, Reply, Returned
from briefing.session.session import Session
from briefing.session.way import above, entered, sideways, steps_back
from briefing.userdata.saved_searches import expand_saved, save_search

NO_QUERY = "search for what? search coca, search section:quotes country:PE"
NO_SEARCH = "there is no search yet: / QUERY begins one"


def search(session: Session, text: str) -> Reply:
    """Search the whole library; without a text ask for one. Raises QueryError, UsageError."""
    if not text:
        return Reply(NO_QUERY, (Ask("search", session.search.text, NO_QUERY),))
    remarks: list[str] = []
    Query.parse(expand_saved(text, session.contents.saved), remarks=remarks)
    session.go(results_of(session.location, text, is_typing=False))
    return Reply("; ".join(remarks))


def begin_typing(session: Session) -> None:
    """The search bar is opened: results follow what is typed."""
    here = session.location
    session.move(entered(here, here.in_pane(RESULTS)))


def type_query(session: Session, text: str) -> None:
    """Search for another text of the search bar; one that cannot be read finds nothing, `search.fault` says why."""
    session.move(results_of(session.location, text, is_typing=True))


def results_of(location: Location, query: str, is_typing: bool) -> Location:
    """Return the location of a query's results, with the cursor before the first."""
    cursors = {key: record for key, record in location.cursors.items() if key != ("", RESULTS)}
    return location.in_pane(RESULTS)._replace(query=query, is_typing=is_typing, cursors=cursors)


def give_up(session: Session) -> None:
    """The search bar is left: back to where it was opened, everything as it was."""
    here = session.location
    session.move(next(steps_back(here), None) or above(here) or here)


def forget(session: Session, _: str = "") -> Reply:
    """End the search; in a briefing stay there, from the results go back to where it began. Raises UsageError."""
    here = session.location
    if not here.query:
        raise UsageError(NO_SEARCH)
    if here.pane == RESULTS:
        began = next((step for step in steps_back(here) if not step.query), None)
        session.move(began or above(here._replace(way=())) or here)
        return Reply("", (Returned(),))
    session.move(here._replace(query="", is_typing=False, only_matches=False))
    return Reply("nothing is searched for any more")


def match_by(session: Session, by: int) -> Reply:
    """Go to another match of the open briefing, round and round. Raises UsageError."""
    here = session.location
    matches = session.matches()
    if not here.query or not here.is_in_briefing or not matches:
        raise UsageError(no_match_text(here))
    item = here.record.partition("#")[2] if here.pane != SUMMARY else ""
    index = matches.index(item) + by if item in matches else 0 if by > 0 else -1
    target = matches[index % len(matches)]
    was_open = here.is_record_open or here.pane == SUMMARY or not session.is_background
    resolved = session.repository.find(f"{here.briefing}#{target}" if target else here.briefing)
    location = session.location_of(resolved)
    session.move(sideways(here, location._replace(is_record_open=was_open and bool(target))))
    return DONE


def no_match_text(location: Location) -> str:
    """Return why there is no match to go to."""
    if not location.query:
        return NO_SEARCH
    if location.pane == RESULTS:
        return "all of these match: open goes into one"
    return "nothing in here matches" if location.is_in_briefing else "matches are those of an open briefing"


def group_by(session: Session, by: int) -> Reply:
    """Go to the first result of the next section, round and round; from no results to what may have been meant.

    Raises UsageError where that is nothing.
    """
    groups = list(lists.result_groups(session))
    if not groups and session.search.spelling:
        return search(session, session.search.spelling[0])
    if not groups:
        raise UsageError("nothing is found: there is no section to go to")
    section = lists.result_section(session, session.location.record)
    index = groups.index(section) + by if section in groups else 0 if by > 0 else -1
    return open_group(session, groups[index % len(groups)])


def open_group(session: Session, section: str) -> Reply:
    """Go to the first result of a section. Raises UsageError where there is none."""
    found = lists.sorted_results(session).found
    index = next((index for index, record in enumerate(found) if record.hit.section == section), -1)
    if index < 0:
        raise UsageError(f"no {section} among the results")
    session.move(session.location.with_cursor(found[index].hit.reference, index))
    return Reply(f"{section.capitalize()} {lists.result_groups(session)[section]}, from {index + 1} on")


def only_matches(session: Session, _: str = "") -> Reply:
    """List only records that match, or all again. Raises UsageError."""
    here = session.location
    if not here.query:
        raise UsageError(NO_SEARCH)
    if not here.is_in_briefing:
        raise UsageError(no_match_text(here))
    session.move(here._replace(only_matches=not here.only_matches))
    return DONE


def save(session: Session, name: str) -> Reply:
    """Keep the search under a name. Raises UsageError, QueryError, OutputError."""
    if not name:
        return Reply("save-search NAME keeps what is searched for")
    text = session.search.text.strip()
    if not text:
        raise UsageError("there is no search to keep")
    save_search(name, text)
    session.reload()
    return Reply(f"kept as @{name}: {text}")
