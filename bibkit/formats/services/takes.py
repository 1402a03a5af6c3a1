"""What a value of a service can mean: each of these takes it into the item, or keeps it as it came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from bibkit.formats.html_prose import has_mathml, paragraphs_of_html, prose_of_html
from bibkit.formats.services.reading import TakeValue
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.date import Date
from bibkit.model.date_as_written import date_as_written
from bibkit.model.edtf import parse_date
from bibkit.model.ident import (
    ArxivId,
    parse_arxiv,
    parse_doi,
    parse_isbn,
    parse_issn,
    parse_pmcid,
    parse_pmid,
)
from bibkit.model.malformed import Malformed
from bibkit.model.raw import FieldPath, Raw, is_empty

_TIME = re.compile(r"([12]\d{3}-\d\d-\d\d)[T ]\d\d:?\d\d.*", re.ASCII)


def said(raw: Raw | None) -> str:
    """A text without outer blanks; empty where it is none."""
    return raw.strip() if isinstance(raw, str) else ""


def elements(raw: Raw | None) -> list[Raw]:
    """What a list holds; a value that should be in one stands for it."""
    return raw if isinstance(raw, list) else [] if raw is None else [raw]


def text(field: str) -> TakeValue:
    """A text; of a list of one, that one."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        only = raw[0] if isinstance(raw, list) and len(raw) == 1 else raw
        if isinstance(only, str):
            reading.set(field, only.strip(), at, raw)
        else:
            reading.keep(at, raw)

    return take


def prose(field: str) -> TakeValue:
    """A title or name, in HTML; of several the first, the others are kept."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        texts = [one for one in elements(raw) if isinstance(one, str) and one.strip()]
        if not texts:
            reading.keep(at, raw)
            return
        set_prose(reading, field, texts[0], at)
        rest = [one for one in elements(raw) if one is not texts[0] and one != texts[0] and not is_empty(one)]
        if rest:
            reading.keep(at, rest)

    return take


def set_prose(reading: TreeReading, field: str, html: str, at: FieldPath) -> None:
    """Give the item a text that is in HTML; MathML in it is kept besides."""
    plain = paragraphs_of_html(html) if field == "abstract" else prose_of_html(html)
    if has_mathml(html):
        message = f"MathML in {field} is read as its signs alone, and kept beside them as it stands"
        reading.remark("BK806", at, message, "write it as TeX in the record", (field,))
        reading.keep(at, html)
    if plain:
        reading.set(field, plain, at, html)


def abstract(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """An abstract, in HTML or JATS."""
    if isinstance(raw, str):
        set_prose(reading, "abstract", raw, at)
    else:
        reading.keep(at, raw)


def html(field: str) -> TakeValue:
    """A text of several paragraphs, in HTML."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        if isinstance(raw, str):
            reading.set(field, paragraphs_of_html(raw), at, raw)
        else:
            reading.keep(at, raw)

    return take


def date(field: str) -> TakeValue:
    """A date in one text (ISO 8601, with a time or without), or in parts as CSL-JSON has it."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        found = read_date(raw)
        if found:
            set_date(reading, field, found, at, raw)
        else:
            reading.keep(at, raw)

    return take


def set_date(reading: TreeReading, field: str, found: str, at: FieldPath, raw: Raw) -> None:
    """Give the item a date; one that says less of the same says nothing."""
    before = reading.item.get(field)
    if not (isinstance(before, str) and before.startswith(f"{found}-")):
        reading.set(field, found, at, raw)


def read_date(raw: Raw | None) -> str:
    """The date as EDTF; empty where it is none."""
    if isinstance(raw, Mapping):
        from bibkit.formats.csl_json.date import date_of_csl

        parts = raw.get("date-parts")
        found = date_of_csl({"date-parts": parts}) if isinstance(parts, list) else None
        return str(found) if isinstance(found, Date) else read_date(raw.get("date-time"))
    written = said(raw)
    if match := _TIME.fullmatch(written):
        written = match[1]
    parsed = parse_date(written) if written else None
    if not isinstance(parsed, Date) or parsed.literal:
        parsed = date_as_written(written)
    return str(parsed) if isinstance(parsed, Date) and not parsed.literal else ""


def keywords(*members: str) -> TakeValue:
    """Words in a list, as texts or in a member of an object; or one text with semicolons or commas."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        words: list[str] = []
        for one in elements(raw):
            if isinstance(one, Mapping):
                one = next((one[name] for name in members if isinstance(one.get(name), str)), "")
            if not isinstance(one, str):
                reading.keep(at, raw)
                return
            words += [prose_of_html(one)] if one.strip() else []
        last = ";" if len(words) == 1 and isinstance(raw, list) and "," in words[0] else ""
        if words:  # of one word in a list the comma would part it
            reading.set("keyword", "; ".join(dict.fromkeys(words)) + last, at, raw)

    return take


