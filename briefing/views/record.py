"""One record in full -> paragraphs: every field it has, its doubts, its reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from briefing.formatting import NamedReference, change, format_readable, number, quantity
from briefing.model import Agreement, Briefing, Item, Measure, Note, Operation, Quote, Section, Statistic
from briefing.model.quote import Attribution
from briefing.model.statistic import computed_change
from briefing.table import label, resolved, speaker
from briefing.views.layout import BLANK, Paragraph, Span, paragraph, prose

LABEL = 16
"""Cells of the column of labels."""


def record_view(briefing: Briefing, record: Item) -> list[Paragraph]:
    """Head by kind, then every further field, the measures, the doubts, the reference."""
    head, shown = HEADS.get(type(record), titled)(briefing, record)
    body = list(fields(briefing, record, shown))
    out = [*head, *([BLANK] if body else []), *body]
    for measure in getattr(record, "measures", ()):
        out += measure_view(briefing, measure)
    doubts = list(doubts_about(briefing, record))
    return [*out, *([BLANK] if doubts else []), *doubts, BLANK, footing(briefing, record)]


Head = tuple[list[Paragraph], tuple[str, ...]]
"""Its paragraphs, and the fields they have shown."""


def titled(_: Briefing, record: Any) -> Head:
    """Its name, and its summary where it has one."""
    name = next(key for key, declared in record.FIELDS.items() if declared.search == "name")
    summary = getattr(record, "summary", None)
    head = list(prose(label(record), "title"))
    return head + (list(prose(summary)) if summary and name != "summary" else []), (name, "summary")


def statistic_head(briefing: Briefing, record: Any) -> Head:
    """The figure before everything, with the stated change beside the computed one."""
    head = [paragraph(record.title, "title"), Paragraph((Span(quantity(record.quantity), "figure"),))]
    head[-1] = Paragraph((*head[-1].spans, Span(facts(record.date, record.area))))
    if record.change:
        head.append(Paragraph((Span("change ", "label"), *change_spans(briefing, record)), hang=7))
    return head, ("title", "value", "min", "max", "unit", "qualifier", "date", "area", "change")


def facts(*values: Any) -> str:
    return "".join(f" · {format_readable(value)}" for value in values if value not in (None, ()))


def change_spans(briefing: Briefing, record: Statistic) -> Iterator[Span]:
    """`nearly −13 % stated, −12.8 % computed from 49,200 hectares (2013)`."""
    stated = record.change
    if stated is None:
        return
    yield Span(f"{change(stated)} stated")
    base = briefing.by_id.get(stated.base or "")
    if isinstance(base, Statistic):
        if record.value is not None and base.value is not None:
            computed = computed_change(stated, record.value, base.value)
            unit = " %" if stated.is_percent else f" {record.unit}"
            yield Span(f", {number(Decimal(f'{computed:.1f}'))}{unit} computed" if computed is not None else "")
        yield Span(f", from {quantity(base.quantity)}{facts(base.date)}")


def quote_head(briefing: Briefing, record: Any) -> Head:
    """The words, then whose they are."""
    words = list(prose(f"“{record.text}”", "quote", indent=2))
    shown: tuple[str, ...] = ("text", "speaker", "on_behalf_of", "via", "date", "occasion")
    if not record.speaker or record.attribution == Attribution.NAMED:
        shown += ("attribution",)
    if not record.speaker:
        shown += ("speaker_candidates",)
    person = briefing.by_id.get(record.speaker or "")
    target = briefing.reference(person) if person else ""
    whose = Span(f"— {attribution(briefing, record)}", "attribution", target)
    return [*words, Paragraph((whose,), indent=2, hang=2)], shown


def attribution(briefing: Briefing, quote: Quote) -> str:
    """Who said it, as whom, for whom, through whom, when and where."""
    parts = [speaker(briefing, quote)]
    person = briefing.by_id.get(quote.speaker or "")
    parts += [
        format_readable(resolved(briefing, person, name))  # type: ignore[arg-type]
        for name in ("role", "organisation")
        if hasattr(person, name)
    ]
    if quote.on_behalf_of:
        parts.append(f"on behalf of {format_readable(resolved(briefing, quote, 'on_behalf_of'))}")
    if quote.via:
        parts.append(f"via {format_readable(resolved(briefing, quote, 'via'))}")
    return ", ".join(part for part in (*parts, quote.occasion or "", format_readable(quote.date)) if part)


def note_head(_: Briefing, record: Any) -> Head:
    return [paragraph(f"Note: {format_readable(record.type)}", "title"), *prose(record.text)], ("type", "text")


def measure_head(briefing: Briefing, record: Any) -> Head:
    """What is to be done, and the agreement it is a part of."""
    head, shown = titled(briefing, record)
    agreement = next(one for one in briefing.agreements if record in one.measures)
    link = Span(agreement.title, "link", briefing.reference(agreement))
    return [*head, BLANK, linked("Agreement", (link,))], shown


HEADS: dict[type[Item], Callable[[Briefing, Any], Head]] = {
    Operation: titled, Statistic: statistic_head, Agreement: titled, Measure: measure_head, Quote: quote_head,
    Note: note_head,
}  # fmt: skip


def fields(briefing: Briefing, record: Item, shown: tuple[str, ...]) -> Iterator[Paragraph]:
    """A line a field that the head has not shown; keys that the format does not know stand last."""
    elsewhere = (*shown, "id", "paragraph", "caveats", "measures")
    for name, declared in record.FIELDS.items():
        value = resolved(briefing, record, name)
        if name not in elsewhere and not name.endswith("_qualifier") and value not in (None, (), declared.default):
            qualifier = format_readable(getattr(record, f"{name}_qualifier", None))
            links = tuple(links_to(briefing, value))
            yield (
                linked(declared.title, links)
                if links
                else labelled(declared.title, f"{qualifier} {format_readable(value)}".strip())
            )
        for key, text in value.others if isinstance(value, Section) else ():
            yield labelled(f"{name}.{key} (?)", text)
    for name, text in record.others:
        yield labelled(f"{name} (?)", text)


def links_to(briefing: Briefing, value: Any) -> Iterator[Span]:
    """The records of the briefing that a value names, each a link; nothing where it names none."""
    names = value if isinstance(value, tuple) and not hasattr(value, "_fields") else (value,)
    if not any(isinstance(one, NamedReference) and one.id in briefing.by_id for one in names):
        return
    for index, one in enumerate(names):
        is_link = isinstance(one, NamedReference) and one.id in briefing.by_id
        target = f"{briefing.id}#{one.id}" if is_link else ""
        yield Span("; " if index else "")
        yield Span(format_readable(one).replace("\n", " "), "link" if is_link else "text", target)


def linked(title: str, spans: tuple[Span, ...]) -> Paragraph:
    return Paragraph((Span(f"{title:<{LABEL - 1}} ", "label"), *spans), hang=LABEL)


def labelled(title: str, text: str, role: str = "text") -> Paragraph:
    """A label in its column, the text behind it and under itself."""
    return Paragraph((Span(f"{title:<{LABEL - 1}} ", "label"), Span(text.replace("\n", " "), role)), hang=LABEL)


def measure_view(briefing: Briefing, measure: Measure) -> list[Paragraph]:
    where = [*resolved(briefing, measure, "places"), *resolved(briefing, measure, "organisations")]
    parts = [format_readable(one) for one in where]
    parts += [f"¶ {', '.join(map(str, measure.paragraph))}"] if measure.paragraph else []
    parts += [format_readable(measure.evidence)] if measure.evidence else []
    others = (*measure.others, *(measure.evidence.others if measure.evidence else ()))
    parts += [f"{name} (?): {text}" for name, text in others]
    kind = f" ({measure.type})" if measure.type else ""
    behind = kind + "".join(f" · {part}" for part in parts)
    spans = (Span("• ", "label"), Span(measure.summary.replace("\n", " ")), Span(behind, "meta"))
    return [Paragraph(spans, hang=2), *(one._replace(indent=2) for one in doubts_about(briefing, measure))]


def doubts_about(briefing: Briefing, record: Item) -> Iterator[Paragraph]:
    """Its caveats, and the notes that are about it."""
    yield from (caveat(text) for text in record.caveats)
    for note in briefing.notes_about(record):
        text = f"Note ({format_readable(note.type)}): {note.text}{f' {note.url}' if note.url else ''}"
        yield Paragraph((Span(text.replace("\n", " "), "note", briefing.reference(note)),), hang=2)


def caveat(text: str, indent: int = 0) -> Paragraph:
    return paragraph(f"! {text}".replace("\n", " "), "caveat", indent, hang=2)


def footing(briefing: Briefing, record: Item) -> Paragraph:
    """Where it stands in the source, and its stable reference."""
    where = f"source ¶ {', '.join(map(str, record.paragraph))} · " if record.paragraph else ""
    return Paragraph((Span(where, "meta"), Span(briefing.reference(record), "reference")))
