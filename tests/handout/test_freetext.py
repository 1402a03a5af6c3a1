"""Any free text at all, in every format: nothing fails, and Markdown gives back what HTML shows."""

from __future__ import annotations

import html as entities
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from bibkit.handout.content import Sheet
from bibkit.handout.session import Series, Session, SessionPaper
from bibkit.handout.sheet import SheetOptions, make_sheet
from bibkit.handout.write import beamer, docx, html, latex, markdown
from bibkit.handout.write import text as plain_text
from bibkit.handout.write import typst as typst_source
from bibkit.handout.write.target import Templates
from bibkit.library import Library
from tests.handout.sheets import small_library

# What Markdown, citations, TeX and Typst are made of, with "·" between.
PIECES = (
    "*·**·_·`·```·# ·## ·- ·  - ·    ·\t·\n·\n\n·1. ·999999999) ·> ·[·]·(·)·<·>·!·---\n·===\n·|·~~~\n·<!--·-->·\\·&amp;·&#0;"
    "·[@doe2020]·@roe2019 [p. 5]·$·$x^2$·[a](http://e.org/$x$)·[a]: http://x 't'\n·http://a.b·<http://a.b/x>"
    "·word·Ω·{·}·#·//·/*·\\[·\\item·^·~·'·\"·...·--·\x0b·\U000f0001·\u202e"
).split("·")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)
SLOW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("free"))


def sheet_of(library: Library, text: str) -> Sheet:
    papers = (SessionPaper("doe2020", summary=text, questions=(text or "none",)),)
    session = Session("any", title="Any", before=text, papers=papers, after=text)
    return make_sheet(session, Series(lines=1), library, SheetOptions())[0]


@SLOW
@given(text=TEXTS)
def test_every_format_can_write_it(library: Library, tmp_path: Path, text: str) -> None:
    sheet = sheet_of(library, text)
    html.write(sheet, Templates())
    latex.write(sheet, Templates())
    beamer.write(sheet, Templates())
    assert "\ue0b1" not in plain_text.write(sheet, Templates()).decode()
    with zipfile.ZipFile(BytesIO(docx.write(sheet, Templates()))) as package:
        etree.fromstring(package.read("word/document.xml"))
    (tmp_path / "sheet.typ").write_bytes(typst_source.write(sheet, Templates()))
    typst.compile(str(tmp_path / "sheet.typ"), format="pdf")


@SLOW
@given(text=TEXTS.map(lambda text: text.replace("$", "")))
def test_markdown_is_read_as_what_html_shows(library: Library, text: str) -> None:
    blocks = sheet_of(library, text).before
    shown = html.TARGET.blocks(blocks, 2)
    read = MarkdownIt("commonmark", {"html": True}).render(markdown.TARGET.blocks(blocks, 2))
    assert words(read) == words(shown)
    assert structure(read) == structure(shown)


def test_number_signs_at_the_end_of_a_heading_are_its_words(library: Library) -> None:
    blocks = sheet_of(library, "# # # #").before
    assert markdown.TARGET.blocks(blocks, 2) == "## \\# \\#\n"


def test_the_numbers_of_a_list_end_where_markdown_knows_no_more(library: Library) -> None:
    blocks = sheet_of(library, "999999999. one\n999999999. two").before
    assert markdown.TARGET.blocks(blocks, 2) == "999999999. one\n999999999. two\n"


def words(text: str) -> str:
    without_tags = re.sub(r"<!--.*?-->|<[^>]*>", "", text, flags=re.DOTALL)
    return re.sub(r"\s", "", entities.unescape(without_tags))


def structure(text: str) -> list[str]:
    return re.findall(
        r"<(/?(?:ul|ol|li|blockquote|pre|h\d|hr))", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    )


def test_dashes_and_ellipses_of_free_texts_are_set_and_code_is_not(library: Library) -> None:
    text = "Pages 1--9 -- or more... `a -- b...` and (c), +-, http://a.b/x--y..."
    shown = html.TARGET.blocks(sheet_of(library, text).before, 2)
    assert shown == (
        "<p>Pages 1–9—or more… <code>a -- b...</code> and (c), +-, http://a.b/<wbr>x--y<wbr>...</p>\n"
    )
