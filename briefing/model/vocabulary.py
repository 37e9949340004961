"""Open vocabularies: known keys are suggestions, and any other lower-case key is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from briefing.model.ids import ID
from briefing.model.values import unexpected_value
from briefing.tokenizer import close_matches, slug

PORTABLE_KEY = r"^[^\sA-Z#/_.-](?:[^\sA-Z#/]*[^\sA-Z#/.-])?$"


class Vocabulary(str):
    """A lower-case key; a subclass lists those that are known, so that files use the same ones."""

    __slots__ = ()
    KNOWN: ClassVar[Mapping[str, str]] = {}
    """The known keys, and what each means."""
    wants: ClassVar[str]

    def __init_subclass__(cls) -> None:
        examples = ", ".join(list(cls.KNOWN)[:3])
        cls.wants = f"a key in small letters, as {examples}"

    @classmethod
    def parse(cls, raw: object) -> Self:
        """Return the key. Raises ValueError where it is none, with the nearest known key."""
        if isinstance(raw, str) and ID.fullmatch(raw) and raw == raw.lower():
            return cls(raw)
        key = slug(raw[:80]) if isinstance(raw, str) else ""
        hint = f"; did you mean {(cls.nearest(key) or key)!r}?" if key else ""
        raise ValueError(f"{unexpected_value(cls.wants, raw)}{hint}")

    @classmethod
    def nearest(cls, key: str) -> str:
        """Return the known key that a key is, or is nearly; empty for none."""
        near = [key] if key in cls.KNOWN else close_matches(key, list(cls.KNOWN), 1)
        return next(iter(near), "")

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """Return the JSON Schema of the value: the known keys with their meaning, or any other key."""
        known = [{"const": key, "description": meaning} for key, meaning in cls.KNOWN.items()]
        other = {"type": "string", "title": "Another key", "pattern": PORTABLE_KEY}
        return {"anyOf": [*known, other]}


class EventType(Vocabulary):
    """What sort of event an operation is."""

    KNOWN: ClassVar[Mapping[str, str]] = {
        "seizure": "Goods are taken by an authority.",
        "destruction": "Goods or facilities are destroyed on purpose.",
        "dismantling": "A group, a laboratory or a network is broken up.",
        "arrest": "People are taken into custody.",
        "interdiction": "A transport is stopped on its way.",
        "armed-confrontation": "Armed sides fight.",
        "attack": "One side attacks another, or civilians.",
        "eradication": "Crops are destroyed.",
        "displacement": "People have to leave where they live.",
        "evacuation": "People are brought to safety before harm comes.",
        "rescue": "People in danger are saved.",
        "relief": "Aid is brought to people in need.",
        "disaster": "A storm, a flood, an earthquake or a fire does harm.",
        "accident": "Harm comes about that nobody meant.",
        "exercise": "Forces or services train together.",
        "deployment": "Forces or staff are sent somewhere.",
        "patrol": "An area is watched by those who move in it.",
        "investigation": "An authority or a body looks into something.",
        "trial": "A court hears a case.",
        "verdict": "A court decides a case.",
        "sanction": "Measures against a state, a body or a person are imposed.",
        "legislation": "A law is proposed, passed or repealed.",
        "election": "People vote for somebody or something.",
        "appointment": "Somebody takes an office.",
        "resignation": "Somebody leaves an office.",
        "protest": "People demonstrate.",
        "strike": "People stop working for a demand.",
        "negotiation": "Sides talk in order to agree.",
        "meeting": "People meet: a summit, a conference, a visit.",
        "rate-decision": "A central bank sets or keeps an interest rate.",
        "acquisition": "A company or a share of it is bought.",
        "investment": "Money is put into something.",
        "layoff": "A company dismisses people.",
        "launch": "A product, a service, a rocket or a programme starts.",
        "construction": "Something is built.",
        "closure": "Something is shut.",
        "recall": "Goods are called back.",
        "outbreak": "A disease spreads.",
        "vaccination": "People are vaccinated.",
        "study": "Something is examined by the means of a science.",
        "survey": "Something is counted or measured, or people are asked.",
        "publication": "A report or a work is made public.",
        "competition": "People or teams compete.",
        "other": "None of these.",
    }


class OrganisationType(Vocabulary):
    """What sort of body an organisation is."""

    KNOWN: ClassVar[Mapping[str, str]] = {
        "police": "Police and gendarmerie.",
        "armed-forces": "Army, navy, air force.",
        "security-forces": "Police and armed forces together, or others who keep order.",
        "government": "A government, a ministry, a local authority.",
        "agency": "A public agency, a regulator.",
        "parliament": "A parliament, a council, a committee of one.",
        "court": "A court, a tribunal.",
        "prosecution": "Those who bring a case for the state.",
        "central-bank": "A central bank.",
        "party": "A political party.",
        "civil-society": "An association, a movement, a church.",
        "ngo": "A non-governmental organisation.",
        "union": "A trade union.",
        "religious-body": "A church, a community of a faith.",
        "news-media": "Those who publish news.",
        "company": "A company, a bank.",
        "business-association": "A chamber of commerce, an association of companies.",
        "university": "A university, a college.",
        "research-institute": "An institute, an academy, a think tank.",
        "school": "A school.",
        "hospital": "A hospital, a clinic.",
        "sports-body": "A club, a federation, a committee of a sport.",
        "igo": "An intergovernmental organisation.",
        "alliance": "States or bodies allied with each other.",
        "terrorist-group": "A group listed or described as terrorist.",
        "armed-group": "An armed group that is no state's.",
        "criminal-group": "A gang, a cartel.",
        "other": "None of these.",
    }
