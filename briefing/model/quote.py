"""Quotes: what was said, verbatim or reported, and its speaker."""

from __future__ import annotations

from typing import Any, ClassVar

from briefing.model.choice import Choice
from briefing.model.common import Item
from briefing.model.fields import Inconsistency, field
from briefing.model.period import Period
from briefing.model.values import Language, Line, Link, Mention, Prose


class Attribution(Choice):
    """How the source names a speaker."""

    NAMED = "named", "The source gives the name."
    UNNAMED_SPOKESPERSON = "unnamed-spokesperson", "A spokesperson whose name is not given."
    ANONYMOUS = "anonymous", "Somebody who is not to be named."
    UNCLEAR = "unclear", "The source leaves open who it was."


class QuoteForm(Choice):
    """Whose words a quote is written in."""

    VERBATIM = "verbatim", "An exact stretch of the source."
    REPORTED = "reported", "What was said, in the editor's words."


class Basis(Choice):
    """The evidence in the source that ties the words to the speaker."""

    CUE = "cue", "A verb of saying beside the words."
    CARRIED = "carried", "The speaker of the words before goes on."
    PRONOUN = "pronoun", "Only he, she or they."
    NONE = "none", "Nothing ties them."
    EDITOR = "editor", "The editor's knowledge."


class Quote(Item, table="quotes", columns=("speaker", "text", "date", "attribution")):
    """What somebody said: an exact stretch of the source, or reported in the editor's words."""

    text: Prose = field(
        "The words, exactly as printed; of reported speech what was said, in the editor's words.",
        search="name",
        title="Quote",
    )
    form: QuoteForm = field(
        "Whose words they are: verbatim those of the source, reported the editor's.",
        default=QuoteForm.VERBATIM,
        facet="form",
    )
    speaker: Mention | None = field(
        "Who said it; missing where the source does not make it clear.", default=None, facet="speaker", search="text"
    )
    on_behalf_of: Mention | None = field("Whom the speaker speaks for.", default=None, title="On behalf of")
    attribution: Attribution | None = field("How the source names the speaker.", default=None, facet="attribution")
    speaker_candidates: tuple[Mention, ...] = field("Who may have said it.", default=(), title="Perhaps", search="text")
    via: Mention | None = field("The outlet it was taken from, when second-hand.", default=None, facet="via")
    date: Period | None = field("When it was said.", default=None, title="Period")
    occasion: Line | None = field("On what occasion.", default=None, search="text")
    about: Line | None = field("What it speaks of, where the words do not say.", default=None, search="text")
    partial: bool = field("True where the source quotes from inside a sentence.", default=False)
    follows: Link | None = field("The quote it continues: same statement, later fragment.", default=None, to="quotes")
    asked_by: Mention | None = field("Who asked.", default=None, search="text", title="Asked by")
    answers: Mention | None = field(
        "What or whom it answers: the id of a quote, or who asked.", default=None, to="*", search="text"
    )
    language: Language | None = field("Language of the words as they stand here.", default=None)
    translated_from: Language | None = field(
        "Language in which it was said, where the words are a translation.", default=None, title="Translated from"
    )
    basis: Basis | None = field("What ties the words to the speaker.", default=None)
    operations: tuple[Link, ...] = field("Operations it speaks of.", default=(), to="operations")
    statistics: tuple[Link, ...] = field("Figures it speaks of.", default=(), to="statistics")
    agreements: tuple[Link, ...] = field("Agreements it speaks of.", default=(), to="agreements")

    RULES: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"required": ["speaker"]},
            {"required": ["attribution"], "properties": {"attribution": {"not": {"const": "named"}}}},
        ]
    }

    @property
    def is_verbatim(self) -> bool:
        """Tell whether the words are those of the source."""
        return self.form == QuoteForm.VERBATIM

    def inconsistencies(self) -> list[Inconsistency]:
        """Return an error where the quote has no speaker and does not say that the source names none."""
        if self.speaker is None and self.attribution in (None, Attribution.NAMED):
            message = 'missing: expected a speaker, or attribution = "unclear" where the source names none'
            return [Inconsistency(("speaker", "attribution"), message)]
        return []
