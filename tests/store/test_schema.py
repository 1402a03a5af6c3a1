"""The JSON Schema accepts what bibkit accepts, so that an editor does not cry over a good record."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from bibkit.model.fields import FIELDS, TYPES
from bibkit.store.schema import record_schema

RECORDS = sorted((Path(__file__).parents[2] / "records").glob("*.yaml"))


def test_the_schema_is_a_schema_and_knows_every_field_and_type() -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"].keys() == {"id", "type", *FIELDS}
    assert [row["const"] for row in schema["properties"]["type"]["oneOf"]] == list(TYPES)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_our_records_are_valid_as_an_editor_reads_them(path: Path) -> None:
    # An editor's YAML reader makes numbers of years; dates it leaves as text (YAML 1.2, core schema).
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_CoreLoader)
    jsonschema.validate(data, record_schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "data",
    [{}, {"type": "inproceedings"}, {"type": "book", "author": "Doe, Jane"}, {"type": "book", "author": ["Jane Doe"]},
     {"type": "book", "issued": {"date-parts": [[2020]]}}, {"type": "book", "author": [{"suffix": "Jr."}]}],
)  # fmt: skip
def test_what_bibkit_refuses_the_schema_marks(data: dict[str, object]) -> None:
    assert not jsonschema.Draft202012Validator(record_schema()).is_valid(data)


class _CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema has no dates."""


_CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
