"""`bibkit cite` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import bibkit

RECORD = "type: book\ntitle: {title}\nauthor:\n  - {author}\nissued: {year}\npublisher: Press\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three books."""
    folder = tmp_path / "records"
    folder.mkdir()
    for key, title, author, year in (
        ("doe2020", "On one thing", "Doe, Jane", "2020"),
        ("doe2020a", "On another", "Doe, Jane", "2020"),
        ("roe2019", "On a third", "Roe, Richard", "2019"),
    ):
        (folder / f"{key}.yaml").write_text(RECORD.format(title=title, author=author, year=year))
    (folder / "roe2019.yaml").write_text((folder / "roe2019.yaml").read_text() + "aliases: [old-roe]\n")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (["doe2020"], "(Doe, 2020)\n"),
        (["roe2019", "doe2020"], "(Doe, 2020; Roe, 2019)\n"),
        (["doe2020a", "doe2020"], "(Doe, 2020a, 2020b)\n"),
        (["old-roe"], "(Roe, 2019)\n"),
        (["doe2020", "--locator", "p. 12"], "(Doe, 2020, p. 12)\n"),
        (["doe2020", "--locator", "12-14"], "(Doe, 2020, pp. 12–14)\n"),
        (["doe2020", "--locator", "chap. 3"], "(Doe, 2020, Chapter 3)\n"),
        (["doe2020", "--prefix", "see", "--suffix", "and passim"], "(see Doe, 2020 and passim)\n"),
        (["doe2020", "--suppress-author"], "(2020)\n"),
        (["doe2020", "--author-only"], "Doe\n"),
        (["doe2020", "--composite"], "Doe (2020)\n"),
        (["doe2020", "--composite", "--style", "ieee"], "Doe [1]\n"),
        (["doe2020", "--style", "ieee", "--locale", "de", "--locator", "S. 5"], "[1, S. 5]\n"),
        (["[see @doe2020, p. 5; @roe2019]"], "(see Doe, 2020, p. 5; Roe, 2019)\n"),
        (["@doe2020 [p. 5]", "[-@roe2019]"], "Doe (2020, p. 5)\n(2019)\n"),
        (["doe2020", "-f", "html", "--prefix", "a < b,"], "(a &#60; b, Doe, 2020)\n"),
    ],
)
def test_a_citation(library: Path, arguments: list[str], out: str) -> None:
    run = bibkit("cite", *arguments, cwd=library)
    assert (run.code, run.out, run.err) == (0, out, "")


@pytest.mark.parametrize("locator", ["5", "xii", "iv 3", "S12", "§ 4", "A 3", "12 and 15"])
def test_a_place_without_a_label_is_a_page(library: Path, locator: str) -> None:
    run = bibkit("cite", "doe2020", "--locator", locator, cwd=library)
    assert (run.code, run.err) == (0, "")


def test_a_list_and_citations_in_rtf_are_one_document(library: Path) -> None:
    run = bibkit("cite", "doe2020", "-b", "-f", "rtf", cwd=library)
    assert (run.out.count(r"{\rtf1"), "(Doe, 2020)" in run.out, "Doe, J. (2020)" in run.out) == (
        1,
        True,
        True,
    )


SHORT = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Short</title><id>urn:short</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="publisher" form="short"/></layout></citation>
  <bibliography><layout suffix="."><text variable="publisher" form="short"/></layout></bibliography>
</style>"""


def test_a_file_of_abbreviations_gives_short_forms(library: Path) -> None:
    (library / "short.csl").write_text(SHORT)
    (library / "short.json").write_text('{"default": {"institution-part": {"press": "P."}}}')
    options = ("--style", "short.csl", "--abbreviations", "short.json")
    assert bibkit("cite", "doe2020", *options, cwd=library).out == "P.\n"
    assert bibkit("export", "doe2020", "-f", "text", *options, cwd=library).out == "P.\n"


NOTED = SHORT.replace('variable="publisher" form="short"', 'variable="note"')


@pytest.mark.parametrize(
    ("cite_options", "export_options", "out"),
    [((), (), "Mine.\n"), (("--notes-as-text",), ("-O", "notes-as-text=yes"), "volume: 3 Mine.\n")],
)
def test_lines_of_a_note_give_variables_but_where_it_is_text(
    library: Path, cite_options: tuple[str, ...], export_options: tuple[str, ...], out: str
) -> None:
    (library / "noted.csl").write_text(NOTED)
    record = library / "records" / "doe2020.yaml"
    record.write_text(record.read_text() + "note: |-\n  volume: 3\n  Mine.\n")
    style = ("--style", "noted.csl")
    assert bibkit("cite", "doe2020", *style, *cite_options, cwd=library).out == out
    assert bibkit("export", "doe2020", "-f", "text", *style, *export_options, cwd=library).out == out


def test_a_file_that_holds_no_abbreviations_is_refused(library: Path) -> None:
    (library / "short.json").write_text('{"default": []}')
    run = bibkit("cite", "doe2020", "--abbreviations", "short.json", cwd=library)
    assert (run.code, run.out, run.err) == (
        2,
        "",
        (
            "bibkit: short.json: default is no JSON object\n"
            '  hint: {"default": {"container-title": {"Journal of Things": "J. Things"}}} is the form\n'
        ),
    )


def test_citations_in_rtf_are_a_document_without_a_list_too(library: Path) -> None:
    run = bibkit("cite", "[@doe2020]", "[@roe2019]", "-f", "rtf", cwd=library)
    assert run.out == (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1\n{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n\\fs24\n"
        "{\\pard\\sa240 (Doe, 2020)\\par}\n{\\pard\\sa240 (Roe, 2019)\\par}\n}\n"
    )


def test_the_list_of_the_works_cited_follows(library: Path) -> None:
    assert bibkit("cite", "roe2019", "-b", cwd=library).out == (
        "(Roe, 2019)\n\nRoe, R. (2019). On a third. Press.\n"
    )


def test_a_text_on_stdin_is_searched_for_citations(library: Path) -> None:
    text = "As @doe2020 shows [see also @roe2019, p. 5], `@code` is none.\n"
    run = bibkit("cite", "-", "--each", "--style", "ieee", cwd=library, stdin=text)
    assert (run.code, run.out) == (0, "Doe [1]\nsee also [2, p. 5]\n")


NOTED_TEXT = """\
Mine^[Nothing is cited here.] says [@doe2020].^[As does this.] Then [@roe2019] and @doe2020 [p. 3].[^last]

