"""Out of the terminal: to the reader's clipboard by way of the terminal, to a native tool, and always to a file.

A terminal does not say whether it took what it was sent, so neither do we.
"""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Callable, Mapping
from shutil import which

from briefing.atomic import replace_file
from briefing.paths import state_folder

LONGEST = 74_994
"""Bytes of an OSC 52 sequence that terminals are known to take."""
TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "-ib")),
)


def copy(text: str, write: Callable[[str], object], environment: Mapping[str, str] = os.environ) -> list[str]:
    """Copy by every way there is; what was done, in words. `write` writes to the terminal."""
    done = []
    if sequence := osc52(text, environment):
        write(sequence)
        done.append("sent to the terminal")
    if name := by_tool(text, environment):
        done.append(f"given to {name}")
    path = os.path.join(state_folder(), "clip.txt")
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        replace_file(path, [text, "\n"])
        done.append(f"written to {path}")
    except OSError as error:
        done.append(f"not written to {path}: {os.strerror(error.errno or 0)}")
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


def by_tool(text: str, environment: Mapping[str, str]) -> str:
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
