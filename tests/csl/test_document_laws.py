"""However a document came about, it reads the same; and what comes back from an edit is all that has changed."""

from __future__ import annotations

from random import Random

import pytest

from bibkit.csl import Changed, Citation, Cite, Processor, Style, compile_style, load_style
from bibkit.csl.document.citation import Mode
from bibkit.stylebook import find_style
from bibkit.text.run import Run
from bibkit.text.write import html
from tests.csl.styles import Item, book, style
from tests.csl.suite import load_locale

NAMES = ("Doe, Jane", "Doe, John", "Doe, J. K.", "Roe, Ann", "Roe, Alan", "Poe, E.")
STYLES = (
    "apa", "ieee", "chicago-author-date", "chicago-notes-bibliography", "modern-language-association", "nature",
    "association-for-computing-machinery", "harvard-cite-them-right", "din-1505-2-alphanumeric",
)  # fmt: skip
SMALL = {
    "numbers": style(
        '<text variable="citation-number"/>',
        '<text variable="citation-number"/><text variable="title" prefix=" "/>',
        options='collapse="citation-number"',
        layout='delimiter=", "',
        sort='<sort><key variable="citation-number"/></sort>',
    ),
    "sorted-numbers": style('<text variable="citation-number"/>', '<text variable="title"/>').replace(
        "<bibliography>", '<bibliography><sort><key variable="title" sort="descending"/></sort>'
    ),
    "notes": style(
        '<choose><if position="ibid-with-locator"><text term="ibid"/><text variable="locator" prefix=" "/></if>'
        '<else-if position="ibid"><text term="ibid"/></else-if>'
        '<else-if position="near-note"><names variable="author"><name form="short"/></names></else-if>'
        '<else-if position="subsequent"><text variable="title" form="short"/>'
        '<text variable="first-reference-note-number" prefix=" (n. " suffix=")"/></else-if>'
        '<else><names variable="author"/><text variable="title" prefix=", "/></else></choose>',
        attributes='class="note"',
        layout='delimiter="; "',
    ),
    "suffixes": style(
        '<names variable="author"><name form="short"/></names><date variable="issued" prefix=" ">'
        '<date-part name="year"/></date>',
        '<names variable="author"/><date variable="issued" prefix=" "><date-part name="year"/></date>',
        options='disambiguate-add-names="true" disambiguate-add-givenname="true" collapse="year-suffix" '
        'disambiguate-add-year-suffix="true" et-al-min="2" et-al-use-first="1"',
        layout='delimiter="; "',
        sort='<sort><key variable="issued"/><key variable="author"/></sort>',
    ),
}


def items(draw: Random) -> list[Item]:
    return [
        book(f"i{number}", draw.choice(("Tides", "Moons", "Tides")), *draw.sample(NAMES, draw.choice((1, 1, 2, 3))),
             year=draw.choice((2000, 2000, 2001)))
        for number in range(8)
    ]  # fmt: skip


def citation(id_: str, draw: Random, *, is_note: bool) -> Citation:
    cites = tuple(
        Cite(f"i{draw.randrange(8)}", locator=draw.choice(("", "", "", "12", "ch. 3")))
        for _ in range(draw.choice((1, 1, 2, 3)))
    )
    modes: tuple[Mode, ...] = ("", "", "", "", "author-only", "suppress-author", "composite")
    return Citation(
        id_,
        cites,
        note=draw.randrange(1, 12) if is_note else 0,
        mode=draw.choice(modes),
        is_sorted=draw.random() < 0.8,
    )


def texts(citations: tuple[tuple[Run, ...], ...]) -> list[str]:
    return [html.inline(runs) for runs in citations]


def edited(made: Processor, draw: Random, *, is_note: bool) -> dict[str, str]:
    """Some edits; what a client that only takes the changes over sees at the end."""
    shown: dict[str, str] = {}

    def take(changes: tuple[Changed, ...]) -> None:
        for change in changes:
            shown[change.id] = html.inline(change.runs)

    for number in range(draw.randrange(4, 14)):
        ids = made.citation_ids()
        edit = draw.choice(("cite", "cite", "insert", "move", "delete", "again", "list"))
        if edit == "cite" or not ids:
            take(made.cite(citation(f"c{number}", draw, is_note=is_note)))
        elif edit == "insert":
            take(made.insert(citation(f"c{number}", draw, is_note=is_note), draw.randrange(len(ids) + 1)))
        elif edit == "move":
            take(made.move(draw.choice(ids), draw.randrange(len(ids))))
        elif edit == "delete":
            gone = draw.choice(ids)
            take(made.delete(gone))
            del shown[gone]
        elif edit == "again":
            take(made.cite(citation(draw.choice(ids), draw, is_note=is_note)))
        else:
            take(made.list_uncited([f"i{draw.randrange(8)}" for _ in range(draw.randrange(3))]))
    return shown


@pytest.mark.parametrize("name", [*STYLES, *SMALL])
def test_edits_end_in_the_document_that_is_made_at_once(name: str) -> None:
    source: Style = load_style(SMALL[name] if name in SMALL else find_style(name).xml)
    compiled = compile_style(source, load_locale)
    for seed in range(12):
        draw = Random(f"{name} {seed}")
        known = items(draw)
        made = Processor(compiled)
        made.register(known)
        shown = edited(made, draw, is_note=source.style_class == "note")
        at_once = Processor(compiled)
        at_once.register(known)
        at_once.list_uncited(made.uncited)
        at_once.cite_all(made.document())
        assert texts(made.citations()) == texts(at_once.citations()), seed
        assert [shown[id_] for id_ in made.citation_ids()] == texts(made.citations()), seed
        assert entries(made) == entries(at_once), seed


def entries(made: Processor) -> list[tuple[str, str]]:
    return [(entry.id, html.inline(entry.runs)) for entry in made.bibliography().entries]
