"""pandoc reads what we write, `custom` and all."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bibkit.formats.csl_json.write import write_csl_json
from bibkit.formats.written import write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record
from tests.programs import require

LIBRARY = [
    Record("bai2022", "article", {
        "title": "Constitutional <i>AI</i>: 100% & more",
        "author": (Name(family="Bai", given="Yuntao", orcid="0000-0001-5898-1911", extra={"a": ["b", {"c": "d"}]}),),
        "incomplete": ("author",),
        "issued": Date(Moment(2022, 12, 15)),
        "arxiv": ArxivId("2212.08073", 1, "cs.CL"),
        "source": Provenance("arXiv", "listing", "list.txt", (1, 3), ("a", "b")),
    }, {"x-lab": {"y": ["1", "2"]}}),
    Record("caesar", "book", {
        "title": "De bello Gallico",
        "author": (Name(family="Berg", given="Jan", non_dropping_particle="van der"), Name(literal="Senate, Rome")),
        "issued": Date(Moment(-49)),
        "part-number": "2",
    }),
]  # fmt: skip


def test_pandoc_renders_the_items_without_a_warning(tmp_path: Path) -> None:
    pandoc = require("pandoc")
    (tmp_path / "x.json").write_text(write_whole(write_csl_json, LIBRARY, {}).text, encoding="utf-8")
    command = [pandoc, "--citeproc", "--bibliography", "x.json", "-t", "plain", "--wrap=none"]
    done = subprocess.run(
        command, input="[@bai2022; @caesar]", cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.split("\n\n") == [
        "(Bai 2022; van der Berg and Senate, Rome 50BC)",
        "Bai, Yuntao. 2022. “Constitutional AI: 100% & More.” arXiv. https://doi.org/10.48550/arXiv.2212.08073.",
        "Berg, Jan van der, and Senate, Rome. 50BC. De Bello Gallico.\n",
    ]
