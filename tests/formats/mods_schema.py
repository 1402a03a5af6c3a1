"""The schema of MODS 3.6, as JabRef's package in Debian carries it beside the two schemas that it imports."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from lxml import etree

from tests.programs import without

FOLDER = Path(sys.prefix) / "share/mods"
"""Where `.ci/run` unpacks it."""


class _Beside(etree.Resolver):  # type: ignore[misc]
    """What the schema imports from loc.gov, found beside it: a test asks no network."""

    def resolve(self, system_url: str, _public_id: str, context: object) -> object:
        found = next(FOLDER.rglob(system_url.rpartition("/")[2]), None)
        return self.resolve_filename(str(found), context) if found else None


@cache
def _schema() -> etree.XMLSchema:
    path = FOLDER / "mods-3-6.xsd"
    if not path.exists():
        without(f"the schema of MODS is not in {FOLDER}; .ci/run says how it comes there")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(str(path), parser))


def faults(text: str) -> list[str]:
    """What the schema finds wrong with a text, each with its line."""
    schema = _schema()
    schema.validate(etree.fromstring(text.encode()))
    return [f"{error.line}: {error.message}" for error in schema.error_log]
