"""What stands on a sheet: citations, abstracts, questions, times; in Markdown, where it is easy to read."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.errors import BibkitError
from bibkit.handout.dates import date_in_words
from bibkit.handout.files import handout
from bibkit.handout.load import load_sessions
from bibkit.handout.prose import shortened
from bibkit.handout.readers import parse_pages
from bibkit.handout.sheet import SheetOptions
from bibkit.lists.options import ListOptions
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from tests.handout.sheets import made, small_library

SESSION = """\
title: Group
sessions:
  - id: first
    date: 2026-10-20
    time: 16:15
    title: Two works
    lead: [Ann, Bea]
    before: |
      We read @doe2020 [p. 5] and *then* [see @roe2019, pp. 12-13].
    papers:
      - key: doe2020
        minutes: 20
        summary: Short.
        questions: ["Is it \\"so\\", with $x_1$?"]
      - key: roe2019
        presenter: Cem
        pages: 11-14
    questions: [What now?]
"""

SHEET = """\
# Two works

Group

**Tuesday, October 20, 2026 · 16:15**

- Leads: Ann, Bea
- About 35\u00a0min of reading

We read Doe (2020, p. 5) and *then* (see Roe, 2019, pp. 12–13).

## 1. [On one thing](<https://example.org/doe>)

Doe, Press, 2020

- about 20\u00a0min

### In short

Short.

### Abstract

We ask. We answer, e.g. with $x^2$.\u00a0\\[…\\]

### Questions

1. Is it “so”, with $x_1$?

## 2. [On *another*](<https://doi.org/10.1000/roe>)

Roe, Annals, 2019

- Presents: Cem
- pp.\u00a011–14
- about 12\u00a0min

### Questions

1. What does the paper claim, and what is new in it?
2. Which evidence carries the claim, and where is it weakest?
3. What would you ask the authors?

## For discussion

1. What now?

## References

Doe, J. (2020). *On one thing*. Press. <https://example.org/doe>

