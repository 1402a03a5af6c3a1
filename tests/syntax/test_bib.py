"""A .bib text as entries, faults and the rest, each with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, BibFault, Macros, split_bib


def told(text: str) -> str:
    """The blocks of a text in a line: entries with their fields, faults with their reasons, the rest as it stands."""
    parts = []
    for block in split_bib(Source(text), Macros()):
        if isinstance(block, BibEntry):
            fields = ", ".join(f"{field.name}={field.value}" for field in block.fields)
            parts.append(f"{block.type} {block.key}: {fields}")
        elif isinstance(block, BibFault):
            parts.append(f"fault {block.key}: {block.reason}")
        else:
            parts.append(block.span.text)
    return " | ".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@book{k, title={T}, year=2020}", "book k: title=T, year=2020"),
        ("@BOOK(k, Title = \"T (2)\", year = {a)b} )", "book k: title=T (2), year=a)b"),
        ("@book{k}", "book k: "),
        ("@book{k,}", "book k: "),
        ("@book{,title={T}}", "book : title=T"),
        ("@ book {k , title = {T} , }", "book k: title=T"),
        ("@book\n{k, title={T}}", "book k: title=T"),
        ("@book\r\n\r\n (k, title={T})", "book k: title=T"),
        ("@\n\t book \n\n{k, title={T}}", "book k: title=T"),
        ("@ABNT-options{k, title={T}}", "abnt-options k: title=T"),
        ("@my.type\n(k, title={T})@my:type+x/y{l}", "my.type k: title=T | my:type+x/y l: "),
        ("Mail me@my-site.org (at work), a-b@c.d {or} not. @book{k}", "book k: "),
        ("@book{a b, title={T}}", "book a b: title=T"),
        ("@book{k, title={a {b} \\} c}, note={\\{}}", "book k: title=a {b} \\} c, note=\\{"),
        ("@book{k, title={a\\\\}, note={b\\\\{c}}}", "book k: title=a\\\\, note=b\\\\{c}"),
        ("@book{k, title=\"a {\"}b{c\"} d\", note=\"M{\\\"u}\"}", "book k: title=a {\"}b{c\"} d, note=M{\\\"u}"),
        ("@book{k, title=\"M\\\"uller\", note=\"a\\\"}", "book k: title=M\\\"uller, note=a\\"),
        ("@string{a = {A}}@book{k, title = a # \" b \" # 3 # c}", "@string{a = {A}} | book k: title=A b 3"),
        ("@book{k, title = {a} {b}}", "book k: title=a"),
        ("@book{k, title = , note={}}", "book k: title=, note="),
        ("@book{k, title={T} year=2020 note=\"n\"}", "book k: title=T, year=2020, note=n"),
        ("@book{k,, title={T},, year=2020,,}", "book k: title=T, year=2020"),
        ("@book{k, title={T}, title={U}}", "book k: title=T, title=U"),
        ("@book{k, % one, two = {three}\n title={T}, % a \"quote\n % year={2020}\n note={n} % the end\n}", "book k: title=T, note=n"),
        ("% @book{a, title={T}}\n 5 % @book{k, title={100%}}", "book k: title=100%"),
        ("Mail me@example.org, or read {this} @book{k, title={T}} too.", "book k: title=T"),
        ("@comment{@book{a, title={T}}} @commentary{k, title={T}}", "@comment{@book{a, title={T}}} | commentary k: title=T"),
        ("@comment{ { @book{a, title={T}}\n@book{k, title={T}}", "@comment{ { @book{a, title={T}}\n | book k: title=T"),
        ("@preamble{\"\\foo{}\"}@preamble(\")\" {)})", "@preamble{\"\\foo{}\"} | @preamble(\")\" {)})"),
        ("@book{k, title={@book{a}}}", "book k: title=@book{a}"),
    ],
)  # fmt: skip
def test_a_text_is_split_into_its_blocks(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@book{k, title={T", "fault k: title is not closed"),
        ("@book{k, title=\"T}", "fault k: a brace in title closes what is not open"),
        ("@book{k, title={T}", "fault k: a field or its end should follow, not the end of the text"),
        ("@book{k", "fault : a comma should follow its key, not the end of the text"),
        ("@book{k title={T}}", "book k: title=T"),
        ("@book{title={T}}", "book : title=T"),
        # A key may hold them for BibTeX; but what begins like a field is one.
        ("@book{a=b, title={T}}", "book a=b: title=T"),
        ('@book{a"b, title={T}}', 'book a"b: title=T'),
        ('@book{"k", title={T}}', 'book "k": title=T'),
        ("@book{=k , title={T}}", "book =k: title=T"),
        ("@book{year=2001, title={T}}", "book : year=2001, title=T"),
        ("@book{month=jan, title={T}}", "book : month=, title=T"),
        ('@book{title="T", year=2001}', "book : title=T, year=2001"),
        ("@book{k title={T}, year=2001}", "book k: title=T, year=2001"),
        ("@book{{k}, title={T}}", 'fault : a comma should follow its key, not "{"'),
        ("@book{k, a title}", 'fault k: "=" should follow "a title"'),
        ("@book{k, title={T}}}", "book k: title=T"),
        ("@book(k, title={T}}", "fault k: a field or its end should follow, not \"}\""),
        ("@string{a}", 'fault : "=" should follow "a"'),
    ],
)  # fmt: skip
def test_what_is_broken_is_named(text: str, expected: str) -> None:
    assert told(text) == expected
    assert told(text + "\n@book{next, title={N}}").endswith(" | book next: title=N")


@given(st.text(alphabet='@{}()"\\=,#% \n\rabk1é', max_size=60))
def test_any_text_is_blocks_with_places(text: str) -> None:
    source = Source(text)
    at = 0
    for block in split_bib(source, Macros()):
        assert block.span.start >= at
        at = block.span.start + 1
        if isinstance(block, BibEntry):
            assert block.raw == block.span.text
            assert not block.key or block.key_span.text == block.key
            for field in block.fields:
                assert field.name_span.text.lower() == field.name
                assert field.entry is block
                assert block.span.start < field.name_span.start <= field.value_span.end <= block.span.end
