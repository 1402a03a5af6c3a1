"""XML of many entries, read with expat one entry at a time, so that a large file needs the memory of one of them.

Files come from anywhere and are treated as hostile: a file that declares entities is refused, as they can grow without
end or point outside, and so is an entry that is nested too deep. A document type alone is no harm: nothing loads it.
Where the XML of an entry is broken, reading goes on at the next one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from bibkit.diagnostics import Diagnostic
from bibkit.source import Source, SourceSpan

_MAX_DEPTH = 120
_MAX_FAULTS = 100  # each begins a new run of the parser
_CHUNK = 1 << 16
_AROUND = b"<x>\n"
_NO_ELEMENT = expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]
_MISMATCH = expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]
_UNCLOSED_CDATA = expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]
_UNCLOSED = expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]


class XmlElement(NamedTuple):
    """An element: its name without a prefix, attributes, texts and elements in order, and all of it in the file.

    `children` are the elements among its parts.
    """

    name: str
    attributes: dict[str, str]
    parts: list[XmlElement | str]
    children: list[XmlElement]
    span: SourceSpan

    @property
    def text(self) -> str:
        """All that is written in it."""
        if not self.children:
            return "".join(self.parts)  # type: ignore[arg-type]  # texts alone
        return "".join([part if isinstance(part, str) else part.text for part in self.parts])

    @property
    def said_whole(self) -> str:
        """The text of it with single blanks."""
        return " ".join(self.text.split())

    def child(self, name: str) -> XmlElement | None:
        """The first element in it of that name."""
        return next((part for part in self.children if part.name == name), None)

    def said(self, name: str) -> str:
        """The text of the first element in it of that name, with single blanks; or empty."""
        found = self.child(name)
        return "" if found is None else found.said_whole


def xml_entries(source: Source, entries: frozenset[str]) -> Iterator[XmlElement | Diagnostic]:
    """The elements with the names of `entries`, in order, and what is wrong with the XML (BK801, BK805)."""
    again = re.compile(rf"<(?:{'|'.join(sorted(entries))})[\s/>]")
    start = 0
    for number in range(_MAX_FAULTS):
        run = _XmlRun(source, entries, start)
        yield from run.read()
        if run.fault is None:
            return
        found = again.search(source.text, max(run.fault_at, start + 1)) if run.can_go_on else None
        # Where reading began anew, the elements around the entries end without having begun.
        if not (number and run.is_outside and run.is_end):
            yield run.fault
        if found is None:
            return
        start = found.start()
    message = f"More than {_MAX_FAULTS} entries can't be read; nothing from here on is"
    yield Diagnostic(
        "BK801", message, "mend those that are named, or fetch the file again", source.span(start)
    )


class _FaultError(Exception):
    """What ends a run besides broken XML."""

    def __init__(self, message: str, help_text: str, at: int, *, can_go_on: bool) -> None:
        super().__init__(message)
        self.at = at
        self.help = help_text
        self.can_go_on = can_go_on


class _OpenXml(NamedTuple):
    """An element whose end has not been read yet, and where it begins."""

    name: str
    attributes: dict[str, str]
    parts: list[XmlElement | str]
    children: list[XmlElement]
    start: int


class _XmlRun:
    """One run of the parser, from `start` to the end of the text or the first fault."""

    def __init__(self, source: Source, entries: frozenset[str], start: int) -> None:
        self.source = source
        self.entries = entries
        self.fault: Diagnostic | None = None
        self.fault_at = start
        self.can_go_on = True
        self.is_outside = True
        self.is_end = False
        self._start = start or len(source.text) - len(source.text.lstrip())
        self._length = len(source.text)
        # The parser counts bytes: up to which one characters are counted, and the character there. `_bytes` are those
        # from `_first_byte` on, and what came since a place was asked for the last time waits.
        self._before = len(_AROUND) if start else 0
        self._counted_bytes, self._counted = self._before, self._start
        self._bytes, self._first_byte = b"", self._before
        self._waiting: list[bytes] = []
        self._open: list[_OpenXml] = []
        self._done: list[XmlElement] = []
        self._parser = expat.ParserCreate("utf-8")  # whatever the file was in
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data
        self._parser.EntityDeclHandler = self._entity
        self._parser.SkippedEntityHandler = self._skipped

    def read(self) -> Iterator[XmlElement]:
        """The entries; afterwards `fault` says what ended the run, if anything did."""
        text, at = self.source.text, self._start
        try:
            if self._before:
                self._parser.Parse(_AROUND)  # an element around the entries, as there was at the beginning
            size = _CHUNK
            while at < len(text):
                end = at + size
                begun = self._parser.CurrentByteIndex
                # Half a pair of surrogates can't be written; it is no character of XML either.
                piece = text[at:end].encode("utf-8", "replace")
                self._waiting.append(piece)
                self._parser.Parse(piece)
                # A tag or comment that has no end yet is read again from its beginning with each piece.
                size = size * 2 if self._parser.CurrentByteIndex == begun else _CHUNK
                yield from self._done
                self._done.clear()
                at = end
            self._parser.Parse(b"", True)
        except (expat.ExpatError, _FaultError) as error:
            yield from self._done
            self._note(error)

    def _note(self, error: expat.ExpatError | _FaultError) -> None:
        self.is_outside = not self._open
        if isinstance(error, expat.ExpatError):
            at = self._fault_place()
            if error.code == _UNCLOSED_CDATA:
                at = max(self._start, self.source.text.rfind("<![CDATA[", 0, at))
            self.fault_at = at
            message, help_text = f"This is not XML: {expat.ErrorString(error.code)}", "mend it there"
            self.can_go_on = error.code != _NO_ELEMENT
            self.is_end = error.code in (_NO_ELEMENT, _MISMATCH)
            if error.code in (_NO_ELEMENT, _UNCLOSED) and self._open:
                at = self._open[0].start
                message = f"The file ends in the middle of this {self._open[0].name}"
                help_text = "fetch the file again; it is cut off"
            elif error.code == _UNCLOSED_CDATA:
                message, help_text = "A CDATA section has no end", "end it with ]]>"
            if error.code == _UNCLOSED and self.source.text.startswith("<!--", self.fault_at):
                at, message, help_text = self.fault_at, "A comment has no end", "end it with -->"
        else:
            at = self.fault_at = error.at
            message, help_text, self.can_go_on = str(error), error.help, error.can_go_on
        code = "BK801" if self.is_outside else "BK805"
        self.fault = Diagnostic(code, message, help_text, self.source.span(at, at + 1))

    def _here(self) -> int:
        """Where in the text the parser is; this is asked for each tag, one behind the other."""
        if self._waiting:
            self._bytes = b"".join((self._bytes[self._counted_bytes - self._first_byte :], *self._waiting))
            self._first_byte = self._counted_bytes
            self._waiting.clear()
        byte = self._parser.CurrentByteIndex
        passed = self._bytes[self._counted_bytes - self._first_byte : byte - self._first_byte]
        self._counted += len(passed) if passed.isascii() else len(passed.decode("utf-8", "replace"))
        self._counted_bytes = byte
        return self._counted

    def _fault_place(self) -> int:
        """Where in the text the parser found a fault: at times before what it has passed."""
        before = self._parser.ErrorByteIndex - self._before
        start = self.source.text[self._start : self._start + max(before, 0)].encode("utf-8", "replace")
        return min(self._start + len(start[: max(before, 0)].decode("utf-8", "replace")), self._length)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2] if ":" in tag else tag
        if not self._open and name not in self.entries:
            return
        if len(self._open) >= _MAX_DEPTH:
            message = f"Elements are nested more than {_MAX_DEPTH} deep"
            raise _FaultError(message, "no reference is; write it flat", self._here(), can_go_on=True)
        self._open.append(_OpenXml(name, attributes, [], [], self._here()))

    def _end(self, _tag: str) -> None:
        if not self._open:
            return
        name, attributes, parts, children, start = self._open.pop()
        end = self._here()
        # Behind an empty element (`<a/>`) an end tag is another's.
        is_short = not parts and self.source.text.startswith("/>", end - 2)
        if self.source.text.startswith("</", end) and not is_short:
            end = self.source.text.find(">", end) + 1
        element = XmlElement(
            name, attributes, parts, children, SourceSpan(self.source, start, max(start, end))
        )
        if self._open:
            around = self._open[-1]
            around.parts.append(element)
            around.children.append(element)
        else:
            self._done.append(element)

    def _data(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def _entity(self, *_: object) -> None:
        raise _FaultError(
            "The file declares entities, which no library exports",
            "take the declarations out; entities can grow without end",
            max(0, self.source.text.rfind("<!ENTITY", 0, self._here())),
            can_go_on=False,
        )

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        self._data(html.unescape(f"&{name};"))  # of a document type that nothing loads; HTML has the same
