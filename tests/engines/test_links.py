"""Where an entry leads: its identifiers, or else its title."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from tests.engines.small_styles import style

ITEM: dict[str, Any] = {
    "id": "x",
    "type": "article-journal",
    "title": "It's <i>L. major</i> at $5",
    "author": [{"family": "Doe", "given": "Jane"}],
    "container-title": "Tides",
    "volume": "3",
    "page": "1-9",
    "issued": {"date-parts": [[2020]]},
}


def entry(name: str, **fields: str) -> str:
    return reference_list([{**ITEM, **fields}], "html", ListOptions(style=name)).text


def test_a_title_is_the_link_where_no_identifier_is_shown() -> None:
    shown = entry("nature", DOI="10.5555/x", URL="https://example.org")
    assert '<a href="https://doi.org/10.5555/x">It’s <i>L. major</i> at $5</a>. <i>Tides</i>' in shown


def test_a_title_stays_text_where_an_identifier_is_the_link() -> None:
    shown = entry("apa", DOI="10.5555/x")
    assert shown.count("<a ") == 1
    assert '<a href="https://doi.org/10.5555/x">https://doi.org/10.5555/x</a>' in shown


@pytest.mark.parametrize("url", ["", "javascript:alert(1)"])
def test_a_title_leads_nowhere_without_a_good_address(url: str) -> None:
    assert "<a " not in entry("nature", URL=url)


def test_a_title_in_another_case_and_in_quotes_is_found(tmp_path: Path) -> None:
    path = tmp_path / "style.csl"
    path.write_bytes(style('<text variable="title" text-case="title" quotes="true"/>'))
    shown = entry(str(path), title="Slow tides", DOI="10.5555/x")
    assert '“<a href="https://doi.org/10.5555/x">Slow Tides</a>”' in shown
