"""A .bib text with what options ask of its entries, and all else byte for byte as it was.

An entry is taken apart into its fields and what stands between them; only the parts that an option speaks of are
written anew. What was refused when the file was read, @string, @preamble and comments are not touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibkit.formats.bibtex.in_place import InheritedInPlace, JournalsInPlace, MacrosInPlace
from bibkit.formats.bibtex.options import BibOptions, bib_options
from bibkit.formats.bibtex.reencode import reencoded
from bibkit.formats.bibtex.shape import FIELD_WIDTH, cased, cased_key, is_wanted, place, rewritten
from bibkit.formats.format import Options
from bibkit.source import Edit, Source
from bibkit.source.edit import spliced
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock

_NO_ENTRIES = frozenset(["string", "preamble", "comment"])
_LINKS = frozenset(["crossref", "xref", "xdata", "related", "entryset"])
_TYPE = re.compile(r"@\s*([^\s{(]*)")
_COMMENT = re.compile(r"%[^\n\r]*")
_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*\Z")
_ONE_TEXT = re.compile(r'\{[^{}]*\}|"[^"{}]*"')
_INDENT = re.compile(r"(?<=[\n\r])[ \t]*\Z")
_TO_COMMA = re.compile(r"((?:[^,%]|%[^\n\r]*)*),[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)?")
_REMARK = re.compile(r"[ \t]*,?[ \t]*%")  # in the line of the field behind which it stands


@dataclass(slots=True)
class _FieldParts:
    """A field in the making: what stands before it, its name as written, what stands between, and its value."""

    before: str
    name: str
    equals: str
    value: str

    @property
    def text(self) -> str:
        return f"{self.name}{self.equals}{self.value}"


def preserved(
    source: Source, options: Options, untouched: Sequence[int] = (), *, is_biblatex: bool = False
) -> str:
    """The text with what the given options change.

    `untouched` are places in it, in order; the entries in which they are stay as they are.
    """
    wanted = bib_options(options)
    if wanted in (BibOptions(), BibOptions(encoding="source"), BibOptions(strings="keep")):
        return source.text
    return _Keeper(source, wanted, is_biblatex=is_biblatex).text(untouched)


class _Keeper:
    """A file whose entries are gone through in their order."""

    def __init__(self, source: Source, options: BibOptions, *, is_biblatex: bool) -> None:
        self._source = source
        self._options = options
        is_about_journals = options.strings == "journals" or options.abbreviations
        # biber minds the case of what is cited (BibTeX does not).
        self._keeps_keys = is_biblatex and options.keycase not in ("", "keep")
        self._journals = JournalsInPlace(options) if is_about_journals else None
        self._macros = MacrosInPlace() if options.strings == "expand" else None
        flattens = options.crossref == "flatten"
        self._inherited = InheritedInPlace(source, is_biblatex=is_biblatex) if flattens else None

    def text(self, untouched: Sequence[int]) -> str:
        """The text as the options want it."""
        text = self._source.text
        found = [block for block in blocks(text) if isinstance(block, BibBlock)]
        if self._journals is not None:
            for block in found:
                self._journals.reserve(text, block)
        edits = list(self._edits(found, untouched))
        first = next((block.start for block in found if block.type not in _NO_ENTRIES), 0)
        new = self._journals.definitions("\r\n" if "\r\n" in text else "\n") if self._journals else ""
        start = self._source.starts[self._source.position(first)[0] - 1]
        return text[:start] + new + spliced(text, edits)[start:] if new else spliced(text, edits)

    def _edits(self, found: Sequence[BibBlock], untouched: Sequence[int]) -> Iterator[Edit]:
        text = self._source.text
        for block in found:
            if block.type in ("preamble", "comment"):
                continue
            at = bisect_left(untouched, block.start)
            if at < len(untouched) and untouched[at] < block.end:
                continue
            before = text[block.start : block.end]
            after = self._string(block) if block.type == "string" else self._entry(block)
            if after != before:
                yield Edit(self._source, block.start, block.end, after)

    def _string(self, block: BibBlock) -> str:
        """A @string as the options want it: for what its text is a macro matters not."""
        head, fields, tail = _parts(self._source.text, block, BibOptions())
        if self._macros is not None:
            self._macros.define(self._source.text, block)
        for field in fields:
            field.value = reencoded("", field.value, self._options.encoding)
            if self._journals is not None:
                field.value = self._journals.shortened(field.value)
                self._journals.define(field.name, field.value)
        return f"{head}{''.join(field.before + field.text for field in fields)}{tail}"

    def _entry(self, block: BibBlock) -> str:
        """The entry as the options want it."""
        options = self._options
        head, fields, tail = _parts(self._source.text, block, options)
        if self._macros is not None:
            for field, offsets in zip(fields, block.fields, strict=True):
                field.value = self._macros.expanded(self._source.text, offsets)
        if self._inherited is not None and (theirs := self._inherited.of(block)) is not None:
            fields = _with_theirs(fields, theirs)
        if self._keeps_keys and block.type != "xdata":
            fields = _with_key(fields, self._source.text[block.key_start : block.key_end].strip(), options)
        kept, tail = _without_unwanted(fields, tail, options)
        for field in kept:
            name = field.name.lower()
            if self._journals is not None:
                field.value = self._journals.value(name, field.value)
            field.value = reencoded(name, rewritten(name, field.value, options), options.encoding)
            if name in _LINKS:
                field.value = cased_key(field.value, options.keycase)
            field.name = cased(field.name, options.fieldcase)
            if options.align and field.equals.strip() == "=":
                field.equals = f"{' ' * (FIELD_WIDTH - len(field.name) if options.align == 'yes' else 0)} = "
            if options.indent is not None:
                field.before = _INDENT.sub(options.indent, field.before)
        texts = [field.text for field in _ordered(kept, options)]
        return head + "".join(field.before + own for field, own in zip(kept, texts, strict=True)) + tail


def _with_theirs(fields: list[_FieldParts], theirs: list[tuple[str, str]]) -> list[_FieldParts]:
    """The fields with those of a parent in the place of the link to it, in the form of that."""
    found: list[_FieldParts] = []
    for field in fields:
        if field.name.lower() != "crossref":
            found.append(field)
            continue
        for number, (name, value) in enumerate(theirs):
            before = field.before if not number else _COMMENT.sub("", field.before)
            found.append(_FieldParts(before if "," in before else f",{before}", name, field.equals, value))
    return found


def _with_key(fields: list[_FieldParts], key: str, options: BibOptions) -> list[_FieldParts]:
    """The fields with the key that the entry had in `ids`, where it gets another one."""
    if not key or cased_key(key, options.keycase) == key:
        return fields
    ids = next((field for field in fields if field.name.lower() == "ids"), None)
    if ids is None:
        model = fields[0] if fields else _FieldParts("", "", " = ", "")
        line = _LINE.search(model.before)
        return [*fields, _FieldParts(f",{line[0] if line else ' '}", "ids", model.equals, f"{{{key}}}")]
    if _ONE_TEXT.fullmatch(ids.value) is None:
        ids.value = f"{ids.value} # {{, {key}}}"
    elif key not in (one.strip() for one in ids.value[1:-1].split(",")):
        others = ids.value[1:-1].rstrip(", ")
        ids.value = f"{ids.value[0]}{f'{others}, ' if others else ''}{key}{ids.value[-1]}"
    return fields


def _parts(text: str, block: BibBlock, options: BibOptions) -> tuple[str, list[_FieldParts], str]:
    """What stands before the first field, the fields, and what stands behind the last."""
    head = text[block.start : block.key_start]
    kind = _TYPE.match(head)
    if kind is not None:
        head = f"{head[: kind.start(1)]}{cased(kind[1], options.fieldcase)}{head[kind.end(1) :]}"
    head += cased_key(text[block.key_start : block.key_end], options.keycase)
    fields: list[_FieldParts] = []
    at = block.key_end
    for offsets in block.fields:
        name, equals = (offsets.name_start, offsets.name_end), (offsets.name_end, offsets.start)
        value = text[offsets.start : offsets.end]
        fields.append(_FieldParts(text[at : name[0]], text[slice(*name)], text[slice(*equals)], value))
        at = offsets.end
    return head, fields, text[at : block.end]


def _without_unwanted(
    fields: list[_FieldParts], tail: str, options: BibOptions
) -> tuple[list[_FieldParts], str]:
    """The fields that are wanted, with what stands between them, and what stands behind the last.

    A field goes with what stands before it, but for comments.
    """
    names = {field.name.lower() for field in fields}
    kept: list[_FieldParts] = []
    left = ""  # what is left in the place of fields that went
    for field in fields:
        before = _joined(left, field.before) if left else field.before
        left = ""
        if is_wanted(field.name.lower(), names, options):
            field.before = before
            kept.append(field)
        else:
            left = before
    return kept, _joined_tail(left, tail) if left else tail


def _joined(left: str, before: str) -> str:
    """What stands before a field when the one before it is gone, which stood between `left` and `before`."""
    if "%" in left or _REMARK.match(before):
        return left + _without_comma(before)
    return before if _has_comma(before) or not _has_comma(left) else left


def _joined_tail(left: str, tail: str) -> str:
    if not ("%" in left or _REMARK.match(tail)):
        return tail
    rest, line = _without_comma(tail), left.rstrip(" \t")
    return line + rest.lstrip() if line.endswith(("\n", "\r")) and not rest.startswith("%") else left + rest


def _without_comma(text: str) -> str:
    """What stands behind a field, without the comma that ends it; without its line end, too, where that is all."""
    match = _TO_COMMA.match(text)
    if match is None:
        return text
    return f"{match[1]}{text[match.end(1) + 1 :]}" if match[1].strip() else text[match.end() :]


def _has_comma(text: str) -> bool:
    return "," in _COMMENT.sub("", text)


def _ordered(fields: list[_FieldParts], options: BibOptions) -> list[_FieldParts]:
    """The fields in the order that is asked for; of the others each stays behind what it stood behind."""
    if not options.order:
        return fields
    return sorted(fields, key=lambda field: place(field.name.lower(), options.order)[::2])
