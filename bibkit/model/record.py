"""One paper: an immutable, typed mapping from the fields of the field table to their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from bibkit.model.date import Date
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions


class FieldProvenance(NamedTuple):
    """Where one field's value came from: the source's name, how sure it is, and a remark."""

    source: str
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record came from.

    `name` is CSL's `source` variable (a catalogue or database). `format`, `file` and `lines` (first and last,
    from 1) say what was imported, `raw` holds those lines as they stood. `inferred` says, by field, what was
    not in the source but concluded, `fields` where each value came from. `extra` keeps what else was there.
    """

    name: str = ""
    format: str = ""
    file: str = ""
    lines: tuple[int, int] | None = None
    raw: tuple[str, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, FieldProvenance] = field(default_factory=dict)
    extra: Mapping[str, Raw] = field(default_factory=dict)


_NAME_FIELDS = frozenset(NAME_FIELDS)
_SHORTHAND = "shorthand"  # biblatex's, kept as it is

Value: TypeAlias = (
    str | tuple[Name, ...] | tuple[str, ...] | Date | ArxivId | Provenance | WorkLinks | WorkVersions
)


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """One work.

    `key` names it in citations, `type` is a CSL type, `values` holds the fields of the field table with
    their typed values (text, names, `Date`, `ArxivId`, list, `WorkLinks`, `Provenance`), in the order of the file.
    `extra` keeps fields that bibkit does not know, untouched.
    """

    key: str
    type: str
    values: Mapping[str, Value] = field(default_factory=dict)
    extra: Mapping[str, Raw] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Record {self.key}: {self.type}, {self.title[:60]!r}>"

    def _repr_html_(self) -> str:
        from bibkit.model.shown_html import record_html  # for notebooks

        return record_html(self)

    def text(self, name: str) -> str:
        """The field as text; empty where it is absent. Dates as EDTF, identifiers in normal form."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else str(value)

    def names(self, name: str) -> tuple[Name, ...]:
        """The names in a name field; empty where it is absent."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()  # type: ignore[return-value]

    def name_lists(self) -> Sequence[tuple[str, tuple[Name, ...]]]:
        """Each name field that is there, with its names."""
        found = _NAME_FIELDS.intersection(self.values)
        in_order = found if len(found) < 2 else [name for name in self.values if name in found]
        return [(name, self.values[name]) for name in in_order]  # type: ignore[misc]

    def date(self, name: str) -> Date | None:
        """The date in a date field, or None."""
        value = self.values.get(name)
        return value if isinstance(value, Date) else None

    def list(self, name: str) -> tuple[str, ...]:
        """The texts in a list field (`tags`, `aliases`, `incomplete`, `ignore`)."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else ()  # type: ignore[return-value]

    @property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier, or None."""
        value = self.values.get("arxiv")
        return value if isinstance(value, ArxivId) else None

    @property
    def source(self) -> Provenance | None:
        """Where the record came from, or None where it does not say."""
        value = self.values.get("source")
        return value if isinstance(value, Provenance) else None

    @property
    def title(self) -> str:
        """The title; empty where there is none."""
        return self.text("title")

    @property
    def author(self) -> tuple[Name, ...]:
        """The authors, in order."""
        return self.names("author")

    @property
    def year(self) -> int | None:
        """The year of `issued` (astronomical), or None."""
        issued = self.date("issued")
        return None if issued is None else issued.year

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Names and addresses of what else there is of the work: code, slides, video."""
        value = self.values.get("links")
        return value.named if isinstance(value, WorkLinks) else ()

    @property
    def versions(self) -> tuple[tuple[str, Mapping[str, Raw]], ...]:
        """Names of other versions of the work, with what these have of their own."""
        value = self.values.get("versions")
        return value.named if isinstance(value, WorkVersions) else ()

    @property
    def tags(self) -> tuple[str, ...]:
        """Our own tags."""
        return self.list("tags")

    def is_incomplete(self, name: str) -> bool:
        """Whether the list of a name field goes on after its last name."""
        return name in self.list("incomplete")

    def with_values(self, values: Mapping[str, Value | None]) -> Record:
        """A copy with fields set, or taken out where the value is None."""
        merged = {**self.values, **values}
        return replace(self, values={name: value for name, value in merged.items() if value is not None})


def has_shorthand(record: Record) -> bool:
    """Whether a work is cited by an abbreviation of its own, as ancient texts are: "Caes. Gall."."""
    return bool(record.extra.get(_SHORTHAND))


def is_of_bib(record: Record) -> bool:
    """Whether a record was read from a .bib file, where TeX is at home and BibTeX has customs of its own."""
    return record.source is not None and record.source.format in ("bibtex", "biblatex")
