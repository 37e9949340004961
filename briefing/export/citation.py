"""A record as somebody may pass it on: with whose it is, of when, from where, and what to bear in mind.

`plain` is for a message, `markdown` for a draft, `json` for a program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from briefing.errors import UsageError, did_you_mean
from briefing.export.json import dumps
from briefing.export.markdown import escape
from briefing.formatting import change, fields_of, format_exact, format_readable, quantity
from briefing.model import Briefing, Item, Quote, Statistic
from briefing.safe import safe
from briefing.table import label, resolved
from briefing.tokenizer import close_matches
from briefing.views.document import status_notice
from briefing.views.record import attribution


def citation(
    briefing: Briefing, record: Item | None, form: str = "plain", templates: Mapping[str, str] | None = None
) -> str:
    """Without a newline at the end. `templates`: texts by name, with `{field}` where a value stands.

    Raises UsageError with the known forms.
    """
    if templates and form in templates:
        return filled(templates[form], briefing, record)
    if form not in FORMS:
        known = ", ".join((*FORMS, *(templates or {})))
        raise UsageError(f"nothing is cited as '{safe(form)}': expected one of {known}")
    return FORMS[form](briefing, record)


def plain(briefing: Briefing, record: Item | None) -> str:
    lines = [*said(briefing, record), f"Source: {source(briefing)}", *doubts(briefing, record)]
    return safe("\n".join([*lines, f"[{reference(briefing, record)}]"]), lines=True)


def markdown(briefing: Briefing, record: Item | None) -> str:
    body = [escape(line) for line in said(briefing, record)]
    if isinstance(record, Quote):
        body = [f"> {line}" for line in body]
    address = briefing.source.url if briefing.source else None
    where = f"[{escape(source(briefing))}](<{address.replace('>', '%3E')}>)" if address else escape(source(briefing))
    rest = [where, *(f"*{escape(line)}*" for line in doubts(briefing, record)), f"`{reference(briefing, record)}`"]
    return safe("\n".join([*body, "", "  \n".join(rest)]), lines=True)


def as_data(briefing: Briefing, record: Item | None) -> str:
    found: dict[str, Any] = {"reference": reference(briefing, record)}
    if record is not None:
        found |= {"section": record.TABLE or record.ONE} | fields_of(record)
        found["said"] = list(said(briefing, record))
        found["doubts"] = list(doubts(briefing, record))
    found["briefing"] = {
        "id": briefing.id,
        "headline": briefing.headline,
        "date_published": briefing.date_published.text,
        "pub_status": str.__str__(briefing.pub_status),
    }
    heads = (("date_modified", format_exact(briefing.date_modified)), ("ednote", briefing.ednote))
    found["briefing"] |= {name: value for name, value in heads if value}
    if briefing.source:
        found["source"] = fields_of(briefing.source)
    return dumps(found)


FORMS: dict[str, Callable[[Briefing, Item | None], str]] = {"plain": plain, "markdown": markdown, "json": as_data}


FIELD = re.compile(r"\{([^{}]*)\}")
SLOTS = (
    "said", "first", "text", "attribution", "figure", "date", "doubts", "reference", "headline", "publisher",
    "published", "source", "url",
)  # fmt: skip
"""What may stand in a template, in braces."""


def filled(template: str, briefing: Briefing, record: Item | None) -> str:
    """A value is put in as text: braces in it are only braces."""
    values = template_values(briefing, record)
    return safe(FIELD.sub(lambda slot: values[slot[1]], template), lines=True)


def template_values(briefing: Briefing, record: Item | None) -> dict[str, str]:
    own = briefing.source
    words = list(said(briefing, record))
    values = (
        "\n".join(words),
        words[0],
        label(record) if record else briefing.headline,
        attribution(briefing, record) if isinstance(record, Quote) else "",
        quantity(record.quantity) if isinstance(record, Statistic) else "",
        format_exact(getattr(record, "date", None)),
        "\n".join(doubts(briefing, record)),
        reference(briefing, record),
        briefing.headline,
        (own and own.publisher) or "",
        format_exact(briefing.date_published),
        source(briefing),
        (own and own.url) or "",
    )
    return dict(zip(SLOTS, values, strict=True))


def unknown_field(template: str) -> str:
    """What is wrong with a template; empty where nothing is."""
    for slot in FIELD.findall(template):
        if slot not in SLOTS:
            meant = did_you_mean(close_matches(slot, SLOTS))
            return f"there is no {{{safe(slot)}}}{meant} (there are {', '.join(SLOTS)})"
    return ""


def citations(
    found: Sequence[tuple[Briefing, Item | None]], form: str, templates: Mapping[str, str] | None = None
) -> str:
    """Several at once: a blank line between texts; an array in JSON where there is more than one."""
    every = [citation(briefing, record, form, templates) for briefing, record in found]
    return f"[{', '.join(every)}]" if form == "json" and len(every) > 1 else "\n\n".join(every)


def reference(briefing: Briefing, record: Item | None) -> str:
    return briefing.id if record is None else briefing.reference(record)


def said(briefing: Briefing, record: Item | None) -> Iterator[str]:
    """The words with their speaker, the figure with its period and area, or what the record is called."""
    match record:
        case None:
            yield briefing.headline
        case Quote():
            yield f"“{record.text}”"
            yield f"— {attribution(briefing, record)}"
        case Statistic():
            stated = f"{change(record.change)} as stated" if record.change else ""
            facts = (
                quantity(record.quantity),
                *about(briefing, record, "dimensions", "date", "area", "places"),
                stated,
            )
            yield f"{record.title}: {', '.join(one for one in facts if one)}{whose(briefing, record)}"
        case _:
            facts = tuple(about(briefing, record, "parties", "status", "date"))
            known = f" ({', '.join(facts)})" if facts else ""
            yield f"{label(record)}{known}{whose(briefing, record)}"
            summary = getattr(record, "summary", None)
            if summary and summary != label(record):
                yield summary.replace("\n", " ")


def about(briefing: Briefing, record: Item, *names: str) -> Iterator[str]:
    """The values it has of these fields; a date that was worked out, and not read, says so."""
    for name in names:
        found = resolved(briefing, record, name) if name in record.FIELDS else None
        if found not in (None, (), ""):
            basis = getattr(record, "date_basis", None) if name == "date" else None
            yield format_readable(found) + (" (inferred)" if basis == "inferred" else "")


def whose(briefing: Briefing, record: Item) -> str:
    """`, according to Felipe Cáceres, via La Razón`: who says so, where somebody does."""
    says = (("attributed_to", "according to"), ("announced_by", "announced by"), ("via", "via"))
    return "".join(f", {words} {one}" for name, words in says for one in about(briefing, record, name))


def source(briefing: Briefing) -> str:
    """Publisher, headline, its day and that of its correction; a status that forbids its use before everything."""
    publisher = briefing.source.publisher if briefing.source else None
    status = "" if briefing.pub_status == "usable" else f"[{briefing.pub_status.upper()}: not to be used] "
    corrected = f"corrected {format_readable(briefing.date_modified)}" if briefing.date_modified else ""
    parts = (publisher, f"“{briefing.headline}”", format_readable(briefing.date_published), corrected)
    return status + ", ".join(part for part in parts if part)


def doubts(briefing: Briefing, record: Item | None) -> Iterator[str]:
    """What must not be lost on the way: why its briefing may not be used or was corrected, caveats, notes about it."""
    if briefing.ednote:
        yield status_notice(briefing)
    if record is not None:
        yield from (f"Caveat: {text}".replace("\n", " ") for text in record.caveats)
        yield from (
            f"Note ({format_readable(note.type)}): {note.text}".replace("\n", " ")
            for note in briefing.notes_about(record)
        )
