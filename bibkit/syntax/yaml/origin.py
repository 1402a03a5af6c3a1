"""A YAML file, or a part of one, as the origin of a record: searched for places only when somebody asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Change
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Edit, Source, SourceSpan
from bibkit.syntax.read_file import Read, read_source

if TYPE_CHECKING:
    from bibkit.syntax.yaml.build import TopList


class YamlOrigin:
    """The file of one record, read again (by `read`) when somebody asks; or a text that is there, from `start` on.

    `items` are the places in the list that the way `start` ends in, if they are known.
    """

    __slots__ = ("_items", "_read", "_source", "_start", "path")

    def __init__(
        self,
        path: str,
        source: Source | None = None,
        start: FieldPath = (),
        read: Read = read_source,
        items: TopList | None = None,
    ) -> None:
        self.path = path
        self._source = source
        self._start = start
        self._read = read
        self._items = items

    @property
    def source(self) -> Source | None:
        """The file's text; None where it can't be read any more."""
        if self._source is None:
            read = self._read(self.path)
            self._source = None if isinstance(read, Diagnostic) else read
        return self._source

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field` (its key with `of_name`), or the nearest value around it."""
        from bibkit.syntax.yaml.nodes import locate, locate_in_item  # PyYAML takes 20 ms

        if self.source is None:
            return None
        if self._items is not None:
            return locate_in_item(self.source, self._items, int(self._start[-1]), field, of_name=of_name)
        return locate(self.source, (*self._start, *field), of_name=of_name)

    def raw(self, field: FieldPath) -> Raw | None:
        """The value at `field` as the file has it; None where there is none."""
        from bibkit.syntax.yaml.nodes import raw_at

        return None if self.source is None else raw_at(self.source, (*self._start, *field))

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the file; none where a comment would go with it."""
        from bibkit.syntax.yaml.edit import edits_of_change, loses_comment

        if self.source is None:
            return ()
        path = (*self._start, *change.field)
        edits = edits_of_change(self.source, change._replace(field=path))
        return () if loses_comment(self.source, edits) else edits
