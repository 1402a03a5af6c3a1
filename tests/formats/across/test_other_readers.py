"""Files that bibkit writes, as other programs read them: as many works, with the titles, authors and years of the records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bibkit.formats.format import Format
from bibkit.formats.written import Written
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.registry import load_format
from tests.formats.across.other_readers import Work, bibutils, pandoc, with_rispy, work_of, xml2bib
from tests.formats.two_way import write
from tests.seed import seed_papers
from tests.strategies.records import TEXT, records


class Reader(NamedTuple):
    """A program that reads a format."""

    format: str
    program: str
    read: Callable[[Path], list[Work]]


READERS = (
    Reader("ris", "ris2xml", bibutils("ris2xml")),
    Reader("ris", "rispy", with_rispy),
    Reader("ris", "pandoc", pandoc("ris")),
    Reader("endnote-xml", "endx2xml", bibutils("endx2xml")),
    Reader("endnote-xml", "pandoc", pandoc("endnotexml")),
    Reader("refer", "end2xml", bibutils("end2xml")),
    Reader("mods", "modsclean", bibutils("modsclean")),
    Reader("mods", "xml2bib", xml2bib),
    Reader("word-xml", "wordbib2xml", bibutils("wordbib2xml")),
    Reader("csl-yaml", "pandoc", pandoc("markdown")),
    Reader("csl-json", "pandoc", pandoc("csljson")),
)
BIBUTILS = frozenset(["ris2xml", "endx2xml", "end2xml", "modsclean"])
# The tables of bibutils for these types of EndNote have no author.
WITHOUT_AUTHORS = {
    (program, type_)
    for program in ("endx2xml", "end2xml")
    for type_ in ("bill", "hearing", "legal_case", "legislation")
}


def name_of(reader: Reader) -> str:
    return f"{reader.format}-{reader.program}"


def read_by(reader: Reader, folder: Path, *written: Record) -> tuple[Written, list[Work]]:
    """What was written, and what the program makes of it."""
    loaded: Format = load_format(reader.format)
    file = write(loaded, *written)
    path = folder / "library"
    path.write_text(file.text, encoding="utf-8", newline="")
    return file, reader.read(path)


def kept(reader: Reader, work: Work) -> Work:
    """A work without what the program never keeps."""
    if reader.program == "wordbib2xml":  # loses the people and years of Word's own files, too
        return Work(work.title, (), "")
    if reader.program in BIBUTILS:  # the dots of initials
        return work._replace(authors=tuple(name.replace(".", "") for name in work.authors))
    return work


@pytest.mark.parametrize("reader", READERS, ids=name_of)
def test_the_papers_are_read_as_they_are(reader: Reader, tmp_path: Path) -> None:
    papers = seed_papers().records
    _, works = read_by(reader, tmp_path, *papers)
    assert [kept(reader, work) for work in works] == [kept(reader, work_of(paper)) for paper in papers]


# Names of letters. How a program takes those of signs and lone capitals apart is its own affair, and pandoc as well as
# bibutils take the last word of an organisation in RIS for a family name: so the words of a name count, in any order.
WORDS = st.text("abcdefghijklmnoprstuvwyzäéíöüßčłő", min_size=2, max_size=12).map(str.capitalize)
NAMES = st.one_of(
    st.builds(
        Name,
        family=WORDS,
        given=WORDS,
        non_dropping_particle=st.sampled_from(["", "van", "de la"]),
        suffix=st.sampled_from(["", "Jr.", "III"]),
    ),
    st.builds(Name, literal=st.lists(WORDS, min_size=1, max_size=4).map(" ".join)),
)
DATES = st.builds(Date, st.builds(Moment, st.integers(1000, 9999), st.one_of(st.none(), st.integers(1, 12))))


@st.composite
def works(draw: st.DrawFn) -> Record:
    """A record with anything in it that has a title, authors and a year of four digits, too."""
    authors = tuple(draw(st.lists(NAMES, min_size=1, max_size=3)))
    return draw(records()).with_values(
        {"title": draw(TEXT), "author": authors, "issued": draw(DATES), "incomplete": None}
    )


def said(work: Work) -> Work:
    """A work as words: pandoc writes ³ as <sup>3</sup>, and sets quotes of its own."""
    title = re.sub("['‘’“”]", '"', re.sub("</?su[bp]>", "", unicodedata.normalize("NFKC", work.title)))
    return Work(title, tuple(" ".join(sorted(re.findall(r"\w+", name))) for name in work.authors), work.year)


# The .bib that xml2bib writes has a title's signs as TeX would read them, unescaped; modsclean shows what bibutils reads.
@pytest.mark.parametrize("reader", [one for one in READERS if one.program != "xml2bib"], ids=name_of)
@given(library=st.lists(works(), min_size=5, max_size=5, unique_by=lambda record: record.key))
@settings(
    max_examples=10,  # each a process or two, and five records: fifty of them
    deadline=None,
    phases=[Phase.generate],  # to make a failure smaller would take hundreds of processes
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
    ],
)
def test_any_records_are_read(reader: Reader, library: list[Record], tmp_path: Path) -> None:
    file, works = read_by(reader, tmp_path, *library)
    assert len(works) == len(library)
    lost = {(loss.key, loss.field[0]) for loss in file.losses if loss.field}
    for record, work in zip(library, works, strict=True):
        theirs, ours = said(kept(reader, work)), said(kept(reader, work_of(record)))
        if (record.key, "title") not in lost:
            assert theirs.title == ours.title
        if (record.key, "author") not in lost and (reader.program, record.type) not in WITHOUT_AUTHORS:
            # bibutils has translators of encyclopedias and names of conferences among the authors, behind them.
            last = len(ours.authors) if reader.program in BIBUTILS else None
            assert theirs.authors[:last] == ours.authors
        assert theirs.year == ours.year
