"""A record to cite: with attribution, date, source, caveats and notes.

`plain` is for a message, `markdown` for a draft, `json` for a program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefing.errors import UsageError, did_you_mean
from briefing.export.json import dumps
from briefing.export.markdown import escape
from briefing.export.statement import citation_reference, doubt_lines, source_line, statement
from briefing.formatting import format_quantity, format_readable
from briefing.model import Briefing, Item, Quote, Statistic
from briefing.safe import safe, short
from briefing.serialisation import fields_of, format_exact
from briefing.table import label, resolved
from briefing.tokenizer import close_matches
from briefing.views.record import attribution


def citation(
    briefing: Briefing, record: Item | None, form: str = "plain", templates: Mapping[str, str] | None = None
) -> str:
    """Return a citation of a record, or of a briefing where `record` is None; no newline at the end.

    `form`: a key of `FORMS` or of `templates`. `templates`: texts with `{field}` placeholders.

    Raises UsageError where there is no such form, with the known ones.
    """
    if templates and form in templates:
        return fill_template(templates[form], briefing, record)
    if form not in FORMS:
        known = ", ".join((*FORMS, *(templates or {})))
        raise UsageError(f"nothing is cited as '{short(form)}': expected one of {known}")
    return FORMS[form](briefing, record)


def plain_citation(briefing: Briefing, record: Item | None) -> str:
    """Return statement, source, caveats and notes, and the reference, a line each."""
    lines = [*statement(briefing, record), f"Source: {source_line(briefing)}", *doubt_lines(briefing, record)]
    return safe("\n".join([*lines, f"[{citation_reference(briefing, record)}]"]), lines=True)


def markdown_citation(briefing: Briefing, record: Item | None) -> str:
    """Return the statement (verbatim words as a block quote), linked source, caveats and reference."""
    body = [escape(line) for line in statement(briefing, record)]
    if isinstance(record, Quote) and record.is_verbatim:
        body = [f"> {line}" for line in body]
    address = (briefing.source.url or briefing.source.archive_url) if briefing.source else None
    where = (
        f"[{escape(source_line(briefing))}](<{address.replace('>', '%3E')}>)"
        if address
        else escape(source_line(briefing))
    )
    rest = [
        where,
        *(f"*{escape(line)}*" for line in doubt_lines(briefing, record)),
        f"`{citation_reference(briefing, record)}`",
    ]
    return safe("\n".join([*body, "", "  \n".join(rest)]), lines=True)


def json_citation(briefing: Briefing, record: Item | None) -> str:
    """Return the citation as a JSON object: record, statement, doubts, briefing and source."""
    cited: dict[str, Any] = {"reference": citation_reference(briefing, record)}
    if record is not None:
        cited |= {"section": record.TABLE or record.SINGULAR} | fields_of(record)
        cited["said"] = list(statement(briefing, record))
        cited["doubts"] = list(doubt_lines(briefing, record))
    cited["briefing"] = {
        "id": briefing.id,
        "headline": briefing.headline,
        "date_published": briefing.date_published.text,
        "pub_status": str.__str__(briefing.pub_status),
    }
    heads = (
        ("date_published_basis", format_exact(briefing.date_published_basis)),
        ("date_modified", format_exact(briefing.date_modified)),
        ("ednote", briefing.ednote),
    )
    cited["briefing"] |= {name: value for name, value in heads if value}
    if briefing.source:
        cited["source"] = fields_of(briefing.source)
    return dumps(cited)


FORMS: dict[str, Callable[[Briefing, Item | None], str]] = {
    "plain": plain_citation,
    "markdown": markdown_citation,
    "json": json_citation,
}


FIELD = re.compile(r"\{([^{}]*)\}")
SLOTS = (
    "said", "first", "text", "attribution", "figure", "date", "doubts", "reference", "headline", "publisher",
    "published", "source", "url",
)  # fmt: skip
"""The placeholders of a template."""


def fill_template(template: str, briefing: Briefing, record: Item | None) -> str:
    """Return a template with its placeholders replaced; braces within values are plain text.

    Raises KeyError where a placeholder is not in `SLOTS` (`unknown_field` finds them).
    """
    values = template_values(briefing, record)
    return safe(FIELD.sub(lambda slot: values[slot[1]], template), lines=True)


def template_values(briefing: Briefing, record: Item | None) -> dict[str, str]:
    """Return the value of each placeholder in `SLOTS`; empty where the record has none."""
    origin = briefing.source
    lines = list(statement(briefing, record))
    values = (
        "\n".join(lines),
        lines[0],
        cited_text(briefing, record),
        attribution(briefing, record) if isinstance(record, Quote) else "",
        format_quantity(record.quantity) if isinstance(record, Statistic) else "",
        format_exact(getattr(record, "date", None)),
        "\n".join(doubt_lines(briefing, record)),
        citation_reference(briefing, record),
        briefing.headline,
        (origin and origin.publisher) or "",
        format_exact(briefing.date_published),
        source_line(briefing),
        (origin and origin.url) or "",
    )
    return dict(zip(SLOTS, values, strict=True))


def cited_text(briefing: Briefing, record: Item | None) -> str:
    """Return the words of a record without quotation marks; reported speech is marked, whatever stands around it."""
    if record is None:
        return briefing.headline
    return format_readable(resolved(briefing, record, "text")) if isinstance(record, Quote) else label(record)


def unknown_field(template: str) -> str:
    """Return the problem with a template: its first unknown placeholder; empty where there is none."""
    for slot in FIELD.findall(template):
        if slot not in SLOTS:
            meant = did_you_mean(close_matches(slot, SLOTS))
            return f"there is no {{{short(slot)}}}{meant} (there are {', '.join(SLOTS)})"
    return ""


def citations(
    cited: Sequence[tuple[Briefing, Item | None]], form: str, templates: Mapping[str, str] | None = None
) -> str:
    """Return several citations: a blank line between two; in JSON an array where there is more than one.

    Raises UsageError where there is no such form.
    """
    texts = [citation(briefing, record, form, templates) for briefing, record in cited]
    return f"[{', '.join(texts)}]" if form == "json" and len(texts) > 1 else "\n\n".join(texts)
