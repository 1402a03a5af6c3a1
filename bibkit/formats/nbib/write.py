"""NBIB written, in the order of PubMed's own files, each text in one line but where it came in several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.formats.affiliations import affiliations_of
from bibkit.formats.format import Options
from bibkit.formats.losses import written_and_read
from bibkit.formats.nbib.citation import TAG, citation_fields, kept_lines, with_lines_of_both
from bibkit.formats.nbib.read import OWN, read_nbib
from bibkit.formats.own_tags import with_tags
from bibkit.formats.tagged.writing import name_parts, one_line
from bibkit.formats.written import Lose
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.rich_text import plain_text

_ORDER = {
    tag: number
    for number, tag in enumerate(
        "PMID OWN STAT DA DCOM LR IS ISBN VI IP DP TI BTI CTI VTI TT EN PG LID AB OAB CI FAU FED CN LA SI GR PT DEP PL"
        " PB TA JT JID SB RN NM MH GN GS OTO OT PMC MID OID COIS EDAT MHDA CRDT PHST AID PST SO".split()
    )
}
_WITH_AUTHOR = ("CN", "AU", "AUID", "AD")  # which stand among the authors, in their order


def write_nbib(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as citations, each with an empty line behind it."""
    joined = (with_lines_of_both(record, OWN, "pubmed-xml") for record in with_tags(records, options))
    return written_and_read(joined, _text, read_nbib, lose, "NBIB", OWN)


def _text(record: Record) -> str:
    return "".join(f"{line}\n" for line in [*_lines(record), ""])


def _lines(record: Record) -> Iterator[str]:
    fields = [(tag, one_line(plain_text(text))) for tag, text in citation_fields(record)]
    # A second number of PubMed would begin a citation.
    fields += [line for line in kept_lines(record, OWN) if TAG.fullmatch(line[0]) and line[0] != "PMID"]
    fields += _people(record)
    for tag, text in sorted(fields, key=lambda field: _place(field[0])):
        lines = [line for part in text.splitlines() if (line := one_line(part))]
        # Readers begin a citation at its number, so that one without has an empty line for it.
        if lines or tag == "PMID":
            whole = "\n      ".join(lines)
            yield f"{tag:<4}- {whole.replace('-', '') if tag == 'DEP' else whole}"


def _place(tag: str) -> int:
    return _ORDER.get("FAU" if tag in _WITH_AUTHOR else "FED" if tag == "ED" else tag, len(_ORDER))


def _people(record: Record) -> Iterator[tuple[str, str]]:
    for name in record.names("author"):
        if isinstance(name, Name):
            yield from [("CN", name.literal)] if name.literal else _person(name, "FAU", "AU")
            if name.orcid:
                yield "AUID", f"ORCID: {name.orcid}"
            yield from (("AD", text) for text in affiliations_of(name))
    if record.is_incomplete("author"):
        yield "AU", "et al."
    for name in record.names("editor"):
        if isinstance(name, Name):
            yield from _person(name, "FED", "ED")
    if record.is_incomplete("editor"):
        yield "ED", "et al."


def _person(name: Name, full: str, short: str) -> Iterator[tuple[str, str]]:
    """A name in full and in short; a suffix stands behind the given name, as "King, Martin L Jr" and "King ML Jr"."""
    family, given, suffix = (*name_parts(name), "", "")[:3]
    yield full, f"{family}, {given} {suffix}".strip(" ,")
    if letters := initials(given):
        yield short, f"{family} {letters} {suffix.rstrip('.')}".strip()


def initials(given: str) -> str:
    """The letters that given names begin with, as MEDLINE has them: "JA" for "Jane A."."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", given)).upper()
