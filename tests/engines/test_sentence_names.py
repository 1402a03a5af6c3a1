"""Names in a sentence, joined as the guide of the style has it."""

from __future__ import annotations

import pytest

from bibkit.csl import Citation, Cite, Processor, compile_style
from bibkit.engines.sentence_names import takes_word
from bibkit.lists.citing import Beside, cite
from bibkit.lists.options import ListOptions
from bibkit.stylebook.catalogue import catalogue
from bibkit.stylebook.find import find_style
from bibkit.stylebook.locales import load_locale


def work(key: str, *families: str, **more: object) -> dict[str, object]:
    return {
        "id": key,
        "type": "book",
        "title": "On Things",
        "author": [{"family": family, "given": "Jane"} for family in families],
        "issued": {"date-parts": [[2002]]},
        **more,
    }


WORKS = {
    str(item["id"]): item
    for item in (
        work("two", "Doe", "Roe"),
        work("three", "Doe", "Roe", "Poe"),
        work("house", "Doe", "Roe & Sons"),
        work("edited", editor=[{"family": "Doe"}, {"family": "Roe"}]),
        work("one", "Doe"),
    )
}


def cited(text: str, style: str = "apa", mode: str = "", **options: str) -> str:
    asked = ListOptions(style=style)._replace(**options)  # type: ignore[arg-type]
    return cite([text], WORKS.__getitem__, "text", asked, beside=Beside(mode=mode)).text.strip()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "style", "shown"),
    [
        # APA 7, 8.17: "Use an ampersand in parenthetical, the word in narrative citations"; 6th ed., 6.12.
        ("@two", "apa", "Doe and Roe (2002)"),
        ("[@two]", "apa", "(Doe & Roe, 2002)"),
        ("@two [p. 5; @three]", "apa", "Doe and Roe (2002, p. 5; Doe et al., 2002)"),
        ("@three", "apa-6th-edition", "Doe, Roe, and Poe (2002)"),
        ("[@three]", "apa-6th-edition", "(Doe, Roe, & Poe, 2002)"),
        ("@house", "apa", "Doe and Roe & Sons (2002)"),
        ("@edited", "apa", "Doe and Roe (2002)"),
        ("@one", "apa", "Doe (2002)"),
        ("@two", "norsk-apa-manual", "Doe and Roe (2002)"),
        # A journal that stands for APA: its parent says it.
        ("@two", "journal-of-applied-psychology", "Doe and Roe (2002)"),
        # DGPs, Richtlinien zur Manuskriptgestaltung; Academy of Management, Style Guide for Authors.
        ("@two", "deutsche-gesellschaft-fur-psychologie", "Doe und Roe (2002)"),
        ("@two", "academy-of-management-review", "Doe and Roe (2002)"),
        ("[@two]", "academy-of-management-review", "(Doe & Roe, 2002)"),
        # No guide says it of these.
        ("@two", "ibis", "Doe & Roe (2002)"),
        ("@two", "chicago-author-date", "Doe and Roe (2002)"),
    ],
)
def test_names_in_a_sentence_have_the_word_where_the_guide_says_so(text: str, style: str, shown: str) -> None:
    assert cited(text, style) == shown


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({"names_in_sentence": "style"}, "Doe & Roe (2002)"),
        ({"names_in_sentence": "and"}, "Doe and Roe (2002)"),
        ({"names_in_sentence": "and", "style": "ibis"}, "Doe and Roe (2002)"),
        ({"locale": "fr-FR"}, "Doe et Roe (2002)"),
        ({"locale": "de-DE"}, "Doe und Roe (2002)"),
        ({"locale": "fr-FR", "names_in_sentence": "style"}, "Doe & Roe (2002)"),
    ],
)
def test_the_word_can_be_asked_for_or_left_out(options: dict[str, str], shown: str) -> None:
    assert cited("@two", **options) == shown


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        # APA 6, 6.12: all of three to five authors the first time, the first and "et al." later.
        (
            "apa-6th-edition",
            "Doe, Roe, and Poe (2002)|Doe et al. (2002)|(Doe et al., 2002)|Doe and Roe (2002)",
        ),
        ("apa", "Doe et al. (2002)|Doe et al. (2002)|(Doe et al., 2002)|Doe and Roe (2002)"),
    ],
)
def test_a_first_mention_in_a_sentence_has_the_names_of_a_first_cite(style: str, shown: str) -> None:
    assert cited("@three, @three, [@three] and @two", style) == shown.replace("|", "\n")


def test_what_goes_on_from_a_sentence_stands_before_other_cites() -> None:
    assert (
        cited("@two [p. 5; @one; see @three]") == "Doe and Roe (2002, p. 5; Doe, 2002; see Doe et al., 2002)"
    )


def test_names_alone_have_the_word_too() -> None:
    assert cited("two", mode="author-only") == "Doe and Roe"


def test_a_processor_that_is_told_so_has_the_word_in_every_kind_of_sentence() -> None:
    found = find_style("apa")
    shown = {}
    for and_in_sentence in (False, True):
        processor = Processor(compile_style(found.xml, load_locale, "en-US", and_in_sentence=and_in_sentence))
        processor.register(WORKS.values())
        modes = ("composite", "author-only", "suppress-author", "")
        citations = [Citation(mode, (Cite("two"),), mode=mode) for mode in modes]  # type: ignore[arg-type]
        shown[and_in_sentence] = ["".join(run.text for run in runs) for runs in processor.cite_all(citations)]
    assert shown == {
        False: ["Doe & Roe (2002)", "Doe & Roe", "(2002)", "(Doe & Roe, 2002)"],
        True: ["Doe and Roe (2002)", "Doe and Roe", "(2002)", "(Doe & Roe, 2002)"],
    }


def test_the_table_holds_for_the_family_and_for_nobody_else() -> None:
    independent = [info for info in catalogue().styles if not info.is_dependent]
    names = {info.name for info in independent if takes_word(info.id)}
    assert {"apa", "apa-6th-edition", "norsk-apa-manual", "academy-of-management-review"} <= names
    assert all("apa" in name.split("-") or name.startswith(("academy", "deutsche")) for name in names)
    assert not takes_word("http://www.zotero.org/styles/apaquogeoid")
