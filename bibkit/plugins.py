"""What other packages add to bibkit, through entry points: formats, reference lists, handouts and rules.

A package names a value in one of the groups below (`[project.entry-points."bibkit.formats"]`, `ris2 = "mine:FORMAT"`);
its code runs when that value is first needed. Names that bibkit has itself stay what they are.
"""

import os
import sys
from functools import cache
from typing import Any, NamedTuple

from bibkit.errors import BibkitError

GROUPS = {
    "bibkit.formats": "format",
    "bibkit.lists": "reference list",
    "bibkit.handouts": "format of handouts",
    "bibkit.rules": "rules",
}
"""Groups of entry points, and what their values are."""

_BEGINS = b"[bibkit."
_METADATA = (".dist-info", ".egg-info")


class BrokenPluginError(BibkitError):
    """A plug-in that can't be loaded, or is not what its group wants."""

    exit_code = 2


class PluginWarning(UserWarning):
    """A plug-in that is left out."""


class Plugin(NamedTuple):
    """An entry point: its group and name, what it names ("module:attribute"), and the package that has it."""

    group: str
    name: str
    target: str
    package: str
    version: str

    @property
    def title(self) -> str:
        """What it is called in sentences: "ris2 (mine 1.0)"."""
        return f"{self.name} ({self.package} {self.version})"

    def load(self) -> Any:
        """The value. Raises BrokenPluginError, whatever its code does."""
        from importlib import import_module

        module, _, attributes = self.target.partition(":")
        try:
            value: Any = import_module(module)
            for attribute in filter(None, attributes.split(".")):
                value = getattr(value, attribute)
        except Exception as error:
            raise self.fault(f"{type(error).__name__}: {error}") from error
        return value

    def fault(self, reason: str) -> BrokenPluginError:
        """The error that it can't be used."""
        what = GROUPS[self.group]
        return BrokenPluginError(
            f"The plug-in {self.title} can't be used as {what}: {reason}",
            hint=f"mend or remove the package {self.package}",
        )


@cache
def plugins() -> tuple[Plugin, ...]:
    """The entry points of all packages, by group and name."""
    if not _has_any():
        return ()
    from importlib.metadata import entry_points  # 40 ms, where a look at the files takes 1

    found = []
    for group in GROUPS:
        for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
            package, version = (point.dist.name, point.dist.version) if point.dist else ("?", "?")
            found.append(Plugin(group, point.name, point.value.replace(" ", ""), package, version))
    return tuple(dict.fromkeys(found))


def plugin_named(group: str, name: str) -> Plugin | None:
    """The first of that name in a group."""
    return next((one for one in plugins() if (one.group, one.name) == (group, name)), None)


def _has_any() -> bool:
    """Whether a package that is installed names one of the groups."""
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as entries:
                packages = [entry.path for entry in entries if entry.name.endswith(_METADATA)]
        except OSError:
            continue
        for package in packages:
            try:
                with open(os.path.join(package, "entry_points.txt"), "rb") as file:  # noqa: PTH118, PTH123
                    if _BEGINS in file.read():
                        return True
            except OSError:
                continue
    return False
