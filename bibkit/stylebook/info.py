"""The info head of a style: what it is called, how it cites, whose locale it has (CSL 1.0.2, info).

A style file is foreign input: it is parsed by expat, in pieces, up to `</info>`; a DOCTYPE is refused (so there
are no entities), and so is a head or file beyond any real one (the largest file of 10,844 has 246 kB).
"""

import os
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from bibkit.errors import FileError
from bibkit.source.opening import UnreadableError, regular_file

_MAX_BYTES = 4_000_000
_MAX_HEAD = 256_000  # the longest of the collection has 5,000 bytes
_CHUNK = 8192  # one is enough for all but two heads of the collection
_CSL = "http://purl.org/net/xbiblio/csl "


class StyleInfo(NamedTuple):
    """What a style says about itself, in the words of its info element; "" where it says nothing.

    `name` is the short name (the file's), `citation_format` one of "author", "author-date", "label", "note",
    "numeric", `fields` its subject categories, `parent` the id of the style that a dependent style stands for.
    """

    name: str
    path: str
    title: str = ""
    title_short: str = ""
    id: str = ""
    citation_format: str = ""
    fields: tuple[str, ...] = ()
    parent: str = ""
    default_locale: str = ""
    updated: str = ""
    summary: str = ""

    @property
    def is_dependent(self) -> bool:
        """True where another style does the work."""
        return bool(self.parent)


class _HeadRead(Exception):  # noqa: N818
    """How expat is stopped when the head has been read; no error."""


class _Refused(Exception):  # noqa: N818
    """XML, but no style: the sentence that says why, and the place of the parser."""

    def __init__(self, sentence: str, parser: expat.XMLParserType) -> None:
        super().__init__(sentence)
        self.line, self.column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1


def read_info(path: str) -> StyleInfo:
    """The info head of a style file. Raises FileError, with line and column, where it is not a style."""
    try:
        with regular_file(path) as file:
            return _head(path, iter(lambda: file.read(_CHUNK), b""))
    except UnreadableError as error:
        raise FileError(f"{path} can't be read: {error.reason}", hint=error.hint) from error


def read_style(path: str) -> tuple[StyleInfo, bytes]:
    """The info head and the XML of a style file, known to be well-formed and to have no DOCTYPE.

    Raises FileError, with line and column, where it is not a style.
    """
    try:
        with regular_file(path) as file:
            data = file.read(_MAX_BYTES + 1)
    except UnreadableError as error:
        raise FileError(f"{path} can't be read: {error.reason}", hint=error.hint) from error
    return style_of(path, data), data


def style_of(path: str, data: bytes) -> StyleInfo:
    """The info head of a style whose XML is given, known to be well-formed and to have no DOCTYPE.

    `path` is for messages. Raises FileError, with line and column, where it is not a style.
    """
    info = _head(path, iter((data,)))
    if len(data) > _MAX_BYTES:
        raise FileError(f"{path} is larger than any style ({_MAX_BYTES:,} bytes)")
    parser = _parser()
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _Refused, LookupError, ValueError) as error:
        raise _not_a_style(path, error) from None
    return info


class _InfoCollector:
    """Collects the info element; `path` holds the names of the open elements."""

    __slots__ = ("fields", "format", "parent", "parser", "path", "root", "text", "texts")

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.path: list[str] = []
        self.root: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.text = ""
        self.format = ""
        self.parent = ""
        self.fields: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.path:
            if name != f"{_CSL}style":
                root = name.rpartition(" ")[2]
                raise _Refused(f"The root element is {root}, not style in CSL's namespace", self.parser)
            self.root = attributes
        self.path.append(name)
        self.text = ""
        if len(self.path) == 3:
            if name == f"{_CSL}category":
                self.format = attributes.get("citation-format", self.format)
                if field := attributes.get("field"):
                    self.fields.append(field)
            elif name == f"{_CSL}link" and attributes.get("rel") == "independent-parent":
                self.parent = attributes.get("href", "").strip()

    def characters(self, data: str) -> None:
        self.text += data

    def end(self, name: str) -> None:
        self.path.pop()
        if len(self.path) == 2 and self.path[1] == f"{_CSL}info" and name.startswith(_CSL):
            self.texts.setdefault(name.removeprefix(_CSL), " ".join(self.text.split()))
        elif len(self.path) == 1 and name == f"{_CSL}info":
            raise _HeadRead


def _head(path: str, chunks: Iterator[bytes]) -> StyleInfo:
    parser = _parser()
    head = _InfoCollector(parser)
    parser.buffer_text = True
    parser.StartElementHandler = head.start
    parser.EndElementHandler = head.end
    parser.CharacterDataHandler = head.characters
    read = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            read += len(chunk)
            if read > _MAX_HEAD:
                raise _Refused(f"No info element in the first {_MAX_HEAD:,} bytes", parser)
        parser.Parse(b"", True)
        raise _Refused("A style has an info element", parser)
    except _HeadRead:
        texts = head.texts
    except (expat.ExpatError, _Refused, LookupError, ValueError) as error:
        raise _not_a_style(path, error) from None
    return StyleInfo(
        name=os.path.basename(path).removesuffix(".csl"),  # noqa: PTH119
        path=path,
        title=texts.get("title", ""),
        title_short=texts.get("title-short", ""),
        id=texts.get("id", ""),
        citation_format=head.format,
        fields=tuple(head.fields),
        parent=head.parent,
        default_locale=head.root.get("default-locale", ""),
        updated=texts.get("updated", ""),
        summary=texts.get("summary", ""),
    )


def _parser() -> expat.XMLParserType:
    def refuse_doctype(*_: object) -> None:
        raise _Refused("A style has no DOCTYPE", parser)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse_doctype
    return parser


def _not_a_style(path: str, error: Exception) -> FileError:
    if not isinstance(
        error, (expat.ExpatError, _Refused)
    ):  # from the codec of another encoding, which expat asks for
        return FileError(f"{path}:1:1: Its encoding can't be read: {error}", hint="save the style as UTF-8")
    if isinstance(error, _Refused):
        place, reason = f"{error.line}:{error.column}", str(error)
    else:
        place, reason = f"{error.lineno}:{error.offset + 1}", f"Not XML: {expat.ErrorString(error.code)}"
    return FileError(f"{path}:{place}: {reason}", hint="a style is a .csl file (CSL 1.0.2)")
