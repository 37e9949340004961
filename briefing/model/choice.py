"""Closed vocabularies: a value that is one of a few words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar, Self

from briefing.errors import did_you_mean
from briefing.model.values import describe_value
from briefing.tokenizer import close_matches


class Choice(StrEnum):
    """A string enum that parses itself; a subclass lists the words."""

    wants: ClassVar[str]
    meaning: str
    """What the word means, in a sentence: `SEIZURE = "seizure", "Goods are taken."`; empty where it says so itself."""

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Return a member of the enum: its word, and what that means."""
        member = str.__new__(cls, word)
        member._value_, member.meaning = word, meaning
        return member

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.wants = f"one of {', '.join(member.value for member in cls)}"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """Return words for what the format calls otherwise: a hint, never a value; a subclass lists them."""
        return {}

    @classmethod
    def parse(cls, raw: object) -> Choice:
        """Return the member that `raw` spells. Raises ValueError for anything else, with the nearest word."""
        try:
            return cls(str(raw) if isinstance(raw, str) else "")
        except ValueError:
            raise choice_error(cls.wants, [member.value for member in cls], raw, cls.synonyms()) from None

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """Return the JSON Schema of the value: each word with its meaning."""
        return {"oneOf": [{"const": member.value, "description": member.meaning} for member in cls]}


def choice_error(wants: str, known: list[str], raw: object, synonyms: Mapping[str, str]) -> ValueError:
    """Return the error for a value outside the known words, with the word it is a synonym of, or is nearly."""
    near = [synonyms[raw]] if isinstance(raw, str) and raw in synonyms else []
    hint = did_you_mean(near or close_matches(raw, known, 1)) if isinstance(raw, str) else ""
    return ValueError(f"expected {wants}; found {describe_value(raw)}{hint}")
