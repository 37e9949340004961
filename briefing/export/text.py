"""Plain text, laid out for reading: the same bytes in a pipe and on a terminal, except colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.export.request import ExportRequest
from briefing.library.folder import Resolved
from briefing.sink import Piece
from briefing.views.document import document_lines
from briefing.views.layout import Line, lay_out, plain
from briefing.views.record import record_view


def write_text(request: ExportRequest) -> Iterator[Piece]:
    """Yield the text of each selected briefing or record; two blank lines between them."""
    for index, selected in enumerate(request.selection):
        if index:
            yield "\n\n"
        yield from lines_to_text(lay_out_selected(selected, request), request.colour)


def lay_out_selected(selected: Resolved, request: ExportRequest) -> list[Line]:
    """Lay out a briefing or one record, `request.width` cells wide."""
    if selected.record is None:
        return document_lines(selected.briefing, request.width, request.kinds)
    return lay_out(record_view(selected.briefing, selected.record), request.width)


def lines_to_text(lines: Iterable[Line], colour: bool) -> Iterable[Piece]:
    """Return lines as text, each ended by a newline; with their styles where `colour` is set."""
    if colour:
        from briefing.export.ansi import ansi  # Rich: 10 ms that a pipe does not pay

        return ansi(lines)
    return ("".join([f"{plain(line)}\n" for line in lines]),)
