"""What the screen of the views shows of a location, a frozen value a widget. No Textual."""

from __future__ import annotations

from briefing.session import lists
from briefing.session.location import Location
from briefing.session.reader_marks import BRIEFING_SIGNS, RECORD_SIGNS
from briefing.session.session import Session
from briefing.session.view_job import CHANGES, FACET_VIEW, MARKS, VIEW_NAMES, progress_text
from briefing.table import Table
from briefing.tui.presenter import BarContent, RecordContent, TableContent, TabsContent, key_hints
from briefing.views.comparison_text import compared
from briefing.views.layout import BLANK, Paragraph, Span, paragraph
from briefing.views.registry import COMPARE
from briefing.views.timeline import profile, year_headings, years_of

HINTS = {
    "next-view": "next view", "open": "open", "sort": "sort", "copy": "copy", "command": "command", "back": "back",
}  # fmt: skip
SUMMING = ("measures", "countries", "speakers", "actors", FACET_VIEW)
"""Views whose rows are no records, and bear no signs."""
HEADING_WIDTH = 60
"""Cells of the heading of a year, its bar included."""


class ViewPresenter:
    """Turns locations into the contents of the view screen's widgets."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.count = 0
        """Records that are read for a view that is being made."""

    def title(self, here: Location) -> BarContent:
        """The view, what it is of, and how many rows it has."""
        request, made = self.session.view_request(), self.session.made()
        words = (request.name, made.title if made else "", request.subject())
        table = made.table if made else Table("", (), ())
        by_year = years_of(table)
        years = f"{profile(by_year)}   " if by_year else ""
        left = (Span(" · ".join(word for word in words if word), "title"),)
        return BarContent(left, (Span(f"{years}{len(table.rows):,}", "meta"),))

    def tabs(self, here: Location) -> TabsContent:
        """The views."""
        index = VIEW_NAMES.index(here.view) if here.view else -1
        return TabsContent(tuple(name.capitalize() for name in VIEW_NAMES), index)

    def status(self, _: Location) -> BarContent:
        """The keys."""
        return BarContent((), (), key_hints(self.session, HINTS))

    def table(self, here: Location) -> TableContent | None:
        """The rows of the view; empty while it is being made, None outside of the views."""
        if not here.view:
            return None
        made, request = self.session.made(), self.session.view_request()
        table = made.table if made else Table(here.view.capitalize(), (), ())
        empty_text = made.empty_text if made else progress_text(request.query, self.count)
        headings = (made and made.headings) or year_headings(years_of(table), HEADING_WIDTH)
        signs = (
            0 if here.view in SUMMING or request.is_choice else BRIEFING_SIGNS if here.view == CHANGES else RECORD_SIGNS
        )
        return TableContent(
            table.title, table, here.list_key, here.record, here.row, request.query.phrases, empty_text,
            self.sign if signs else None, signs, headings, lists.options_of(self.session, here), here.revision,
        )  # fmt: skip

    def sign(self, reference: str) -> str:
        """Return the signs before the row of a record, or of a briefing."""
        if "#" in reference or self.session.location.view == MARKS:
            return self.session.marks.record_sign(reference)
        return self.session.contents.briefing_sign(reference) if self.session.location.view == CHANGES else ""

    def record(self, here: Location) -> RecordContent:
        """The record of the row under the cursor; of a compared figure with its series."""
        made, reference = self.session.made(), self.session.reference
        if not reference or made is None:
            return RecordContent("", ())
        heading, paragraphs = self.session.contents.record_text(here, reference)
        if here.view == COMPARE and here.measure and paragraphs:
            paragraphs = [*compared(made.table, reference), BLANK, *paragraphs]
        if here.view == CHANGES and paragraphs:
            paragraphs = [*corrected(made.table, reference), *paragraphs]
        return RecordContent(heading, paragraphs, made.request.query.phrases)


def corrected(table: Table, reference: str) -> list[Paragraph]:
    """What was corrected in a briefing of the view of changes; empty where nothing is known of it."""
    index = [column.name for column in table.columns].index("corrections")
    told = next((row.values[index] for row in table.rows if row.reference == reference), ())
    lines = [paragraph(text, "caveat", hang=2) for text in told]
    return [paragraph("Corrected since you read it:", "caveat"), *lines, BLANK] if lines else []