Roe, A. (2019). On *another*. *Annals*, *3*, 11–20. <https://doi.org/10.1000/roe>
"""


def test_a_whole_sheet(tmp_path: Path) -> None:
    handout = made(tmp_path, SESSION, options=SheetOptions(abstract=2))
    assert handout.sheet.decode() == SHEET
    assert handout.notes == ()
    assert handout.bibliography.startswith("% References of the session first\n\n@book{doe2020,\n")
    assert "@article{roe2019,\n" in handout.bibliography


@pytest.mark.parametrize(
    ("references", "papers", "heads", "listed"),
    [
        ("list", "[doe2020, roe2019]", ["Doe, Press, 2020", "Roe, Annals, 2019"], ["Doe, J.", "Roe, A."]),
        ("heads", "[doe2020, roe2019]", ["Doe, J. (2020)", "Roe, A. (2019)"], []),
        ("both", "[doe2020, roe2019]", ["Doe, J. (2020)", "Roe, A. (2019)"], ["Doe, J.", "Roe, A."]),
        ("list", "[doe2020]", ["Doe, J. (2020)"], []),
        ("both", "[doe2020]", ["Doe, J. (2020)"], ["Doe, J."]),
        ("list", "[]", [], []),
    ],
)
def test_a_reference_stands_whole_once(
    tmp_path: Path, references: str, papers: str, heads: list[str], listed: list[str]
) -> None:
    options = SheetOptions(references=references)
    sheet = made(tmp_path, f"sessions:\n  - papers: {papers}\n", options=options).sheet.decode()
    above, _, below = sheet.partition("## References\n")
    shown = [line for line in above.splitlines() if line.startswith(("Doe", "Roe"))]
    assert all(line.startswith(head) for line, head in zip(shown, heads, strict=True))
    entries = [line for line in below.splitlines() if line]
    assert all(line.startswith(entry) for line, entry in zip(entries, listed, strict=True))


def test_heads_leave_the_list_to_works_that_are_only_cited(tmp_path: Path) -> None:
    text = "sessions:\n  - before: As @roe2019 says.\n    papers: [doe2020]\n"
    sheet = made(tmp_path, text, options=SheetOptions(references="heads")).sheet.decode()
    assert sheet.count("Doe, J. (2020)") == sheet.count("Roe, A. (2019)") == 1
    assert "## References\n\nRoe, A. (2019)" in sheet


def test_a_work_that_is_only_cited_is_among_the_references(tmp_path: Path) -> None:
    text = "sessions:\n  - before: As @roe2019 says.\n    papers: [doe2020]\n"
    handout = made(tmp_path, text)
    assert "\n## References\n\nDoe, J. (2020)" in handout.sheet.decode()
    assert "Roe, A. (2019). On *another*." in handout.sheet.decode()
    assert "@article{roe2019," in handout.bibliography


def test_a_style_that_cites_in_notes_has_them_at_the_end(tmp_path: Path) -> None:
    text = "sessions:\n  - before: As @roe2019 [p. 12] says [@doe2020].\n    papers: [doe2020]\n"
    sheet = made(
        tmp_path, text, options=SheetOptions(ListOptions(style="chicago-notes-bibliography"))
    ).sheet.decode()
    assert "As Roe<sup>1</sup> says<sup>2</sup>." in sheet
    assert (
        "## Notes\n\n1. “On *Another*,” *Annals* 3 (2019): 12, <https://doi.org/10.1000/roe>.\n2. Jane Doe, "
        in sheet
    )


def test_a_sheet_speaks_its_language(tmp_path: Path) -> None:
    text = (
        "language: de-DE\nsessions:\n  - date: 2026-10-20\n    before: 'Siehe \"Doe\" [@doe2020, S. 5].'\n"
        "    papers: [{key: doe2020, minutes: 10}, {key: roe2019, minutes: 10}]\n"
    )
    sheet = made(tmp_path, text).sheet.decode()
    assert "**Dienstag, 20. Oktober 2026**" in sheet
    assert "- Etwa 20\u00a0Min. Lesezeit" in sheet
    assert "Siehe „Doe“ (Doe, 2020, S. 5)." in sheet
    assert "## Literatur" in sheet
    assert "1. Was behauptet der Text, und was ist neu daran?" in sheet


def test_what_takes_unknown_time_is_said_to(tmp_path: Path) -> None:
    text = "minutes-per-page: 2\nsessions:\n  - papers: [doe2020, roe2019]\n"
    sheet = made(tmp_path, text).sheet.decode()
    assert "- At least 20\u00a0min of reading" in sheet  # ten pages by the record; the book has none
    assert sheet.count("about") == 1


def test_the_summary_of_the_record_stands_in_for_the_session_s(tmp_path: Path) -> None:
    small_library(tmp_path)
    record = tmp_path / "records/doe2020.yaml"
    record.write_text(record.read_text() + "summary: The <i>record's</i>.\n")
    sessions = tmp_path / "sessions.yaml"
    for summary, shown in (("", "The *record’s*."), (", summary: Ours.", "Ours.")):
        sessions.write_text(f"sessions:\n  - papers: [{{key: doe2020{summary}}}]\n")
        library = bibkit.load(tmp_path / "records")
        series = load_sessions(sessions, library.known_keys).series
        sheet = handout(series.sessions[0], series, library, format="markdown").sheet.decode()
        assert f"### In short\n\n{shown}\n" in sheet


@pytest.mark.parametrize(
    ("questions", "written"),
    [
        ("questions: [Why?]\n", "1. Why?\n"),
        ("questions: []\n", ""),
        ("", "1. What does the paper claim, and"),
    ],
)
def test_the_default_questions_can_be_replaced(tmp_path: Path, questions: str, written: str) -> None:
    sheet = made(tmp_path, f"{questions}sessions:\n  - papers: [doe2020]\n").sheet.decode()
    _, heading, rest = sheet.partition("### Questions\n\n")
    assert bool(heading) is bool(written)
    assert rest.startswith(written)


def test_markdown_in_free_text_has_no_html_and_keeps_its_structure(tmp_path: Path) -> None:
    text = """\
