"""Who writes with whom, as pairs, as a graph and as a picture."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bibkit.model.person import Name, Person
from bibkit.model.record import Record
from bibkit.stats.count import Tally
from bibkit.stats.dot import dot
from bibkit.stats.network import network
from bibkit.stats.report import report
from bibkit.stats.svg import svg
from bibkit.stats.table import table
from tests.cli.run import ROOT, bibkit
from tests.hostile.texts import TEXTS

SVG = "{http://www.w3.org/2000/svg}"


def of(*lists: str) -> Tally:
    """The network of works by these authors, a letter each."""
    works = enumerate(lists)
    return network([Record(f"k{n}", "book", {"author": tuple(map(named, names))}) for n, names in works], {})


def named(letter: str) -> Name:
    return Name(letter.upper() * 3, "A")


def test_pairs_are_counted_whoever_stands_first() -> None:
    found = of("ab", "ba", "bc", "a")
    assert [(pair.label, pair.count) for pair in found.counts] == [("A AAA – A BBB", 2), ("A BBB – A CCC", 1)]
    assert [(person.label, person.count) for person in found.people] == [
        ("A AAA", 3),
        ("A BBB", 3),
        ("A CCC", 1),
    ]


def test_a_person_is_one_under_all_spellings_and_no_pair_with_oneself() -> None:
    works = [
        Record(
            "a",
            "book",
            {"author": (Name("Doe", "J", person="doe"), Name("Doe", "Jane", person="doe"), named("b"))},
        ),
        Record("b", "book", {"author": (Name("Roe", "J", person="doe"), named("b"))}),
    ]
    found = network(works, {"doe": Person("doe", ("Jane Doe",))})
    assert [(pair.label, pair.count) for pair in found.counts] == [("A BBB – Jane Doe", 2)]


def test_a_work_of_hundreds_is_left_out_and_told() -> None:
    crowd = Record("c", "book", {"author": tuple(Name(f"X{number}", "A") for number in range(101))})
    found = network([crowd, Record("d", "book")], {})
    assert found.counts == ()
    assert table([found], 10) == (
        "Works written together\n  (1 work with more than 100 authors left out)\n  (1 work has no author)\n"
    )


def test_long_tables_are_cut_and_say_so() -> None:
    assert table([of("abc")], 1).splitlines()[-1] == "  (and 2 more)"


def test_a_graph_names_everybody_and_every_pair() -> None:
    assert dot([of("ab", "ab", "c")], 10) == (
        "graph coauthors {\n  node [shape=box, style=rounded]\n"
        '  n0 [label="A AAA", works=2]\n  n1 [label="A BBB", works=2]\n  n2 [label="A CCC", works=1]\n'
        "  n0 -- n1 [weight=2, penwidth=2]\n}\n"
    )


@pytest.mark.parametrize(
    "text", [*TEXTS, 'a"; b -- c', "a\\", 'a\\" ]; x [label="', "a\nb", "<b>a</b>", "\\N"]
)
def test_a_name_does_not_leave_its_quotes(text: str) -> None:
    line = dot([network([Record("k", "book", {"author": (Name(literal=text),)})], {})], 10).splitlines()[2]
    assert line.startswith('  n0 [label="')
    inside, _, rest = line.removeprefix('  n0 [label="').replace("\\\\", "").replace('\\"', "").partition('"')
    assert "\\" not in inside
    assert rest == ", works=1]"


def test_data_has_pairs_by_the_places_of_their_people() -> None:
    found = json.loads(report([of("ab", "cb")], 1))["network"]
    assert [person["label"] for person in found["people"]] == ["A BBB", "A AAA", "A CCC"]
    assert [(pair["label"], pair["people"]) for pair in found["counts"]] == [
        ("A BBB – A AAA", [0, 1]), ("A BBB – A CCC", [0, 2]),
    ]  # fmt: skip


def test_a_picture_shows_the_people_with_the_most_works_and_tells_of_the_rest() -> None:
    root = ET.fromstring(svg([of("ab", "ac", "ad")], 2))
    assert [text.text for text in root.iter(f"{SVG}text")] == [
        "Works written together", "A AAA", "A BBB", "and 2 more people",
    ]  # fmt: skip
    assert [line.findtext(f"{SVG}title") for line in root.iter(f"{SVG}line")] == ["A AAA – A BBB: 1"]
    assert svg([of("ab", "ac", "ad")], 2) == svg([of("ab", "ac", "ad")], 2)


def test_no_people_make_a_picture_too() -> None:
    assert [text.text for text in ET.fromstring(svg([of()], 10)).iter(f"{SVG}text")] == [
        "Works written together"
    ]


def test_the_command_writes_the_network_by_the_name_of_the_file(tmp_path: Path) -> None:
    arguments = (
        "stats",
        "--by",
        "network",
        "--select",
        "tag:power-systems",
        "--library",
        str(ROOT / "records"),
    )
    assert bibkit(*arguments, "-o", str(tmp_path / "n.dot")).code == 0
    assert (tmp_path / "n.dot").read_text().startswith("graph coauthors {\n")
    run = bibkit("stats", "-f", "dot", "--library", str(ROOT / "records"))
    assert (run.code, run.err) == (
        2, "bibkit: Only the network of co-authors is a graph\n  hint: say --by network, and nothing else\n",
    )  # fmt: skip