[^last]: See @doe2020 and [@roe2019].
"""


@pytest.mark.parametrize(
    ("part", "out"),
    [
        # OSCOLA 4, 1.2.1: later citations name the footnote of the first, which the text's own footnotes move.
        (
            (),
            "Jane Doe, On One Thing (Press 2020).|Richard Roe, On a Third (Press 2019).|Doe (n 2) 3.|Doe (n 2).|Roe (n 4).",
        ),
        (
            ("--part", "note"),
            "Jane Doe, On One Thing (Press 2020).|Richard Roe, On a Third (Press 2019).|(n 2) 3.|Doe (n 2).|Roe (n 4).",
        ),
        (("--part", "text"), "||Doe||"),
    ],
)
def test_footnotes_of_a_text_count_and_names_stand_apart_from_notes(
    library: Path, part: tuple[str, ...], out: str
) -> None:
    run = bibkit("cite", "-", "--each", "--style", "oscola", *part, cwd=library, stdin=NOTED_TEXT)
    assert (run.code, run.out) == (0, out.replace("|", "\n") + "\n")


@pytest.mark.parametrize(
    ("style", "part", "out"),
    [
        ("apa", "text", "Doe (2020, p. 5)\n"),
        ("apa", "note", "\n"),
        ("chicago-notes-bibliography", "text", "Doe\n"),
        ("chicago-notes-bibliography", "note", "On One Thing (Press, 2020), 5.\n"),
        ("ieee", "text", "Doe [1, p. 5]\n"),
        ("nature", "text", "Doe1\n"),
    ],
)
def test_parts_of_a_narrative_citation(library: Path, style: str, part: str, out: str) -> None:
    run = bibkit("cite", "@doe2020 [p. 5]", "--style", style, "--part", part, cwd=library)
    assert (run.code, run.out, run.err) == (0, out, "")


def test_the_citations_go_to_a_file(library: Path) -> None:
    assert bibkit("cite", "doe2020", "-o", "cites.txt", cwd=library).out == ""
    assert (library / "cites.txt").read_text() == "(Doe, 2020)\n"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["doe202"], 'There is no record "doe202"', "did you mean doe2020"),
        (["[@doe202]"], 'There is no record "doe202"', "did you mean doe2020"),
        (["no key"], "There is no citation in 'no key'", "@key [p. 5]"),
        (
            ["[see @doe2020, p. 5"],
            "The bracket in '[see @doe2020, p. 5' is not closed",
            "end the citation with ]",
        ),
        (["doe2020", "--locator", "Theorem 3"], '"Theorem" is no kind of place', "', Theorem 3'"),
        (["[@doe2020]", "--locator", "5"], "says itself what stands beside its keys", "give plain keys"),
        (["doe2020", "--composite", "--author-only"], "only one makes sense", ""),
        (["doe2020", "--style", "apaa"], 'There is no style "apaa"', "did you mean apa"),
        (["doe2020", "--locale", "xx"], 'There is no locale "xx"', ""),
        (["doe2020", "--engine", "x"], 'There is no engine "x"', "native"),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_2(
    library: Path, arguments: list[str], message: str, hint: str
) -> None:
    run = bibkit("cite", *arguments, cwd=library)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert hint in run.err


def test_a_work_with_an_error_is_not_cited_and_the_others_are(library: Path) -> None:
    path = library / "records" / "doe2020.yaml"
    path.write_text(path.read_text().replace("issued: 2020", "issued: 2020-13"))
    run = bibkit("cite", "doe2020", cwd=library)
    assert (run.code, run.out) == (1, "")
    assert "BK203 [doe2020" in run.err
    assert bibkit("cite", "roe2019", cwd=library).out == "(Roe, 2019)\n"
