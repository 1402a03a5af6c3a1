"""Keys by a formula for records that have others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bibkit.changes.new_keys import proposed_keys
from bibkit.model.citekey.default import cite_key
from bibkit.model.citekey.formula import key_formula
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from tests.seed import seed_papers


def doe(key: str, title: str = "Tides", *aliases: str) -> Record:
    values: dict[str, Value] = {"author": (Name("Doe", "Jane"),), "title": title}
    if aliases:
        values["aliases"] = aliases
    return Record(key, "book", values)


def test_records_that_have_their_key_are_left_alone() -> None:
    given_by_hand = {"kaufmann2019testing", "papernot2016cleverhans", "perez2022discovering"}
    assert proposed_keys(seed_papers().records, cite_key).keys() == given_by_hand
    assert proposed_keys([doe("doe"), doe("doeb"), doe("doeaa")], key_formula("auth.lower")) == {}


def test_a_key_that_is_anothers_gets_a_suffix_and_the_older_stays() -> None:
    records = [doe("x1"), doe("doe"), doe("x2")]
    assert proposed_keys(records, key_formula("auth.lower")) == {"x1": "doeb", "x2": "doec"}


def test_an_alias_of_another_is_taken_and_an_own_one_is_not() -> None:
    records = [doe("one", "Tides", "doe"), doe("two")]
    assert proposed_keys(records, key_formula("auth.lower")) == {"one": "doe", "two": "doeb"}


KEYS = st.lists(st.sampled_from(["doe", "doeb", "Doe", "tides", "a", "b", "c"]), unique_by=str.casefold)


@given(KEYS, st.sampled_from(["auth.lower", "title.lower", "auth"]))
def test_keys_stay_different_and_the_second_time_changes_nothing(keys: list[str], formula: str) -> None:
    key_of = key_formula(formula)
    records = [doe(key) for key in keys]
    new = proposed_keys(records, key_of)
    after = [doe(new.get(key, key), "Tides", *([key] if key in new else [])) for key in keys]
    assert len({record.key.casefold() for record in after}) == len(keys)
    assert not {key.casefold() for key in new.values()} & {key.casefold() for key in keys if key not in new}
    assert proposed_keys(after, key_of) == {}
