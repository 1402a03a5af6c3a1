"""Records of one work as one: what each field gets, that nothing is lost, and that their order does not matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bibkit.changes.dedupe.found import digest, planned
from bibkit.changes.dedupe.merging import Merged, merged
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.model.work_links import WorkLinks
from bibkit.store.dump import dump_record
from bibkit.store.raw_fields import raw_fields
from bibkit.store.structure import structure
from bibkit.store.versions import version_of
from tests.strategies.records import records


def work(key: str, type_: str = "article-journal", **fields: Raw) -> Record:
    raw: dict[str, Raw] = {
        "type": type_,
        "title": "On the order of names",
        "author": ["Doe, Jane", "Roe, Richard"],
        "issued": "2020",
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    record, found = structure(raw, key)
    assert record is not None, found
    return record


def dropped(one: Merged) -> dict[str, dict[str, object]]:
    return {
        field.name: {part.key: part.value for part in field.dropped} for field in one.fields if field.dropped
    }


def test_the_other_keys_become_aliases_of_the_one_that_stays() -> None:
    one = merged([work("b", aliases=["old"]), work("a", volume="3")])
    assert (one.record.key, one.record.list("aliases")) == ("a", ("b", "old"))
    kept = merged([work("b", aliases=["old"]), work("a", volume="3")], "b")
    assert (kept.record.key, kept.record.list("aliases")) == ("b", ("a", "old"))


def test_a_list_in_full_is_taken_before_initials_and_a_whole_one_before_one_cut_short() -> None:
    full = work("a", author=["Doe, Jane", "Roe, Richard"])
    initials = work("b", author=["Doe, J.", "Roe, R."], volume="1", issue="2")
    assert merged([full, initials]).record.author == full.author
    cut = work("c", author=["Doe, Jane Mary"], incomplete=["author"], volume="1", issue="2")
    one = merged([full, cut])
    assert (one.record.author, one.record.list("incomplete")) == (full.author, ())
    assert dropped(one)["author"] == {"c": cut.author}


def test_a_list_that_every_record_cuts_short_stays_marked() -> None:
    first = work("a", author=["Doe, Jane"], incomplete=["author"])
    second = work("b", author=["Doe, J."], incomplete=["author"])
    assert merged([first, second]).record.list("incomplete") == ("author",)


def test_ids_of_people_are_added_to_the_names_that_are_taken() -> None:
    full = work("a", author=["Doe, Jane", "Roe, Richard"])
    known = work("b", author=[{"family": "Doe", "given": "J.", "person": "jane-doe"}, "Roe, R."])
    assert merged([full, known]).record.author[0] == Name("Doe", "Jane", person="jane-doe")


def test_a_precise_date_is_taken_before_a_vague_one() -> None:
    one = merged([work("a", volume="4", page="1-9"), work("b", issued="2020-03-05")])
    assert one.record.text("issued") == "2020-03-05"
    assert dropped(one)["issued"] == {"a": parse_date("2020")}


def test_values_that_contradict_each_other_ask_for_a_look() -> None:
    one = merged([work("a", page="1-9", publisher="X"), work("b", page="3")])
    assert [(field.name, field.is_doubtful) for field in one.fields] == [("page", True), ("publisher", False)]
    assert merged([work("a", page="1"), work("b", page="1-9")]).record.text("page") == "1-9"


def test_tags_links_keywords_and_notes_are_all_kept() -> None:
    one = merged(
        [
            work(
                "a", tags=["x", "y"], keyword="one, two", notes="Read it.", links={"code": "https://a.org/"}
            ),
            work("b", tags=["y", "z"], keyword="two, three", notes="Skip 4.", links={"slides": "s.pdf"}),
        ]
    ).record
    assert one.tags == ("x", "y", "z")
    assert one.text("keyword") == "one, two, three"
    assert one.text("notes") == "Read it.\n\nSkip 4."
    assert one.values["links"] == WorkLinks((("code", "https://a.org/"), ("slides", "s.pdf")))


def test_where_the_others_came_from_stays_in_the_source() -> None:
    first = work("a", source={"format": "bibtex", "file": "one.bib"}, volume="3")
    second = work("b", source={"format": "ris", "file": "two.ris", "merged": {"c": {"file": "three.bib"}}})
    assert raw_fields(merged([second, first]).record)["source"] == {
        "format": "bibtex",
        "file": "one.bib",
        "merged": {"b": {"format": "ris", "file": "two.ris"}, "c": {"file": "three.bib"}},
    }


PREPRINT = work(
    "a", "article", arxiv="2001.00001v2", issued="2019-12-01", URL="https://arxiv.org/abs/2001.00001"
)
PUBLISHED = work("b", container_title="Names", volume="7", DOI="10.1000/7", abstract="What it is.")


def test_a_preprint_becomes_a_version_of_what_was_published() -> None:
    one = merged([PREPRINT, PUBLISHED]).record
    assert (one.key, one.type, one.text("issued"), one.arxiv) == ("b", "article-journal", "2020", None)
    assert one.list("aliases") == ("a",)
    assert one.versions == (
        (
            "preprint",
            {
                "type": "article",
                "issued": "2019-12-01",
                "arxiv": "2001.00001v2",
                "URL": "https://arxiv.org/abs/2001.00001",
            },
        ),
    )


def test_a_version_is_a_record_of_its_own_and_has_what_all_versions_share() -> None:
    one = merged([PREPRINT, PUBLISHED]).record
    version = version_of(one, "preprint")
    assert version is not None
    assert version.key == "b@preprint"
    assert version.arxiv == ArxivId("2001.00001", 2)
    assert (version.text("volume"), version.text("abstract")) == ("", "What it is.")
    by_number = version_of(one, "v2")
    assert by_number is not None
    assert by_number.values == version.values
    assert version_of(one, "published") is one
    assert version_of(one, "v3") is None
    assert version_of(PUBLISHED, "published") is None


def test_a_title_that_was_changed_stays_with_its_version() -> None:
    preprint = replace(PREPRINT, values={**PREPRINT.values, "title": "On the orders of names"})
    one = merged([preprint, PUBLISHED]).record
    version = version_of(one, "preprint")
    assert version is not None
    assert (one.title, version.title) == ("On the order of names", "On the orders of names")


def test_two_browns_are_two_people() -> None:
    one = work("a", author=[{"family": "Brown", "given": "Tom", "person": "tom-brown-ml"}])
    two = work("b", author=[{"family": "Brown", "given": "Tom", "person": "tom-brown-energy"}])
    assert planned([one, two]) == ()
    assert len(planned([one, replace(one, key="c")])) == 1
    assert len(planned([one, work("d", author=["Brown, T."])])) == 1


several = st.lists(records(), min_size=2, max_size=4, unique_by=lambda record: record.key)


@given(several, st.randoms(use_true_random=False))
def test_merging_is_the_same_in_any_order(some: list[Record], random: object) -> None:
    other = list(some)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert merged(other) == merged(some)
    assert planned(other) == planned(some)


@given(several)
def test_merging_loses_no_value(some: list[Record]) -> None:
    """What a record said is in the merged record, in a version of it, or among what the plan names as dropped."""
    one = merged(some)
    result = raw_fields(one.record)
    versions = [parts for _, parts in one.record.versions]
    gone = [(field.name, part.key, part.value) for field in one.fields for part in field.dropped]
    for record in some:
        for name, raw in raw_fields(record).items():
            if name in ("id", "source", "aliases", "incomplete", "versions"):
                continue  # of these the tests above say what becomes of them
            is_dropped = any(
                key == record.key and (field == name or (field == "versions" and _names(value, name)))
                for field, key, value in gone
            )
            kept = [result.get(name), *(parts.get(name) for parts in versions)]
            assert is_dropped or any(_holds(value, raw) for value in kept if value is not None), name
        for name, parts in record.versions:
            assert any(parts == other for other in versions), name
    assert {record.key for record in some} <= {one.record.key, *one.record.list("aliases")}


def _names(value: object, name: str) -> bool:
    return isinstance(value, Mapping) and name in value


def _holds(value: Raw, raw: Raw) -> bool:
    if value == raw:
        return True
    if isinstance(value, list) and isinstance(raw, list):
        return all(any(_person(item) == _person(other) for other in value) for item in raw)
    if isinstance(value, Mapping) and isinstance(raw, Mapping):
        return all(value.get(name) == part for name, part in raw.items())
    if isinstance(value, str) and isinstance(raw, str):
        words = [word.strip() for word in raw.replace(";", ",").split(",") if word.strip()]
        return raw in value or all(word in value for word in words)
    return False


def _person(raw: Raw) -> str:
    return str(raw)


@given(records())
def test_a_digest_changes_with_the_record(record: Record) -> None:
    assert digest(record) == digest(record)
    changed = record.with_values({"title": record.title + "x"})
    assert (digest(changed) == digest(record)) == (dump_record(changed) == dump_record(record))
