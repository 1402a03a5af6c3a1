"""What a line of tagged text can mean: each of these takes it into the item, or keeps it as it came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.tagged.people import count_with_initials, initials_apart, people_as_written
from bibkit.formats.tagged.reading import TaggedReading
from bibkit.model.date import SEASONS, Date, Moment
from bibkit.model.date_as_written import checked_date, date_as_written
from bibkit.model.edtf import date_text, parse_date
from bibkit.model.ident import ArxivId, parse_arxiv, parse_doi, parse_isbn, parse_issn
from bibkit.model.malformed import Malformed
from bibkit.model.parse_name import is_no_person
from bibkit.syntax.tagged import TaggedLine

Take: TypeAlias = Callable[[TaggedReading, TaggedLine], None]

_PARTED_DATE = re.compile(r"\s*(-?\d{1,4})?\s*/\s*(\d{0,2})\s*/\s*(\d{0,2})\s*/?\s*(.*)")
COUNT_OF_PAGES = re.compile(r"(?:[ivxlc]+[\s,+]*)?\d+(?:\s*(?:p|pp|pages|S)\.?)?", re.IGNORECASE)
"""What the pages of a book are, where they are how many it has: "327", "xx, 327 p."."""

_ISSN_SIGN = re.compile(r"\b[ELP]?-?ISSN[-: ]*(?=\d)", re.IGNORECASE)
_NO_WORDS = ("", "undefined", "null", "nan", "none")  # what a program leaves of a part that it had not
_TIME_OF_DAY = re.compile(
    r"T?\s*(\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)"
)  # as Zotero has it where words stand
_SEASONS = {
    "SPR": "Spring",
    "SUM": "Summer",
    "FAL": "Fall",
    "AUT": "Autumn",
    "WIN": "Winter",
}  # of Web of Science
_SHORT_SEASON = re.compile(
    r"\b(?:SPR|SUM|FAL|AUT|WIN)\b(?=[^A-Za-z]{0,12}(?:(?:SPR|SUM|FAL|AUT|WIN)\b[^A-Za-z]{0,12})?$)"
)
_SEASON_OF = {word: number for number, word in SEASONS.items()}
_BETWEEN_NUMBERS = re.compile(r"[;,\s]+|\([^()]*\)")
_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)


def take_lines(
    reading: TaggedReading, lines: Iterable[TaggedLine], take_of: Callable[[str], Take | None]
) -> None:
    """Take each line as its tag says, and keep those whose tag says nothing; empty lines are passed over."""
    for line in lines:
        if not line.text:
            continue
        take = take_of(line.tag)
        if take is None:
            reading.keep(line)
        else:
            take(reading, line)


def text(member: str) -> Take:
    """A text; its lines are one."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        reading.set(member, line.text, line)

    return take


def paragraphs(member: str) -> Take:
    """A text that may be long; where it comes more than once, the parts are paragraphs of one."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        if not reading.is_all_of(member, line.text):
            reading.join(member, line.text, line, by="\n\n")

    return take


def name(member: str) -> Take:
    """A person as "Family, Given, Suffix"; without a comma it is the name of an organisation, kept whole."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        add_name(reading, member, line, line.text)

    return take


def add_name(reading: TaggedReading, member: str, line: TaggedLine, written: str) -> None:
    """Add the names that a part of a line writes."""
    with_initials = 0 if "," in written else _with_initials(reading, line.tag)
    can_be_seen = written.isprintable()  # what can't is shown in the form of CSL-JSON (`formats.visible`)
    for person in people_as_written(written, with_initials):
        words = person.literal.split()
        if (
            len(words) == 2
            and not set(written) & set(",;")
            and words[0] != "The"
            and not is_no_person(person.literal)
        ):
            message = f'"{person.literal}" has no comma, so it is taken for the name of an organisation'
            help_text = f'write "{words[1]}, {words[0]}" if it is a person'
            reading.remark("BK806", line, message, help_text, (member,))
        reading.add(member, person if can_be_seen else csl_name(person), line)


@lru_cache(maxsize=1)  # a reference may have many people
def _with_initials(reading: TaggedReading, tag: str) -> int:
    """How many lines with that tag are people with initials."""
    return count_with_initials(reading.texts(tag))


def initials(member: str) -> Take:
    """A person as "Family GI", as MEDLINE and Web of Science have them."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        add_name(reading, member, line, initials_apart(line.text))

    return take


def organisation(member: str) -> Take:
    """A name that is never a person's."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        reading.add(member, {"literal": line.text}, line)

    return take


def date(member: str) -> Take:
    """A date in any way of writing that names one; else its words."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        set_date(reading, member, read_date(line.text), line)

    return take


def day_of(*years: str) -> Take:
    """The date of publication in a line that may lack its year: "Sep 5". `years` are the tags that have it."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        found = read_date(line.text)
        year = next((first.text[:4] for tag in years if (first := reading.first(tag))), "")
        if (found is None or found.literal) and year.isdecimal():
            spoken = read_date(f"{line.text} {year}")
            found = spoken if spoken is not None and not spoken.literal else found
        set_date(reading, "issued", found, line)

    return take


