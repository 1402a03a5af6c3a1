"""The people file: who a printed name stands for, so that two people with one name stay two.

tom-brown-energy:
  printed: [Tom Brown, T. Brown]
  orcid: 0000-0001-5898-1911
  url: https://energy.example/tom-brown
  note: energy-system modeller
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.bounded import few
from bibkit.diagnostics.no_value import no_value
from bibkit.diagnostics.origin import placed
from bibkit.diagnostics.outside import without_quotes
from bibkit.model.ident import parse_orcid
from bibkit.model.malformed import Malformed
from bibkit.model.person import Person
from bibkit.model.raw import Raw, is_empty
from bibkit.syntax.read_file import Read, read_source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.parse import parse_yaml


def load_people(path: str, read: Read = read_source) -> tuple[dict[str, Person], list[Diagnostic]]:
    """The people file, and the findings with their places."""
    source = read(path)
    if isinstance(source, Diagnostic):
        return {}, _shown([source], path)
    if names_nobody(source.text):
        return {}, []
    data = parse_yaml(source)
    if isinstance(data, Diagnostic):
        return {}, _shown([data], path)
    people, found = structure_people(data)
    origin = YamlOrigin(path, source)
    return people, _shown([placed(diagnostic, origin) for diagnostic in few(found)], path)


def _shown(found: list[Diagnostic], path: str) -> list[Diagnostic]:
    return [*without_quotes(found, path, os.path.dirname(path) or ".")]  # noqa: PTH120


def names_nobody(text: str) -> bool:
    """Whether a people file says nothing yet: blank lines, comments and marks of a document are all that it holds."""
    lines = (line.strip() for line in text.splitlines())
    return all(not line or line.startswith("#") or line in ("---", "...") for line in lines)


def structure_people(data: Raw) -> tuple[dict[str, Person], list[Diagnostic]]:
    """The persons of a people file by id, and what is wrong in it (places still to be found)."""
    if not isinstance(data, Mapping):
        return {}, [
            Diagnostic("BK106", "The people file holds no mapping", "write `person-id:` at the margin")
        ]
    people: dict[str, Person] = {}
    found: list[Diagnostic] = []
    for person_id, raw in data.items():
        if is_empty(raw):
            found.append(no_value((person_id,)))
            continue
        person = _person(person_id, raw, found)
        if person is not None:
            people[person_id] = person
    return people, found


def _person(person_id: str, raw: Raw, found: list[Diagnostic]) -> Person | None:
    if not isinstance(raw, Mapping):
        help_text = "write `printed: [Name as printed]` and so on below the id"
        found.append(Diagnostic("BK108", f"{person_id} should be a mapping", help_text, field=(person_id,)))
        return None
    found += [no_value((person_id, name)) for name, value in raw.items() if is_empty(value)]
    raw = {name: value for name, value in raw.items() if not is_empty(value)}
    printed = raw.get("printed", [])
    if isinstance(printed, list):
        blank = [number for number, form in enumerate(printed) if is_empty(form)]
        found += [no_value((person_id, "printed", number)) for number in blank]
        printed = [form for form in printed if not is_empty(form)]
    if not isinstance(printed, list) or not printed or not all(isinstance(form, str) for form in printed):
        help_text = "write the forms as they are printed: [Tom Brown, Tom B. Brown]"
        found.append(
            Diagnostic(
                "BK108", f"{person_id} has no list of printed forms", help_text, field=(person_id, "printed")
            )
        )
        return None
    orcid, note, url = (raw.get(name, "") for name in ("orcid", "note", "url"))
    if not (isinstance(orcid, str) and isinstance(note, str) and isinstance(url, str)):
        found.append(Diagnostic("BK108", "orcid, note and url are texts", "write a text", field=(person_id,)))
        return None
    normal = parse_orcid(orcid) if orcid else ""
    if isinstance(normal, Malformed):
        found.append(Diagnostic(normal.code, normal.message, normal.help, field=(person_id, "orcid")))
        return None
    if url and not re.match(r"(?i)https?://[^/?#\\\s]", url):
        message = f"{url} is no address of the web"
        found.append(Diagnostic("BK418", message, "write https://...", field=(person_id, "url")))
    extra = {name: value for name, value in raw.items() if name not in ("printed", "orcid", "note", "url")}
    return Person(person_id, tuple(str(form) for form in printed), normal, note, url, extra)
