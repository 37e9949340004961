"""Countries, larger and smaller areas by their standard codes, with the names people use for them.

Sources: ISO 3166-1 alpha-2 with XK and EU, ISO 3166-2 for parts of a country, M49 for groups of countries.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from briefing.folding import fold
from briefing.model.country_table import AREAS, ISO_3166, NAMES, NUMBERS, THREE_LETTERS
from briefing.model.values import unexpected_value
from briefing.tokenizer import close_matches

ALIASES = {
    "UK": "GB", "EL": "GR", "UAE": "AE", "Great Britain": "GB", "Britain": "GB", "England": "GB-ENG",
    "Scotland": "GB-SCT",
    "Wales": "GB-WLS", "Northern Ireland": "GB-NIR", "U.S.": "US", "U.S.A.": "US", "United States of America": "US",
    "America": "US", "Russian Federation": "RU", "Turkey": "TR", "Burma": "MM", "Ivory Coast": "CI", "Holland": "NL",
    "Czech Republic": "CZ", "Swaziland": "SZ", "Cape Verde": "CV", "East Timor": "TL", "Macedonia": "MK",
    "Viet Nam": "VN",
    "Syrian Arab Republic": "SY", "Republic of Korea": "KR", "Korea": "KR", "DPRK": "KP", "DRC": "CD", "DR Congo": "CD",
    "Congo": "CG", "Lao PDR": "LA", "Vatican": "VA", "Vatican City": "VA", "Palestinian Territories": "PS",
    "Palestinian territory": "PS", "State of Palestine": "PS", "Kosova": "XK", "EU27": "EU", "global": "001",
    "worldwide": "001", "the world": "001", "earth": "001", "Latin America": "419", "Southeast Asia": "035",
    "South East Asia": "035", "East Asia": "030", "South Asia": "034", "West Africa": "011", "East Africa": "014",
    "North Africa": "015", "Middle East": "145", "Central Europe": "151", "LDCs": "199",
}  # fmt: skip
"""Common names and codes that no standard has, and the code to suggest for each."""

GROUPS = """
ASEAN; Association of Southeast Asian Nations; BRICS; BRICS+; G7; G8; G20; G77; Group of Seven; Group of Twenty; OECD;
NATO; OPEC; OPEC+; Mercosur; Mercosul; Andean Community; Comunidad Andina; CELAC; OAS; UNASUR; ALBA; CARICOM; SICA;
Pacific Alliance; Alianza del Pacífico; NAFTA; USMCA; Benelux; Nordic countries; Nordics; Scandinavia; Baltic states;
Baltics; Visegrad Group; V4; EFTA; EEA; European Economic Area; Euro area; Euro zone; Eurozone; Schengen; Schengen
area; CIS; Commonwealth of Independent States; Commonwealth; African Union; ECOWAS; SADC; EAC; IGAD; CEMAC; Sahel;
Maghreb; Horn of Africa; GCC; Gulf states; Gulf Cooperation Council; Arab League; Arab states; MENA; Levant; SAARC;
SCO; APEC; AUKUS; Quad; Five Eyes; Balkans; Western Balkans; Caucasus; South Caucasus; Northern Triangle; Global
South; Global North; the West
"""
"""Groups of countries that have no code in ISO 3166 or M49, and whose members change."""

PART = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
"""A code of ISO 3166-2, of which only the country is looked up."""


class Country(str):
    """A code of ISO 3166-1 (and XK, EU), of ISO 3166-2 for a part of a country, or of M49 for a group of countries."""

    __slots__ = ()
    wants = "a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001"

    @classmethod
    def parse(cls, raw: object) -> Country:
        """Return the area of a code. Raises ValueError for any other text, with the code of the area it names."""
        if isinstance(raw, str) and is_area(raw):
            return cls(raw)
        hint = area_hint(str(raw)) if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
        raise ValueError(f"{unexpected_value(cls.wants, raw)}{hint}")

    @staticmethod
    def schema() -> dict[str, Any]:
        """Return the JSON Schema of the value: each code of a country or region with its name, or that of a part."""
        codes = [{"const": code, "title": name} for code, name in AREAS.items()]
        part = {
            "type": "string",
            "title": "Part of a country",
            "pattern": f"^(?:{'|'.join(ISO_3166)})-[A-Z0-9]{{1,3}}$",
        }
        return {"anyOf": [*codes, part], "examples": ["PE", "PE-LIM", "EU", "001"]}

    @property
    def name(self) -> str:
        """Return the short English name; of a part of a country its code, and the country in brackets."""
        return AREAS.get(self) or f"{self} ({NAMES[self.country]})"

    @property
    def country(self) -> str:
        """Return the code of the country that this is or is a part of; of a region its own."""
        return self.partition("-")[0]


def is_area(code: str) -> bool:
    """Tell whether a text is the code of a country, of a part of one, or of a region."""
    if code in AREAS:
        return True
    part = PART.fullmatch(code)
    return part is not None and part[1] in ISO_3166


def area_hint(written: str) -> str:
    """Return what may be written instead of a name or another code, from the semicolon on; empty where unknown."""
    if fold(written.strip()[:60]) in groups_without_code():
        return "; a group without a code: expected the codes of its countries"
    code = suggest_code(written)
    return f"; did you mean {code!r}?" if code else ""


@lru_cache(1)
def groups_without_code() -> frozenset[str]:
    """Return the names of groups of countries that no standard has a code for, folded."""
    return frozenset(fold(name) for name in " ".join(GROUPS.split()).split("; "))


def suggest_code(written: str) -> str:
    """Return the code that a name or another code of an area most likely means; empty for none."""
    code = written.strip().upper()
    if is_area(code) or is_area(code := code.zfill(3)):  # a number has no noughts before it
        return code
    known = codes_by_name()
    name = fold(written.strip()[:60])
    if name in known or len(name) < 4 or written.isupper():  # a short form is a name of its own, not a slip
        return known.get(name, "")
    near = close_matches(name, [full for full in known if len(full) > 3], 1)
    return known[near[0]] if near else ""


@lru_cache(1)
def codes_by_name() -> dict[str, str]:
    """Return the code of each name, common name and code of three letters or figures, folded."""
    three = zip(THREE_LETTERS.split(), ISO_3166, strict=True)
    numbers = zip(NUMBERS.split(), ISO_3166, strict=True)
    names = ((name, code) for code, name in AREAS.items())
    return {fold(name): code for name, code in (*ALIASES.items(), *three, *numbers, *names)}
