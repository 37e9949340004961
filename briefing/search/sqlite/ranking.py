"""How well a text matches: rare words count more, and words of a name more than those of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from briefing.tokenizer import Phrase

IN_NAME, IN_TEXT, WHOLE = 4.0, 1.0, 1.25


def score(name: str, text: str, phrases: Sequence[Phrase], weights: Mapping[Phrase, float]) -> float:
    """Of folded words parted by spaces; higher is better, 0 where no word is found."""
    name, text = f" {name} ", f" {text} "
    total = 0.0
    for phrase in phrases:
        begun = f" {' '.join(phrase.words)}"
        whole = begun + " "
        if begun in name:
            total += weights[phrase] * IN_NAME * (WHOLE if whole in name else 1) / (1 + len(name) / 200)
        if times := text.count(begun):
            total += weights[phrase] * IN_TEXT * (WHOLE if whole in text else 1) * times / (times + 1 + len(text) / 400)
    return total


def weight(records: int, total: int) -> float:
    """Of a word that stands in `records` of `total`."""
    return log(1 + (total + 1) / (records + 0.5))
