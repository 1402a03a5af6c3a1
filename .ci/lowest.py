"""Print constraints that hold the direct dependencies of the project at the lowest versions that it says it works with.

Read from `pyproject.toml`, so that they are always those that users are promised:

    .ci/lowest.py > constraints.txt && pip install --constraint constraints.txt '.[test]'
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

OWN = "bibkit-records"
RUN_WITH = ("page", "handout", "watch", "test")
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^\]]*\])?>=(?P<version>[\w.]+)(?:,<[\w.]+)?")


def lowest(project: dict[str, object]) -> list[str]:
    """A line for each direct dependency and those of the extras that the tests need: "click==8.1"."""
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(one for extra in RUN_WITH for one in extras[extra])]  # type: ignore[misc, index]
    found: dict[str, str] = {}
    for requirement in wanted:
        match = _REQUIREMENT.fullmatch(requirement)
        if match is None and not requirement.startswith(OWN):
            raise SystemExit(f"{requirement} names no lowest version")
        if match is not None:
            found[match["name"]] = match["version"]
    return [f"{name}=={version}" for name, version in sorted(found.items())]


if __name__ == "__main__":
    path = Path(__file__).parents[1] / "pyproject.toml"
    sys.stdout.write("\n".join(lowest(tomllib.loads(path.read_text(encoding="utf-8"))["project"])) + "\n")