def set_date(reading: TaggedReading, member: str, found: Date | None, line: TaggedLine) -> None:
    """Give the item a date; of two of which one says more of the same, that one; else the second line is kept."""
    if found is None:
        reading.keep(line)
        return
    said: object = {"literal": found.literal} if found.literal else _edtf(found)
    before = reading.item.get(member)
    if isinstance(before, str) and isinstance(said, str):
        if before.startswith(f"{said}-"):
            return  # "2005" beside "2005-07-15" says nothing more
        if said.startswith(f"{before}-"):
            del reading.item[member]
    reading.set(member, said, line)


_edtf = lru_cache(maxsize=8192)(date_text)


@lru_cache(maxsize=8192)  # a library has few days, and many works of each
def read_date(written: str) -> Date | None:
    """The date that a text writes as YYYY/MM/DD/words (RIS) or otherwise; its words where that is no date, or None."""
    if match := _PARTED_DATE.fullmatch(written):
        year, month, day, words = match[1], match[2], match[3], match[4].strip()
        season = _SEASON_OF.get(words.capitalize())
        if year is None:
            return Date(literal=words) if words and not (month or day) else None
        if season is not None and not month:
            return checked_date(Moment(int(year), season=season))
        if month and day and (time := _TIME_OF_DAY.fullmatch(words)):
            moment = parse_date(f"{int(year):04}-{int(month):02}-{int(day):02}T{time[1]}")
            return moment if isinstance(moment, Date) else None
        if (found := _date_in_words(words, year, month, day)) is not None:
            return found or None
        return checked_date(
            Moment(int(year), int(month or 0) or None, (int(day or 0) or None) if int(month or 0) else None)
        )
    plain = _SHORT_SEASON.sub(lambda match: _SEASONS[match[0].upper()], written.strip())
    parsed = parse_date(plain)
    found = parsed if isinstance(parsed, Date) else date_as_written(plain)
    if found is not None and found.end is not None and found.end == found.start:
        return Date(found.start)  # "OCT 30-30, 2011"
    return found or (Date(literal=plain) if plain else None)


def _date_in_words(words: str, year: str, month: str, day: str) -> Date | Literal[False] | None:
    """What the words behind a date make of it, False where they say that it is another one, None where nothing.

    EBSCO writes "2010/03//Mar/Apr2010", others "2013/02/15/received".
    """
    words = words.removesuffix(year).strip(" ,/")
    if words.casefold() in _NO_WORDS or not any(map(str.isalpha, words)):
        return None
    spoken = date_as_written(f"{words} {year}")
    first = spoken.first if spoken is not None else None
    if spoken is None or first is None or first.year != int(year):
        return False
    is_finer = not day and (not month or first.month is None or first.month == int(month))
    return spoken if is_finer else None


def doi(reading: TaggedReading, line: TaggedLine) -> None:
    """A DOI, also as an address or behind "doi:"."""
    found = parse_doi(line.text)
    if isinstance(found, Malformed):
        reading.remark("BK806", line, f"{found.message}; it is kept as it is", found.help, ("DOI",))
        reading.keep(line)
    else:
        reading.set("DOI", found, line)


def serial_numbers(reading: TaggedReading, line: TaggedLine) -> None:
    """ISBNs and ISSNs, several in one line too: each by its shape, what is neither as it came."""
    whole = _serial_number(line.text)
    words = () if whole else filter(None, _BETWEEN_NUMBERS.split(_ISSN_SIGN.sub("", line.text)))
    found = [whole] if whole else [_serial_number(word) for word in words]
    if not all(found):
        reading.keep(line)
        return
    for member, number in filter(None, found):
        reading.join(member, number, line, by=" ", once=True)


def is_serial_number(written: str) -> bool:
    """Whether a text is an ISBN or ISSN."""
    return _serial_number(written) is not None


def _serial_number(written: str) -> tuple[str, str] | None:
    isbn, issn = parse_isbn(written), parse_issn(written)
    if isinstance(isbn, str):
        return "ISBN", isbn
    return ("ISSN", issn) if isinstance(issn, str) else None


def arxiv(reading: TaggedReading, line: TaggedLine, written: str) -> bool:
    """Take an arXiv identifier, if the text is one."""
    found = parse_arxiv(written)
    if not isinstance(found, ArxivId) or (reading.arxiv not in (None, found)):
        return False
    reading.arxiv = found
    reading.said.setdefault("arxiv", []).append(line)
    return True


def is_pmcid(written: str) -> bool:
    """Whether a text is a number of PubMed Central."""
    return _PMCID.fullmatch(written) is not None


def keyword(reading: TaggedReading, line: TaggedLine) -> None:
    """Keywords, parted by semicolons where they are several; they may go on in the next lines."""
    reading.join("keyword", line.text, line, by="; ")


def keywords_by_line(reading: TaggedReading, line: TaggedLine) -> None:
    """A keyword a line, without the tag too, as EndNote and Rayyan write them; one that is parted goes on."""
    if len(line.texts) == 1:
        keyword(reading, line)
        return
    whole = ""
    for part in filter(None, line.texts):
        whole = f"{whole} {part}" if whole else part
        if not part.endswith((",", "-")):
            reading.join("keyword", " ".join(whole.split()).strip("; "), line, by="; ")
            whole = ""
    if whole:
        reading.join("keyword", whole.strip(",; "), line, by="; ")
