"""Records with any value in any field, as hostile as the model lets them be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from bibkit.model.date import Date, Edge, Moment
from bibkit.model.date_in_words import wrong_date
from bibkit.model.edtf import parse_date
from bibkit.model.fields import FIELDS, NAME_FIELDS, TYPES, Kind
from bibkit.model.ident import ArxivId
from bibkit.model.odd_name import odd_name
from bibkit.model.parse_name import is_no_person
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import FieldProvenance, Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions

# Everything that YAML can carry: any character but control characters, surrogates and non-characters.
CHARACTERS = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="".join(
        map(
            chr,
            [*range(9), 11, 12, 13, *range(14, 32), *range(127, 160), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF],
        )
    ),
)
TEXT = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=40).filter(str.strip),  # a blank text is no value
    st.sampled_from(
        ["no", "null", "012", "12:30", "- x", "a: b", "a #b", "# c", "'q'", '"d"', "{x}", "[1]", "x\n\n y", " lead",
         "trail ", "tab\there", "~", "*a", "&a", "!t", "|", ">", "%", "@", "`", "a\u2028b", "\ufeff", "\u00a0a",
         "2022-01-01",          "Q&A: $L_\\infty$ [x] {y}", "word " * 40 + "end", "line\n" * 3 + "end", "--- x", "...", "?", "x:", ":x"]
    ),
)  # fmt: skip
WORD = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=12)


_NO_MARKUP = TEXT.filter(lambda text: "</" not in text)  # names hold none, and TeX of it is read as words
_NAMES = [
    Name(family="Plato"),
    Name(family="de la Fontaine", given="Jean"),
    Name(family="Gogh", given="Vincent", dropping_particle="van"),
    Name(family="Berg", given="J.-P. K.", non_dropping_particle="van den"),
    Name(family="Humboldt", given="Alexander", dropping_particle="von", suffix="Jr."),
    Name(family="King", given="Martin Luther", suffix="Jr.", comma_suffix=True),
    Name(family="Mao", given="Zedong", static_ordering=True),
    Name(family="O’Brien-Smith, Esq.", given="José Ñ."),
    Name(family="García y Vega", given="and"),
    Name(family="Doe", given="Jane", extra={"affiliation": [{"name": "MIT"}]}),
    Name(literal="World Health Organization (WHO)"),
    Name(literal="Barnes and Noble, Inc."),
    Name(literal="张三"),
]


def _known(name: Name) -> Name:
    """One id is one person: it has one ORCID iD wherever it stands."""
    return replace(name, person=name.person if name.orcid else "")


def names() -> st.SearchStrategy[Name]:
    """Personal names with any parts, and organisations."""
    person = (
        st.builds(
            Name,
            family=_NO_MARKUP.filter(str.strip),
            given=st.one_of(st.just(""), _NO_MARKUP),
            dropping_particle=st.sampled_from(["", "van", "de la"]),
            non_dropping_particle=st.sampled_from(["", "von", "d’"]),
            suffix=st.sampled_from(["", "Jr.", "III"]),
            comma_suffix=st.booleans(),
            orcid=st.sampled_from(["", "0000-0001-9438-767X"]),
            person=st.sampled_from(["", "tom-brown-ml"]),
            marks=st.sampled_from([(), (), ("equal",), ("equal", "first author"), ("a,b",), ("Schüler",)]),
        )
        .map(_known)
        .filter(lambda name: name.given.strip() or not is_no_person(name.family))
    )
    plain = st.builds(Name, family=WORD.map(str.title), given=WORD.map(str.title))
    organisation = st.builds(
        Name,
        literal=TEXT.filter(lambda text: not is_no_person(text) and odd_name(Name(literal=text)) is None),
    )
    return st.one_of(plain, person, organisation, st.sampled_from(_NAMES))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Years in and out of four digits, months, days, seasons, circa."""
    year = draw(st.one_of(st.integers(1, 9999), st.integers(-200000, 200000)))
    uncertain, approximate = draw(st.booleans()), draw(st.booleans())
    shape = draw(st.sampled_from(["year", "month", "day", "season"]))
    if shape == "season":
        return Moment(year, season=draw(st.integers(21, 24)), uncertain=uncertain, approximate=approximate)
    month = None if shape == "year" else draw(st.integers(1, 12))
    day = draw(st.integers(1, 28)) if shape == "day" else None
    return Moment(year, month, day, uncertain=uncertain, approximate=approximate)


