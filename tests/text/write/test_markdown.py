import pytest
from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Run, Span
from bibkit.text.write import markdown
from tests.strategies.runs import LINK, bibliographies, texts
from tests.text.write.pandoc import paragraphs

ITALIC = Span("font-style", "italic")
BOLD = Span("font-weight", "bold")


def entry(*runs: Run) -> str:
    return markdown.bibliography(Bibliography((Entry("a", runs),)))


def test_white_space_at_the_edge_of_emphasis_moves_outside() -> None:
    assert markdown.inline([Run("See"), Run(" Nature, ", (ITALIC,)), Run("1")]) == "See *Nature,* 1"


def test_alike_neighbours_are_one_emphasis() -> None:
    assert markdown.inline([Run("a", (ITALIC,)), Run("b", (Span("font-style", "italic"),))]) == "*ab*"


def test_different_neighbours_are_kept_apart_by_a_comment() -> None:
    assert markdown.inline([Run("a", (ITALIC,)), Run("b", (BOLD,))]) == "*a*<!-- -->**b**"


def test_emphasis_inside_a_word_is_kept_apart_by_a_comment() -> None:
    assert (
        markdown.inline([Run("in"), Run("(vitro)", (ITALIC,)), Run("ly")]) == "in<!-- -->*(vitro)*<!-- -->ly"
    )


def test_emphasis_inside_emphasis_is_html() -> None:
    assert markdown.inline([Run("a ", (ITALIC,)), Run("b", (ITALIC, BOLD))]) == "*a <strong>b</strong>*"


def test_what_commonmark_cannot_say_is_html() -> None:
    runs = [
        Run("CO"),
        Run("2", (Span("vertical-align", "sub"),)),
        Run(" "),
        Run("Oil", (Span("font-variant", "small-caps"),)),
    ]
    assert markdown.inline(runs) == 'CO<sub>2</sub> <span style="font-variant:small-caps;">Oil</span>'


def test_a_url_that_links_to_itself_is_an_autolink() -> None:
    url = "https://doi.org/10.1000/a_b"
    assert markdown.inline([Run(url, (Span("link", url),))]) == "<https://doi.org/10.1000/a_b>"


def test_other_text_that_links_has_its_target_beside_it() -> None:
    assert (
        markdown.inline([Run("[pdf]", (Span("link", "https://a.org/x"),))])
        == "[\\[pdf\\]](<https://a.org/x>)"
    )


def test_markup_in_the_text_is_escaped() -> None:
    assert markdown.inline([Run("*a* _b_ `c` [d](e) <f> $g$ @h &amp; don't -- ...")]) == (
        "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\$g\\$ \\@h \\&amp; don\\'t -\\- \\..."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. Text", "1\\. Text\n"),
        ("(a) Text", "\\(a) Text\n"),
        ("# Text", "\\# Text\n"),
        ("- Text", "\\- Text\n"),
        ("B. Russell", "B. Russell\n"),
        ("1984. Orwell, 1949.", "1984\\. Orwell, 1949.\n"),
    ],
)
def test_the_beginning_of_an_entry_starts_no_list_or_heading(text: str, line: str) -> None:
    assert entry(Run(text)) == line


def test_an_indented_block_is_a_quotation() -> None:
    assert entry(Run("Text."), Run("A note.", (Span("display", "indent"),))) == "Text.\n\n> A note.\n"


def test_a_block_is_a_line_of_its_own() -> None:
    assert entry(Run("Heading", (Span("display", "block"),)), Run("Text.")) == "Heading\\\nText.\n"


def test_a_number_in_the_margin_stands_before_the_text() -> None:
    runs = (Run("[1]", (Span("display", "left-margin"),)), Run("Text.", (Span("display", "right-inline"),)))
    assert entry(*runs) == "\\[1\\] Text.\n"


@pytest.mark.parametrize("reader", ["commonmark", "gfm", "markdown"])
@given(bibliographies())
@settings(max_examples=12, deadline=None)
def test_any_text_comes_back_from_the_markdown(reader: str, bib: Bibliography) -> None:
    found, links = paragraphs(markdown.bibliography(bib), reader)
    assert found == texts(bib)
    assert links <= {LINK}
