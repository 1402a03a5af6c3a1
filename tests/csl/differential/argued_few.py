"""What `disagreements.md` argues about what few styles have: odd sort keys, labels, lists of names, line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Any, NamedTuple

from tests.csl.differential.argued_order import adds_words, rearranged, shows_more_names
from tests.csl.differential.classify import Edit

_CITATION = re.compile(r"<citation\b[^>]*>")
_SORT = re.compile(r"<(citation|bibliography)\b(?:(?!</\1>).)*?<sort>(.*?)</sort>", re.DOTALL)
_MACRO = re.compile(r'<macro name="([^"]*)">(.*?)</macro>', re.DOTALL)
_CALLED = re.compile(r'macro="([^"]*)"')
_MINIMUM = re.compile(r'\bet-al-min="(\d+)"')
_LATER_MINIMUM = re.compile(r'\bet-al-subsequent-min="(\d+)"')
_NAME = re.compile(r"<name\b[^>]*>")
_BIBLIOGRAPHY = re.compile(r"<bibliography\b[^>]*>")
_DATE = re.compile(r"<date\s(?:[^>]*/>|[^>]*[^>/]>.*?</date>)", re.DOTALL)
_REPEATED = re.compile(r'subsequent-author-substitute="([^"]*)"')
_CHILDLESS = re.compile(r"<names\b[^>]*/>")
_SUBSTITUTE = re.compile(r"<substitute>.*?</substitute>", re.DOTALL)
_PART_SUFFIX = re.compile(r'<name-part\b[^>]*\bsuffix="([^"]+)"')
_LINE_END = re.compile("&#(?:10|13|x0?[ad]);", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"^\W*\d+")
_CITED = re.compile(r"<citation\b.*?</citation>", re.DOTALL)
_YEAR_SUFFIX = re.compile(r"(?<=\()[a-z]{1,2}(?=\))")
_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"(?<=\b[^\W\d_])\.")
_LETTER = re.compile(r"[a-z]{1,2}")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
_COLON_IN_QUOTES = re.compile("[:;][”’»“]")
_PARTS = re.compile(r"\w+(?:-\w+)+")
_SPACES = re.compile("  +")
_STRAY_MARK = re.compile(r"[.\s]*[:;] \.")
_NO_PRINTED_FORM = "[CSL STYLE ERROR"


class FewFacts(NamedTuple):
    """What the arguments depend on; the `sort_` facts are of citations and of the bibliography together."""

    sorts_two_dates: bool
    repeated: str
    """What the bibliography has for the names of the entry before."""
    numbers_names: bool
    """Whether cites are numbers alone, in a style that adds given names."""
    sorts_signs: bool
    """Whether an equals sign is in what sorts."""
    sorts_by_name: bool
    sorts_et_al: bool
    is_chinese: bool
    names_the_nameless: bool
    """Whether a term of the style stands for missing names."""
    has_line_ends: bool
    later_shows_more: bool
    """Whether later cites abbreviate only longer lists than others do."""
    uses_last: bool
    cites_full_names: bool
    """Whether cites may render names without any `cs:name`, in a style that adds given names."""
    part_suffixes: frozenset[str]
    conditions: int
    group_delimiter: str
    layout_delimiter: str
    has_label_before: bool


def few_facts(text: str) -> FewFacts:
    """The facts of a style, from its XML."""
    macros = dict(_MACRO.findall(text))
    sorts = [_expanded(found[2], macros) for found in _SORT.finditer(text)]
    cited = _CITATION.search(text)
    options = cited[0] if cited else ""
    delimiter = re.search(r'cite-group-delimiter="([^"]*)"', options)
    layout = re.search(r'<citation\b.*?<layout\b[^>]*?delimiter="([^"]*)"', text, re.DOTALL)
    return FewFacts(
        sorts_two_dates=any(len(set(_DATE.findall(sort))) > 1 for sort in sorts),
        repeated=unescape(found[1]) if (found := _REPEATED.search(text)) else "",
        numbers_names='disambiguate-add-givenname="true"' in options and _cites_numbers_alone(text, macros),
        sorts_signs=any(re.search(r'\b(?:prefix|suffix)="[^"]*=', sort) for sort in sorts),
        sorts_by_name='<key variable="author"' in text and 'name-form="short"' in text,
        sorts_et_al=any(re.search(r"<name\b[^>]*et-al-min", sort) for sort in sorts),
        is_chinese=re.search(r'default-locale="(?:zh|ja)', text[:2000]) is not None,
        names_the_nameless='term="anonymous"' in text,
        has_line_ends=_LINE_END.search(text) is not None,
        later_shows_more=_later_shows_more(text, options),
        uses_last='et-al-use-last="true"' in text,
        cites_full_names='disambiguate-add-givenname="true"' in options
        and _CHILDLESS.search(_SUBSTITUTE.sub("", text)) is not None,
        part_suffixes=frozenset(_PART_SUFFIX.findall(text)),
        conditions=text.count('disambiguate="true"'),
        group_delimiter=unescape(delimiter[1]) if delimiter else "",
        layout_delimiter=unescape(layout[1]).replace("\u00a0 ", "  ") if layout else "",
        has_label_before=re.search(r"<names\b[^>]*>\s*<label\b", text) is not None,
    )


def _cites_numbers_alone(text: str, macros: dict[str, str]) -> bool:
    layout = _CITED.search(text)
    content = _expanded(layout[0], macros) if layout else ""
    return 'variable="citation-number"' in content and "<names" not in content


def _later_shows_more(text: str, options: str) -> bool:
    least = _MINIMUM.findall(options)
    later = [*_LATER_MINIMUM.findall(options), *_MINIMUM.findall("".join(_NAME.findall(text)))]
    listed = _MINIMUM.findall("".join(_BIBLIOGRAPHY.findall(text)))
    return any(int(one) > int(other) for one in (*least, *later) for other in (*least, *listed))


def _expanded(text: str, macros: dict[str, str], depth: int = 0) -> str:
    below = (_expanded(macros.get(name, ""), macros, depth + 1) for name in _CALLED.findall(text))
    return text + "".join(below) if depth < 6 else text


def few_argument(
    place: str, cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, style: FewFacts
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    return (
        _order(place, cited, edit, expected, actual, style)
        or _names(place, cited, edit, expected, actual, style)
        or _words(cited, edit, expected, actual, style)
        or _marks(place, edit, expected, actual, style)
    )


def _order(
    place: str, cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, style: FewFacts
) -> str:
    is_list = place.startswith("order")
    if (
        is_list
        and style.is_chinese
        and _without_ideographs(expected, cited, style) == _without_ideographs(actual, cited, style)
    ):
        return "order of Chinese characters"
    if is_list or rearranged(expected, actual):
        if is_list and style.sorts_signs:
            return "spaces in sort keys"
        if style.sorts_two_dates:
            return "two dates in a sort key"
        if style.sorts_by_name:
            return "names as a sort key"
    if style.sorts_two_dates and (
        (edit.kind == "numbers" and _are_numbers_of_works(place, expected, actual))
        or _is_repeated(edit, style.repeated)
    ):
        return "two dates in a sort key"
    if style.numbers_names and _is_order_of_namesakes(place, cited, edit, expected, actual):
        return "names in sort keys that a number stands for"
    if _LETTER.fullmatch(edit.expected) and _LETTER.fullmatch(edit.actual) and style.sorts_et_al:
        return "et-al in sort keys"
    return ""


def _are_numbers_of_works(place: str, expected: str, actual: str) -> bool:
    """Whether what differs are the numbers that works have in the list."""
    if place.startswith("citation"):
        return _DIGITS.sub("", expected) == _DIGITS.sub("", actual)
    return _FIRST_NUMBER.sub("", expected) == _FIRST_NUMBER.sub("", actual)


def _is_order_of_namesakes(
    place: str, cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str
) -> bool:
    """Whether works whose first authors have one family name change places, or their numbers and year-suffixes do."""
    if place.startswith("order"):
        families = {str(item["id"]): item.get("author", [{}])[0].get("family") for item in cited}
        orders = ([families.get(id_) or id_ for id_ in text.split()] for text in (expected, actual))
        return next(orders) == next(orders)
    if edit.kind not in ("numbers", "disambiguation"):
        return False
    return _YEAR_SUFFIX.sub("", _DIGITS.sub("", expected)) == _YEAR_SUFFIX.sub("", _DIGITS.sub("", actual))


def _is_repeated(edit: Edit, repeated: str) -> bool:
    """Whether an author is repeated on one side, since another work stands before."""
    return repeated != "" and edit.expected != edit.actual and repeated in (edit.expected, edit.actual)


def _without_ideographs(order: str, cited: Sequence[dict[str, Any]], style: FewFacts) -> list[str]:
    """The ids of a list without those of works whose authors or titles are in Chinese characters."""
    others = {
        str(item["id"])
        for item in cited
        if _IDEOGRAPH.search(f"{item.get('author')}{item.get('title')}") is None
        and ("author" in item or not style.names_the_nameless)
    }
    return [id_ for id_ in order.split() if id_ in others]


def _names(
    place: str, cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, style: FewFacts
) -> str:
    if edit.kind in ("names", "disambiguation"):
        if style.later_shows_more and shows_more_names(expected, actual, cited):
            return "names of a later cite"
        if style.uses_last and place.startswith("citation") and "…" in actual and "…" not in expected:
            return "et-al-use-last in later cites"
    if (
        edit.kind in ("names", "punctuation", "wording")
        and place.startswith("entry")
        and style.cites_full_names
        and _are_initials(expected, actual)
    ):
        return "given names of cites in the bibliography"
    return ""


def _are_initials(expected: str, actual: str) -> bool:
    """Whether ours differs only in that given names are shorter."""
    left, right = re.findall(r"\w+", expected), re.findall(r"\w+", actual)
    return len(left) == len(right) and all(one.startswith(two) for one, two in zip(left, right, strict=True))


def _words(cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, style: FewFacts) -> str:
    if actual.count(_NO_PRINTED_FORM) > expected.count(_NO_PRINTED_FORM) or (
        edit.actual == "." and _STRAY_MARK.fullmatch(edit.expected)
    ):
        return "group whose last macro calls nothing"
    if style.conditions > 1 and (
        adds_words(actual, expected, cited) or _STOP.sub("", expected) == _STOP.sub("", actual)
    ):
        return "cites that two conditions tell apart"
    if edit.kind == "case" and any(
        edit.actual in _PARTS.findall(f"{value}".replace("–", "-"))
        or edit.actual in re.split(r"\W", f"{value}")
        for item in cited
        for name, value in item.items()
        if name in ("page", "number", "volume", "issue")
    ):
        return "parts of a number that is text"
    if edit.kind == "case" and actual.casefold() == expected.casefold() and actual[1:] == expected[1:]:
        return "term behind names that are empty"
    if style.has_label_before and edit.kind == "terms" and edit.actual.endswith(edit.expected or "\0"):
        return "label before a repeated author"
    return ""


def _marks(place: str, edit: Edit, expected: str, actual: str, style: FewFacts) -> str:
    if style.has_line_ends and edit.kind == "spacing" and expected.split() == actual.split():
        return "line ends of a style"
    if (
        edit.kind == "quotes"
        and _COLON_IN_QUOTES.search(edit.expected)
        and sorted(expected) == sorted(actual)
    ):
        return "colon or semicolon after a quotation"
    if edit.kind == "spacing" and _is_behind_number(expected, actual):
        return "delimiter behind a number"
    if any(edit.expected == suffix + edit.actual or _is_lone(edit, suffix) for suffix in style.part_suffixes):
        return "formats of a name-part"
    if (
        place.startswith("citation")
        and style.group_delimiter
        and edit.expected == style.layout_delimiter
        and edit.actual == style.group_delimiter
    ):
        return "delimiter of a group of cites with other names"
    return ""


def _is_lone(edit: Edit, suffix: str) -> bool:
    """Whether the suffix of a name part stands where ours has a space only."""
    return edit.expected.startswith(suffix) and edit.actual == " "


def _is_behind_number(expected: str, actual: str) -> bool:
    """Whether the texts are equal but for spaces, of which citeproc-js has one more behind a number and what follows it."""
    if re.search(r"\d  ", expected) is not None:
        return _SPACES.sub(" ", expected) == _SPACES.sub(" ", actual)
    return (
        expected.replace(" ", "") == actual.replace(" ", "") and re.search(r"\d \d{4}", expected) is not None
    )
