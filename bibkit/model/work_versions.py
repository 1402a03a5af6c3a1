"""Other versions of a work, by name: the preprint of what was published, or what was published of a preprint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bibkit.model.raw import Raw

PREPRINT = "preprint"
PUBLISHED = "published"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class WorkVersions:
    """Names with the type and fields of a version, as its record would have them, in the order of the record.

    What a version leaves out of title, people, abstract and the like it has from the record (`store.versions`).
    """

    named: tuple[tuple[str, Mapping[str, Raw]], ...]

    def __hash__(self) -> int:
        return hash(tuple(name for name, _ in self.named))

    def __str__(self) -> str:
        return ", ".join(name for name, _ in self.named)


def is_version_name(name: str) -> bool:
    """Whether a version can be called so: small letters, digits, hyphens and dots, as `preprint`, `v2`."""
    return _NAME.fullmatch(name) is not None
