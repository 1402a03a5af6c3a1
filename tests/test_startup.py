"""What a run does not need is not loaded: most of a short run is starting."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIST = "bibkit.lists.reference_list, bibkit.engines.native, bibkit.text.write.text"

# What is imported -> modules that cost milliseconds and are for rarer things.
UNNEEDED = {
    LIST: {
        "dataclasses", "inspect", "difflib", "html", "tempfile", "yaml", "bibkit.model.record",
        "bibkit.csl.document.citing", "bibkit.csl.document.name_registry", "bibkit.lists.annotations", "bibkit.text.rich_text",
        "bibkit.text.maths",
    },
    "bibkit.text.write.html, bibkit.text.write.latex, bibkit.text.write.markdown": {"bibkit.text.maths.read"},
    "bibkit.formats.bibtex.classic, bibkit.formats.hayagriva": {"bibkit.text.maths.read"},
    "bibkit.cli.export": {"difflib", "tempfile", "tomllib", "yaml", "bibkit.csl", "bibkit.model.query"},
    "bibkit.cli.cited": {
        "bibkit.config", "bibkit.library", "bibkit.model.record", "bibkit.diagnostics.render.junit", "hashlib",
        "subprocess",
    },
    "bibkit.cli": {"yaml", "bibkit.library", "bibkit.registry"},
}  # fmt: skip


@pytest.mark.parametrize("imported", UNNEEDED)
def test_what_a_run_does_not_need_is_not_loaded(imported: str) -> None:
    code = f"import sys, {imported}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not UNNEEDED[imported] & set(loaded.split())
