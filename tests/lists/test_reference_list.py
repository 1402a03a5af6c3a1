from pathlib import Path
from typing import Any

import pytest

from bibkit.errors import UsageError
from bibkit.lists.options import ListOptions
from bibkit.lists.preview import preview
from bibkit.lists.reference_list import reference_list
from bibkit.registry import TEXTS
from tests.stylebook.styles import write_style

ITEMS: list[dict[str, Any]] = [
    {
        "id": "lindqvist2021",
        "type": "article-journal",
        "title": "Slow tides & <i>fast</i> ones",
        "author": [{"family": "Lindqvist", "given": "Maja"}, {"family": "Okafor", "given": "Chidi"}],
        "issued": {"date-parts": [[2021, 3]]},
        "container-title": "Journal of Tides",
        "volume": "12",
        "page": "1-9",
        "DOI": "10.5555/a_b",
    }
]

EXPECTED = {
    "text": (
        "Lindqvist, M., & Okafor, C. (2021). Slow tides & fast ones. Journal of Tides, 12, 1–9. "
        "https://doi.org/10.5555/a_b\n"
    ),
    "html": (
        '<div class="csl-bib-body" style="line-height: 2;">\n'
        '  <div class="csl-entry" style="padding-left: 2em; text-indent: -2em; margin-bottom: 0em;">'
        "Lindqvist, M., &#38; Okafor, C. (2021). Slow tides &#38; <i>fast</i> ones. <i>Journal of Tides</i>, <i>12</i>, "
        '1–9. <a href="https://doi.org/10.5555/a_b">https://doi.org/10.5555/a_b</a></div>\n'
        "</div>\n"
    ),
    "markdown": (
        "Lindqvist, M., & Okafor, C. (2021). Slow tides & *fast* ones. *Journal of Tides*, *12*, 1–9. "
        "<https://doi.org/10.5555/a_b>\n"
    ),
    "rst": (
        "Lindqvist, M., & Okafor, C. (2021). Slow tides & *fast* ones. *Journal of Tides*, *12*, 1–9. "
        "`https\\://doi.org/10.5555/a\\_b <https://doi.org/10.5555/a_b>`__\n"
    ),
}


@pytest.mark.parametrize("output", EXPECTED)
def test_an_article_in_apa(output: str) -> None:
    written = reference_list(ITEMS, output)
    assert written.text == EXPECTED[output]
    assert written.losses == ()


def test_every_registered_output_has_a_writer() -> None:
    assert all(reference_list(ITEMS, output).text.endswith("\n") for output in TEXTS)


def test_a_locale_can_be_asked_for() -> None:
    written = reference_list(ITEMS, "text", ListOptions(style="chicago-author-date", locale="de"))
    assert "Lindqvist, Maja, und Chidi Okafor. 2021. „Slow tides & fast ones“." in written.text


def test_a_dependent_style_speaks_its_own_language(tmp_path: Path) -> None:
    write_style(tmp_path, "kind", locale="de-DE", parent="http://www.zotero.org/styles/chicago-author-date")
    written = reference_list(ITEMS, "text", ListOptions(style="kind"), folders=[tmp_path])
    assert " und " in written.text


def test_a_renamed_style_leaves_a_note() -> None:
    assert [loss.code for loss in reference_list(ITEMS, "text", ListOptions(style="aaa")).losses] == ["BK902"]


def test_a_style_without_bibliography_is_refused(tmp_path: Path) -> None:
    path = write_style(tmp_path, "citations-only")
    xml = path.read_text()
    start, end = xml.index("<bibliography>"), xml.index("</style>")
    path.write_text(xml[:start] + xml[end:])
    with pytest.raises(UsageError, match=r'The style "citations-only" .* has no bibliography'):
        reference_list(ITEMS, "text", ListOptions(style=str(path)))


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UsageError, match='There is no reference list "htm"'):
        reference_list(ITEMS, "htm")
    with pytest.raises(UsageError, match='There is no locale "xx"'):
        reference_list(ITEMS, "text", ListOptions(locale="xx"))
    with pytest.raises(UsageError, match='There is no engine "x"'):
        reference_list(ITEMS, "text", ListOptions(engine="x"))


def test_no_items_are_no_text() -> None:
    assert reference_list([]).text == ""


def test_a_preview_cites_and_lists_the_examples() -> None:
    written = preview()
    assert written.losses == ()
    assert written.text.splitlines()[:4] == [
        "(Lindqvist & Okafor, 2021)",
        "(Ferreira et al., 2019; van den Berg, 1987, p. 112)",
        "(Institute for Shore Protection, 2016; Okafor, 2004)",
        "",
    ]
