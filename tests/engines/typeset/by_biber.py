"""BibLaTeX files through biber: the fields of each entry in the .bbl, which biblatex prints from."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.engines.typeset.by_bibtex import Printed
from tests.engines.typeset.corpus import Bib
from tests.engines.typeset.store import kept, load, save
from tests.programs import require

BETWEEN = " | "  # of the fields
STYLES = ("numeric", "apa")

_TOGETHER = 20  # files in one run of biber: sections, each with its own entries and macros
# What tells entries apart hangs on all of them, and takes biber most of its time.
_PLAINLY = "sorting=none,uniquename=false,uniquelist=false,maxnames=999"
_SECTION = re.compile(r"\\refsection\{(\d+)\}(.*?)\\endrefsection", re.DOTALL)
_ENTRY = re.compile(
    r"^ {4}\\entry\{([^\n]*?)\}\{(\w*)\}\{([^\n]*)\}$(.*?)^ {4}\\endentry", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"\\(field|strng|list|name|verb|keyw|true|inset|set)(?:\[[^\]]*\])?\{")
_UNSEEN = re.compile(
    r"sortinit|label|extra|.*hash$|.*source$|clone|relatedtype|crossref$|xref$|indextitle|.*sort.*|datesplit|.*dateera$"
)
_CLONE = re.compile(r"[0-9a-f]{32}")  # of an entry that another is related to
_OWN_OPTIONS = re.compile(r"skip(?:bib|biblist|lab)=\w+,?")


def run_biber(bibs: Sequence[Bib], style: str) -> list[Printed | None]:
    """What biber makes of files, all entries cited, in their order; None for one that it can't make anything of."""
    outputs = [load(kept("biber", _PLAINLY, style, bib.text)) for bib in bibs]
    asked = [index for index, output in enumerate(outputs) if output is None]
    for start in range(0, len(asked), _TOGETHER):
        group = asked[start : start + _TOGETHER]
        for index, output in zip(group, _sections([bibs[i].text for i in group], style), strict=True):
            save(kept("biber", _PLAINLY, style, bibs[index].text), output)
            outputs[index] = output
    return [_printed(output) if output else None for output in outputs]


def _sections(texts: Sequence[str], style: str) -> list[str]:
    """The part of the .bbl of each file; one that stops biber is found by halving, and is ""."""
    whole = bbl_of(texts, style)
    if whole is None:
        middle = len(texts) // 2
        return [*_sections(texts[:middle], style), *_sections(texts[middle:], style)] if middle else [""]
    found = {int(number): body for number, body in _SECTION.findall(whole)}
    return [found.get(number, "") for number in range(1, len(texts) + 1)]


def bbl_of(texts: Sequence[str], style: str) -> str | None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sections = []
        for number, text in enumerate(texts, 1):
            (folder / f"refs{number}.bib").write_text(text, encoding="utf-8", errors="replace")
            sections.append(f"\\begin{{refsection}}[refs{number}.bib]\\nocite{{*}}\\end{{refsection}}\n")
        (folder / "main.tex").write_text(
            f"\\documentclass{{article}}\\usepackage[backend=biber,style={style},{_PLAINLY}]{{biblatex}}\n"
            f"\\begin{{document}}\n{''.join(sections)}\\end{{document}}\n"
        )
        for command in (
            [require("pdflatex"), "-interaction=batchmode", "main"],
            [require("biber"), "--quiet", "main"],
        ):
            try:
                subprocess.run(command, cwd=folder, capture_output=True, timeout=600)
            except subprocess.TimeoutExpired:
                return None
        bbl = folder / "main.bbl"
        output = bbl.read_text(encoding="utf-8", errors="replace") if bbl.exists() else ""
        return output if "\\endinput" in output else None


def _printed(section: str) -> Printed:
    entries: dict[str, str] = {}
    for key, type_, options, body in _ENTRY.findall(section):
        if key not in entries and not _CLONE.fullmatch(key):
            seen = [f"type={type_}", f"options={_OWN_OPTIONS.sub('', options).strip(',')}"]
            entries[key] = BETWEEN.join([*seen, *sorted(_fields(body))])
    return Printed(entries, "", frozenset())


def _fields(body: str) -> Iterator[str]:
    """Each thing of an entry that a style can print, as a line of TeX code behind its name."""
    at = 0
    while match := _FIELD.search(body, at):
        what = match[1]
        name, at = _group(body, match.end() - 1)
        if what == "keyw":
            yield f"keywords={name}"
        elif what == "verb":
            end = body.find("\\endverb", at)
            verbatim = body[at:end].strip().removeprefix("\\verb ").strip()
            yield f"{name}={verbatim}"
            at = end
        elif what == "true":
            if "uncertain" in name or "circa" in name or name.startswith("more"):
                yield f"{name}=true"
        elif what == "set":
            yield f"set={name}"
        elif what in ("list", "name"):
            yield from _people(body, name, at) if what == "name" else _list(body, name, at)
        elif what == "field":
            value, at = _group(body, at)
            if not _UNSEEN.match(name):
                value = value.lstrip("0") if name.endswith(("month", "day")) else value
                yield f"{name}={_CLONE.sub('(an entry)', _one_line(value))}"


def _list(body: str, name: str, at: int) -> Iterator[str]:
    _count, at = _group(body, at)
    inner, _ = _group(body, at)
    yield f"{name}={' ; '.join(_one_line(part) for part in _groups(inner))}"


def _people(body: str, name: str, at: int) -> Iterator[str]:
    _count, at = _group(body, at)
    options, at = _group(body, at)
    inner, _ = _group(body, at)
    people = []
    for person in _groups(inner):
        parts = _groups(person)
        values = re.sub(r"^\s*(?:\w*hash|un|uniquepart|\w+un)=[^,]*,?$", "", parts[-1], flags=re.MULTILINE)
        people.append(_one_line(values).strip(" ,"))
    yield f"{name}={' ; '.join(people)}" + (f" [{options}]" if options and "un=" not in options else "")


def _one_line(value: str) -> str:
    return " ".join(value.replace("%\n", "\n").split())


def _groups(text: str) -> list[str]:
    """The contents of the groups that stand beside each other."""
    groups, at = [], 0
    while (start := text.find("{", at)) >= 0:
        group, at = _group(text, start)
        groups.append(group)
    return groups


def _group(text: str, start: int) -> tuple[str, int]:
    """The content of the group that begins at or after `start`, and where it ends."""
    start = text.find("{", start)
    depth, at = 0, start
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
        if not depth:
            return text[start + 1 : at - 1], at
    return text[start + 1 :], len(text)
