"""Briefings -> bytes of a format, a writer a file.

`FORMATS` names them; an alias is a row of data.
"""

from __future__ import annotations

from importlib import import_module

from briefing.errors import UsageError
from briefing.export.request import ExportRequest, Writer

FORMATS: dict[str, str] = {
    "text": "briefing.export.text:write",
    "markdown": "briefing.export.markdown:write",
    "json": "briefing.export.json:write",
    "jsonl": "briefing.export.json:write_lines",
    "csv": "briefing.export.csv:write",
    "tsv": "briefing.export.csv:write_tabs",
}

SUFFIXES = {"text": "txt", "markdown": "md", "json": "json", "jsonl": "jsonl", "csv": "csv", "tsv": "tsv"}


def writer(name: str) -> Writer:
    """The function that writes a format. Raises UsageError with the known names."""
    if name not in FORMATS:
        raise UsageError(f"no format '{name}': expected one of {', '.join(FORMATS)}")
    module, _, function = FORMATS[name].partition(":")
    found: Writer = getattr(import_module(module), function)  # a format's libraries load only when it is written
    return found


__all__ = ["FORMATS", "SUFFIXES", "ExportRequest", "writer"]
