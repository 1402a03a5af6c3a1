"""Records made for the tests of rules: one with nothing to say of, and changes of it."""

from __future__ import annotations

from bibkit.checks.run import run_checks
from bibkit.model.person import Person
from bibkit.model.record import Record
from tests.sources import record_of_text

PEOPLE = {
    "tom-brown-ml": Person("tom-brown-ml", ("Tom Brown", "Tom B. Brown")),
    "tom-brown-energy": Person("tom-brown-energy", ("Tom Brown",), "0000-0001-5898-1911"),
}
GOOD = {"type": "article", "title": "On names", "author": "[Doe\\, Jane]", "issued": "2020-03-05"}


def record(key: str = "doe2020", **changes: str) -> Record:
    fields = {**GOOD, **{name.replace("_", "-"): value for name, value in changes.items()}}
    fields["author"] = fields["author"].replace("[Doe\\, Jane]", "[{family: Doe, given: Jane}]")
    text = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    made, found = record_of_text(text, f"{key}.yaml")
    assert made is not None, found
    return made


def codes(*records: Record) -> list[str]:
    return [one.code for one in run_checks(records, PEOPLE)]
