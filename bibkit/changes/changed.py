"""What a change makes of a library, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, Self, TypeVar

from bibkit.changes.plan import Plan
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import Origin
from bibkit.diagnostics.refused import RefusedError
from bibkit.model.person import Person
from bibkit.model.record import Record
from bibkit.syntax.read_file import Read


class Changeable(Protocol):
    """A library, as far as changes need it: `library.Library`."""

    @property
    def records(self) -> tuple[Record, ...]: ...
    @property
    def origins(self) -> Mapping[str, Origin]: ...
    @property
    def people(self) -> Mapping[str, Person]: ...
    @property
    def require(self) -> tuple[str, ...]: ...
    @property
    def folders(self) -> tuple[Path, ...]: ...
    @property
    def known_keys(self) -> frozenset[str]: ...
    def __getitem__(self, key: str) -> Record: ...
    def with_records(self, records: tuple[Record, ...], origins: Mapping[str, Origin]) -> Self: ...
    def reread(self, read: Read, keys: Iterable[str]) -> Self: ...


Changing = TypeVar("Changing", bound=Changeable)


def refuse_errors(found: Sequence[Diagnostic]) -> None:
    """Raises RefusedError with the errors of what was found, as records would have them after a change."""
    if errors := [one for one in found if one.is_error]:
        refusal = RefusedError(errors, "record" if len({one.key for one in errors}) == 1 else "records")
        refusal.about = "unwritten"
        raise refusal


@dataclass(frozen=True, slots=True)
class ChangedLibrary(Generic[Changing]):
    """A library as it will be, and the plan that makes it so.

    Nothing is written yet: `plan` is shown by `diff()` and carried out by `apply()`. `keys` are those of the records
    that change, as they were before, `findings` what the checks find in them that they did not before.
    """

    library: Changing
    plan: Plan = field(default_factory=Plan)
    keys: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def diff(self) -> Iterator[str]:
        """The change of the files, line by line, as `git diff` shows it."""
        return self.plan.diff()

    def apply(self) -> Changing:
        """Write the files, all of them or none, and return the library as it is now.

        Raises FileError, with nothing written, where a file has changed since it was read or can't be written.
        """
        self.plan.apply()
        return self.library
