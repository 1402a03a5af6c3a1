"""What terms hold for, by the kind of their field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.query import parse_query
from bibkit.model.query.tree import RecordColumns, numbers
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks


def record(key: str, type_: str = "article-journal", issued: str = "", **values: Value) -> Record:
    date = parse_date(issued) if issued else None
    fields = {name.replace("_", "-"): value for name, value in values.items()}
    return Record(key, type_, {**fields, "issued": date} if isinstance(date, Date) else fields)


RECORDS = (
    record(
        "flow",
        issued="2018-05",
        title="Linear Optimal <i>Power Flow</i>",
        container_title="Electric Power Systems Research",
        volume="158",
        page="126-135",
        DOI="10.1016/j.epsr.2017.12.034",
        arxiv=ArxivId("1704.01881", primary_class="nlin.AO"),
        tags=("power-systems",),
        author=(Name("Hörsch", "Jonas"),),
        abstract="Linear OPF, in a\nreformulation.",
    ),
    record(
        "net",
        "paper-conference",
        "2020-12/2021-01",
        title="Über neurale Netze: “Don’t stop”",
        container_title="Advances in Neural Information Processing Systems 33",
        volume="33",
        issue="2",
        publisher_place="Vancouver",
        ISBN="9783161484100",
        tags=("robustness", "Red teaming"),
        links=WorkLinks((("code", "https://example.org/code"),)),
    ),
    record(
        "book",
        "book",
        "1999",
        title="A* search and Straße",
        publisher="Ärzte-Verlag",
        edition="2",
        number="12",
        keyword="heuristics; graphs",
        note="A gift",
        aliases=("old1999",),
        source=Provenance(file="refs.bib", format="bibtex"),
    ),
    record(
        "icml",
        "paper-conference",
        title="Untitled",
        container_title="Proceedings of the 37th International Conference on Machine Learning",
        container_title_short="PMLR",
        volume="119-120",
    ),
    record(
        "jmlr",
        issued="-0049",
        container_title="Journal of Machine Learning Research",
        accessed=parse_date("2024-02-03"),
    ),
)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        # Words, in any text.
        ("power flow", "flow"),
        ('"power flow"', "flow"),
        ('"optimal power flow"', "flow"),
        ('"flow power"', ""),
        ('"in a reformulation"', "flow"),
        ("opf", "flow"),
        ("horsch", "flow"),
        ("hoersch", "flow"),
        ('"Hörsch, Jonas"', "flow"),
        ("gift", "book"),
        ("vancouver", "net"),
        ("uber", "net"),
        ("UEBER", "net"),
        ("strasse", "book"),
        ("straße", "book"),
        ("arzte-verlag", "book"),
        ("don't", "net"),
        ("epsr.2017", "flow"),
        ("n?urale*stop", "net"),
        ("-flow -net", "book icml jmlr"),
        ("not (flow or net)", "book icml jmlr"),
        # Texts.
        ("title:flow", "flow"),
        ("title:flow*", "flow"),
        ('title:"opt* flow"', "flow"),
        ("title:fl?w", "flow"),
        ('title:"A* search"', "book"),
        ('title="linear optimal power flow"', "flow"),
        ("title=flow", ""),
        ("title!=untitled", "flow net book jmlr"),
        ("title~^linear.*flow$", "flow"),
        ("title~FLOW", "flow"),
        (r'title~"\bnetze\b"', "net"),
        ("title~uber", "net"),
        ("title~über", "net"),
        # Labels.
        ("tag:power", ""),
        ("tag:power*", "flow"),
        ("tag:*systems", "flow"),
        ("tag:p*-s?stems", "flow"),
        ('tag:"red teaming"', "net"),
        ("type:article", ""),
        ("type:article*", "flow jmlr"),
        ("type:inproceedings", "net icml"),
        ("type:phdthesis", ""),
        ("key:old1999", "book"),
        ("id:BOOK", "book"),
        ("alias:old*", "book"),
        # Identifiers.
        ("DOI:10.1016*", "flow"),
        ("doi:10.1016", "flow"),
        ("doi:*epsr*034", "flow"),
        ("doi:1016*", ""),
        ("doi:https://doi.org/10.1016/J.EPSR.2017.12.034", "flow"),
        ("doi=https://doi.org/10.1016/j.epsr.2017.12.034", "flow"),
        ("arXiv:1704.01881", "flow"),
        ("eprint:1704.01881", "flow"),
        ("isbn:9783161484100", "net"),
        ("isbn:978-3-16-148410-0", "net"),
        # Numbers.
        ("volume:33", "net"),
        ("volume:3", ""),
        ("volume:30..160", "flow net"),
        ("volume:..100", "net"),
        ("volume:119", "icml"),
        ("volume>=100", "flow icml"),
        ("number:2", "net"),
        ("number:12", "book"),
        ("edition:02", "book"),
        ("pages:126", "flow"),
        # Time.
        ("year:2018", "flow"),
        ("year:2018..2020", "flow net"),
        ("year:2018-2020", "flow net"),
        ("year:2018–2020", "flow net"),
        ("year:2019..", "net"),
        ("year:..2000", "book jmlr"),
        ("year:-50..0", "jmlr"),
        ("year:201*", "flow"),
        ("year:20", ""),
        ("year~^20", "flow net"),
        ("year!=2018", "net book icml jmlr"),
        ("date:2018", "flow"),
        ("issued:2018-05", "flow"),
        ("issued:2018-06", ""),
        ("issued:2021", "net"),
        ("issued:2018-01..2020", "flow net"),
        ("issued:2021..2022", "net"),
        ("month:may", "flow"),
        ("month=5", "flow"),
        ("month:dezember", "net"),
        ("urldate>=2024", "jmlr"),
        ("accessed:2024-02", "jmlr"),
        # There or not.
        ("has:doi", "flow"),
        ("has:journal", "flow net icml jmlr"),
        ("missing:journal", "book"),
        ("missing:title", "jmlr"),
        ("missing:year", "icml"),
        ("has:key missing:tag", "book icml jmlr"),
        ("has:links", "net"),
        # Names of fields.
        ("journal:electric", "flow"),
        ("journaltitle:electric", "flow"),
        ("booktitle:advances", "net"),
        ("BOOKTITLE:advances", "net"),
        ("address:vancouver", "net"),
        ("location:vancouver", "net"),
        ("institution:verlag", "book"),
        ("keywords:graphs", "book"),
        ("keywords:robustness", "net"),
        ("keyword:robustness", ""),
        ("Container-Title:electric", "flow"),
        ("link:example.org", "net"),
        ("source:refs.bib", "book"),
        ("text:opf", "flow"),
        # Venues.
        ("venue:EPSR", "flow"),
        ("venue:NeurIPS", "net"),
        ("venue:NIPS", "net"),
        ("venue:icml", ""),
        ("venue:ICML", "icml"),
        ("venue:pmlr", "icml"),
        ('venue:"J. Mach. Learn. Res."', "jmlr"),
        ('journal:"Electr. Power Syst. Res."', "flow"),
        ('venue:"Adv. Neural Inf. Process. Syst."', "net"),
        ("venue:machine", "icml jmlr"),
        # Together.
        ("year >= 2018 and has:doi", "flow"),
        ("tag:robustness OR type:book", "net book"),
        ("https://example.org/code", ""),
    ],
)
def test_a_term_holds_for(query: str, keys: str) -> None:
    holds = parse_query(query)
    assert " ".join(one.key for one in RECORDS if holds(one)) == keys
    in_columns = numbers(holds.tree, RecordColumns(RECORDS))
    assert " ".join(one.key for at, one in enumerate(RECORDS) if at in in_columns) == keys


_TERM = st.sampled_from(
    "title:flow year>=2000 tag:robustness has:doi missing:year volume:30..200 author:horsch flow title~n type:book".split()
)
_QUERY = st.recursive(
    _TERM,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not {}".format, inner),
        st.builds("-({} {})".format, inner, inner),
    ),
    max_leaves=6,
)


@given(_QUERY)
def test_columns_answer_as_records_do(query: str) -> None:
    holds = parse_query(query)
    assert numbers(holds.tree, RecordColumns(RECORDS)) == {at for at, one in enumerate(RECORDS) if holds(one)}


@given(_QUERY)
def test_a_query_or_its_contrary_holds(query: str) -> None:
    holds, contrary = parse_query(query), parse_query(f"not ({query})")
    assert all(holds(one) != contrary(one) for one in RECORDS)
