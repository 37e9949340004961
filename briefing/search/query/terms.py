"""One token of a query -> what it asks for: words, a field, a figure, a date. Raises QueryError."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from briefing.errors import did_you_mean
from briefing.folding import fold
from briefing.model.days import EARLIEST, LATEST, days_in
from briefing.model.period import Period
from briefing.safe import short
from briefing.search.fields import FIELDS, HAS, SECTION_NAMES
from briefing.search.query.lexer import CLOSING, COMPARED, OPENING, ParseContext, QueryToken
from briefing.search.query.nodes import DATES, DateTerm, FieldTerm, Or, TextTerm, ValueTerm
from briefing.tokenizer import close_matches, folded_words

NUMBER = r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
RANGE = re.compile(rf"(?P<low>{NUMBER})?\.\.(?P<high>{NUMBER})?|(?P<one>{NUMBER})")
RELATIVE = re.compile(r"-(\d{1,4})([dwmy])")
KNOWN = {"section": SECTION_NAMES, "has": HAS}

NO_QUOTES = str.maketrans("", "", OPENING + CLOSING + "*")

Term = TextTerm | FieldTerm | ValueTerm | DateTerm | Or


def words_term(token: QueryToken, reading: ParseContext) -> TextTerm | None:
    """Words of a text; None where there is no word yet. Raises QueryError."""
    if token.is_open:
        reading.unfinished(token, "this quotation mark is never closed")
    words = tuple(folded_words(token.text))
    if not words:  # a dash between two words, an ampersand
        return None
    return TextTerm(words, token.text.endswith("*") or reading.goes_on(token))


def field_term(token: QueryToken, reading: ParseContext) -> Term | None:
    """A term with a field, `name:value`; None where it is unfinished. Raises QueryError, with near misses."""
    written = token.text.rstrip(":<>=")
    name, operator = written.lower(), token.text[len(written) :]
    is_field = name in FIELDS or name in COMPARED
    if not is_field or (not token.value and written[0].isupper() and not reading.goes_on(token)):
        return pasted_words(token, name, is_field, reading)
    if name != "value" and operator != ":" and (operator != "=" or name in DATES):
        token.refuse(f"only value can be compared: expected {name}:")
    if not token.value:
        reading.unfinished(token, f"expected something behind {token.text}")
        return None
    if name == "value":
        return figure(token, operator, reading)
    if name in DATES:
        return when(token, name, reading)
    return key(token, name, reading) if FIELDS[name] else names(token, name, operator == "=", reading)


def pasted_words(token: QueryToken, name: str, is_field: bool, reading: ParseContext) -> TextTerm | None:
    """The words of a headline or an address that has a colon. Raises QueryError where a field is misspelt."""
    near = did_you_mean([] if is_field else close_matches(name, [*FIELDS, *COMPARED]))
    if near and token.value:
        token.refuse(f"there is no field '{short(name)}'{near} (words with a colon go into quotation marks)")
    if not is_field:
        reading.remarks.append(f"there is no field '{short(name)}': its words are searched for{near}")
    whole = token._replace(text=token.text + token.value, value="")
    return words_term(whole, reading)


def names(token: QueryToken, name: str, is_whole: bool, reading: ParseContext) -> FieldTerm | None:
    """A term of a field whose values are names; None where there is no word yet. Raises QueryError."""
    if token.is_open:
        reading.unfinished(token, "this quotation mark is never closed")
    words = tuple(folded_words(token.value))
    if not words:
        reading.unfinished(token, f"expected a word behind {token.text}")
        return None
    is_prefix = token.value.endswith("*") or reading.goes_on(token)
    if is_whole and is_prefix:
        reading.unfinished(token, f"{token.text} asks for a whole name: expected no *, or {name}:")
    is_code = name == "country" and len(words) == 1 and len(words[0]) == 2
    return FieldTerm(name, words, is_prefix, is_whole and not is_prefix and not is_code)


def key(token: QueryToken, name: str, reading: ParseContext) -> FieldTerm | Or | None:
    """The value of a key field, whole; where few are possible it must be one of them."""
    bare = fold(token.value.translate(NO_QUOTES)).strip(" ")
    is_prefix = token.value.endswith("*") or reading.goes_on(token)
    if name in KNOWN and bare:
        return known_key(token, name, bare, is_prefix)
    if not bare:
        reading.unfinished(token, f"expected a value behind {name}:")
        return None
    return FieldTerm(name, (bare,), is_prefix)


def known_key(token: QueryToken, name: str, bare: str, is_prefix: bool) -> FieldTerm | Or:
    """One of few keys, or those that begin so."""
    known = KNOWN[name]
    keys = [key for key in known if key == bare or (is_prefix and key.startswith(bare))]
    if bare in known:
        return FieldTerm(name, (bare,))
    if not keys:
        near_ones = did_you_mean(close_matches(bare, known))
        sort = "field" if name == "has" else name
        token.refuse(f"no {sort} is called '{short(bare)}'{near_ones}; there are {', '.join(known)}")
    return FieldTerm(name, (keys[0],)) if len(keys) == 1 else Or(tuple(FieldTerm(name, (key,)) for key in keys))


def figure(token: QueryToken, operator: str, reading: ParseContext) -> ValueTerm | None:
    """A comparison of values or a range; None where it is unfinished. Raises QueryError."""
    match = RANGE.fullmatch(token.value)
    if match is None or not any(match.groupdict().values()) or (operator not in ":=" and match["one"] is None):
        if not reading.goes_on(token):
            reading.unfinished(token, f"expected a number, as value>1000 or value:5..10, found {short(token.value)}")
        return None
    low, high, value = (number(match[name]) for name in ("low", "high", "one"))
    if operator not in ":=":
        return (
            ValueTerm(value, None, "=" in operator)
            if ">" in operator
            else ValueTerm(None, value, True, "=" in operator)
        )
    if value is not None:
        return ValueTerm(value, value)
    if low is not None and high is not None and low > high:
        token.refuse(f"the range runs backwards: {short(token.value)}")
    return ValueTerm(low, high)


def number(text: str | None) -> Decimal | None:
    """A number as it is written, with commas between thousands; None for none."""
    return None if text is None else Decimal(text.replace(",", "").replace("−", "-"))


def when(token: QueryToken, name: str, reading: ParseContext) -> DateTerm | None:
    """A term of dates; None where it is unfinished. Raises QueryError."""
    text = token.value.strip(OPENING + CLOSING)
    try:
        first, last = days_of(text, reading.today)
    except ValueError as error:
        if not reading.goes_on(token):
            token.refuse(str(error))
        return None
    if name == "until":
        return DateTerm(name, text, EARLIEST, first if RELATIVE.fullmatch(text) else last)
    return DateTerm(name, text, first, LATEST if name == "since" else last)


def days_of(text: str, today: str) -> tuple[str, str]:
    """First and last day of a date. Raises ValueError.

    `-30d`, `-6w`, `-3m`, `-1y` is that day, and everything to today.
    """
    if relative := RELATIVE.fullmatch(text):
        return before(today, int(relative[1]), relative[2]), today
    period = Period.parse(text)
    return period.first, period.last


def before(today: str, count: int, unit: str) -> str:
    """The day some days, weeks, months or years before `today`; the first of all where that is before it."""
    year, month, day = map(int, today.split("-"))
    if unit in "dw":
        days = date(year, month, day).toordinal() - count * (7 if unit == "w" else 1)
        return date.fromordinal(days).isoformat() if days > 0 else EARLIEST
    months = year * 12 + month - 1 - count * (12 if unit == "y" else 1)
    if months < 12:
        return EARLIEST
    year, month = months // 12, months % 12 + 1
    return f"{year:04}-{month:02}-{min(day, days_in(year, month)):02}"
