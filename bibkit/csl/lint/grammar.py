"""The grammar of style files (CSL 1.0.2; its schema is csl.rnc): a table of elements.

What of CSL-M is supported is part of it; what is not, is in `csl_m`.

An element may mean different things in different places (`date` in `locale` and elsewhere, `label` in `names`),
and some may be written in several ways (`text` with a macro, a term ...). Each has a row of its own here; `WAYS`
says by which attribute the ways are told apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bibkit.csl.lint import words
from bibkit.csl.lint.rule import ANY, ElementRule
from bibkit.csl.lint.values import (
    ANYTHING,
    BOOLEAN,
    COUNT,
    INTEGER,
    ISSN,
    LANGUAGE,
    LANGUAGES,
    MACRO_NAME,
    MOMENT,
    POSITIVE,
    AttributeValues,
    Each,
    OneOf,
    one_of,
)
from bibkit.csl.vocab import DATE_VARIABLES, NAME_VARIABLES

_USE_NAMES = (NAME_VARIABLES, "it holds names: use <names>")
_USE_DATE = (DATE_VARIABLES, "it holds a date: use <date>")
_USE_TEXT = (words.STANDARD, "it holds text: use <text>")
_STANDARD = OneOf(words.CALLED_STANDARD, (_USE_NAMES, _USE_DATE))
_NUMBER = OneOf(words.NUMBERS, (_USE_NAMES, _USE_DATE, _USE_TEXT))
_NAMES = Each(NAME_VARIABLES, (_USE_DATE, _USE_TEXT))
_DATE = OneOf(DATE_VARIABLES, (_USE_NAMES, _USE_TEXT))


_AFFIXES: Mapping[str, AttributeValues] = {"prefix": ANYTHING, "suffix": ANYTHING}
_FONT: Mapping[str, AttributeValues] = {
    "font-style": one_of("italic", "normal", "oblique"),
    "font-variant": one_of("normal", "small-caps"),
    "font-weight": one_of("normal", "bold", "light"),
    "text-decoration": one_of("none", "underline"),
    "vertical-align": one_of("baseline", "sup", "sub"),
}
_CASE: Mapping[str, AttributeValues] = {
    "text-case": one_of("lowercase", "uppercase", "capitalize-first", "capitalize-all", "title", "sentence")
}
_DISPLAY: Mapping[str, AttributeValues] = {
    "display": one_of("block", "left-margin", "right-inline", "indent")
}
_DELIMITER: Mapping[str, AttributeValues] = {"delimiter": ANYTHING}
_STRIP: Mapping[str, AttributeValues] = {"strip-periods": BOOLEAN}
_PRECEDES = one_of("contextual", "always", "never", "after-inverted-name")
_NAME: Mapping[str, AttributeValues] = {
    "and": one_of("text", "symbol"),
    "delimiter-precedes-et-al": _PRECEDES,
    "delimiter-precedes-last": _PRECEDES,
    "et-al-min": INTEGER,
    "et-al-use-first": INTEGER,
    "et-al-subsequent-min": INTEGER,
    "et-al-subsequent-use-first": INTEGER,
    "et-al-use-last": BOOLEAN,
    "initialize": BOOLEAN,
    "initialize-with": ANYTHING,
    "name-as-sort-order": one_of("first", "all"),
    "sort-separator": ANYTHING,
}
_NAME_FORM = one_of("long", "short", "count")
_INHERITED: Mapping[str, AttributeValues] = {
    **_NAME,
    "names-delimiter": ANYTHING,
    "name-delimiter": ANYTHING,
    "name-form": _NAME_FORM,
}
_LABEL: Mapping[str, AttributeValues] = {
    "plural": one_of("always", "never", "contextual"), **_AFFIXES, **_FONT, **_STRIP, **_CASE,
}  # fmt: skip
_LEADING = ("numeric", "numeric-leading-zeros")
_RANGE: Mapping[str, AttributeValues] = {"range-delimiter": ANYTHING}
_TERM_FORM = OneOf(frozenset(words.TERM_FORMS))
_GENDER = one_of("masculine", "feminine")
_LANG: Mapping[str, AttributeValues] = {"xml:lang": LANGUAGE}
_LOCALES: Mapping[str, AttributeValues] = {"locale": LANGUAGES}

_RENDERING: Mapping[str, tuple[str, int, int]] = {
    name: (name, 0, ANY) for name in ("names", "date", "label", "text", "number", "choose", "group")
}
RENDERING_ELEMENTS: Final = frozenset(_RENDERING)
_INFO: Mapping[str, tuple[str, int, int]] = {
    "author": ("person", 0, ANY),
    "category": ("category", 0, ANY),
    "contributor": ("person", 0, ANY),
    "id": ("uri", 1, 1),
    "issn": ("issn", 0, ANY),
    "eissn": ("issn", 0, 1),
    "issnl": ("issn", 0, 1),
    "published": ("moment", 0, 1),
    "rights": ("rights", 0, 1),
    "summary": ("words", 0, 1),
    "title": ("words", 1, 1),
    "title-short": ("words", 0, 1),
    "updated": ("moment", 1, 1),
}


def _date_parts(**more: Mapping[str, AttributeValues]) -> dict[str, ElementRule]:
    """The three date-parts as rows, in the place that `more` names."""
    forms: dict[str, tuple[AttributeValues, Mapping[str, AttributeValues]]] = {
        "day": (one_of(*_LEADING, "ordinal"), {}),
        "month": (one_of("long", "short", *_LEADING), _STRIP),
        "year": (one_of("short", "long"), {}),
    }
    return {
        f"{place}/{name}": ElementRule(
            {"name": one_of(name), "form": form, **_RANGE, **own, **_FONT, **_CASE, **affixes}, ("name",)
        )
        for place, affixes in more.items()
        for name, (form, own) in forms.items()
    }


_TEXT: Mapping[str, AttributeValues] = {
    **_AFFIXES, **_DISPLAY, **_FONT, "quotes": BOOLEAN, **_STRIP, **_CASE,
}  # fmt: skip
_KEY: Mapping[str, AttributeValues] = {
    "names-min": INTEGER,
    "names-use-first": INTEGER,
    "names-use-last": BOOLEAN,
    "sort": one_of("ascending", "descending"),
}
_DATE_LOOK: Mapping[str, AttributeValues] = {**_AFFIXES, **_DISPLAY, **_FONT, **_CASE}
_CONDITIONS: Mapping[str, AttributeValues] = {
    "disambiguate": one_of("true"),
    "is-numeric": Each(words.CALLED),
    "is-uncertain-date": Each(DATE_VARIABLES),
    "locator": Each(words.LOCATORS),
    "position": Each(frozenset(("first", "subsequent", "ibid", "ibid-with-locator", "near-note"))),
    "type": Each(words.TYPES),
    "variable": Each(words.CALLED),
}
_EXTENDED: Mapping[str, AttributeValues] = {
    "context": one_of("bibliography", "citation"),
    **dict.fromkeys(("has-day", "has-to-month-or-season", "has-year-only"), Each(DATE_VARIABLES)),
}
CONDITIONS: Final = frozenset((*_CONDITIONS, *_EXTENDED))
CSL_CONDITIONS: Final = tuple(sorted(_CONDITIONS))
_BRANCH = ElementRule(
    {**_CONDITIONS, **_EXTENDED, "match": one_of("all", "any", "none")}, children=_RENDERING
)

WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("macro", "term", "value", "variable"),
    "key": ("macro", "variable"),
    "category": ("citation-format", "field"),
}
"""Elements that have exactly one of these attributes, which says what else they may have."""

ROWS: Final[Mapping[str, ElementRule]] = {
    "style": ElementRule(
        {
            "class": one_of("in-text", "note"),
            "version": one_of("1.0"),
            "default-locale": LANGUAGE,
            "default-locale-sort": LANGUAGE,
            "demote-non-dropping-particle": one_of("never", "sort-only", "display-and-sort"),
            "initialize-with-hyphen": BOOLEAN,
            "page-range-format": one_of(
                "expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16"
            ),
            **_INHERITED,
        },
        ("class", "version"),
        {
            "info": ("info", 1, 1),
            "locale": ("locale", 0, ANY),
            "macro": ("macro", 0, ANY),
            "citation": ("citation", 1, 1),
            "bibliography": ("bibliography", 0, 1),
        },
        order=tuple(("info", other) for other in ("locale", "macro", "citation", "bibliography")),
    ),
    "dependent-style": ElementRule(
        {"version": one_of("1.0"), "default-locale": LANGUAGE},
        ("version",),
        {"info": ("dependent-info", 1, 1)},
    ),
    "info": ElementRule(children={**_INFO, "link": ("link", 0, ANY)}),
    "dependent-info": ElementRule(children={**_INFO, "link": ("dependent-link", 1, ANY)}),
    "person": ElementRule(children={"name": ("plain", 1, 1), "email": ("plain", 0, 1), "uri": ("uri", 0, 1)}),
    "plain": ElementRule(text=ANYTHING),
    "uri": ElementRule(text=ANYTHING),
    "issn": ElementRule(text=ISSN),
    "moment": ElementRule(text=MOMENT),
    "words": ElementRule(_LANG, text=ANYTHING),
    "rights": ElementRule({"license": ANYTHING, **_LANG}, text=ANYTHING),
    "category/citation-format": ElementRule({"citation-format": one_of(*words.CITATION_FORMATS)}),
    "category/field": ElementRule({"field": OneOf(words.FIELDS)}),
    "link": ElementRule(
        {"href": ANYTHING, "rel": one_of("self", "template", "documentation"), **_LANG},
        ("href", "rel"),
        text=ANYTHING,
    ),
    "dependent-link": ElementRule(
        {"href": ANYTHING, "rel": one_of("self", "independent-parent", "documentation"), **_LANG},
        ("href", "rel"),
        text=ANYTHING,
    ),
    "locale": ElementRule(
        _LANG,
        children={
            "style-options": ("style-options", 0, 1),
            "date": ("locale-date", 0, ANY),
            "terms": ("terms", 0, 1),
        },
    ),
    "style-options": ElementRule({"limit-day-ordinals-to-day-1": BOOLEAN, "punctuation-in-quote": BOOLEAN}),
    "locale-date": ElementRule(
        {"form": one_of("text", "numeric"), **_DELIMITER, **_FONT, **_CASE},
        ("form",),
        {"date-part": ("own", 1, ANY)},
    ),
    "terms": ElementRule(children={"term": ("term", 1, ANY)}),
    "term": ElementRule(
        {"name": OneOf(words.TERMS), "form": _TERM_FORM},
        ("name",),
        {"single": ("plain", 0, 1), "multiple": ("plain", 0, 1)},
        order=(("single", "multiple"),),
        text=ANYTHING,
    ),
    "term/ordinal": ElementRule(
        {
            "name": OneOf(words.TERMS),
            "form": _TERM_FORM,
            "gender-form": _GENDER,
            "match": one_of("last-digit", "last-two-digits", "whole-number"),
        },
        ("name",),
        {"single": ("plain", 0, 1), "multiple": ("plain", 0, 1)},
        order=(("single", "multiple"),),
        text=ANYTHING,
    ),
    "term/long-ordinal": ElementRule(
        {"name": OneOf(words.TERMS), "form": _TERM_FORM, "gender-form": _GENDER},
        ("name",),
        {"single": ("plain", 0, 1), "multiple": ("plain", 0, 1)},
        order=(("single", "multiple"),),
        text=ANYTHING,
    ),
    "term/gendered": ElementRule(
        {"name": OneOf(words.TERMS), "form": _TERM_FORM, "gender": _GENDER},
        ("name",),
        {"single": ("plain", 0, 1), "multiple": ("plain", 0, 1)},
        order=(("single", "multiple"),),
        text=ANYTHING,
    ),
    "macro": ElementRule({"name": MACRO_NAME}, ("name",), _RENDERING, least=1),
    "citation": ElementRule(
        {
            "cite-group-delimiter": ANYTHING,
            "collapse": one_of("citation-number", "year", "year-suffix", "year-suffix-ranged"),
            "year-suffix-delimiter": ANYTHING,
            "after-collapse-delimiter": ANYTHING,
            "disambiguate-add-names": BOOLEAN,
            "disambiguate-add-givenname": BOOLEAN,
            "disambiguate-add-year-suffix": BOOLEAN,
            "givenname-disambiguation-rule": one_of(
                "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite"
            ),
            "near-note-distance": INTEGER,
            **_INHERITED,
        },
        children={"sort": ("sort", 0, 1), "layout": ("citation-layout", 1, ANY)},
        order=(("sort", "layout"),),
    ),
    "bibliography": ElementRule(
        {
            "hanging-indent": BOOLEAN,
            "entry-spacing": COUNT,
            "line-spacing": POSITIVE,
            "second-field-align": one_of("flush", "margin"),
            "subsequent-author-substitute": ANYTHING,
            "subsequent-author-substitute-rule": one_of(
                "complete-all", "complete-each", "partial-each", "partial-first"
            ),
            **_INHERITED,
        },
        children={"sort": ("sort", 0, 1), "layout": ("layout", 1, ANY)},
        order=(("sort", "layout"),),
    ),
    "sort": ElementRule(children={"key": ("key", 1, ANY)}),
    "key/macro": ElementRule({"macro": MACRO_NAME, **_KEY}),
    "key/variable": ElementRule({"variable": OneOf(words.CALLED), **_KEY}),
    "citation-layout": ElementRule({**_AFFIXES, **_DELIMITER, **_FONT, **_LOCALES}, children=_RENDERING, least=1),
    "layout": ElementRule({**_AFFIXES, **_FONT, **_LOCALES}, children=_RENDERING, least=1),
    "names": ElementRule(
        {"variable": _NAMES, **_AFFIXES, **_DELIMITER, **_DISPLAY, **_FONT},
        ("variable",),
        {
            "name": ("name", 0, 1),
            "et-al": ("et-al", 0, 1),
            "institution": ("institution", 0, 1),
            "label": ("names-label", 0, 1),
            "substitute": ("substitute", 0, 1),
        },
        order=(("name", "et-al"), *((other, "substitute") for other in ("name", "et-al", "label"))),
    ),
    "name": ElementRule(
        {**_NAME, "form": _NAME_FORM, **_AFFIXES, **_DELIMITER, **_FONT},
        children={"name-part": ("name-part", 0, ANY)},
    ),
    "name-part": ElementRule({"name": one_of("family", "given"), **_AFFIXES, **_FONT, **_CASE}, ("name",)),
    "institution": ElementRule(
        {**_FONT, **_CASE}, children={"institution-part": ("institution-part", 0, ANY)}
    ),
    "institution-part": ElementRule({"name": one_of("long"), **_FONT, **_CASE}, ("name",)),
    "et-al": ElementRule({"term": one_of("et-al", "and others"), **_FONT}),
    "names-label": ElementRule({"form": _TERM_FORM, **_LABEL}),
    "substitute": ElementRule(children=_RENDERING, least=1),
    "date": ElementRule(
        {"variable": _DATE, **_DELIMITER, **_DATE_LOOK}, ("variable",), {"date-part": ("own", 1, ANY)}
    ),
    "date/form": ElementRule(
        {
            "variable": _DATE,
            "form": one_of("text", "numeric"),
            "date-parts": one_of("year-month-day", "year-month", "year"),
            **_DATE_LOOK,
        },
        ("variable",),
        {"date-part": ("localized", 0, ANY)},
    ),
    **_date_parts(own=_AFFIXES, localized={}),
    "text/macro": ElementRule({"macro": MACRO_NAME, **_TEXT}),
    "text/term": ElementRule({"term": OneOf(words.TERMS), "form": _TERM_FORM, "plural": BOOLEAN, **_TEXT}),
    "text/value": ElementRule({"value": ANYTHING, **_TEXT}),
    "text/variable": ElementRule({"variable": _STANDARD, "form": one_of("short", "long"), **_TEXT}),
    "number": ElementRule(
        {
            "variable": _NUMBER,
            "form": one_of("numeric", "ordinal", "long-ordinal", "roman"),
            **_AFFIXES,
            **_DISPLAY,
            **_FONT,
            **_CASE,
        },
        ("variable",),
    ),
    "label": ElementRule(
        {"variable": _NUMBER, "form": one_of("long", "short", "symbol"), **_LABEL}, ("variable",)
    ),
    "choose": ElementRule(
        children={"if": ("if", 1, 1), "else-if": ("if", 0, ANY), "else": ("else", 0, 1)},
        order=(("if", "else-if"), ("if", "else"), ("else-if", "else")),
    ),
    "if": _BRANCH,
    "else": ElementRule(children=_RENDERING, least=1),
    "group": ElementRule({**_AFFIXES, **_DELIMITER, **_DISPLAY, **_FONT}, children=_RENDERING, least=1),
}  # fmt: skip


def row_name(name: str, attributes: Mapping[str, str]) -> str:
    """The row of an element that may be written in several ways; "" where its attributes say none or several."""
    if name in WAYS:
        ways = [way for way in WAYS[name] if way in attributes]
        return f"{name}/{ways[0]}" if len(ways) == 1 else ""
    if name == "date":
        return "date/form" if "form" in attributes else "date"
    if name in ("own", "localized"):
        part = attributes.get("name", "")
        return f"{name}/{part}" if part in ("day", "month", "year") else ""
    if name == "term":
        return _term_row(attributes)
    return name


def _term_row(attributes: Mapping[str, str]) -> str:
    """Which of the four kinds of terms an element defines, by its name and what it says of genders."""
    name = attributes.get("name", "")
    if name in words.ORDINALS and attributes.keys() & {"gender-form", "match"}:
        return "term/ordinal"
    if name in words.LONG_ORDINALS and "gender-form" in attributes:
        return "term/long-ordinal"
    if name in words.GENDERED_TERMS and "gender" in attributes:
        return "term/gendered"
    return "term"
