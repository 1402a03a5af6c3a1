"""Marks of punctuation that data and styles bring along: what stays, and what meets."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.csl.data.identifiers import bare_identifier
from bibkit.engines.job import CitedItem, Job, Note
from bibkit.engines.native import Native
from bibkit.text.write import html
from tests.csl.styles import book, cited, listed, style


def rendered(source: str, *items: dict[str, Any], **more: Any) -> Any:
    return Native().render(Job(source.encode(), "en-US", items, **more))


@pytest.mark.parametrize(
    ("variable", "written", "bare"),
    [
        ("DOI", "https://doi.org/10.1/x", "10.1/x"),
        ("DOI", "http://dx.doi.org/10.1/x", "10.1/x"),
        ("DOI", "HTTPS://DOI.ORG/10.1/x", "10.1/x"),
        ("DOI", "www.doi.org/10.1/x", "10.1/x"),
        ("DOI", "doi:10.1/x", "10.1/x"),
        ("DOI", "DOI 10.1/x", "10.1/x"),
        ("DOI", "10.1/doi.org/10.2", "10.1/doi.org/10.2"),
        ("DOI", "https://x.org/10.1/x", "https://x.org/10.1/x"),
        ("PMID", "https://pubmed.ncbi.nlm.nih.gov/12345/", "12345"),
        ("PMID", "https://www.ncbi.nlm.nih.gov/pubmed/12345", "12345"),
        ("PMID", "PMID: 12345", "12345"),
        ("PMID", "https://pubmed.ncbi.nlm.nih.gov/?term=tide", "https://pubmed.ncbi.nlm.nih.gov/?term=tide"),
        ("PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/", "PMC123"),
        ("PMCID", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123", "PMC123"),
        ("PMCID", "PMCID: PMC123", "PMC123"),
    ],
)
def test_an_identifier_given_as_an_address_is_the_identifier(variable: str, written: str, bare: str) -> None:
    # The official fixture textcase_RepeatedTitleBug has "https://doi.org/https://doi.org/...": not for the processor
    # itself, but for all that comes to it from bibkit.
    assert bare_identifier(variable, written) == bare
    source = style(bibliography=f'<text variable="{variable}" prefix="no. "/>')
    (entry,) = rendered(source, {"id": "a", "type": "book", variable: written}).bibliography.entries
    assert "".join(run.text for run in entry.runs) == f"no. {bare}"


def test_an_address_that_is_no_address_of_a_doi_has_no_other_before_it() -> None:
    source = style(bibliography='<text variable="DOI" prefix="Online: https://doi.org/"/>')
    assert listed(source, {"id": "a", "type": "book", "DOI": "https://x.org/1"}) == [
        'Online: <a href="https://x.org/1">https://x.org/1</a>'
    ]


@pytest.mark.parametrize("variable", ["URL", "DOI", "ISBN", "ISSN", "call-number", "PMCID"])
@pytest.mark.parametrize(
    "value", ["Teo's", "'a'/b?c='d'", 'x="1"', "a <i>b</i>", "«a»", "it’s", "Box 'A' : 3"]
)
def test_identifiers_are_copied_character_by_character(variable: str, value: str) -> None:
    source = style(f'<text variable="{variable}"/>')
    shown = value.replace("<", "&#60;").replace(">", "&#62;")
    assert cited(source, {"id": "a", "type": "book", variable: value}) == shown


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("URL", "https://x.org/Teo's", "https://x.org/Teo's"),
        ("archive_location", "https://x.org/Teo's", "https://x.org/Teo's"),
        ("publisher", "the printer's, https://x.org/Teo's", "the printer’s, https://x.org/Teo's"),
        ("publisher", "'on https://x.org/Teo's/b' only", "“on https://x.org/Teo's/b” only"),
        ("annote", "it's at http://x.org/o'b/c'd, she's sure", "it’s at http://x.org/o'b/c'd, she’s sure"),
        ("publisher", "Teo's", "Teo’s"),
    ],
)
def test_apostrophes_in_addresses_stay_wherever_the_addresses_stand(
    variable: str, value: str, expected: str
) -> None:
    assert (
        cited(style(f'<text variable="{variable}"/>'), {"id": "a", "type": "book", variable: value})
        == expected
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rock 'n' roll", "Rock ’n’ roll"),
        ("Rock ‘n’ roll", "Rock ’n’ roll"),
        ("Rock 'N' Roll is 'here'", "Rock ’N’ Roll is “here”"),
        ("Drum 'n' bass 'n' more", "Drum ’n’ bass ’n’ more"),
        ("R 'n' B", "R ’n’ B"),
        ("Guns 'n Roses", "Guns ’n Roses"),
        ("The role of 'n' in statistics", "The role of “n” in statistics"),
        ("'n' is a number", "“n” is a number"),
        ("The letter 'm' twice", "The letter “m” twice"),
    ],
)
def test_a_short_and_between_two_words_has_apostrophes(title: str, expected: str) -> None:
    assert cited(style('<text variable="title"/>'), {"id": "a", "type": "book", "title": title}) == expected


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Doe", "given": "John Paul"}, "J._P._Doe"),
        ({"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"}, "C._de Gaulle"),
        ({"family": "Berg", "given": "Jan", "dropping-particle": "van den"}, "J._van den Berg"),
        ({"family": "Doe", "given": "Jean-Luc"}, "J.-L._Doe"),
        ({"family": "Doe", "given": "John", "suffix": "Jr."}, "J._Doe Jr."),
        ({"family": "Doe"}, "Doe"),
    ],
)
def test_what_keeps_initials_together_keeps_the_family_name_with_them(
    space: str, name: dict[str, str], expected: str
) -> None:
    item = {"id": "a", "type": "book", "author": [name]}
    source = style(f'<names variable="author"><name initialize-with=".{space}"/></names>')
    assert cited(source, item) == expected.replace("_", space)
    inverted = style(
        f'<names variable="author"><name initialize-with=".{space}" name-as-sort-order="all"/></names>'
    )
    assert not cited(inverted, item).endswith(space)


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        # "T, n.d. . P." in elsevier-harvard and some 110 others, without an author.
        (
            '<text value="T, n.d."/><group prefix=". "><group prefix=". "><text value="P"/></group></group>',
            "T, n.d. P",
        ),
        ('<text value="T." suffix=" "/><group prefix=". "><text value="P"/></group>', "T. P"),
        ('<group delimiter=". "><text value="T"/><text value="P" prefix=". "/></group>', "T. P"),
        ('<text value="T" suffix=". "/><text value="P" prefix=". "/>', "T. P"),
        (
            '<group font-weight="bold"><text value="4th ed."/></group><text value="P" prefix=". "/>',
            "<b>4th ed.</b> P",
        ),
        ('<text value="T" suffix=", "/><text value="P" prefix=". "/>', "T, . P"),
    ],
)
def test_a_period_that_stands_there_with_its_space_is_not_put_again(elements: str, expected: str) -> None:
    assert cited(style(elements), {"id": "a", "type": "book"}) == expected


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("see ", "See Doe"),
        ("See ", "See Doe"),
        ("e.g. ", "E.g. Doe"),
        ("<i>cf.</i> ", "<i>Cf.</i> Doe"),
        ("“quoted” in ", "“Quoted” in Doe"),
        ("übrigens ", "Übrigens Doe"),
        ("3 times, ", "3 times, Doe"),
        ("", "Doe"),
    ],
)
def test_a_note_starts_with_a_capital(prefix: str, expected: str) -> None:
    source = style('<names variable="author"/>', attributes='class="note"')
    items, cites = [book("a", "T", "Doe")], [(CitedItem("a", prefix=prefix),)]

    def shown(source: str, note: Note) -> str:
        return html.inline(rendered(source, *items, citations=cites, notes=(note,)).citations[0])

    assert shown(source, Note(1)) == expected
    # Inside of a note of the text, and in the text, it stands in a sentence that has begun.
    assert shown(source, Note(1, is_of_text=True)) == f"{prefix}Doe"
    assert shown(source.replace('"note"', '"in-text"'), Note(1)) == f"{prefix}Doe"


@pytest.mark.parametrize(
    ("prefix", "shown"),
    [
        ("l'", "l’Doe"),
        ("l’", "l’Doe"),
        ("voir d'", "voir d’Doe"),
        ("selon l'ouvrage qu'", "selon l’ouvrage qu’ Doe"),  # of several it may be a quotation
        ("dell’", "dell’Doe"),
        ("<i>l'</i>", "<i>l’</i>Doe"),
        ("see 'names'", "see “names” Doe"),
        ("see “names”", "see “names” Doe"),
        ("see", "see Doe"),
        ("the 1990s'", "the 1990s’ Doe"),
        ("the authors'", "the authors’ Doe"),
        ("s’", "s’Doe"),
    ],
)
def test_an_elided_word_joins_the_cite(prefix: str, shown: str) -> None:
    source = style('<names variable="author"><name form="short"/></names>')
    assert cited(source, book("a", "T", "Doe, Jane"), prefix=prefix) == shown
