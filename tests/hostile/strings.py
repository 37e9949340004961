"""Hostile strings in every field, looked for in everything that is printed or painted.

The set is a rule, not a list: every code point that may act on a terminal, alone
and in the sequences that are known to hurt, and markup of all kinds. Where
`../shared` stands beside the checkout, its strings are added.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from briefing.model import KINDS, Item
from briefing.model.values import Line, Mention, Prose

SHARED = Path(__file__).parents[3] / "shared" / "hostile" / "hostile-strings.json"

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
"""What may never reach a terminal or an export raw; a newline is a line's end there."""

SEQUENCES = (
    "\x1b[2J", "\x1b]0;PWNED\x07", "\x1b]52;c;cm0gLXJm\x07", "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\", "\x1bP$qm\x1b\\",
    "\x9b31m", "\x90q\x9c", "\x1b[\x1b[0m31m", "\x1b[6n", "\x1b[?1049l", "\x1bc", "\x1b#8", "\x1b(0", "evil\x1b[2K\rgood",
    "user\u202enimda", "a\u2066b\u2069", "ok\n2026-01-01 INFO forged", "A" * 3000, "a" + "\u0301" * 40, "\u0301x", "'\"\\",
    "[bold]x[/bold]", "[/]", "[sic]", "[@click=app.quit]x[/]", "[link=https://x.y]z[/link]", "[", "$x ${y} {0}", "`code` *b*",
    "<script>alert(1)</script>", "=1+1", "@SUM(1)", "%s%n", "a\tb", "\ue000", "\U000e0041\U000e0042", "x\ufeffy", "\x00",
)  # fmt: skip

LEGITIMATE = (
    "مى‌خواهم السلام", "שלום עולם", "می‌خواهم", "citation [1], [sic]", "Cáceres", "Ca\u0301ceres", "👩‍👩‍👧", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "日本語 한국어", "Apurímac – “quoted” ’s", "ภาษา\u200bไทย", "42,900 ± 1.5 %", "C:\\path\\x", "½ № ™ ①②③", "a_b *c* #d", "नमस्ते",
)  # fmt: skip


def hostile() -> list[str]:
    """Every single code point that is forbidden in ASCII and Latin-1, the sequences, and the shared strings."""
    singles = [f"A{chr(code)}B" for code in (*range(1, 0x20), *range(0x7F, 0xA0)) if code != 0x0A]
    return [*singles, *SEQUENCES, *shared()]


def shared() -> list[str]:
    if not SHARED.exists():
        return []
    entries = json.loads(SHARED.read_text("utf-8"))["strings"]
    return [one["string"] if one["string"] is not None else generated(one["generate"]) for one in entries]


def generated(expression: str) -> str:
    """`'a' + '\\u0301'*10000` of the shared file: texts, sums and products of them, cut to what a field may hold."""
    parts = re.findall(r"'((?:[^'\\]|\\.)*)'(?:\s*\*\s*(\d+))?", expression)
    return "".join(text.encode().decode("unicode_escape") * int(times or 1) for text, times in parts)[:2000]


def text_fields(kind: type[Item]) -> list[str]:
    """The fields of a kind that hold anybody's words."""
    return [name for name, declared in kind.FIELDS.items() if declared.type in (Line, Prose, Mention)]


def basic(text: str) -> str:
    """A TOML basic string, everything that is not plain ASCII as an escape."""
    out = "".join(
        character if " " <= character <= "~" and character not in '"\\' else f"\\U{ord(character):08x}"
        for character in text
    )
    return f'"{out}"'


def briefing_of(*texts: str) -> str:
    """A briefing with each text in every text field of every kind, in a dimension, and as an unknown key and value."""
    first = basic(texts[0])
    lines = ['schema = "briefing/1"', "date_published = 2016-01-02", f"headline = {first}", f"byline = {first}"]
    lines += [f"summary = {first}", f"subjects = [{first}]", f"{first} = {first}", "[source]", f"publisher = {first}"]
    for kind in KINDS:
        for index, text in enumerate(texts):
            lines += record_of(kind, f"{kind.SINGULAR}-{index}", basic(text))
    return "\n".join(lines) + "\n"


def record_of(kind: type[Item], name: str, value: str) -> list[str]:
    lines = ["", f"[[{kind.TABLE}]]", f'id = "{name}"', *REQUIRED.get(kind.TABLE, ()), f"{value} = {value}"]
    fields = ((name, kind.FIELDS[name].many) for name in text_fields(kind))
    lines += [f"{name} = {f'[{value}]' if is_list else value}" for name, is_list in fields]
    return [*lines, "[statistics.dimensions]", f"{value} = {value}"] if kind.TABLE == "statistics" else lines


REQUIRED = {
    "statistics": ('measure = "m"', "value = 7.4"),
    "agreements": ('measures = [{ summary = "s" }]',),
    "quotes": ('attribution = "named"',),
    "notes": ('type = "inference"', 'about = ["quote-0"]'),
}  # fmt: skip


def raw_controls(text: str) -> list[str]:
    return [f"U+{ord(found):04X}" for found in FORBIDDEN.findall(text)]


def is_writable(text: str) -> bool:
    """TOML has no surrogates, and a field no empty text."""
    return bool(text.strip()) and not any(unicodedata.category(character) == "Cs" for character in text)
