"""A package with plug-ins, made into a wheel and installed by pip, as one from an index would be."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path


def installed(folder: Path, name: str, modules: Mapping[str, str], entry_points: str) -> Path:
    """The folder that the package was installed into, for PYTHONPATH; nothing is downloaded."""
    wheel = folder / f"{name}-1.2-py3-none-any.whl"
    info = f"{name}-1.2.dist-info"
    files = {
        **{f"{module}.py": text for module, text in modules.items()},
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": entry_points,
    }
    record = "".join(f"{path},,\n" for path in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**files, f"{info}/RECORD": record}.items():
            archive.writestr(path, text)
    target = folder / "site"
    command = (sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--upgrade")
    subprocess.run(
        [*command, "--target", str(target), str(wheel)], check=True, capture_output=True, timeout=120
    )
    return target
