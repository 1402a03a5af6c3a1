"""What a notebook shows of a library, a record, a list and findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import bibkit
from tests.seed import ROOT

BAD = "type: book\ntitle: <script>alert(1)</script>\nauthor:\n  - Doe, <b>Jane\nissued: 2020\ntitel: x\n"


def shown(cells: list[str], folder: Path) -> list[dict[str, str]]:
    """What each cell shows, by kind."""
    v4: Any = nbformat.v4  # without types
    book = v4.new_notebook(cells=[v4.new_code_cell(one) for one in cells])
    NotebookClient(book, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return [dict(one.outputs[0].data) if one.outputs else {} for one in book.cells]


def test_a_notebook_shows_values_as_people_want_to_see_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "bad.yaml").write_text(BAD)
    _, library, record, listed, findings, change = shown(
        [
            f"import bibkit; lib = bibkit.load({str(ROOT / 'records')!r}); bad = bibkit.load('.')",
            "lib.select('tag:power-systems')",
            "lib['horsch2018linear']",
            "lib.only(['horsch2018linear']).reference_list('html', style='apa')",
            "bad.diagnostics",
            "bad",
        ],
        tmp_path,
    )
    assert library["text/plain"].endswith(": 3 records>")
    assert "<td" in library["text/html"]
    assert "<code>geis2026managing</code>" in library["text/html"]
    assert record["text/plain"].startswith("<Record horsch2018linear: article-journal, ")
    assert 'href="https://doi.org/10.1016/j.epsr.2017.12.034"' in record["text/html"]
    assert listed["text/html"].startswith('<div class="csl-bib-body"')
    assert "BK111" in findings["text/html"]
    assert "bad.yaml:6:1" in findings["text/html"]
    assert "<script>" not in change["text/html"] + findings["text/html"]
    assert "&lt;script&gt;" in change["text/html"]


def test_much_is_cut_short_and_text_is_inert() -> None:
    records = [
        bibkit.record_from_dict({"id": f"k{at}", "type": "book", "title": "<i>T</i>" * 200})
        for at in range(30)
    ]
    from bibkit.model.shown_html import records_html

    html = records_html(records, "<b>")
    assert html.count("<tr>") == 22
    assert "and 10 more" in html
    assert "<i>" not in html
    assert "<b>" not in html
    assert len(repr(records[0])) < 120
    link = bibkit.record_from_dict(
        {"id": "a", "type": "book", "URL": "javascript:alert(1)", "DOI": '10.1000/a"b'}
    )
    assert "javascript:alert(1)</td>" in link._repr_html_()
    assert 'href="javascript' not in link._repr_html_()
    assert '"b' not in link._repr_html_().replace('"border', "")


def test_a_record_there_and_back_is_the_same() -> None:
    for record in bibkit.load(ROOT / "records").records:
        assert bibkit.record_from_dict(bibkit.record_to_dict(record)) == record


def test_a_dict_that_is_no_record_is_refused() -> None:
    with pytest.raises(bibkit.RefusedError):
        bibkit.record_from_dict({"id": "a", "type": "book", "issued": "2020-13"})
    with pytest.raises(bibkit.UsageError, match="no key"):
        bibkit.record_from_dict({"type": "book"})
    with pytest.raises(bibkit.UsageError, match="A object is nothing"):
        bibkit.record_from_dict({"id": "a", "type": "book", "title": object()})
