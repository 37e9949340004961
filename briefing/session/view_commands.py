"""Commands of the views of the whole library: which one, of which measure, since when."""

from __future__ import annotations

from briefing.errors import UsageError, did_you_mean
from briefing.model import Statistic
from briefing.safe import short
from briefing.search.query.query import Query
from briefing.session import travel
from briefing.session.location import VIEW_PREFIX, Location
from briefing.session.reply import DONE, Reply
from briefing.session.session import Session, local_now
from briefing.session.view_job import CHANGES, FACET_VIEW, MARKS, VIEW_NAMES
from briefing.tokenizer import close_matches
from briefing.userdata.since import parse_since
from briefing.views.registry import COMPARE


def views(session: Session, name: str) -> Reply:
    """A view by its name or what it begins with; without one the first, and out of a view. Raises UsageError."""
    if not name:
        return travel.out_of_views(session) if session.location.view else show(session, VIEW_NAMES[0])
    names = [view for view in VIEW_NAMES if view == name] or [view for view in VIEW_NAMES if view.startswith(name)]
    if len(names) != 1:
        near = names[:4] or close_matches(name, VIEW_NAMES)
        raise UsageError(f"no view '{short(name)}'{did_you_mean(near)} (there are {', '.join(VIEW_NAMES)})")
    return show(session, names[0])


def show(session: Session, view: str, measure: str = "", reference: str = "") -> Reply:
    """Go to a view."""
    session.go(location_of(session, view, measure, reference))
    return DONE


def location_of(session: Session, view: str, measure: str = "", reference: str = "") -> Location:
    """Return where a view is read, with the cursor on a record, or as it was left."""
    here, key = session.location, ("", VIEW_PREFIX + view)
    cursors = {**here.cursors, key: reference} if reference else dict(here.cursors)
    if measure and measure != here.measure and not reference:
        cursors.pop(key, None)  # it stood on a figure of another measure
    return here._replace(view=view, measure=measure or here.measure, cursors=cursors, row=-1)


def view_by(session: Session, by: int) -> Reply:
    """The next view, round and round; outside of the views the first or the last."""
    view = session.location.view
    index = VIEW_NAMES.index(view) + by if view else 0 if by > 0 else -1
    return turn_to(session, VIEW_NAMES[index % len(VIEW_NAMES)])


def turn_to(session: Session, view: str) -> Reply:
    """Show a view beside the one that is shown, which is no step; from elsewhere go to it."""
    (session.move if session.location.view else session.go)(location_of(session, view))
    return DONE


def facets(session: Session, _: str = "") -> Reply:
    """The values among the results, to narrow the search by one of them; outside of a search those of the library."""
    return show(session, FACET_VIEW)


def changes(session: Session, when: str) -> Reply:
    """What is new and corrected since the last visit, or since another moment. Raises UsageError."""
    if when:
        session.since = parse_since(when, local_now(), session.visited)
    return show(session, CHANGES)


def marks(session: Session, _: str = "") -> Reply:
    """What is flagged, noted and marked, in all briefings."""
    return show(session, MARKS)


def compare(session: Session, measure: str) -> Reply:
    """`MEASURE QUERY`: a measure across the library, or of the records of a query.

    Without a name the measure of the current figure, else the list of all to choose from. Raises UsageError.
    """
    if measure:
        Query.parse(measure.partition(" ")[2])  # that it can be read
        return show(session, COMPARE, measure)
    here = session.location
    _, record = session.subject() if session.reference and here.view != COMPARE else (None, None)
    if isinstance(record, Statistic):
        return show(session, COMPARE, record.measure, session.reference)
    (session.move if here.view else session.go)(here._replace(view=COMPARE, measure="", row=-1))
    return DONE