sessions:
  - before: |
      ### Deep

      <b>no</b> ![picture](https://example.org/p.png) `a ` b` and \\
      more

      > quoted [@doe2020]

      2. two
      3. three
         - inner

      ***

      ```
      code [@doe2020] $x$
      ```
"""
    assert made(tmp_path, text).sheet.decode() == (
        "# session-1\n\n## Deep\n\n"
        "\\<b\\>no\\</b\\> [picture](<https://example.org/p.png>) ` a  ` b\\` and \\\nmore\n\n"
        "> quoted (Doe, 2020)\n\n2. two\n3. three\n\n   - inner\n\n* * *\n\n"
        "```\ncode [@doe2020] $x$\n```\n\n## References\n\n"
        "Doe, J. (2020). *On one thing*. Press. <https://example.org/doe>\n"
    )


def test_a_style_without_a_bibliography_is_refused(tmp_path: Path) -> None:
    style = tmp_path / "bare.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Bare</title>'
        "<id>bare</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout>"
        '<text variable="title"/></layout></citation></style>'
    )
    with pytest.raises(BibkitError, match="has no bibliography"):
        made(
            tmp_path,
            "sessions:\n  - papers: [doe2020]\n",
            options=SheetOptions(ListOptions(style=str(style))),
        )


@pytest.mark.parametrize(
    ("text", "sentences", "short"),
    [
        ("One. Two. Three.", 2, "One. Two.\u00a0[…]"),
        ("One. Two.", 2, "One. Two."),
        ("One? “Two!” Three.", 2, "One? “Two!”\u00a0[…]"),
        (
            "See Fig. 3 of A. Doe et al. in U.S. law, i.e. That. Then",
            1,
            "See Fig. 3 of A. Doe et al. in U.S. law, i.e. That.\u00a0[…]",
        ),
        ("Version 2.1.0 has it. It works.", 1, "Version 2.1.0 has it.\u00a0[…]"),
        ("Like [A][B] ... [A] -> [B]. Next.", 1, "Like [A][B] ...\u00a0[…]"),
        ("No stop at all", 1, "No stop at all"),
        ("Ende. Über uns.", 1, "Ende.\u00a0[…]"),
    ],
)
def test_an_abstract_is_cut_after_a_sentence(text: str, sentences: int, short: str) -> None:
    assert shortened(text, sentences) == short


@pytest.mark.parametrize(
    ("edtf", "locale", "words"),
    [
        ("2026-10-20", "en-GB", "Tuesday, 20 October 2026"),
        ("2026-10-20", "fr-FR", "mardi 20 octobre 2026"),
        ("2026-10-20", "es-ES", "martes, 20 de octubre de 2026"),
        ("2026-10", "en-US", "October 2026"),
        ("2026-10-20?", "en-US", "October 20, 2026"),
        ("2026-10-20/2026-10-21", "en-US", "October 20–21, 2026"),
    ],
)
def test_a_date_in_words(edtf: str, locale: str, words: str) -> None:
    date = parse_date(edtf)
    assert isinstance(date, Date)
    assert date_in_words(date, locale) == words


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en-US", "Tuesday, October 20, 2026"),
        ("en", "Tuesday, October 20, 2026"),
        ("en-CA", "Tuesday, October 20, 2026"),
        ("en-GB", "Tuesday, 20 October 2026"),
        ("en_AU", "Tuesday, 20 October 2026"),
        ("en-IE", "Tuesday, 20 October 2026"),
        ("en-in", "Tuesday, 20 October 2026"),
        ("EN-ZA", "Tuesday, 20 October 2026"),
    ],
)
def test_english_dates_are_those_of_the_country(tmp_path: Path, language: str, date: str) -> None:
    sheet = made(tmp_path, f"language: {language}\nsessions: [{{date: 2026-10-20, title: A}}]").sheet.decode()
    assert sheet == f"# A\n\n**{date}**\n"


@pytest.mark.parametrize("text", ["", "a", "9-3", "1-", "1,,2", "1-2-3", "12345678"])
def test_pages_that_are_none(text: str) -> None:
    assert parse_pages(text) is None
