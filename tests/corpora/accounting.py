"""Every entry that BibTeX finds in a file is read or refused at its place, and every field of it is somewhere in what comes out.

What comes out are the records, their files as an import writes them, and the file as BibTeX, BibLaTeX and CSL-JSON; where
a word of a field is not in there, a finding or a loss of the entry has it.

`python -m tests.corpora.accounting [PART OF A NAME]...` prints what is missing, a line each.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import bibkit
from bibkit.diagnostics import Diagnostic
from bibkit.errors import BibkitError
from bibkit.store.dump import dump_record
from tests.corpora.bib_grammar import GrammarEntry, entries_of
from tests.corpora.over_files import over_files
from tests.shared_data import shared_name

_WORD = re.compile(r"[A-Za-z]{4,}|\d{4,}")
_NO_WORKS = ("xdata", "set")
# What stands for something else in a record (a language, a date, an ordinal), or only refers to other entries.
_TRANSLATED = frozenset(
    """
    langid language hyphenation month date year urldate origdate eventdate edition type editortype editoratype
    archiveprefix eprinttype pubstate xdata crossref doi url isbn issn
    """.split()
)
_ACCENT = re.compile(r"(\\[A-Za-z])\s+")
_WITH_COMMANDS = re.compile(r"\S*\\(?:\S*[A-Za-z]\s+\w|\S)\S*(?:\s*\{[^{}\s]*\}\S*)?|\$[^$]*\$|&#?\w+;")
# What says how a list goes on, or which part of a name or which of two numbers something is.
_OF_FORM = {"others", "useprefix", "prefix", "true", "false", "electronic", "print", "linking"}
# What an output says in another form: a date of access, arXiv's own DOI and journal, the parts of a name.
_OF_OUTPUTS = set("accessed preprint prints corr arxiv https http 48550 family given suffix".split())
# In the output as what they lead to, or translated.
_LINKS = frozenset("crossref langid language hyphenation archiveprefix eprinttype pubstate xdata".split())
_KEY_OF_TYPE = re.compile(
    r"(?:phd|ma|ba|cand|tech|res|masters)[a-z]*|software|datacd|audiocd|pat(?:ent|req)\w*"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec spring summer autumn winter".split()
_TEX = re.compile(r"\\[^A-Za-z\s]|\\[A-Za-z](?=\{)")
_MARKS = re.compile("[\u0300-\u036f]")
_TAG = re.compile(r"<[^<>]*>")


def missing_from(path: Path) -> Iterator[str]:
    """What is in a file and neither read nor refused, or lost on the way out without a word."""
    try:
        library = bibkit.load(path)
    except BibkitError:
        return  # no text, or no bibliography
    name = shared_name(path)
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    text = re.sub(r"\r\n?", "\n", text)
    if any(one.code == "BK102" for one in library.diagnostics):
        return  # refused as a whole, at the first byte that is none of UTF-8
    read = {record.source.lines[0] for record in library.records if record.source and record.source.lines}
    refused = {one.where.line for one in library.diagnostics if one.is_error or one.code == "BK809"}
    lines = text.split("\n")
    for entry in entries_of(text):
        commented = lines[entry.line - 1].lstrip().startswith("%")
        if entry.line in read or not refused.isdisjoint(range(entry.line, entry.end_line + 2)):
            continue
        if entry.type.lower() not in _NO_WORKS and not commented:
            yield f"{name}:{entry.line}: @{entry.type}{{{entry.key} is neither read nor refused"
    by_line: dict[int, list[GrammarEntry]] = {}
    for entry in entries_of(text):
        by_line.setdefault(entry.line, []).append(entry)
    alone = {line: entries[0] for line, entries in by_line.items() if len(entries) == 1}
    yield from (f"{name}:{line}" for line in _missing_fields(library, alone))
    yield from (f"{name}:{line}" for line in _missing_from_outputs(library.without_errors(), alone))


def _missing_fields(library: bibkit.Library, entries: Mapping[int, GrammarEntry]) -> Iterator[str]:
    records = {
        record.source.lines[0]: record for record in library.records if record.source and record.source.lines
    }
    for line, record in records.items():
        if line not in entries:
            continue
        entry = entries[line]
        assert record.source is not None
        source = (record.source.extra, record.source.inferred)
        values = [value for name, value in record.values.items() if name != "source"]
        said = _words(repr((values, record.extra, source, record.type, record.key)).replace(r"\xa0", " "))
        for field, value in entry.fields:
            plain = re.sub(r"[{}]", "", _WITH_COMMANDS.sub(" ", _ACCENT.sub(r"\1", value)))
            if field in _TRANSLATED or "xdata=" in value:
                continue
            if lost := _words(plain) - said - _OF_FORM:
                yield f"{line}: {field} of {entry.key} has lost {sorted(lost)[:4]}"


class _Output(NamedTuple):
    """What came of each record, without the raw text of its source, and what was said to be lost, by key."""

    name: str
    texts: list[str]
    losses: Sequence[Diagnostic] = ()


def _missing_from_outputs(library: bibkit.Library, entries: Mapping[int, GrammarEntry]) -> Iterator[str]:
    findings: dict[str, str] = {}
    for one in library.diagnostics:
        findings[one.key] = f"{findings.get(one.key, '')} {one.message}"
    for output in _outputs(library):
        lost: dict[str, list[Diagnostic]] = {}
        for loss in output.losses:
            lost.setdefault(loss.key, []).append(loss)
        for record, text in zip(library.records, output.texts, strict=True):
            line = record.source.lines[0] if record.source and record.source.lines else 0
            if line not in entries:
                continue
            named = [f"{_value(record, one.field_text)!r} {one.message}" for one in lost.get(record.key, [])]
            told = " ".join([findings.get(record.key, ""), *named])
            for field, value in entries[line].fields:
                if (
                    field not in _LINKS
                    and "xdata=" not in value
                    and (words := _unsaid(field, value, text, told))
                ):
                    yield f"{line}: {output.name}: {field} of {record.key} has lost {words[:4]}"


def _value(record: bibkit.Record, name: str) -> object:
    return record.values.get(name) or record.extra.get(name)


def _outputs(library: bibkit.Library) -> Iterator[_Output]:
    for form in ("bibtex", "biblatex"):
        written = library.write(form)
        entries = [f"{one.type} {one.key} {one.fields}" for one in entries_of(written.text)]
        yield _Output(form, entries, written.losses)
    items = json.loads(library.write("csl-json").text)
    for item in items:
        item["custom"]["bibkit"].get("source", {}).pop("raw", None)
    yield _Output("csl-json", [json.dumps(item, ensure_ascii=False) for item in items])
    bare = (
        record.with_values({"source": replace(record.source, raw=())}) if record.source else record
        for record in library.records
    )
    yield _Output("import", [dump_record(record) for record in bare])


def _unsaid(field: str, value: str, text: str, told: str) -> list[str]:
    """The words (of a date: the numbers) of a field that are neither in a text nor in what was told."""
    if field.endswith("date") or field in ("year", "month", "day"):
        if "can't sort by what the year hides" in told:
            return []
        numbers = _numbers(re.sub(r"T[\d:]+", "", value)) - _numbers(text) - _numbers(told)
        return [
            str(one) for one in sorted(numbers) if one and not {one - 1, one + 1} & _numbers(text)
        ]  # 2 BC is -1, and the other way round
    if (
        field in ("type", "pubstate", "edition")
        or field.endswith("type")
        or _KEY_OF_TYPE.fullmatch(value.strip())
    ):
        return []
    plain = re.sub(r"[{}]", "", _WITH_COMMANDS.sub(" ", _ACCENT.sub(r"\1", value)))
    joint = re.sub(r"\W", "", f"{text} {told}").casefold()
    said = (
        _words(_TEX.sub("", text.replace(r"\n", " ").replace("\\\\", "\\")))
        | _words(told)
        | _OF_FORM
        | _OF_OUTPUTS
    )
    months = _numbers(text)
    return sorted(
        word
        for word in _words(plain) - said
        if word not in joint and not (word[:3] in _MONTHS and _numbers(word) <= months)
    )


def _numbers(text: str) -> set[int]:
    """The numbers of dates in a text, months and seasons as EDTF counts them."""
    found = {int(number) for number in re.findall(r"\d+", text)}
    for number, name in enumerate(_MONTHS, 1):
        if re.search(rf"\b{name}", text, re.IGNORECASE):
            found.add(number if number <= 12 else number + 8)
    return found | {int(season) + 20 for season in re.findall(r'"season": (\d)', text)}


def _words(text: str) -> set[str]:
    """The words of a text without accents and tags."""
    plain = unicodedata.normalize("NFKD", _TAG.sub("", text).translate({ord("{"): "", ord("}"): ""}))
    return {word.casefold() for word in _WORD.findall(_MARKS.sub("", plain))}


if __name__ == "__main__":
    sys.exit(over_files(missing_from, sys.argv[1:]))
