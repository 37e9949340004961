"""Briefings -> bytes of a format; one module a format.

`FORMATS` maps each name to its writer; an alias is one more row.
"""

from __future__ import annotations

from importlib import import_module

from briefing.errors import UsageError
from briefing.export.request import ExportRequest, Writer

FORMATS: dict[str, str] = {
    "text": "briefing.export.text:write_text",
    "markdown": "briefing.export.markdown:write_markdown",
    "json": "briefing.export.json:write_json",
    "jsonl": "briefing.export.json:write_json_lines",
    "csv": "briefing.export.csv:write_csv",
    "tsv": "briefing.export.csv:write_tsv",
}

SUFFIXES = {"text": "txt", "markdown": "md", "json": "json", "jsonl": "jsonl", "csv": "csv", "tsv": "tsv"}


def writer(name: str) -> Writer:
    """Import and return the function that writes a format.

    Raises UsageError where there is no such format, with the known names.
    """
    if name not in FORMATS:
        raise UsageError(f"no format '{name}': expected one of {', '.join(FORMATS)}")
    module, _, function = FORMATS[name].partition(":")
    write: Writer = getattr(import_module(module), function)  # a format's libraries load only when it is written
    return write


__all__ = ["FORMATS", "SUFFIXES", "ExportRequest", "writer"]
