"""What a record says, without what formats may write in several ways that mean the same."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.written import PRIVATE
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Record, Value

_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)
_DERIVED = ("publisher", "number", "DOI", "URL")


def meaning(record: Record) -> dict[str, Hashable]:
    """The public fields, each as what it means.

    A person's id is the people file's. White space within a text is one blank; braces that keep case, a separator of
    keywords and the name of a language are written in each format's own way. What an arXiv number stands for, and a
    short title that is the title, say nothing.
    """
    said = {name: _meant(name, value) for name, value in record.values.items() if name not in PRIVATE}
    bare = record.with_values(dict.fromkeys(_DERIVED))
    for name, text in preprint_members(bare).items():
        if str(record.values.get(name, "")).casefold() == text.casefold():
            del said[name]
    for short, whole in (("container-title-short", "container-title"), ("title-short", "title")):
        if short in said and said[short] == said.get(whole):
            del said[short]
    return said


def _meant(name: str, value: Value) -> Hashable:
    if FIELDS[name].kind is Kind.NAMES and isinstance(value, tuple):
        return tuple(replace(one, person="") for one in value if isinstance(one, Name))
    if name == "keyword":
        return tuple(keywords_of(str(value)))
    if name == "language":
        return str(value).casefold()[:2]
    if isinstance(value, str):
        return " ".join(_NOCASE.sub(r"\1", value).split())
    return str(value)
