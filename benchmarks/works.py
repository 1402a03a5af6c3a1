"""Invented works with few names among many: what disambiguation has to work on. The same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from bibkit.loading import load
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.store.dump import dump_record

FAMILIES = (
    "Smith Müller García Wang Chen Brown Kumar Ivanov Sato Kim López Nguyen Rossi Novák Hansen O’Neil".split()
)
GIVEN = "Anna|Anna Maria|Bob|Carla|David|Eve|Frank|Grace|Hiroshi|Ines|Jean-Luc|Jürgen|Kamilė|Luca".split("|")
WORDS = (
    "estuary tides harbour salt marsh sediment acoustic models waves buoys coastal light fog signals rope archives "
    "mapping drift surge shore history measurement theory practice"
).split()
TYPES = ("article-journal", "paper-conference", "book", "chapter")


def works(count: int) -> Iterator[Record]:
    """Articles, conference papers, books and chapters by one to six of 224 people, from 30 years."""
    chance = random.Random(1)
    for number in range(count):
        kind = TYPES[number % len(TYPES)]
        values: dict[str, Value] = {
            "title": f"{' '.join(chance.choices(WORDS, k=7)).capitalize()} {number}",
            "author": _people(chance, chance.randint(1, 6)),
            "issued": Date(Moment(chance.randint(1995, 2024), chance.randint(1, 12))),
            "DOI": f"10.5555/work.{number}",
        }
        if kind != "book":
            values["container-title"] = f"{chance.choice(WORDS).capitalize()} and {chance.choice(WORDS)}"
            values["page"] = f"{number + 1}-{number + chance.randint(2, 40)}"
        if kind == "article-journal":
            values |= {"volume": str(chance.randint(1, 90)), "issue": str(chance.randint(1, 12))}
        else:
            values |= {"publisher": "Quay Press", "publisher-place": "Cork"}
        if kind == "chapter":
            values["editor"] = _people(chance, 2)
        yield Record(f"work{number:06}", kind, values)


def _people(chance: random.Random, count: int) -> tuple[Name, ...]:
    people = (Name(chance.choice(FAMILIES), chance.choice(GIVEN)) for _ in range(count))
    return tuple(dict.fromkeys(people))


def write_works(folder: Path, count: int) -> None:
    """The works as each program reads them: records/, items.json (CSL-JSON), items.yaml (Hayagriva)."""
    records = folder / "records"
    records.mkdir(parents=True)
    for record in works(count):
        (records / f"{record.key}.yaml").write_text(dump_record(record), encoding="utf-8")
    library = load(records)
    (folder / "items.json").write_text(library.export("csl-json"), encoding="utf-8")
    (folder / "items.yaml").write_text(library.export("hayagriva"), encoding="utf-8")