_DATES = """2020 2020-03 2020-03-05 2020-03-05T12:30:00Z 201X 20XX 2004-XX 2004-06-XX -0049 0000 Y-17000 2020? 2020-03~
    2020-03-05% 2001-21 2001-24~ 2020-03-05/2020-03-09 2020-03/2020-05 2020/.. ../2020 2020/ /2020-03 2004~/2005?
    2020-12-30/2021-01-02 0099 12021-01 Y12021""".split()
_DATES = [text for text in _DATES if isinstance(parse_date(text), Date)]


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """Single dates, ranges in order, open ends, literals."""
    kind = draw(st.sampled_from(["single", "range", "open", "literal", "written"]))
    if kind == "written":
        written = parse_date(draw(st.sampled_from(_DATES)))
        assert isinstance(written, Date)
        return written
    if kind == "literal":
        return Date(literal=draw(TEXT.filter(lambda text: wrong_date(text) is None)))
    start = draw(moments())
    if kind == "single":
        return Date(start)
    if kind == "open":
        return Date(start, draw(st.sampled_from(list(Edge))))
    return Date(start, Moment(start.year + draw(st.integers(1, 50))))


def raws() -> st.SearchStrategy[Raw]:
    """Unknown fields: text, lists and mappings, nested."""
    leaf: st.SearchStrategy[Raw] = TEXT
    return st.recursive(
        leaf,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
        max_leaves=5,
    )


def sources() -> st.SearchStrategy[Provenance]:
    """Sources with lines, raw text, origins and unknown parts."""
    return st.builds(
        Provenance,
        name=st.one_of(st.just(""), TEXT),
        format=st.sampled_from(["listing", "bibtex"]),
        file=TEXT,
        lines=st.one_of(st.none(), st.tuples(st.just(3), st.integers(3, 9))),
        raw=st.lists(st.one_of(TEXT, st.just("")), max_size=3).map(tuple),
        inferred=st.dictionaries(TEXT, TEXT, max_size=2),
        fields=st.dictionaries(
            TEXT,
            st.builds(FieldProvenance, TEXT, st.sampled_from(["", "high"]), st.one_of(st.just(""), TEXT)),
            max_size=2,
        ),
        extra=st.dictionaries(st.sampled_from(["score", "affiliations"]), raws().filter(bool), max_size=2),
    )


