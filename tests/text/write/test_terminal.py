import re

import pytest
from hypothesis import given, settings

from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import terminal
from tests.strategies.runs import LINK, bibliographies, squeezed, texts

ITALIC = Span("font-style", "italic")
BOLD = Span("font-weight", "bold")


def test_formats_are_switched_on_and_off() -> None:
    runs = [Run("See "), Run("Nature", (ITALIC,)), Run(", "), Run("12", (ITALIC, BOLD))]
    assert terminal.inline(runs) == "See \x1b[3mNature\x1b[23m, \x1b[1;3m12\x1b[22;23m"


def test_only_what_changes_is_switched() -> None:
    upright = Span("font-style", "normal")
    runs = [
        Run("a ", (BOLD, ITALIC)),
        Run("b", (BOLD, ITALIC, upright)),
        Run(" c", (BOLD, ITALIC, Span(*("font-style", "italic")))),
    ]
    assert terminal.inline(runs) == "\x1b[1;3ma \x1b[23mb\x1b[3m c\x1b[22;23m"


def test_bold_that_follows_light_is_bold() -> None:
    runs = [Run("a", (Span("font-weight", "light"),)), Run("b", (BOLD,))]
    assert terminal.inline(runs) == "\x1b[2ma\x1b[22;1mb\x1b[22m"


def test_a_link_can_be_clicked() -> None:
    assert terminal.inline([Run("here", (Span("link", "doi:10.1000/a b"),)), Run(".")]) == (
        "\x1b]8;;https://doi.org/10.1000/a%20b\x1b\\here\x1b]8;;\x1b\\."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("a\x9b2Jb\x9d8;;x\x9c", "a2Jb8;;x"),
        ("a\rb\x08\x7f", "a b"),
        ("a\u202etxt.exe\u2066b", "atxt.exeb"),
    ],
)
def test_control_characters_do_nothing(text: str, line: str) -> None:
    assert terminal.inline([Run(text)]) == line


def test_numbers_are_padded_to_one_width_whatever_their_format() -> None:
    entries = tuple(
        Entry(
            label,
            (
                Run(label, (Span("display", "left-margin"), BOLD)),
                Run("Text.", (Span("display", "right-inline"),)),
            ),
        )
        for label in ("[9]", "[10]")
    )
    assert terminal.bibliography(Bibliography(entries, Layout(entry_spacing=0))) == (
        "\x1b[1m[9]\x1b[22m  Text.\n\x1b[1m[10]\x1b[22m Text.\n"
    )


_SEQUENCE = re.compile(r"\x1b\[[0-9;]+m|\x1b\]8;;([!-~]*)\x1b\\")


@given(bibliographies())
@settings(max_examples=25, deadline=None)
def test_any_text_stays_between_our_own_sequences(bib: Bibliography) -> None:
    written = terminal.bibliography(bib)
    assert {match[1] for match in _SEQUENCE.finditer(written)} <= {None, "", LINK}
    shown = _SEQUENCE.sub("", written)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown) == []
    assert [squeezed(entry) for entry in shown.split("\n") if entry.strip()] == texts(bib)
