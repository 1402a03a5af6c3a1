"""XML of style and locale files, read with expat into frozen elements that know their line.

Style files come from anywhere and are treated as hostile: document types (and with them every entity
declaration, so that no entity can grow or point outside), excessive depth and excessive size are
refused with a `StyleError`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

from bibkit.csl.style.problem import Problem, ProblemKind, StyleError
from bibkit.text.pattern import lazy_pattern

CSL_NAMESPACE = "http://purl.org/net/xbiblio/csl"
"""CSL 1.0.2, namespacing."""

_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"

MAX_BYTES = 8_000_000
MAX_DEPTH = 120
MAX_ELEMENTS = 100_000


class Element(NamedTuple):
    """A CSL element: local name, attributes (`xml:lang` with its prefix), children, own text, place from 1."""

    name: str
    attributes: dict[str, str]
    children: tuple["Element", ...]
    text: str
    line: int
    column: int = 0

    def get(self, attribute: str, default: str = "") -> str:
        return self.attributes.get(attribute, default)

    def child(self, name: str) -> "Element | None":
        """The first child of that name."""
        for child in self.children:
            if child.name == name:
                return child
        return None

    def all(self, name: str) -> "Iterator[Element]":
        """The children of that name, in order."""
        return (child for child in self.children if child.name == name)

    def problem(self, message: str, hint: str, kind: ProblemKind) -> Problem:
        """A problem in the place of the element."""
        return Problem(self.line, message, hint, self.column, self.column + len(self.name) + 1, kind)

    def walk(self) -> "Iterator[Element]":
        """The element and everything below it, in document order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending += reversed(element.children)


_OpenElement: TypeAlias = tuple[str, dict[str, str], list[Element], list[str], int, int]
"""An element whose end tag has not been read yet: what `Element` holds, in lists that grow."""


class _Builder:
    """Expat's callbacks; elements of foreign namespaces are left out with all that is in them."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root: Element | None = None
        self.open: list[_OpenElement] = []
        self.names: dict[str, str] = {}
        self.foreign = 0
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self.names.get(tag)
        if name is None:
            name = self.names[tag] = _local_name(tag)
        if self.foreign or not name:
            self.foreign += 1
            return
        line = self.parser.CurrentLineNumber
        self.count += 1
        if len(self.open) >= MAX_DEPTH:
            raise StyleError(
                f"elements are nested more than {MAX_DEPTH} deep",
                line=line,
                column=self.parser.CurrentColumnNumber + 1,
                hint="flatten the style with macros",
            )
        if self.count > MAX_ELEMENTS:
            raise StyleError(f"more than {MAX_ELEMENTS} elements", line=line, hint="this is not a CSL style")
        if attributes:
            values = "".join(attributes.values())
            if " " in "".join(attributes) or "&" in values or "\r" in values:
                attributes = _plain_attributes(attributes)
        self.open.append((name, attributes, [], [], line, self.parser.CurrentColumnNumber + 1))

    def end(self, _tag: str) -> None:
        if self.foreign:
            self.foreign -= 1
            return
        name, attributes, children, text, line, column = self.open.pop()
        element = Element(name, attributes, tuple(children), _unescaped("".join(text)), line, column)
        if self.open:
            self.open[-1][2].append(element)
        else:
            self.root = element

    def data(self, text: str) -> None:
        if self.open and not self.foreign:
            self.open[-1][3].append(text)

    def doctype(self, *_: object) -> None:
        raise StyleError(
            "a document type declaration is not allowed in a CSL file",
            line=self.parser.CurrentLineNumber,
            column=self.parser.CurrentColumnNumber + 1,
            hint="delete the <!DOCTYPE ...> declaration; CSL needs none",
        )


_TWICE_ESCAPED = lazy_pattern(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp);")


def _unescaped(text: str) -> str:
    """The text without references that were escaped twice ("&amp;#160;"), as some styles have them."""
    return _TWICE_ESCAPED.sub(_character, text) if "&" in text and ";" in text else text


def _character(reference: re.Match[str]) -> str:
    from html import unescape  # the table of HTML's 2,231 names: rarely needed

    return unescape(reference[0])


def _local_name(tag: str) -> str:
    """The name of a CSL element without its namespace; "" for an element of another."""
    namespace, _, name = tag.rpartition(" ")
    return "" if namespace and namespace != CSL_NAMESPACE else name


def _plain_attributes(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes under CSL's names: no namespace, except `xml:lang`."""
    plain = {}
    for key, value in attributes.items():
        namespace, _, name = key.rpartition(" ")
        if not namespace:
            # A line ends as it does elsewhere in XML, also where it is written "&#13;&#10;".
            plain[name] = _unescaped(value).replace("\r\n", "\n").replace("\r", "\n")
        elif namespace == _XML_NAMESPACE:
            plain[f"xml:{name}"] = value
    return plain


def parse_xml(source: bytes | str) -> Element:
    """The root element of a style or locale file.

    Raises `StyleError` for what is not well-formed, carries a document type, or exceeds the limits above.
    """
    encoding = "utf-8" if isinstance(source, str) else None
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    if len(data) > MAX_BYTES:
        raise StyleError(f"the file is larger than {MAX_BYTES:,} bytes", hint="this is not a CSL style")
    parser = expat.ParserCreate(encoding=encoding, namespace_separator=" ")
    parser.buffer_text = True
    builder = _Builder(parser)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.Parse(data.lstrip(b"\xef\xbb\xbf\r\n\t ") if isinstance(source, str) else data.lstrip(), True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code] if error.code in expat.errors.messages else str(error)
        raise StyleError(
            f"not well-formed XML: {reason}",
            line=error.lineno,
            column=error.offset + 1,
            hint="check the file with an XML editor",
        ) from error
    except (LookupError, ValueError) as error:
        raise StyleError(f"not readable as XML: {error}", hint="save the file as UTF-8") from error
    if builder.root is None:
        raise StyleError(f"no element of the CSL namespace ({CSL_NAMESPACE})", line=1)
    return builder.root
