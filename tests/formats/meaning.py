"""What a record says, without what formats may write in several ways that mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import replace

from bibkit.csl.data.language import UNKNOWN, language_tag
from bibkit.formats.bibtex.read_tables import BCP47
from bibkit.formats.page_range import first_and_last, first_page, with_one_hyphen
from bibkit.formats.written import PRIVATE
from bibkit.model.date import Date
from bibkit.model.keywords import keywords_of
from bibkit.model.ordinals import ORDINALS
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value
from bibkit.text.maths.read import formula
from bibkit.text.rich_text import Part, has_markup, segments

_SAID_BY = (
    ("event", "event-title"), ("container-title-short", "container-title"), ("title-short", "title")
)  # fmt: skip
_TEX_SIGNS = str.maketrans("‘’‐‑", "`'--")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = re.compile(f"[{_RAISED}₀₁₂₃₄₅₆₇₈₉]")
_DASH = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>')
_PARTS = (
    "family",
    "given",
    "dropping_particle",
    "non_dropping_particle",
    "suffix",
    "literal",
)


def meaning(record: Record, *, in_tex: bool = False) -> dict[str, Hashable]:
    """The key, the type, and each public field as what it means.

    White space within a text is one blank; the number of an edition and a language may be said in words or by another
    code, a formula in any TeX for it; keywords are a list, in whatever way they are parted, and one range of pages is
    one with any dash, and a page if it begins and ends with it. A short title that is the title says nothing, nor does
    a first page beside pages that begin with it; `event` is the older name of `event-title` (CSL 1.0.2,
    appendix IV). That a list of names goes on belongs to the list. TeX (`in_tex`) has the two single quotes at ` and ',
    its hyphen at -; figures that are raised or lowered as such; and braces that keep the case of a word, of which its reader leaves out those that say nothing new.
    """
    if in_tex:
        values = {name: _in_tex(value) for name, value in record.values.items()}
        record = replace(
            record, values=values, extra={name: _raw_in_tex(raw) for name, raw in record.extra.items()}
        )
    said: dict[str, Hashable] = {"id": record.key, "type": record.type}
    for name, value in record.values.items():
        if name not in PRIVATE:
            meant = _meant(name, value)
            if meant is not None:
                said[name] = (meant, "and others") if record.is_incomplete(name) else meant
    if "event" in said and "event-title" not in said:
        said["event-title"] = said.pop("event")
    for short, whole in _SAID_BY:
        if short in said and said[short] == said.get(whole):
            del said[short]
    if said.get("page-first") == first_page(_spaced(record.text("page"))):
        said.pop("page-first", None)
    return said | {name: _raw(value) for name, value in record.extra.items()}


def _meant(name: str, value: Value) -> Hashable:
    if name == "keyword":
        return tuple(_rich(word) for word in keywords_of(_NOCASE.sub(r"\1", _spaced(str(value))))) or None
    if name == "page":
        pages = _DASH.sub("-", _spaced(str(value))).rstrip(",. ")
        if not any(map(str.isalnum, pages)):
            return None  # "..." is no page
        ends = first_and_last(pages)
        return ends[0] if ends and ends[0] == ends[1] else with_one_hyphen(pages)
    if name == "edition":
        text = _spaced(str(value))
        return ORDINALS.get(text.casefold(), text)
    if name == "language":
        text = _spaced(str(value))
        tag = BCP47.get(text.casefold()) or language_tag(text)
        return text if tag == UNKNOWN else tag
    if isinstance(value, Date):
        return (_spaced(value.literal), "in words") if value.literal else str(value)
    if isinstance(value, tuple):
        return tuple(_name(one) if isinstance(one, Name) else _spaced(one) for one in value)
    text = _spaced(str(value))
    return _rich(text if "title" in name else _NOCASE.sub(r"\1", text))


def _in_tex(value: Value) -> Value:
    if isinstance(value, str):
        return _text_in_tex(value)
    if isinstance(value, Date):
        return replace(value, literal=value.literal.translate(_TEX_SIGNS))
    if isinstance(value, tuple):
        return tuple(_name_in_tex(one) for one in value if isinstance(one, Name)) or value
    return value


def _text_in_tex(text: str) -> str:
    return _FIGURES.sub(_raised, _NOCASE.sub(r"\1", text.translate(_TEX_SIGNS)))


def _raised(match: re.Match[str]) -> str:
    figure = unicodedata.normalize("NFKC", match[0])
    return f"<sup>{figure}</sup>" if match[0] in _RAISED else f"<sub>{figure}</sub>"


def _raw_in_tex(raw: Raw) -> Raw:
    if isinstance(raw, str):
        return _text_in_tex(raw)
    if isinstance(raw, Mapping):
        return {name: _raw_in_tex(part) for name, part in raw.items()}
    return [_raw_in_tex(part) for part in raw]


def _name_in_tex(name: Name) -> Name:
    return replace(name, **{part: getattr(name, part).translate(_TEX_SIGNS) for part in _PARTS})


def _name(name: Name) -> Hashable:
    """The parts that there are; a person's id is the people file's, and no comma stands before no suffix."""
    parts: dict[str, Hashable] = {part: _spaced(getattr(name, part)) for part in _PARTS}
    parts |= {"orcid": name.orcid, "marks": name.marks, "static": name.static_ordering}
    parts |= {"comma": bool(name.suffix) and name.comma_suffix, "extra": name.extra and repr(name.extra)}
    return tuple((part, value) for part, value in parts.items() if value)


def _rich(text: str) -> Hashable:
    """The text; one with markup or formulas as its parts."""
    if not has_markup(text):
        return text
    return tuple(
        (formula(one.text) or one.text) if one.part is Part.MATHS else f"{one.part.value} {one.text}"
        for one in segments(text)
    )


def _raw(raw: Raw) -> Hashable:
    """A text, or the parts of it in any order."""
    if isinstance(raw, str):
        return _spaced(raw)
    if isinstance(raw, Mapping):
        return frozenset((name, _raw(part)) for name, part in raw.items())
    return tuple(map(_raw, raw))


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
