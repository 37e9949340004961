"""The theme of the terminal's own 16 colours, on the palettes that most terminals have."""

from __future__ import annotations

import pytest

from briefing.session.palette import READ, contrast
from briefing.tui.theme import ANSI

VGA = {
    "ansi_black": "#000000", "ansi_green": "#00aa00", "ansi_cyan": "#00aaaa", "ansi_bright_red": "#ff5555",
    "ansi_bright_yellow": "#ffff55", "ansi_default": "#aaaaaa",
}  # fmt: skip
XTERM = {
    "ansi_black": "#000000", "ansi_green": "#00cd00", "ansi_cyan": "#00cdcd", "ansi_bright_red": "#ff0000",
    "ansi_bright_yellow": "#ffff00", "ansi_default": "#e5e5e5",
}  # fmt: skip


@pytest.mark.parametrize("palette", [VGA, XTERM], ids=["vga", "xterm"])
def test_every_role_of_text_is_read_on_black(palette: dict[str, str]) -> None:
    measured = {role: contrast(palette[getattr(ANSI, role)], "#000000") for role in READ}

    assert {role: ratio for role, ratio in measured.items() if ratio < 4.5} == {}
    assert contrast(palette[ANSI.match], palette[ANSI.match_text]) >= 4.5
