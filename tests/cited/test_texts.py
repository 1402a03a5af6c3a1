"""Whole texts cited in: what stands where citations stood, and that all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import bibkit
from bibkit.errors import UsageError
from bibkit.lists.in_text import cite_in_text
from bibkit.lists.options import DEFAULTS
from bibkit.lists.reading.citations import noted_citations
from tests.cli.run import bibkit as run_bibkit

ITEMS = {
    "doe2020": {
        "id": "doe2020",
        "type": "book",
        "title": "On Waves",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Poe", "given": "Ann"}],
        "publisher": "Norton",
        "issued": {"date-parts": [[2020]]},
    },
    "roe2019": {
        "id": "roe2019",
        "type": "book",
        "title": "Winds",
        "author": [{"family": name} for name in ("Roe", "Moe", "Loe", "Poe")],
        "publisher": "Press",
        "issued": {"date-parts": [[2019]]},
    },
}
NOTES = "chicago-notes-bibliography"


def cited(
    text: str, style: str = "apa", output: str = "markdown", *, with_list: bool = False, **options: str
) -> str:
    asked = DEFAULTS._replace(style=style, **options)  # type: ignore[arg-type]
    return cite_in_text(text, ITEMS.get, output, asked, bibliography=with_list or False).text


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("As [see @doe2020, p. 5; @roe2019].", "apa", "As (see Doe & Poe, 2020, p. 5; Roe et al., 2019)."),
        ("As @doe2020 [p. 5] says", "apa", "As Doe and Poe (2020, p. 5) says"),
        ("As @roe2019\nsays", "ieee", "As Roe et al. \\[1\\]\nsays"),
        ("@{roe2019}s", "modern-language-association", "Roe et al.s"),
        ("Known [@doe2020], not known [@doe2020; @gone].", "apa", "Known (Doe & Poe, 2020), not known [@doe2020; @gone]."),
        ("`[@doe2020]`, \\@doe2020, <!-- [@doe2020] -->", "apa", "`[@doe2020]`, \\@doe2020, <!-- [@doe2020] -->"),
        ("One [@doe2020]. Two [@roe2019]\n[@doe2020]!", "nature", "One<sup>1</sup>. Two<sup>2</sup><sup>1</sup>!\n"[:-1]),
        ("Three\n[@doe2020], four\n", "nature", "Three<sup>1</sup>,\nfour\n"),
        ("# Title\n[@doe2020] is first\n", "nature", "# Title\n<sup>1</sup> is first\n"),
        ("> a\n> [@doe2020]\n", "nature", "> a\n> <sup>1</sup>\n"),
        ("- [@doe2020]\n- [-@doe2020]\n", "apa", "- (Doe & Poe, 2020)\n- \\(2020)\n"),
        # What begins a list where it stands now
        ("[-@doe2020]", "apa", "\\(2020)"),
    ],
)  # fmt: skip
def test_citations_stand_where_they_are_cited(text: str, style: str, expected: str) -> None:
    assert cited(text, style) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Claim [@doe2020].", "Claim.[^cite-1]\n\n[^cite-1]: Jane Doe and Ann Poe, *On Waves* (Norton, 2020).\n"),
        ('"So [@doe2020, p. 5]."', '"So.[^cite-1]"\n\n[^cite-1]: Jane Doe and Ann Poe, *On Waves* (Norton, 2020), 5.\n'),
        ("(So [@doe2020]).", "(So).[^cite-1]\n\n[^cite-1]: Jane Doe and Ann Poe, *On Waves* (Norton, 2020).\n"),
        ("By @roe2019.", "By Roe et al.[^cite-1]\n\n[^cite-1]: *Winds* (Press, 2019).\n"),
        ("Long\n[@doe2020]. Then", "Long.[^cite-1]\nThen\n\n[^cite-1]: Jane Doe and Ann Poe, *On Waves* (Norton, 2020).\n"),
        ("- [@doe2020], x", "- [^cite-1], x\n\n[^cite-1]: Jane Doe and Ann Poe, *On Waves* (Norton, 2020).\n"),
        # The text's own footnotes count, and the style's full stop is none where their sentence goes on.
        (
            "A.[^x] B [@doe2020].\n\n[^x]: See [@doe2020, p. 5] and [@roe2019].\n",
            ("A.[^x] B.[^cite-2]\n\n[^x]: See Jane Doe and Ann Poe, *On Waves* (Norton, 2020), 5 and Roe et al., *Winds* "
            "(Press, 2019).\n\n[^cite-2]: Doe and Poe, *On Waves*.\n"),
        ),
        # A citation of a work that nobody has makes no note.
        ("A [@gone]. B [@doe2020].", "A [@gone]. B.[^cite-1]\n\n[^cite-1]: Jane Doe and Ann Poe, *On Waves* (Norton, 2020).\n"),
    ],
)  # fmt: skip
def test_a_style_that_cites_in_notes_makes_notes(text: str, expected: str) -> None:
    assert cited(text, NOTES) == expected


def test_plain_text_and_html_have_notes_of_their_own() -> None:
    assert cited("Claim [@doe2020].\n", NOTES, "text") == (
        "Claim.[1]\n\n[1] Jane Doe and Ann Poe, On Waves (Norton, 2020).\n"
    )
    assert cited("<p>Claim [@doe2020].</p>\n</body>", NOTES, "html") == (
        '<p>Claim.<a href="#fn-cite-1" class="footnote-ref" id="fnref-cite-1" role="doc-noteref"><sup>1</sup></a></p>\n\n'
        '<section class="footnotes" role="doc-endnotes">\n<ol>\n'
        '<li id="fn-cite-1" role="doc-endnote"><p>Jane Doe and Ann Poe, <i>On Waves</i> (Norton, 2020). '
        '<a href="#fnref-cite-1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>\n</ol>\n</section>\n\n</body>'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>As [<em>see</em> @doe2020, p.&nbsp;5]</p>", "<p>As (<i>see</i> Doe &#38; Poe, 2020, p. 5)</p>"),
        ("    <p>indented @doe2020</p>", "    <p>indented Doe and Poe (2020)</p>"),
        ("<code>[@doe2020]</code><pre>\n@doe2020</pre>", "<code>[@doe2020]</code><pre>\n@doe2020</pre>"),
        ("<a title='@doe2020'>x</a> `@doe2020`", "<a title='@doe2020'>x</a> `Doe and Poe (2020)`"),
        ("[ not <p>closed @doe2020</p> ]", "[ not <p>closed Doe and Poe (2020)</p> ]"),
        ("<svg><text>@doe2020</text></svg>", "<svg><text>@doe2020</text></svg>"),
    ],
)
def test_html_is_read_as_html(html: str, expected: str) -> None:
    assert cited(html, output="html") == expected


LIST = "Doe, J., & Poe, A. (2020). *On Waves*. Norton.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@doe2020 says", f"Doe and Poe (2020) says\n\n{LIST}"),
        ("@doe2020 says\n", f"Doe and Poe (2020) says\n\n{LIST}"),
        ("@doe2020 says\n\n# References\n\n", f"Doe and Poe (2020) says\n\n# References\n\n{LIST}"),
        ("@doe2020\r\nsays\r\n", f"Doe and Poe (2020)\r\nsays\r\n\r\n{LIST}".replace("Norton.\n", "Norton.\r\n")),
        ("@doe2020\n\n::: {#refs .x}\n:::\n\nEnd\n", f"Doe and Poe (2020)\n\n::: {{#refs .x}}\n\n{LIST}\n:::\n\nEnd\n"),
        ('@doe2020\n\n<div id="refs"></div>\n', f'Doe and Poe (2020)\n\n<div id="refs">\n\n{LIST}\n</div>\n'),
        ("nothing\n", "nothing\n"),
    ],
)  # fmt: skip
def test_the_list_stands_at_the_end_or_where_the_text_wants_it(text: str, expected: str) -> None:
    assert cited(text, with_list=True) == expected


def test_citations_can_lead_to_the_list() -> None:
    text = cited("As [@doe2020].", with_list=True, links="cite")
    assert text.startswith('As <span id="cite-1">(</span>[Doe & Poe, 2020](#ref-doe2020)).\n')
    assert '<span id="ref-doe2020">' in text
    noted = cited("As [@doe2020].", NOTES, with_list=True, links="cite")
    assert noted.startswith("As.[^cite-1]\n")
    assert "(#ref-doe2020)" in noted


def test_what_a_footnote_without_a_mark_cites_stays_and_is_named() -> None:
    text = "A [@doe2020].\n\n[^lost]: See [@roe2019].\n"
    written = cite_in_text(text, ITEMS.get, "markdown", DEFAULTS._replace(style="apa"), bibliography=False)
    assert written.text == "A (Doe & Poe, 2020).\n\n[^lost]: See [@roe2019].\n"
    assert [loss.code for loss in written.losses] == ["BK918"]


def test_an_engine_that_knows_no_notes_cites_in_the_text() -> None:
    assert cited("As [@doe2020].", "ieee", engine="citeproc-py") == "As \\[1\\]."


@given(st.lists(st.sampled_from(["a ", "@", "[@", "]", "\n", "\n\n", "`", "    ", "[^1]", "[^1]: ", "$", "<!-- ", "-->",
                                 "; ", "*", "> ", "- ", "\r\n", "gone ", "é", "\\", "<p>", "</p>", "::: {#refs}\n"])))  # fmt: skip
@example(["\\", "`", "`"])
@pytest.mark.parametrize("output", ["markdown", "html", "text"])
def test_a_text_of_which_no_work_is_known_stays_byte_for_byte(output: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    written = cite_in_text(text, lambda _: None, output, bibliography=True)
    assert written.text == text


@given(st.lists(st.sampled_from(["word ", "[@doe2020]", "[see @roe2019, p. 5]", "@doe2020 ", ". ", "\n\n", "^[@roe2019 says]",
                                 "*a* ", "`[@doe2020]` ", "[^1]", "\n\n[^1]: so @doe2020\n\n", "- ", "\n> "])))  # fmt: skip
def test_in_a_style_of_the_text_all_between_the_citations_stays(pieces: list[str]) -> None:
    text = "".join(pieces)
    found, _ = noted_citations(text)
    kept = []
    at = 0
    for one in sorted(found, key=lambda one: one.start):
        kept.append(text[at : one.start])
        at = one.end
    kept.append(text[at:])
    rest = cited(text)
    for piece in kept:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]


HEADED = """\
---
title: "Waves: @doe2020"
bibliography: refs.bib
nocite: "@roe2019"
references:
- {id: own2021, type: book, title: Own, author: [{family: Own, given: Olga}], issued: 2021}
---
See [@own2021; @doe2020] and @gone1999.
"""
BIB = """\
@book{doe2020, author = {Doe, Jane}, title = {Waves}, publisher = {Norton}, year = {2020}}
@book{roe2019, author = {Roe, Ann}, title = {Winds}, publisher = {Press}, year = {2019}}
@book{moe2018, author = {Moe, Ed}, title = {Rains}, publisher = {Press}, year = {2018}}
"""


def test_the_command_takes_a_text_from_stdin(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    run = run_bibkit("cite", "-", cwd=tmp_path, stdin=HEADED)
    head = HEADED[: HEADED.index("See")]
    assert run.out == head + (
        "See (Doe, 2020; Own, 2021) and @gone1999.\n\n"
        "Doe, J. (2020). *Waves*. Norton.\n\nOwn, O. (2021). *Own*.\n\nRoe, A. (2019). *Winds*. Press.\n"
    )
    assert run.code == 1
    assert run.err.startswith("-:8:31: BK020 [gone1999] gone1999 is not in the library\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-f", "latex"], "A text can't be cited in as latex"),
        (["--locator", "p. 5"], "In a whole text each citation says itself"),
        (["-f", "markdown", "-o", "refs.bib"], "refs.bib would be replaced, and is read"),
        (["--style", "nonesuch"], 'There is no style "nonesuch"'),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    run = run_bibkit("cite", "-", *arguments, cwd=tmp_path, stdin=HEADED)
    assert run.code == 2
    assert message in run.err
    assert (tmp_path / "refs.bib").read_text() == BIB


def test_a_text_can_be_cited_in_from_python(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    written = bibkit.cite_text(
        "As [@doe2020] and [@gone].", tmp_path / "refs.bib", style="apa", bibliography=False
    )
    assert written.text == "As (Doe, 2020) and [@gone]."
    assert [loss.code for loss in written.losses] == ["BK020"]
    with pytest.raises(UsageError, match="no option of citations"):
        bibkit.cite_text("As [@doe2020].", tmp_path / "refs.bib", stile="apa")


def test_what_is_cited_can_be_asked_from_python(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "paper.md").write_text(HEADED)
    answer = bibkit.works_cited(tmp_path / "paper.md")
    assert [work.key for work in answer.works] == ["doe2020", "roe2019", "gone1999"]
    assert [work.key for work in answer.missing] == ["gone1999"]
    assert [record.key for record in answer.unused] == ["moe2018"]
    assert [one.code for one in answer.diagnostics] == ["BK020"]
    assert [line for line in answer.export("biblatex").splitlines() if "@" in line] == [
        "@book{doe2020,",
        "@book{roe2019,",
    ]
    assert answer.export("text", style="apa").startswith("Doe, J. (2020). Waves. Norton.\n")
    lib = bibkit.load(tmp_path / "refs.bib").only(["doe2020"])
    assert [work.key for work in bibkit.works_cited(tmp_path / "paper.md", library=lib).missing] == [
        "roe2019",
        "gone1999",
    ]
    (tmp_path / "bare.md").write_text("@doe2020")
    with pytest.raises(UsageError, match="There is no library"):
        bibkit.works_cited(tmp_path / "bare.md").export()
