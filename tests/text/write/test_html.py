from html.parser import HTMLParser

from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import html
from tests.strategies.runs import LINK, bibliographies, squeezed, texts

ITALIC = Span("font-style", "italic")


def test_a_span_that_runs_share_is_one_element_and_alike_spans_are_two() -> None:
    assert html.inline([Run("a", (ITALIC,)), Run("b", (ITALIC,))]) == "<i>ab</i>"
    assert html.inline([Run("a", (ITALIC,)), Run("b", (Span("font-style", "italic"),))]) == "<i>a</i><i>b</i>"


def test_spans_nest_in_the_order_they_were_opened() -> None:
    small_caps = Span("font-variant", "small-caps")
    runs = [Run("A ", (ITALIC,)), Run("NASA", (ITALIC, small_caps)), Run(" map", (ITALIC,)), Run(".")]
    assert html.inline(runs) == '<i>A <span style="font-variant:small-caps;">NASA</span> map</i>.'


def test_an_entity_in_the_text_is_text() -> None:
    assert html.inline([Run("&lt;b&gt; <b>")]) == "&#38;lt;b&#38;gt; &#60;b&#62;"


def test_a_link_is_an_anchor_and_a_script_is_text() -> None:
    assert html.inline([Run("here", (Span("link", 'https://a.org/?x="y"&z'),))]) == (
        '<a href="https://a.org/?x=%22y%22&#38;z">here</a>'
    )
    assert html.inline([Run("here", (Span("link", "java\nscript:alert(1)"),))]) == "here"


def test_a_link_inside_a_link_is_text() -> None:
    outer, inner = Span("link", "https://a.org/"), Span("link", "https://b.org/")
    assert html.inline([Run("a ", (outer,)), Run("b", (outer, inner))]) == '<a href="https://a.org/">a b</a>'


def test_a_highlighted_person_is_strong_with_the_persons_id() -> None:
    assert html.inline([Run("T. Brown", (Span("person", "tom-brown"),))]) == (
        '<strong class="person" data-person="tom-brown">T. Brown</strong>'
    )


def test_a_bibliography_has_csls_classes() -> None:
    runs = (
        Run("[1]", (Span("display", "left-margin"),)),
        Run("Text.", (Span("display", "right-inline"),)),
    )
    expected = """\
<div class="csl-bib-body">
  <div class="csl-entry">
    <div class="csl-left-margin">[1]</div><div class="csl-right-inline">Text.</div>
  </div>
  <div class="csl-entry">Plain.</div>
</div>
"""
    assert html.bibliography(Bibliography((Entry("a", runs), Entry("b", (Run("Plain."),))))) == expected


def test_a_hanging_indent_is_a_style_attribute_because_a_fragment_has_no_style_sheet() -> None:
    bib = Bibliography(
        (Entry("a", (Run("Text."),)),), Layout(hanging_indent=True, line_spacing=2, entry_spacing=0)
    )
    expected = """\
<div class="csl-bib-body" style="line-height: 2;">
  <div class="csl-entry" style="padding-left: 2em; text-indent: -2em; margin-bottom: 0em;">Text.</div>
</div>
"""
    assert html.bibliography(bib) == expected


def test_no_entries_are_no_text() -> None:
    assert html.bibliography(Bibliography(())) == ""


def test_spans_may_nest_deeper_than_pythons_stack() -> None:
    spans = tuple(Span("font-style", "italic") for _ in range(5000))
    assert html.inline([Run("a", spans)]) == "<i>" * 5000 + "a" + "</i>" * 5000


class _Reader(HTMLParser):
    """Text by entry; every tag must be closed by its own kind."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[str] = []
        self.open: list[str] = []
        self.targets: set[str | None] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.targets.update(value for name, value in attrs if name == "href")
        if ("class", "csl-entry") in attrs:
            self.entries.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if len(self.open) > 1:
            self.entries[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@given(bibliographies())
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back_from_the_html(bib: Bibliography) -> None:
    reader = _Reader()
    reader.feed(html.bibliography(bib))
    reader.close()
    assert [squeezed(entry) for entry in reader.entries] == texts(bib)
    assert reader.open == []
    assert reader.targets <= {LINK}
    assert reader.tags <= {"div", "span", "i", "b", "sup", "sub", "a", "strong"}