def doi(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """A DOI, also as an address."""
    found = parse_doi(raw) if isinstance(raw, str) else None
    if isinstance(found, str):
        before = reading.item.get("DOI")
        if not (isinstance(before, str) and before.casefold() == found.casefold()):
            reading.set("DOI", found, at, raw)
        return
    reading.keep(at, raw)
    if isinstance(found, Malformed):
        reading.remark("BK806", at, f"{found.message}; it is kept as it is", found.help, ("DOI",))


def identifier(field: str, parse: Callable[[str], str | Malformed]) -> TakeValue:
    """An identifier that is checked; one that is none is kept and reported."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        found = parse(raw) if isinstance(raw, str) else None
        if isinstance(found, str):
            reading.set(field, found, at, raw)
            return
        reading.keep(at, raw)
        if isinstance(found, Malformed):
            reading.remark("BK806", at, f"{found.message}; it is kept as it is", found.help, (field,))

    return take


def _number_of_pubmed(written: str) -> str | Malformed:
    return parse_pmid(re.sub(r"^https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/", "", written.strip()))


def _number_of_pmc(written: str) -> str | Malformed:
    bare = re.sub(r"^https?://[\w.]+/(?:pmc/)?(?:articles/)?", "", written.strip()).rstrip("/")
    return parse_pmcid(bare)


pmid = identifier("PMID", _number_of_pubmed)
pmcid = identifier("PMCID", _number_of_pmc)


def serial_numbers(field: str) -> TakeValue:
    """ISBNs or ISSNs, one or a list, also as addresses; what is none is kept and reported."""
    parse = parse_isbn if field == "ISBN" else parse_issn

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        before = reading.item.get(field)
        numbers = before.split() if isinstance(before, str) else []
        wrong: list[Raw] = []
        for one in elements(raw):
            written = one.get("value", "") if isinstance(one, Mapping) else one
            found = parse(written.rpartition("/")[2]) if isinstance(written, str) else None
            if isinstance(found, str):
                numbers.append(found)
                continue
            if not is_empty(one):
                wrong.append(one)
            if isinstance(found, Malformed) and written:
                reading.remark("BK806", at, f"{found.message}; it is kept as it is", found.help, (field,))
        if numbers:
            reading.item.pop(field, None)
            reading.set(field, " ".join(dict.fromkeys(numbers)), at)
        if wrong:
            reading.keep(at, wrong)

    return take


def arxiv(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """An arXiv identifier."""
    found = parse_arxiv(raw) if isinstance(raw, str) else None
    if isinstance(found, ArxivId) and (reading.arxiv is None or reading.arxiv.id == found.id):
        reading.arxiv = reading.arxiv or found
    else:
        reading.keep(at, raw)


def address(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Where the work is; that of its DOI says nothing beside the DOI."""
    found = parse_doi(raw) if isinstance(raw, str) and "doi.org/" in raw else None
    own = reading.item.get("DOI")
    if isinstance(found, str) and isinstance(own, str) and found.casefold() == own.casefold():
        return
    text("URL")(reading, at, raw)


def pages(reading: TreeReading, first: Raw | None, last: Raw | None, at: FieldPath) -> None:
    """The first page and the last, as a range."""
    begin, end = said(first), said(last)
    for raw, which in ((first, "first"), (last, "last")):
        if raw and not isinstance(raw, str):
            reading.keep((*at, which), raw)
    if begin or end:
        reading.set("page", f"{begin}-{end}" if begin and end and begin != end else begin or end, at)


def keep(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Keep it."""
    reading.keep(at, raw)


def type_of(reading: TreeReading, at: FieldPath, word: str, types: Mapping[str, str], title: str) -> None:
    """The type of the work by the service's word for it; a word that is not known makes it a document.

    The word is kept where CSL's type does not say it whole.
    """
    csl = types.get(word.casefold())
    if csl is None:
        csl = "document"
        message = f"{word} is no type of {title} that is known" if word else "The work has no type"
        reading.remark(
            "BK806", at, f"{message}; it is taken for a document", "correct the type in the record"
        )
    first = next((name for name, meant in types.items() if meant == csl), "")
    reading.set("type", csl, at)
    if word and first != word.casefold():
        reading.keep(at, word)


def rest_of(raw: Mapping[str, Raw], taken: Iterable[str]) -> dict[str, Raw]:
    """The members of an object that say something, without those that were taken."""
    names = frozenset(taken)
    return {name: value for name, value in raw.items() if name not in names and not is_empty(value)}
