"""A record in full -> paragraphs: every field it has, its caveats and notes, its reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefing.formatting import format_change, format_number, format_quantity, format_readable
from briefing.model import Agreement, Briefing, Item, Measure, Note, Operation, Quote, Section, Statistic
from briefing.model.arithmetic import computed_change
from briefing.model.ids import is_external
from briefing.model.quote import Attribution
from briefing.table import label, quoted_words, resolved, speaker
from briefing.views.labels import label_links, labelled, links_to
from briefing.views.layout import BLANK, Paragraph, Span, paragraph, prose

CODES = ("language", "basis", "date_basis", "unit_code")
"""Fields that only some readers look for: they come last."""


def record_view(
    briefing: Briefing, record: Item, own: Sequence[Paragraph] = (), is_alone: bool = True
) -> list[Paragraph]:
    """Return a record in the order in which it is asked for.

    What it is, from where, what the reader has put to it (`own`), what is doubtful, every further field, measures,
    codes, the reference. `is_alone`: its briefing is not beside it, so who published it is said.
    """
    head, shown = HEADS.get(type(record), named_head)(briefing, record)
    fields = list(field_paragraphs(briefing, record, (*shown, *CODES)))
    for measure in getattr(record, "measures", ()):
        fields += measure_view(briefing, measure)
    fields += field_paragraphs(briefing, record, tuple(name for name in record.FIELDS if name not in CODES), False)
    parts = (own, list(doubts_about(briefing, record)), fields, [footing(briefing, record)])
    return [*head, *origin(briefing, record, is_alone), *(line for part in parts if part for line in (BLANK, *part))]


def origin(briefing: Briefing, record: Item, is_alone: bool) -> list[Paragraph]:
    """Return `Dialogo, 2015-07-22 · ¶ 19`: publisher, date, and where it stands there; empty for nothing."""
    publisher = briefing.source.publisher if briefing.source else None
    published = ", ".join(text for text in (publisher, format_readable(briefing.date_published)) if text)
    texts = [text for text in (published if is_alone else "", place_in_source(record)) if text]
    return [paragraph(" · ".join(texts), "meta")] if texts else []


Head = tuple[list[Paragraph], tuple[str, ...]]
"""The paragraphs of a head, and the names of the fields they show."""


def named_head(_: Briefing, record: Any) -> Head:
    """Return the name of a record, and its summary where it has one."""
    name = next(key for key, declared in record.FIELDS.items() if declared.search == "name")
    summary = getattr(record, "summary", None)
    head = list(prose(label(record), "title"))
    return head + (list(prose(summary)) if summary and name != "summary" else []), (name, "summary")


def statistic_head(briefing: Briefing, record: Any) -> Head:
    """Return title, figure with date and area, and the stated change next to the computed one."""
    head = [paragraph(record.title, "title"), Paragraph((Span(format_quantity(record.quantity), "figure"),))]
    head[-1] = Paragraph((*head[-1].spans, Span(joined_values(record.date, record.area))))
    if record.change:
        head.append(Paragraph((Span("change ", "label"), *change_spans(briefing, record)), hang=7))
    return head, ("title", "value", "min", "max", "plus_minus", "unit", "qualifier", "date", "area", "change")


def joined_values(*values: Any) -> str:
    """Return ` · value` for each value that is not empty."""
    return "".join(f" · {format_readable(value)}" for value in values if value not in (None, ()))


def change_spans(briefing: Briefing, record: Statistic) -> Iterator[Span]:
    """Return `nearly −13 % stated, −12.8 % computed from 49,200 hectares (2013)`; nothing without a stated change."""
    stated = record.change
    if stated is None:
        return
    yield Span(f"{format_change(stated)} stated")
    base = briefing.by_id.get(stated.base or "")
    if isinstance(base, Statistic):
        computed = computed_change(record, base, stated)
        yield Span(f", {format_number(computed.shown)} {computed.unit} computed" if computed else "")
        yield Span(f", from {format_quantity(base.quantity)}{joined_values(base.date)}")
    elif stated.base and is_external(stated.base):
        yield from (Span(", from "), Span(stated.base, "link", stated.base))


def quote_head(briefing: Briefing, record: Any) -> Head:
    """Return the quotation, then its attribution, linked to the speaker where the briefing has one."""
    words = list(prose(quoted_words(record, record.text), "quote", indent=2))
    shown: tuple[str, ...] = ("text", "form", "speaker", "on_behalf_of", "via", "date", "occasion", "translated_from")
    if not record.speaker or record.attribution == Attribution.NAMED:
        shown += ("attribution",)
    if not record.speaker:
        shown += ("speaker_candidates",)
    person = briefing.named(record.speaker or "")
    target = briefing.reference(person) if person else ""
    whose = Span(f"— {attribution(briefing, record)}", "attribution", target)
    return [*words, Paragraph((whose,), indent=2, hang=2)], shown


def attribution(briefing: Briefing, quote: Quote) -> str:
    """Return who said it, in which role, on behalf of whom, via whom, where, when and in which other language."""
    parts = [speaker(briefing, quote)]
    person = briefing.named(quote.speaker or "")
    parts += [
        format_readable(resolved(briefing, person, name))  # type: ignore[arg-type]
        for name in ("role", "organisation")
        if hasattr(person, name)
    ]
    if quote.on_behalf_of:
        parts.append(f"on behalf of {format_readable(resolved(briefing, quote, 'on_behalf_of'))}")
    if quote.via:
        parts.append(f"via {format_readable(resolved(briefing, quote, 'via'))}")
    parts += [quote.occasion or "", format_readable(quote.date)]
    parts += [f"translated from {quote.translated_from}" if quote.translated_from else ""]
    return ", ".join(part for part in parts if part)


def note_head(_: Briefing, record: Any) -> Head:
    """Return the type and text of a note."""
    return [paragraph(f"Note: {format_readable(record.type)}", "title"), *prose(record.text)], ("type", "text")


def measure_head(briefing: Briefing, record: Any) -> Head:
    """Return the head of a measure, and a link to its agreement."""
    head, shown = named_head(briefing, record)
    agreement = next(agreed for agreed in briefing.agreements if record in agreed.measures)
    link = Span(agreement.title, "link", briefing.reference(agreement))
    return [*head, BLANK, label_links("Agreement", (link,))], shown


HEADS: dict[type[Item], Callable[[Briefing, Any], Head]] = {
    Operation: named_head, Statistic: statistic_head, Agreement: named_head, Measure: measure_head, Quote: quote_head,
    Note: note_head,
}  # fmt: skip


def field_paragraphs(
    briefing: Briefing, record: Item, shown: tuple[str, ...], has_others: bool = True
) -> Iterator[Paragraph]:
    """Return a line for each field not in `shown`; with `has_others` keys that the format does not know come last."""
    elsewhere = (*shown, "id", "paragraph", "page", "caveats", "measures")
    for name, declared in record.FIELDS.items():
        value = resolved(briefing, record, name)
        if name not in elsewhere and not name.endswith("_qualifier") and value not in (None, (), declared.default):
            qualifier = format_readable(getattr(record, f"{name}_qualifier", None))
            links = tuple(links_to(briefing, value))
            yield (
                label_links(declared.title, links)
                if links
                else labelled(declared.title, f"{qualifier} {format_readable(value)}".strip())
            )
        for key, text in value.others if isinstance(value, Section) else ():
            yield labelled(f"{name}.{key} (?)", text)
    for name, text in record.others if has_others else ():
        yield labelled(f"{name} (?)", text)


def measure_view(briefing: Briefing, measure: Measure) -> list[Paragraph]:
    """Return a measure of an agreement: summary, type, places, evidence, then its caveats and notes."""
    where = [*resolved(briefing, measure, "places"), *resolved(briefing, measure, "organisations")]
    parts = [format_readable(place) for place in where]
    parts += [place_in_source(measure)] if place_in_source(measure) else []
    parts += [format_readable(measure.evidence)] if measure.evidence else []
    others = (*measure.others, *(measure.evidence.others if measure.evidence else ()))
    parts += [f"{name} (?): {text}" for name, text in others]
    kind = f" ({measure.type})" if measure.type else ""
    details = kind + "".join(f" · {part}" for part in parts)
    spans = (Span("• ", "label"), Span(measure.summary.replace("\n", " ")), Span(details, "meta"))
    return [Paragraph(spans, hang=2), *(doubt._replace(indent=2) for doubt in doubts_about(briefing, measure))]


def doubts_about(briefing: Briefing, record: Item) -> Iterator[Paragraph]:
    """Return the caveats of a record, and the notes about it, linked to the note."""
    yield from (caveat(text) for text in record.caveats)
    for note in briefing.notes_about(record):
        text = f"Note ({format_readable(note.type)}): {note.text}{f' {note.url}' if note.url else ''}"
        yield Paragraph((Span(text.replace("\n", " "), "note", briefing.reference(note)),), hang=2)


def caveat(text: str, indent: int = 0) -> Paragraph:
    """Return a caveat, marked with an exclamation mark."""
    return paragraph(f"! {text}".replace("\n", " "), "caveat", indent, hang=2)


def place_in_source(record: Item) -> str:
    """Return `p. A1, ¶ 3, 4`: pages and paragraphs of the source; empty where the record states none."""
    named = (("p.", record.page), ("¶", record.paragraph))
    return ", ".join(f"{sign} {', '.join(map(str, numbers))}" for sign, numbers in named if numbers)


def footing(briefing: Briefing, record: Item) -> Paragraph:
    """Return the stable reference of a record."""
    return paragraph(briefing.reference(record), "reference")
