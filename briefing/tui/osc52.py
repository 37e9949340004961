"""Copy to the reader's clipboard: by an OSC 52 sequence of the terminal, and by a native tool.

A terminal does not say whether it took what it was sent, so neither do we.
"""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping
from shutil import which

LONGEST = 74_994
"""Bytes of an OSC 52 sequence that terminals are known to take."""
TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "-ib")),
)


def copy_to_terminal(
    text: str, write: Callable[[str], object], environment: Mapping[str, str] = os.environ
) -> list[str]:
    """Copy by the terminal and by a native tool; what was done, in words. `write` writes to the terminal."""
    done = []
    if sequence := osc52(text, environment):
        write(sequence)
        done.append("sent to the terminal")
    if tool := copy_by_tool(text, environment):
        done.append(f"given to {tool}")
    return done


def osc52(text: str, environment: Mapping[str, str]) -> str:
    """The sequence, wrapped for tmux and screen, which pass it on only so; empty where it would be too long."""
    sequence = f"\033]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode()}\a"
    if len(sequence) > LONGEST:
        return ""
    if environment.get("TMUX"):
        return f"\033Ptmux;{sequence.replace(chr(27), chr(27) * 2)}\033\\"
    if environment.get("STY"):
        pieces = [sequence[at : at + 250] for at in range(0, len(sequence), 250)]
        return "".join(f"\033P{piece}\033\\" for piece in pieces)
    return sequence


def copy_by_tool(text: str, environment: Mapping[str, str]) -> str:
    """The name of the tool that took it; over SSH only tmux, which passes it on: no other is the reader's."""
    for variable, command in TOOLS:
        is_here = variable == "TMUX" or not environment.get("SSH_CONNECTION")
        if is_here and environment.get(variable) and which(command[0]):
            try:
                subprocess.run(
                    command,
                    input=text.encode("utf-8", "replace"),
                    timeout=2,
                    check=True,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except (OSError, subprocess.SubprocessError):
                continue
            return command[0]
    return ""
