"""A LaTeX source as events: what it cites, the files that it reads, and where its works are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bibkit.cited.events import (
    EVERYTHING,
    Asking,
    CitedKey,
    CitingEvent,
    Embedded,
    NamedBibliography,
    NamedPart,
    OwnWork,
    ReadCited,
    listed_keys,
)
from bibkit.cited.latex.arguments import Argument, Arguments
from bibkit.cited.latex.commands import (
    BIBLIOGRAPHIES,
    COMMANDS,
    ENVIRONMENTS,
    NOT_CITING,
    OF_PACKAGES,
    USUAL,
    Citing,
)
from bibkit.cited.latex.conditions import Conditions
from bibkit.cited.latex.definitions import DEFS, LETS, NEW_COMMANDS, NEW_XPARSE, definition, keys_in
from bibkit.cited.latex.parts import PARTS, part_of
from bibkit.cited.latex.skipped import DEFINERS, IN_LINE, VERBATIM, after_in_line, after_verbatim
from bibkit.diagnostics import Diagnostic
from bibkit.source import Source, SourceSpan

_TOKEN = re.compile(r"\\(?:([A-Za-z@]+)|.)", re.DOTALL)
_LINE_END = re.compile("[\r\n]")
_USUAL = re.compile(r"[ \t]*+\*?[ \t]*+(?:\[[^\[\]{}\\%]*+\][ \t]*+){0,2}\{([^{}\\%#\r\n]*+)\}")
_DEFINERS = NEW_COMMANDS | NEW_XPARSE | DEFS | LETS


def reader(asking: Asking) -> ReadCited:
    """Reads the files of one document."""
    return _Document(asking).read


class _Document:
    """What holds in all files of a document: its commands, conditions and verbatim environments."""

    def __init__(self, asking: Asking) -> None:
        self.name = asking.name
        self.citing = {**COMMANDS, **{name.lstrip("\\"): Citing() for name in asking.commands}}
        self.made: set[str] = set()
        self.odd: set[str] = set()
        self.verbatim = set(VERBATIM)
        self.conditions = Conditions()
        self.only: frozenset[str] | None = None
        self.has_class = False
        self.wants_preamble = False

    def read(self, source: Source) -> Iterator[CitingEvent]:
        """The events of the next file."""
        is_preamble, self.wants_preamble = self.wants_preamble, False
        outside = self.conditions.begin_file()
        yield from _File(self, source, is_preamble=is_preamble).events()
        self.conditions.end_file(outside)


class _File:
    """One file on the way through."""

    def __init__(self, document: _Document, source: Source, *, is_preamble: bool) -> None:
        self.document = document
        self.is_preamble = is_preamble
        self.source = source
        self.text = source.text
        self.arguments = Arguments(source.text)
        self.found: list[CitingEvent] = []

    def events(self) -> Iterator[CitingEvent]:
        """All that the file says, in its order."""
        text, document, found = self.text, self.document, self.found
        find, token = text.find, _TOKEN.match
        at = 0
        while (start := find("\\", at)) >= 0:
            if (comment := find("%", at, start)) >= 0:
                # Twice as fast as a pattern for both; a comment ends where its line does.
                line = _LINE_END.search(text, comment)
                at = line.start() if line else len(text)
                continue
            match = token(text, start)
            if match is None:  # the last sign
                break
            at = match.end()
            name = match[1]
            if name is None:
                continue
            citing = document.citing.get(name)
            if citing is not None:
                self._cite(citing, name, match.start(), at)
            elif (handle := _HANDLERS.get(name)) is not None:
                at = handle(self, name, match.start(), at)
            elif document.conditions.is_condition(name):
                at = document.conditions.after(text, name, at)
            else:
                document.conditions.note(name)
                if "cite" in name or "Cite" in name:
                    self._doubt(name, match.start(), at)
            if found:
                yield from found
                found.clear()

    def _span(self, start: int, end: int) -> SourceSpan:
        return SourceSpan(self.source, start, end)

    def _cite(self, citing: Citing, name: str, start: int, at: int) -> None:
        """The keys behind a command that cites; its arguments are read again, as they may cite, too."""
        command = f"\\{name}"
        self.found += [CitedKey(key, self._span(start, at), command) for key in citing.fixed]
        if not citing.shape:
            return
        is_plain = citing.shape == USUAL and not (citing.before or citing.after)
        usual = _USUAL.match(self.text, at) if is_plain else None
        if usual:
            self.found += listed_keys(self.source, *usual.span(1), command)
            if usual[1] == EVERYTHING and not name.startswith("nocite"):
                self.found.pop()
            return
        for group in self.arguments.keys(at, citing.shape):
            for written, begin, end in keys_in(self.text, group):
                key = f"{citing.before}{written}{citing.after}"
                if "\\" in key or "#" in key:
                    if "#" not in key:
                        self.found.append(_made_key(key, self._span(begin, end)))
                elif key != EVERYTHING or name.startswith("nocite"):
                    self.found.append(CitedKey(key, self._span(begin, end), command))

    def _doubt(self, name: str, start: int, at: int) -> None:
        """A word for a command that may cite and is not known."""
        document = self.document
        if name in NOT_CITING or name in document.made or name in document.odd or "@" in name:
            return
        if self.arguments.options(at)[1] == at and self.arguments.group(at) is None:
            return
        document.odd.add(name)
        self.found.append(
            Diagnostic(
                "BK028",
                f"\\{name} is no command that is known to cite",
                "name it, if it does",
                self._span(start, at),
            )
        )

    def define(self, name: str, _start: int, at: int) -> int:
        made = definition(self.arguments, name, at, self.document.citing)
        if made is None:
            return at
        self.document.made.add(made.name)
        if made.citing is not None:
            self.document.citing[made.name] = made.citing
        return made.end

    def declare(self, _name: str, _start: int, at: int) -> int:
        """`\\DeclareCiteCommand{\\mycite}[..]{..}...`: biblatex calls its own code for each key."""
        group = self.arguments.group(self.arguments.skip_blank(at + self.text.startswith("*", at)))
        if group:
            declared = self.text[group.start : group.end].strip().removeprefix("\\")
            shape = "pok+" if _name == "DeclareMultiCiteCommand" else "ok"
            self.document.citing.setdefault(declared, Citing(shape))
            return group.end + 1
        return at

    def new_cites(self, _name: str, _start: int, at: int) -> int:
        """multibib's `\\newcites{sec}{Title}` makes `\\citesec`, `\\nocitesec` and `\\bibliographysec`."""
        group = self.arguments.group(at)
        if group:
            for suffix, _, _ in keys_in(self.text, group):
                for base in ("cite", "nocite", "citet", "citep", "fullcite"):
                    self.document.citing[base + suffix] = Citing()
                self.document.made.add(f"bibliography{suffix}")
        return at

    def begin(self, _name: str, start: int, at: int) -> int:
        group = self.arguments.group(at)
        if group is None:
            return at
        name = self.text[group.start : group.end].strip()
        at = group.end + 1
        if name in ("filecontents", "filecontents*"):
            return self._embed(name, at)
        if name in self.document.verbatim:
            return after_verbatim(self.text, at, name)
        if name == "document":
            self.document.wants_preamble = False
            return len(self.text) if self.is_preamble else at
        if citing := ENVIRONMENTS.get(name):
            self._cite(citing, f"begin{{{name}}}", start, at)
        elif name in ("refsection", "btSect"):
            options, after = self.arguments.options(at)
            files = options if name == "refsection" else [self.arguments.group(after) or Argument(0, 0)]
            for one in files:
                self._name_files(one)
        return at

    def _embed(self, name: str, at: int) -> int:
        options, at = self.arguments.options(at)
        group = self.arguments.group(at)
        if group is None:
            return at
        begin = self.text.find("\n", group.end) + 1 or len(self.text)
        end = after_verbatim(self.text, begin, name)
        line, _ = self.source.position(begin)
        asked = "".join(self.text[one.start : one.end] for one in options)
        self.found.append(
            Embedded(
                self._file_name(group),
                Source(self.text[begin:end], self.source.path, first_line=line),
                "overwrite" in asked or "force" in asked,
            )
        )
        return end

    def end(self, _name: str, _start: int, at: int) -> int:
        group = self.arguments.group(at)
        if group and self.text[group.start : group.end].strip() == "document":
            return len(self.text)
        return at

    def end_input(self, _name: str, _start: int, _at: int) -> int:
        return len(self.text)

    def verbatim(self, name: str, _start: int, at: int) -> int:
        shape = IN_LINE[name]
        begin = at
        for step in shape:
            group = self.arguments.group(begin, "[" if step == "o" else "{")
            begin = group.end + 1 if group else begin
        return max(at, after_in_line(self.text, begin))

    def define_verbatim(self, name: str, _start: int, at: int) -> int:
        options, at = self.arguments.options(at)
        group = self.arguments.group(at)
        if group:
            made = self.text[group.start : group.end].strip()
            # minted calls the environment after the language, if no name is given in brackets
            named = self.text[options[0].start : options[0].end] if options else f"{made}code"
            self.document.verbatim.add(named if name == "newminted" else made)
        return at

    def new_condition(self, _name: str, _start: int, at: int) -> int:
        match = _CONDITION.match(self.text, at)
        if match is None:
            return at
        self.document.conditions.make(match[1])
        return match.end()

    def branch(self, name: str, _start: int, at: int) -> int:
        return self.document.conditions.after(self.text, name, at)

    def part(self, name: str, start: int, at: int) -> int:
        part, at = part_of(self.arguments, name, at)
        if part is None:
            return at
        file = self._expanded(part.name)
        if name == "include" and self.document.only is not None and file not in self.document.only:
            return at
        if "\\" not in file and "#" not in file:
            self.found.append(
                NamedPart(file, self._span(start, at), part.endings, part.moves, part.is_optional)
            )
        return at

    def include_only(self, _name: str, _start: int, at: int) -> int:
        group = self.arguments.group(at)
        if group:
            self.document.only = frozenset(key for key, _, _ in keys_in(self.text, group))
        return at

    def packages(self, name: str, start: int, at: int) -> int:
        """Packages and the class of the document, where they are files of the project.

        A file for the package subfiles has the preamble of the document that it is a part of (its manual, 2).
        """
        options, after = self.arguments.options(at)
        group = self.arguments.group(after)
        if group is None:
            return at
        is_class = name in ("documentclass", "LoadClass")
        had_class, self.document.has_class = self.document.has_class, self.document.has_class or is_class
        if name == "documentclass" and options and self.text[group.start : group.end].strip() == "subfiles":
            if not had_class:
                self.document.wants_preamble = True
                main = self._file_name(options[0])
                self.found.append(NamedPart(main, self._span(start, group.end), (".tex", ""), moves=True))
            return group.end + 1
        for package, begin, end in keys_in(self.text, group):
            self.document.citing |= OF_PACKAGES.get(package, {})
            place = self._span(begin, end)
            self.found.append(
                NamedPart(package, place, (".cls",) if is_class else (".sty",), is_optional=True)
            )
        return group.end + 1

    def bibliography(self, _name: str, _start: int, at: int) -> int:
        options, after = self.arguments.options(at)
        group = self.arguments.group(after)
        if _name == "putbib" and options:
            group = options[0]
        is_remote = any("remote" in self.text[one.start : one.end] for one in options)
        if group is not None and not is_remote:
            self._name_files(group)
        return at

    def _name_files(self, group: Argument) -> None:
        for name, begin, end in keys_in(self.text, group):
            file = self._expanded(name)
            if "\\" not in file and "#" not in file:
                self.found.append(NamedBibliography(file, self._span(begin, end)))

    def own_work(self, _name: str, _start: int, at: int) -> int:
        _, after = self.arguments.options(at)
        group = self.arguments.group(after)
        if group:
            self.found.append(OwnWork(self.text[group.start : group.end].strip()))
        return at

    def entry_set(self, _name: str, _start: int, at: int) -> int:
        """biblatex's `\\defbibentryset{name}{keys}` makes a work of several."""
        group = self.arguments.group(at)
        members = self.arguments.group(group.end + 1) if group else None
        if group and members:
            self.found.append(OwnWork(self.text[group.start : group.end].strip()))
            self.found += [
                CitedKey(key, self._span(begin, end), "\\defbibentryset")
                for key, begin, end in keys_in(self.text, members)
            ]
        return at

    def _file_name(self, group: Argument) -> str:
        return self._expanded(self.text[group.start : group.end].strip())

    def _expanded(self, name: str) -> str:
        return name.replace("\\jobname", self.document.name).replace('"', "").strip()


def _made_key(key: str, place: SourceSpan) -> Diagnostic:
    return Diagnostic("BK027", f"The key {key} is made by TeX", "write it out, or name it beside", place)


_CONDITION = re.compile(r"\s*+\{?\s*+\\(if[A-Za-z@]+)\s*+\}?")

_Handler = Callable[[_File, str, int, int], int]

_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys(_DEFINERS, _File.define),
    **dict.fromkeys(("DeclareCiteCommand", "DeclareMultiCiteCommand"), _File.declare),
    **dict.fromkeys(IN_LINE, _File.verbatim),
    **dict.fromkeys(DEFINERS, _File.define_verbatim),
    **dict.fromkeys(PARTS, _File.part),
    **dict.fromkeys(BIBLIOGRAPHIES, _File.bibliography),
    **dict.fromkeys(("usepackage", "RequirePackage", "documentclass", "LoadClass"), _File.packages),
    **dict.fromkeys(("else", "fi"), _File.branch),
    "bibitem": _File.own_work,
    "newcites": _File.new_cites,
    "newif": _File.new_condition,
    "begin": _File.begin,
    "end": _File.end,
    "endinput": _File.end_input,
    "includeonly": _File.include_only,
    "defbibentryset": _File.entry_set,
}
