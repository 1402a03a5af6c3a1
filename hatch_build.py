"""The CSL processor compiled into a wheel, where `BIBKIT_COMPILE=1` asks for it: C by mypyc, then a C compiler.

Without the variable the wheel is pure and needs neither. The Python modules are in a compiled wheel, too: Python
takes the compiled one of two, people read the other. Compiling happens in a copy, so that no checkout is changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# What styles are checked with is not in a list's way, and mypyc can't order it.
_LEFT_OUT = "bibkit/csl/lint"
_BESIDE = ("bibkit/text/pattern.py", "bibkit/text/run.py")
"""Modules outside the processor that it calls for every piece of text."""


def _is_asked_for() -> bool:
    return os.environ.get("BIBKIT_COMPILE", "") not in ("", "0")


class CompileHook(BuildHookInterface[Any]):
    """Hatchling's hook: called before a wheel is built, and after."""

    PLUGIN_NAME = "custom"
    _folder: Path | None = None

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: the mypy that the gate checks types with."""
        if not _is_asked_for():
            return []
        project = tomllib.loads((Path(self.root) / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        checkers = project["optional-dependencies"]["lint"]
        return ["setuptools>=77", *(one for one in checkers if one.startswith("mypy=="))]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and put what comes of it into the wheel. Raises CalledProcessError where the compiler fails."""
        if version == "editable" or not _is_asked_for():
            return
        self._folder = folder = Path(mkdtemp(prefix="bibkit-compile-"))
        shutil.copytree(Path(self.root) / "bibkit", folder / "bibkit")
        modules = sorted((folder / "bibkit" / "csl").rglob("*.py"))
        files = [path.relative_to(folder).as_posix() for path in modules]
        files = [*(file for file in files if not file.startswith(_LEFT_OUT)), *_BESIDE]
        options = {"MYPYC_OPT_LEVEL": "2", "MYPYC_DEBUG_LEVEL": "0"}
        command = [sys.executable, "-m", "mypyc", "--follow-imports=silent", *files]
        subprocess.run(command, cwd=folder, env={**os.environ, **options}, check=True)  # noqa: S603
        for pattern in ("*.so", "*.pyd"):
            for library in (folder / "bibkit").rglob(pattern):
                build_data["force_include"][str(library)] = library.relative_to(folder).as_posix()
            for library in folder.glob(pattern):
                build_data["force_include"][str(library)] = library.name
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Clear the copy away."""
        if self._folder is not None:
            shutil.rmtree(self._folder)