_ORDINARY: dict[Kind, list[Value]] = {
    Kind.PROSE: [
        'Of <i>Homo sapiens</i>, H<sub>2</sub>O and <span class="nocase">van Gogh</span>',
        "An <b>iPod</b> for <sc>NASA</sc>: <i>x<sup>2</sup></i>",
        'The $x^2$ of “quotes”, ‘those’ and "these" – a dash; 5 $ and 7 %',
        "Springer and Co., New York, NY",
        "Was ist’s? Über «Größe» & mehr",
        "in press",
        "PhD thesis",
        "Technical report",
        "one, two; three",
        "one, two",
        "CC-BY-4.0",
        "MIT OR Apache-2.0",
        "arXiv",
        "DVD",
        "arXiv:2212.08073",
    ],
    Kind.NUMBER: [
        "1",
        "12",
        "2nd",
        "second",
        "IV",
        "12a",
        "1-3",
        "2nd, revised",
        "No. 7",
        "Suppl. 1",
        "1/2",
        "2020",
    ],
    Kind.PAGES: [
        "12",
        "1-9",
        "321–328",
        "321--328",
        "e12",
        "1-3, 9",
        "A-1–A-9",
        "iv-xii",
        "12+",
        "100-9",
        "S1",
    ],
    Kind.VERBATIM: [
        "de",
        "de-AT",
        "German",
        "german",
        "zh-Hant",
        "en-US",
        "QA76 .B3_5",
        "a",
        "b",
        "hal",
        "hal-01234",
    ],
}
_ADDRESSES = [
    "https://example.org/a_b%20c?d=e&f=~g#h",
    "http://example.org",
    "https://doi.org/10.1000/182",
    "https://arxiv.org/abs/2212.08073",
    "https://de.wikipedia.org/wiki/Größe",
    "doi.org/x y",
]
_IDENTIFIERS: dict[str, list[Value]] = {
    "DOI": [
        "10.1000/182",
        "10.1000/a_b%c#d&e",
        "10.48550/arXiv.2212.08073",
        "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
    ],
    "arxiv": [ArxivId("2212.08073", 2, "cs.CL"), ArxivId("hep-th/9901001")],
    "ISBN": ["0306406152", "9780306406157 0306406152"],
    "ISSN": ["0378-5955"],
    "PMID": ["123456"],
    "PMCID": ["PMC123456"],
}


@cache  # a strategy takes long to make
def _value(name: str) -> st.SearchStrategy[Value]:
    match FIELDS[name].kind:
        case Kind.NAMES:
            return st.lists(names(), min_size=1, max_size=4).map(tuple)
        case Kind.DATE:
            return dates()
        case Kind.IDENTIFIER:
            return st.sampled_from(_IDENTIFIERS[name])
        case Kind.LIST:
            return st.lists(TEXT, min_size=1, max_size=3).map(tuple)
        case Kind.LINKS:
            named = st.dictionaries(st.sampled_from(["code", "slides", "a b", "award"]), TEXT, min_size=1)
            return named.map(lambda links: WorkLinks(tuple(links.items())))
        case Kind.VERSIONS:
            versions: list[dict[str, Raw]] = [
                {"type": "article", "arxiv": "2212.08073v1 [cs.CL]", "issued": "2022-12-15"},
                {"DOI": "10.48550/arXiv.2212.08073", "odd": ["x"]},
                {"type": "report"},
            ]
            parts = st.sampled_from(versions)
            many = st.dictionaries(st.sampled_from(["preprint", "v1", "published"]), parts, min_size=1)
            return many.map(lambda some: WorkVersions(tuple(some.items())))
        case Kind.SOURCE:
            return sources()
        case _ if name == "URL":
            return st.one_of(TEXT, st.sampled_from(_ADDRESSES))
        case kind:
            return st.one_of(TEXT, st.sampled_from(_ORDINARY[kind]))


_CHOSEN = st.lists(
    st.sampled_from([name for name in FIELDS if name != "incomplete"]), max_size=12, unique=True
)
_EXTRA = st.dictionaries(
    st.sampled_from(["x-lab", "mendeley-groups", "Zotero"]), raws().filter(bool), max_size=2
)
_KEY = st.from_regex(r"[a-z]{3,8}[0-9]{4}[a-z]{0,6}|[0-9]{4}A&A\.{3}[0-9]{3}\.\.[0-9]{2}C", fullmatch=True)
_TYPE = st.sampled_from(list(TYPES))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record with a handful of fields of any kind and, at times, unknown ones."""
    values: dict[str, Value] = {name: draw(_value(name)) for name in draw(_CHOSEN)}
    listed = [name for name in NAME_FIELDS if name in values]
    cut_short = draw(st.booleans())
    if listed and cut_short:
        values["incomplete"] = (listed[0],)
    ordered = {name: values[name] for name in FIELDS if name in values}
    return Record(draw(_KEY), draw(_TYPE), ordered, draw(_EXTRA))
