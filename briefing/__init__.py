"""A terminal browser for structured briefings: the format, the library, the views and the screens."""

from __future__ import annotations

__version__ = "0.1.0"
