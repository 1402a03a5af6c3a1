"""The kinds of difference in print that are for the better: how each is recognised, and why it is better.

A kind rewrites the pair (what the original prints, what ours does) so that its difference is gone; a pair that is equal
then was better for the kinds that changed it. Nothing else makes an entry better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from tests.engines.typeset.better_capitals import behind_colons, in_formulas, in_small_letters, inside_words
from tests.engines.typeset.better_dates import Pair, months_by_their_macros, years_of_a_range
from tests.engines.typeset.better_fields import (
    bare_identifiers,
    by_fields,
    dates_of_access,
    keys_of_types,
    numbers_of_series,
    places_of_events,
    whole_dates,
    years_in_labels,
    years_of_the_whole,
)
from tests.engines.typeset.better_names import (
    blanks_at_edges,
    hyphens,
    initials_behind_hyphens,
    options_of_biber,
    parts_behind_hyphens,
    people_called_et_al,
    suffixes_last,
)
from tests.engines.typeset.printed import printed

Source = str
"""The entry in the original file, as it stands there; empty where it was not found."""


class Kind(NamedTuple):
    """A kind of difference: its name, why ours is better, an example (before, after), and its rewriting."""

    name: str
    why: str
    example: Pair
    rewrite: Callable[[Pair, Source], Pair]
    source: Source = ""  # of the example


def kinds_of(theirs: str, ours: str, source: Source = "") -> tuple[str, ...] | None:
    """The kinds that all the differences of a pair belong to; None where something else differs, too."""
    pair, found = (theirs, ours), []
    for kind in KINDS:
        changed = kind.rewrite(pair, source)
        if changed != pair:
            found.append(kind.name)
            pair = changed
        if pair[0] == pair[1]:
            return tuple(found)
    return None


def _alone(rewrite: Callable[[Pair], Pair]) -> Callable[[Pair, Source], Pair]:
    """A rewriting that has no need of the source."""
    return lambda pair, _: rewrite(pair)


def _half_letters(pair: Pair, _: Source) -> Pair:
    theirs, ours = pair
    if not re.search("[\udc80-\udcff]", theirs):
        return pair
    parts = re.split("[\udc80-\udcff]+", theirs)
    match = re.fullmatch(r"(\w)".join(map(re.escape, parts)), ours, re.IGNORECASE)
    if match is None:
        return pair
    letters = [*match.groups(), ""]
    return "".join(part + letter for part, letter in zip(parts, letters, strict=True)), ours


def _escapes_in_addresses(pair: Pair, _: Source) -> Pair:
    def plain(match: re.Match[str]) -> str:
        bare = re.sub(r"\\([_%&#~])(?:\{\})?|\{(\\?[_~%])\}", lambda one: one[1] or one[2][-1], match[0])
        bare = re.sub(r"\\\{\\?_\\\}", "_", bare.replace("&amp;", "&").replace("&#126;", "~"))
        return re.sub(r"(?<![;,]) (?!https?:)", "%20", bare)

    return re.sub(r"<tt>[^<]*</tt>", plain, pair[0]), pair[1]


def _signs_of_windows(pair: Pair) -> Pair:
    return re.sub(
        "[\x80-\x9f]", lambda sign: sign[0].encode("latin-1").decode("cp1252", "replace"), pair[0]
    ), pair[1]


def _by_numbers(pair: Pair) -> Pair:
    return re.sub(r"\\unicode\{(\d+)\}", lambda number: chr(int(number[1])), pair[0]), pair[1]


def _ordinals(pair: Pair, _: Source) -> Pair:
    def word(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"{_ORDINALS[number - 1]} edition" if 1 <= number <= len(_ORDINALS) else match[0]

    return re.sub(r"\b(\d+)(?:st|nd|rd|th)? edition", word, pair[0]), pair[1]


def _dashes_of_pages(pair: Pair, _: Source) -> Pair:
    theirs, ours = (_ONE_PAGE.sub(_several, _LOOSE_DASH.sub("–", text)) for text in pair)
    return (theirs, ours) if ours == pair[1] or (theirs != pair[0] and theirs == ours) else pair


def _several(match: re.Match[str]) -> str:
    return "pages " if match[0] == "page " else "pp. "


def _only_more(pair: Pair, source: str) -> Pair:
    """Ours has all the words of theirs, and those of fields that the style had no name for."""
    if not _BEYOND_STYLES.search(source):
        return pair
    theirs, ours = (Counter(_words(_NO_WORDS.sub(" ", text))) for text in pair)
    given = {*_words(f"{source} {printed(source)}"), *_WORDS_OF_STYLES}
    is_of_parent = "crossref" in source.lower()
    return (
        (pair[1], pair[1])
        if theirs <= ours and (is_of_parent or ours.keys() <= given | theirs.keys())
        else pair
    )


def _words(text: str) -> list[str]:
    return [word.lstrip("0") for word in re.findall(r"[^\W_]+", text.lower())]


def _arxiv_numbers(pair: Pair, _: Source) -> Pair:
    theirs, ours = pair
    number = r" arXiv:[\w.\-/]+(?: \[[\w.\- ]+\])?"
    without = re.sub(rf"(?<=,”){number},|[.,]?{number}(?=[.,])", "", ours)
    if without == ours:
        return pair
    # A year behind an article without a journal stands alone; else the same.
    same = re.sub(r"[.,]", "", without) == re.sub(r"[.,]", "", theirs)
    return (ours, ours) if same else (theirs, without)


def _undefined_macros(pair: Pair, source: Source) -> Pair:
    if not re.search(r"=\s*[A-Za-z][\w:-]*\s*#|#\s*[A-Za-z]", source):
        return pair
    return re.sub(r"(^|\. )and ", r"\1", pair[0]), pair[1]


_ONE_PAGE = re.compile(r"\b(?:page|p\.) (?=[\w ./:]+–)")
_LOOSE_DASH = re.compile(r"(?<=[\dIVXLivxl]) ?(?:–|-|—) ?(?=[A-Z]{0,2} ?[\d/ivxlIVXL]+(?:[,.) ]|$))")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_NO_WORDS = re.compile(r"</?\w+>|^\[[^\]]*\] |\b\w+=")  # marks, labels, and what biber calls a field
_WORDS_OF_STYLES = (
    *(
        "in",
        "editor",
        "editors",
        "pages",
        "page",
        "report",
        "technical",
        "volume",
        "number",
        "chapter",
        "arxiv",
    ),
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec"),
)
_BEYOND_STYLES = re.compile(
    r"^\s*@inbook\b.*\b(?:booktitle|journal)\s*=|^\s*@article\b.*\bbooktitle\s*=|\b(?:crossref|date|location|journaltitle|institution|issue|month)\s*=",
    re.IGNORECASE | re.DOTALL,
)


KINDS = (
    Kind(
        "half a letter",
        "bibtex knows bytes, and abbreviates a name that begins with a letter of two bytes to the first of them",
        ("\udcc3. Kahya", "Ö. Kahya"),
        _half_letters,
    ),
    Kind(
        "escapes in addresses",
        r"in \url a backslash is printed and is part of the link, which leads nowhere",
        (r"<tt>http://a.org/b\_c</tt>", "<tt>http://a.org/b_c</tt>"),
        _escapes_in_addresses,
    ),
    Kind(
        "initials behind hyphens",
        "braces round a hyphen, as DBLP has them against particles, or round Yu-Hsuan hide the second initial from BibTeX",
        ("J. Nie and C. Lin, “T,”", "J.-Y. Nie and C. Lin, “T,”"),
        initials_behind_hyphens,
        "author = {Jian{-}Yun Nie and Chen Lin}",
    ),
    Kind(
        "options of biber",
        "what says to biber how to shorten a list of names is no person",
        ("uniquelist=false, A. Doe, and B. Roe. T.", "A. Doe, and B. Roe. T."),
        _alone(options_of_biber),
    ),
    Kind(
        "suffixes behind the given name",
        "Jr. is nobody's given name, wherever it stands",
        (
            "type=misc | author=family=Sherry, familyi=S., given=Jr., giveni=J., suffix=John F., suffixi=J. F.",
            "type=misc | author=family=Sherry, familyi=S., given=John F., giveni=J. F., suffix=Jr., suffixi=J.",
        ),
        suffixes_last,
        "author = {Sherry, John F., Jr.}",
    ),
    Kind(
        "identifiers without their resolver",
        "styles print a DOI behind the address of a resolver, and an eprint behind its archive: twice makes no link",
        ("2009. <tt>http://dx.doi.org/10.1/a</tt>.", "2009. <tt>10.1/a</tt>."),
        _alone(bare_identifiers),
    ),
    Kind(
        "places of events",
        "in ACM's files `location` is where people met and `address` where the publisher is; biber keeps one of them",
        ("location=Oslo | type=inproceedings", "location=New York | type=inproceedings | venue=Oslo"),
        by_fields(places_of_events),
        "@inproceedings{a, address={New York}, location={Oslo}}",
    ),
    Kind(
        "dates of access",
        "biblatex prints the date of access with the address, in the language of the document",
        (
            "note=(accessed 2020, August 12) | type=online",
            "type=online | urlday=12 | urlmonth=8 | urlyear=2020",
        ),
        by_fields(dates_of_access),
    ),
    Kind(
        "whole dates in year",
        "biber sorts by them and prints them as the style has dates only where they are parsed",
        ("type=online | year=2001-02-20", "day=20 | month=2 | type=online | year=2001"),
        by_fields(whole_dates),
    ),
    Kind(
        "years of the whole",
        "a volume with its own year ends in that year, and not in the last of the whole work",
        ("endyear=2009 | type=book | year=1988", "type=book | year=1988"),
        by_fields(years_of_the_whole),
        "@book{a, year = {1988}, crossref = {b}}",
    ),
    Kind(
        "numbers of series",
        "an ISSN is no ISBN, whatever its field is called",
        ("isbn=1467-8705 | type=article", "issn=1467-8705 | type=article"),
        by_fields(numbers_of_series),
    ),
    Kind(
        "types by their keys",
        "biblatex has the words for a thesis in the language of the document",
        ("type=thesis | type=PhD thesis", "type=thesis | type=phdthesis"),
        by_fields(keys_of_types),
    ),
    Kind(
        "months in labels",
        "a month in `year` is part of the label of natbib, where years stand alone",
        ("[Hirst(May 1979)] G. Hirst. T, May 1979.", "[Hirst(1979)] G. Hirst. T, May 1979."),
        _alone(years_in_labels),
    ),
    Kind(
        "months by their macros",
        "each style has its own names for months behind the macros; in braces they stay as they are, or a number",
        ("A. B, “T,” <i>J</i>, march 1942.", "A. B, “T,” <i>J</i>, Mar. 1942."),
        _alone(months_by_their_macros),
    ),
    Kind(
        "years of a range",
        "biber sorts by years in `date`, and prints a text in `year` as it is",
        ("type=book | year=1995–1996", "endyear=1996 | type=book | year=1995"),
        _alone(years_of_a_range),
    ),
    Kind(
        "editions as words",
        "styles print what they are given before the word edition, and BibTeXing asks for a word",
        ("2 edition, 1987.", "second edition, 1987."),
        _ordinals,
    ),
    Kind(
        "ranges of pages",
        "with a hyphen, blanks or a dash of Unicode styles see one page, or print a minus or a gap",
        ("page 7 - 16, 2015.", "pages 7–16, 2015."),
        _dashes_of_pages,
    ),
    Kind(
        "hyphens in names",
        "bibtex takes a part in lower case before a hyphen for a particle, and drops the hyphen",
        ("[al Khwarizmi(820)] Muhammad al Khwarizmi. On.", "[al-Khwarizmi(820)] Muhammad al-Khwarizmi. On."),
        _alone(hyphens),
    ),
    Kind(
        "parts of names behind hyphens",
        "of Jean-luc bibtex takes luc for a particle of the family, and so of Hans-{J}ochen",
        ("[luc Doumont, 1999] luc Doumont, J. (1999). T.", "[Doumont, 1999] Doumont, J.-l. (1999). T."),
        parts_behind_hyphens,
        "author = {Jean-luc Doumont}",
    ),
    Kind(
        "blanks at the edges of names",
        "a blank within the braces of a name is printed before its comma",
        ("Johnson, J. D., Muftuler L T , and Rugg, M. D.", "Johnson, J. D., Muftuler L T, and Rugg, M. D."),
        _alone(blanks_at_edges),
    ),
    Kind(
        "people called et al.",
        'who ends a list with "et al" means others, and no person with these initials',
        ("Kay, M., e. a. (2020). T.", "Kay, M., et al. (2020). T."),
        people_called_et_al,
        "author = {Kay, M. and et al.}",
    ),
    Kind(
        "signs of Windows-1252",
        "what came through Latin-1 is no sign at all in print",
        ("a \x91place\x92", "a ‘place’"),
        _alone(_signs_of_windows),
    ),
    Kind(
        "characters by their numbers",
        "\\unicode is a command of MathJax, which LaTeX stops at",
        (r"(1, \unicode{8714})-restricted", "(1, ∊)-restricted"),
        _alone(_by_numbers),
    ),
    Kind(
        "arXiv numbers",
        "the styles of classic BibTeX print no eprint, and the number says where the work is",
        ("A model, 2020.", "A model. arXiv:2003.11494 [hep-ph], 2020."),
        _arxiv_numbers,
    ),
    Kind(
        "macros without a definition",
        "BibTeX prints nothing for them, and so a list of names began with and",
        ("and Olivier Despouys. Plans.", "Olivier Despouys. Plans."),
        _undefined_macros,
        'author = INGRAND # " and Olivier Despouys"',
    ),
    Kind(
        "capitals in formulas",
        "in a formula a capital is another sign, and nobody braced the formula",
        ("error-feedback δσ modulators by $v_kd$", "error-feedback ΔΣ modulators by $V_kD$"),
        in_formulas,
        r"@misc{a, title = {Error-feedback $\Delta\Sigma$ modulators by $V_kD$}}",
    ),
    Kind(
        "capitals inside words",
        "what has capitals or figures inside is an acronym or the name of a thing, and nobody braced it",
        ("Traps by qcd in 3d", "Traps by QCD in 3D"),
        inside_words,
        "@misc{a, title = {Traps by QCD in 3D}}",
    ),
    Kind(
        "capitals behind colons",
        "styles keep them, but do not see the colon in {ALANET:} Adaptive",
        ("ALANET: adaptive traps", "ALANET: Adaptive traps"),
        behind_colons,
        "@misc{a, title = {{ALANET:} Adaptive Traps}}",
    ),
    Kind(
        "capitals among small letters",
        "in a title in sentence case a capital was typed with care, mostly of a name, and nobody braced it",
        ("Trap of bose gases", "Trap of Bose gases"),
        in_small_letters,
        "@misc{a, title = {Trap of Bose gases}}",
    ),
    Kind(
        "fields beyond the style",
        "what BibTeX's styles have no name for (date, location, the title of a parent) is printed where they have a place",
        ("A model. 2020.", "A model, October 2020. Graz."),
        _only_more,
        "@misc{a, title={A model}, date={2020-10}, location={Graz}}",
    ),
)
