"""The page as a file: what is in it, that it is whole, and that it is the same each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bibkit.errors import BibkitError
from bibkit.model.type_names import TYPE_NAMES
from bibkit.page.words import words
from tests.cli.run import ROOT, bibkit
from tests.page.small import ENERGY, JANE, ML, built, work


def references(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<div class="reference" lang="([^"]*)">(.*?)</div>', page)


def test_a_name_stands_out_by_person_id_and_its_namesake_does_not() -> None:
    page = built(work("a", ML), work("b", ENERGY), highlight=("tom-brown-ml",)).files[".html"]
    assert references(page) == [
        (
            "en-US",
            '<strong class="person" data-person="tom-brown-ml">Brown, T.</strong> (2020a). <i>On a</i>.',
        ),
        (
            "en-US",
            '<a href="https://orcid.org/0000-0001-5898-1911">Brown, T.</a> (2020b). <i>On b</i>.',
        ),
    ]


@pytest.mark.parametrize("own", ["tom-brown-energy", "0000-0001-5898-1911"])
def test_a_name_stands_out_by_orcid(own: str) -> None:
    page = built(work("a", ML), work("b", ENERGY), highlight=(own,)).files[".html"]
    assert [("<strong" in reference) for _, reference in references(page)] == [False, True]


def test_the_language_of_a_work_is_that_of_its_record() -> None:
    page = built(
        work("a", language="de", abstract="Über A."), work("b", language="fr_CA"), work("c", language='"><x>')
    ).files[".html"]
    assert [lang for lang, _ in references(page)] == ["de", "fr-CA", "en-US"]
    assert '<p lang="de">Über A.</p>' in page


def test_a_work_in_two_groups_has_one_anchor() -> None:
    page = built(work("a", tags=("x", "y")), work("b"), group_by="tag").files[".html"]
    assert page.count('id="a"') == 1
    assert page.count("<i>On a</i>") == 2
    assert re.findall(r'<h2 id="([^"]*)">', page) == ["tag=x", "tag=y", "other="]


def test_a_link_that_the_reference_has_is_not_repeated() -> None:
    page = built(work("a", DOI="10.1/a", URL="https://example.org/")).files[".html"]
    assert page.count('href="https://doi.org/10.1/a"') == 1
    assert '<a href="https://example.org/">Link</a>' in page
    page = built(work("a", URL="https://example.org/?a=1&b=2")).files[".html"]
    assert page.count('href="https://example.org/?a=1&#38;b=2"') == 1


def test_bibtex_has_all_but_the_abstract() -> None:
    page = built(work("a", JANE, abstract="Long.", note="R&D")).files[".html"]
    (snippet,) = re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    assert snippet == (
        "@misc{a,\n  author        = {Doe, Jane},\n  title         = {On a},\n  year          = {2020},\n"
        "  entrysubtype  = {article},\n  note          = {R\\&#38;D}\n}\n"
    )


def test_an_empty_library_makes_a_page() -> None:
    page = built().files[".html"]
    assert '<p class="meta"><span data-count>0 works' in page


def test_files_beside_the_page_are_linked_by_name() -> None:
    made = built(work("a"), beside=("bib", "json"), stem="our papers: 1#")
    assert made.files.keys() == {".html", ".bib", ".json"}
    assert 'href="our%20papers%3A%201%23.bib" download>BibTeX</a>' in made.files[".html"]
    assert 'href="our%20papers%3A%201%23.json" download>CSL-JSON</a>' in made.files[".html"]


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"highlight": ("tom-brown",)}, 'There is no person "tom-brown"'),
        ({"group_by": "yaer"}, 'There is no way to group a page "yaer"'),
        ({"beside": ("rss",)}, 'There is no file beside a page "rss"'),
        ({"url": "javascript:alert(1)"}, "is not an address of the web"),
        ({"sort": "-isued"}, 'There is no field to sort by "isued"'),
        ({"style": "nope"}, 'There is no style "nope"'),
    ],
)
def test_what_can_not_be_is_refused(choices: dict[str, object], message: str) -> None:
    with pytest.raises(BibkitError, match=message):
        built(work("a"), **choices)


def test_one_block_of_the_template_can_be_replaced(tmp_path: Path) -> None:
    template = tmp_path / "own.html"
    template.write_text(
        '{% extends "page.html" %}{% block footer %}<footer>{{ title }}</footer>{% endblock %}'
    )
    page = built(work("a"), template=template, title="A & B").files[".html"]
    assert "<footer>A &#38; B</footer>" in page
    assert "<i>On a</i>" in page


def test_a_template_of_the_same_name_changes_one_block_and_a_style_sheet_beside_it_adds(
    tmp_path: Path,
) -> None:
    plain = built(work("a")).files[".html"]
    template = tmp_path / "page.html"
    template.write_text('{% extends "page.html" %}{% block footer %}<footer>Ours</footer>{% endblock %}')
    (tmp_path / "page.css").write_text("h1 { color: teal; }")
    page = built(work("a"), template=template).files[".html"]
    assert "<footer>Ours</footer>" in page
    assert "<i>On a</i>" in page
    css = plain.partition("<style>")[2].partition("</style>")[0]
    assert f"<style>{css}h1 {{ color: teal; }}</style>" in page


def test_the_command_writes_the_same_bytes_for_every_seed_and_locale(tmp_path: Path) -> None:
    seen = set()
    for seed, locale, zone in (("0", "C", "UTC"), ("1", "tr_TR.UTF-8", "Asia/Tokyo")):
        folder = tmp_path / seed
        folder.mkdir()
        run = bibkit(
            "page", "-o", str(folder / "p.html"), "--with", "atom", "--with", "bib", "--with", "json",
            "--url", "https://lab.example/p.html", "--highlight", "tom-brown-energy",
            env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
        )  # fmt: skip
        assert (run.code, run.out, run.err) == (0, "", "")
        seen.add(tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir())))
    assert len(seen) == 1
    assert [name for name, _ in seen.pop()] == ["p.atom", "p.bib", "p.html", "p.json"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    run = bibkit("page", "-o", str(tmp_path / "p.html"), "--with", "bib", "--dry-run")
    assert run.code == 0
    assert f"would write {tmp_path / 'p.html'}, " in run.err
    assert f"would write {tmp_path / 'p.bib'}, " in run.err
    assert not list(tmp_path.iterdir())


def test_a_project_says_how_its_page_is_made(tmp_path: Path) -> None:
    (tmp_path / "bibkit.toml").write_text(
        f'library = "{ROOT / "records"}"\npeople = "{ROOT / "people.yaml"}"\n'
        '[page]\ntitle = "Ours"\ngroup-by = "type"\nhighlight = ["tom-brown-ml"]\nwith = ["bib"]\n'
    )
    assert bibkit("page", "-o", "p.html", cwd=tmp_path).code == 0
    page = (tmp_path / "p.html").read_text()
    assert "<title>Ours</title>" in page
    assert ">Preprints and working papers</h2>" in page
    assert 'data-person="tom-brown-ml"' in page
    assert (tmp_path / "p.bib").is_file()


def test_a_slip_in_the_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / "bibkit.toml").write_text('[page]\ntitel = "Ours"\n')
    run = bibkit("page", cwd=tmp_path)
    assert run.code == 2
    assert 'There is no setting of [page] "titel"' in run.err
    assert "did you mean title?" in run.err


@pytest.mark.parametrize(
    ("locale", "lang", "title", "heading"),
    [
        ("de-AT", "de", "Veröffentlichungen", "Zeitschriftenaufsätze"),
        ("fr-FR", "fr", "Publications", "Articles de revue"),
        ("es-ES", "es", "Publicaciones", "Artículos de revista"),
        ("it-IT", "en", "Publications", "Journal articles"),
    ],
)
def test_the_page_speaks_the_language_of_its_references(
    locale: str, lang: str, title: str, heading: str
) -> None:
    records = (work("a", kind="article-journal"),)
    page = built(*records, locale=locale, group_by="type").files[".html"]
    assert f'<html lang="{lang}">' in page
    assert f"<h1>{title}</h1>" in page
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == [heading]
    assert {lang for lang, _ in references(page)} == {locale}


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR", "es-ES"])
def test_every_type_has_a_name_in_every_language(locale: str) -> None:
    assert words(locale).types.keys() == TYPE_NAMES.keys()


def test_a_record_with_an_error_is_left_out_of_the_page_and_named(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/good.yaml").write_text("type: book\ntitle: A\nauthor:\n- Doe, Jane\nissued: 2020\n")
    (tmp_path / "records/bad.yaml").write_text("type: book\ntitle: A\nissued: 2020-13\n")
    run = bibkit("page", "-o", "p.html", cwd=tmp_path)
    assert run.code == 1
    assert "BK203" in run.err
    assert references((tmp_path / "p.html").read_text()) == [("en-US", "Doe, J. (2020). <i>A</i>.")]
