"""A .bib file in order: what it looks like then, and that nothing is read of it that was not read before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from bibkit.errors import UsageError
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.tidy import tidied
from bibkit.source import Source
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock
from bibkit.tidying import tidy
from tests.engines.typeset.by_biber import run_biber
from tests.engines.typeset.by_bibtex import run_bibtex
from tests.engines.typeset.corpus import corpus, excerpt, read_bib
from tests.programs import require
from tests.shared_data import shared_files, shared_name
from tests.strategies.files import bib_files

UNTIDY = r"""% Encoding: UTF-8


@String(acm = "ACM")
@string{ieee="IEEE"}
@ARTICLE(a, Title = "On {"}names \& {\"u}", year=2020,
  AUTHOR = {Doe, Jane} , journal = acm # " Transactions", zzz = {1}, month=jan
)
words before @misc{b,title={X}}  % the first



@comment{jabref-meta: x}
@misc{c,note={N},title={Y
  and   Z}}"""
IN_ORDER = r"""% Encoding: UTF-8

@string{acm = {ACM}}
@string{ieee = {IEEE}}

@article{a,
  author        = {Doe, Jane},
  title         = {On {"}names \& {\"u}},
  journal       = acm # { Transactions},
  year          = {2020},
  month         = jan,
  zzz           = {1}
}
words before @misc{b,
  title         = {X}
}  % the first

@comment{jabref-meta: x}

@misc{c,
  title         = {Y
  and   Z},
  note          = {N}
}
"""


def in_order(text: str, **options: object) -> str:
    return tidy(Source(text, "refs.bib"), **options).text


def test_an_untidy_file_comes_in_order() -> None:
    assert in_order(UNTIDY) == IN_ORDER


@pytest.mark.parametrize(
    ("options", "entry"),
    [
        ({"order": "keep"}, "@misc{a,\n  note          = {N},\n  title         = {T}\n}\n"),
        ({"order": "note"}, "@misc{a,\n  note          = {N},\n  title         = {T}\n}\n"),
        ({"align": "no"}, "@misc{a,\n  title = {T},\n  note = {N}\n}\n"),
        ({"indent": "tab", "align": "no"}, "@misc{a,\n\ttitle = {T},\n\tnote = {N}\n}\n"),
        ({"indent": 0, "fieldcase": "upper", "align": "no"}, "@MISC{a,\nTITLE = {T},\nNOTE = {N}\n}\n"),
    ],
)
def test_options_say_how_it_looks(options: dict[str, object], entry: str) -> None:
    assert in_order('@misc{a, note="N", title={T}}', **options) == entry


@pytest.mark.parametrize(
    ("value", "month"),
    [('"January"', "jan"), ("{1}", "jan"), ("may", "may"), ("{June}", "jun"), ("{3 May}", "{3 May}")],
)
def test_a_month_becomes_a_macro_only_where_that_is_asked(value: str, month: str) -> None:
    text = f"@misc{{a, month = {value}}}"
    assert f"= {month}\n" in in_order(text, month="macro")
    assert f"= {value.replace(chr(34) + 'January' + chr(34), '{January}')}\n" in in_order(text)


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{a,\n  title={X}, % a remark\n  year=2020}",
        "@misc{a, title={X} year=2020}",  # a comma is missing
        "@misc{a, title={X},, year=2020}",
        "@misc{, title={X}}",
        "@misc{a}",
        "@misc{a, title={On \\{ braces}, note={\\}}}",  # BibTeX counts these braces
        '@misc{a, title="{X"}',
        "@misc{a, title={X}",
        '@string{a = "A", b = "B"}',
        '@preamble{"\\newcommand{\\x}{y}" # "z"}',
        "@comment{a, b = 1}",
        "@comment a, b = 1",
    ],
)
def test_what_holds_more_than_fields_is_left_alone(entry: str) -> None:
    text = f"{entry}\n\n@misc{{z,\n  title         = {{Z}}\n}}\n"
    assert in_order(text) == text


def test_the_ends_of_lines_are_those_of_the_file() -> None:
    assert in_order("@misc{a, title={T}}\r\n@misc{b, title={T}}") == (
        "@misc{a,\r\n  title         = {T}\r\n}\r\n\r\n@misc{b,\r\n  title         = {T}\r\n}\r\n"
    )


def test_a_field_given_twice_keeps_its_turn() -> None:
    text = in_order("@misc{a, title={One}, note={N}, title={Two}}")
    assert text.index("One") < text.index("Two")


def test_other_options_and_formats_are_refused() -> None:
    with pytest.raises(UsageError, match='"omit" says nothing of the form'):
        tidy(Source("", "refs.bib"), omit="title")
    with pytest.raises(UsageError, match=r"only \.bib files"):
        tidy(Source("[]", "refs.json"))


def said(text: str) -> list[object]:
    """What stands in the blocks, but for the order of fields and the signs around values."""
    found: list[object] = []
    for block in blocks(text):
        if not isinstance(block, BibBlock) or block.type in ("comment", "preamble"):
            found.append(text[block.start : block.end] if isinstance(block, BibBlock) else block.reason)
            continue
        fields = [
            (
                text[field.name_start : field.name_end].lower(),
                [
                    (
                        text[piece.start : piece.end],
                        bool(piece.opening) or text[piece.start : piece.end].isdigit(),
                    )
                    for piece in field.pieces
                ],
            )
            for field in block.fields
        ]
        found.append((block.type, text[block.key_start : block.key_end], sorted(fields)))
    return found


@given(text=bib_files())
def test_nothing_is_read_that_was_not_read_before_and_twice_is_once(text: str) -> None:
    assert_laws(text)


@pytest.mark.parametrize("path", shared_files("corpora/**/*.bib"), ids=shared_name)
def test_the_same_of_real_files(path: Path) -> None:
    assert_laws(path.read_bytes().decode("utf-8", "replace"))


def assert_laws(text: str) -> None:
    after = tidied(text, BibOptions()).text
    assert said(after) == said(text)
    assert tidied(after, BibOptions()).text == after


def test_bibtex_and_biber_read_the_same() -> None:
    require("bibtex")
    require("biber")
    if not corpus():
        pytest.skip("no corpora in the shared data; name its folder in BIBKIT_SHARED")
    files = [excerpt(read_bib(path), 40) for path in corpus() if "invalid" not in path.name][::6]
    after = [bib._replace(text=tidied(bib.text, BibOptions()).text) for bib in files]
    classic = [pair for pair in zip(files, after, strict=True) if pair[0].dialect == "bibtex"]
    assert len(classic) > 10
    for was, now in classic:
        assert run_bibtex(now, "plain").entries == run_bibtex(was, "plain").entries, was.name
    modern = [pair for pair in zip(files, after, strict=True) if pair[0].dialect == "biblatex"]
    before = run_biber([was for was, _ in modern], "numeric")
    assert run_biber([now for _, now in modern], "numeric") == before
    assert len([one for one in before if one is not None]) > 3
