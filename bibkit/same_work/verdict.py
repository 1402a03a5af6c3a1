"""What is said of two records: of one work or not, in which sense, and how sure that is."""

from enum import Enum, IntEnum
from typing import NamedTuple


class Relation(Enum):
    """In which sense two records are of one work."""

    SAME = "same work"
    VERSIONS = "preprint and published"
    EDITION = "other edition"


class Degree(IntEnum):
    """How sure it is."""

    POSSIBLE = 1
    LIKELY = 2
    SURE = 3


class Verdict(NamedTuple):
    """A judgement with its reasons, in words; `by_identifier` where both carry one identifier."""

    relation: Relation
    degree: Degree
    reasons: tuple[str, ...]
    by_identifier: bool = False

    @property
    def joins(self) -> bool:
        """Whether the two are to be one record: not other editions, and not what is only possible."""
        return self.relation is not Relation.EDITION and self.degree >= Degree.LIKELY
