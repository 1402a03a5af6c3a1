"""Titles and abstracts as databases have them, set with the marks of their language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.handout.typography import language_of, typeset
from bibkit.lists.prose import prose_runs
from bibkit.text.run import is_maths


def shown(text: str, language: str) -> str:
    return "".join(run.text for run in typeset(prose_runs(text), language))


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en-US", 'can "self-correct" -- if told to', "can “self-correct”—if told to"),
        ("en-GB", 'can "self-correct" -- if told to', "can ‘self-correct’ – if told to"),
        ("de-DE", "Das ist \"so\" und 'anders' - ganz klar ...", "Das ist „so“ und ‚anders‘ – ganz klar …"),
        ("fr-FR", 'Il dit "mot" ---voilà', "Il dit «\u00a0mot\u00a0» – voilà"),
        ("es-ES", 'Dijo "hola" y se fue...', "Dijo «hola» y se fue…"),
        ("en-US", "``Deep'' nets and `shallow' ones", "“Deep” nets and ‘shallow’ ones"),
        ("en-US", "She said \"he said 'yes'\" twice", "She said “he said ‘yes’” twice"),
        ("en-US", "\"'Yes', he said\"", "“‘Yes’, he said”"),
        ("en-US", "It's the dogs' day in the '90s", "It’s the dogs’ day in the ’90s"),
        ("fr-FR", "l'homme \"d'hier\"", "l’homme «\u00a0d’hier\u00a0»"),
        ("en-US", "pages 3--7 by Bayes--Markov", "pages 3–7 by Bayes–Markov"),
        ("en-US", "and so . . . on", "and so … on"),
        ("de-DE", '<i>"A</i> b" c', "„A b“ c"),
    ],
)
def test_marks_are_those_of_the_language(language: str, text: str, written: str) -> None:
    assert shown(text, language) == written


@pytest.mark.parametrize(
    "text",
    [
        'open "only',
        "a board of 5' 3\" in all",
        "f(x) - g(x), 5 - 3, A - B",
        "a self-made--",
        "---",
        "see ../x and a.../b",
        'call `f("a") -- "b"` now',
        "https://example.org/a--b's",
        "“so” – already … set’s",
    ],
)
def test_what_is_not_clear_stays(text: str) -> None:
    assert shown(text, "en-US") == text


def test_formulas_stay_and_do_not_part_a_quotation() -> None:
    runs = typeset(prose_runs('the "norm $\\|x\'\\| -- ...$" is 1'), "de-DE")
    assert [run.text for run in runs] == ["the „norm ", "\\|x'\\| -- ...", "“ is 1"]
    assert is_maths(runs[1])


@pytest.mark.parametrize(
    ("said", "text", "sheet", "language"),
    [
        ("de", "", "en-GB", "de-DE"),
        ("de_AT", "", "en-GB", "de-AT"),
        ("en", "", "en-GB", "en-GB"),
        ("", "The end of the line is in sight", "de-DE", "en-US"),
        ("", "Das Ende der Reihe ist nicht zu sehen", "en-GB", "de-DE"),
        ("", "The state of the art in this", "en-GB", "en-GB"),
        ("", "La fin de la série est pour les autres", "de-DE", "fr-FR"),
        ("", "El fin de la serie se ve por las otras", "de-DE", "es-ES"),
        ("", "Xylophon", "de-DE", "de-DE"),
        ("not a tag!", "Xylophon", "fr-FR", "fr-FR"),
    ],
)
def test_the_language_of_a_record(said: str, text: str, sheet: str, language: str) -> None:
    assert language_of(said, text, sheet) == language


MARKS = st.text(alphabet="ab1 \"'`-.$<i>/«“\\", max_size=60)


@given(MARKS, st.sampled_from(["en-US", "en-GB", "de-DE", "fr-FR", "es-ES"]))
def test_letters_stay_in_their_order_and_runs_keep_their_looks(text: str, language: str) -> None:
    before, after = prose_runs(text), typeset(prose_runs(text), language)
    letters = [[sign for sign in run.text if sign.isalnum()] for run in before]
    assert [[sign for sign in run.text if sign.isalnum()] for run in after] == letters
    assert [len(run.spans) for run in after] == [len(run.spans) for run in before]
    assert [run.text for run in before if is_maths(run)] == [run.text for run in after if is_maths(run)]


def test_long_runs_of_marks_take_no_long_time() -> None:
    for sign in ('"', "'", "`", "-", ".", " - ", '"a', "' "):
        shown(sign * 50_000, "de-DE")
