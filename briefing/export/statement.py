"""The parts of a citation: statement, source, caveats and notes, reference; the same for every form."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.formatting import format_change, format_quantity, format_readable
from briefing.model import Briefing, Item, Quote, Statistic
from briefing.table import label, quoted_words, resolved
from briefing.views.document import published_on, status_notice
from briefing.views.record import attribution


def citation_reference(briefing: Briefing, record: Item | None) -> str:
    """Return the reference of a record, or of a briefing where `record` is None."""
    return briefing.id if record is None else briefing.reference(record)


def statement(briefing: Briefing, record: Item | None) -> Iterator[str]:
    """Yield a quotation with its speaker, a figure with its period and area, or a name with its summary."""
    match record:
        case None:
            yield briefing.headline
        case Quote():
            yield quoted_words(record, record.text)
            yield f"— {attribution(briefing, record)}"
        case Statistic():
            stated = f"{format_change(record.change)} as stated" if record.change else ""
            facts = (
                format_quantity(record.quantity),
                *field_texts(briefing, record, "dimensions", "date", "area", "places"),
                stated,
            )
            yield f"{record.title}: {', '.join(fact for fact in facts if fact)}{attribution_clauses(briefing, record)}"
        case _:
            facts = tuple(field_texts(briefing, record, "parties", "status", "date"))
            known = f" ({', '.join(facts)})" if facts else ""
            yield f"{label(record)}{known}{attribution_clauses(briefing, record)}"
            summary = getattr(record, "summary", None)
            if summary and summary != label(record):
                yield summary.replace("\n", " ")


def field_texts(briefing: Briefing, record: Item, *names: str) -> Iterator[str]:
    """Yield the values of those fields that the record has; an inferred date says so."""
    for name in names:
        value = resolved(briefing, record, name) if name in record.FIELDS else None
        if value not in (None, (), ""):
            basis = getattr(record, "date_basis", None) if name == "date" else None
            yield format_readable(value) + (" (inferred)" if basis == "inferred" else "")


def attribution_clauses(briefing: Briefing, record: Item) -> str:
    """Return `, according to Felipe Cáceres, via La Razón`; empty where nobody is named."""
    says = (("attributed_to", "according to"), ("announced_by", "announced by"), ("via", "via"))
    return "".join(f", {phrase} {person}" for name, phrase in says for person in field_texts(briefing, record, name))


def source_line(briefing: Briefing) -> str:
    """Return publisher, headline, publication date, correction and access; a status that forbids use comes first."""
    publisher = briefing.source.publisher if briefing.source else None
    status = "" if briefing.pub_status == "usable" else f"[{briefing.pub_status.upper()}: not to be used] "
    corrected = f"corrected {format_readable(briefing.date_modified)}" if briefing.date_modified else ""
    accessed = briefing.source.accessed if briefing.source else None
    seen = f"accessed {format_readable(accessed)}" if accessed else ""
    parts = (publisher, f"“{briefing.headline}”", published_on(briefing), corrected, seen)
    return status + ", ".join(part for part in parts if part)


def doubt_lines(briefing: Briefing, record: Item | None) -> Iterator[str]:
    """Yield status or correction of the briefing, then caveats of the record and notes about it."""
    if briefing.ednote:
        yield status_notice(briefing)
    if record is not None:
        yield from (f"Caveat: {text}".replace("\n", " ") for text in record.caveats)
        yield from (
            f"Note ({format_readable(note.type)}): {note.text}".replace("\n", " ")
            for note in briefing.notes_about(record)
        )
