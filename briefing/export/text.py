"""Plain text, laid out for reading; the same bytes in a pipe and on a terminal, but for colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.export.request import ExportRequest
from briefing.library.folder import Resolved
from briefing.views.document import document_lines
from briefing.views.layout import Line, lay_out, plain
from briefing.views.record import record_view


def write(job: ExportRequest) -> Iterator[str]:
    for index, found in enumerate(job.found):
        if index:
            yield "\n\n"
        yield lines_to_text(found_lines(found, job), job.colour)


def found_lines(found: Resolved, job: ExportRequest) -> list[Line]:
    if found.record is None:
        return document_lines(found.briefing, job.width, job.kinds)
    return lay_out(record_view(found.briefing, found.record), job.width)


def lines_to_text(lines: Iterable[Line], colour: bool) -> str:
    if colour:
        from briefing.export.ansi import ansi  # Rich: 10 ms that a pipe does not pay

        return ansi(lines)
    return "".join(f"{plain(line)}\n" for line in lines)
