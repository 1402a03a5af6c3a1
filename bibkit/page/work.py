"""One work as the page shows it: everything that the template needs, ready to be set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.dialect import CLASSIC
from bibkit.formats.bibtex.write import entry_blocks
from bibkit.lists.venues import short_venue, venue
from bibkit.model.key import file_stem
from bibkit.model.record import Record
from bibkit.page.coins import coins
from bibkit.page.links import ARXIV_PDF, Link, links
from bibkit.page.prose import paragraphs, plain
from bibkit.page.record_links import awards, picture, record_links
from bibkit.page.references import References
from bibkit.page.schema_org import fragment
from bibkit.page.words import PageWords
from bibkit.text.escape.html import attribute
from bibkit.web.templates import Finished

_ODD = re.compile(r"[^\w.%+-]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Work:
    """One work. `Finished` texts are HTML, all others plain.

    `hidden_words` are to be found by a search though the page does not show them: all names (a style may show the
    first few only), the venue and the key. `links` are those that the reference does not have. `lang` is "" where the
    record does not say its language. `authors` are all of them where the reference leaves some out, else "", and
    `authors_label` says how many. `venue` is a short name of it, `picture` the address of a picture, or "", and
    `page` that of a page of its own.
    """

    key: str
    fragment: str
    title: str
    reference: Finished
    lang: str
    authors: Finished
    authors_label: str
    venue: str
    picture: str
    page: str
    type: str
    tags: tuple[str, ...]
    abstract: tuple[Finished, ...]
    abstract_text: str
    bibtex: str
    links: tuple[Link, ...]
    awards: tuple[str, ...]
    coins: str
    hidden_words: str


def works(
    records: Sequence[Record], references: References, words: PageWords, folder: str = ""
) -> tuple[dict[str, Work], tuple[Diagnostic, ...]]:
    """The works by key, those without a reference left out, and what BibTeX could not carry of them.

    The BibTeX of a work has all of it but the abstract and the links, which stand beside it. `words` are the page's,
    `folder` is the address of the folder in which works have pages of their own, if they do.
    """
    shown = [record for record in records if record.key in references.written]
    losses: list[Diagnostic] = []
    blocks = entry_blocks(
        [record.with_values({"abstract": None, "links": None}) for record in shown], CLASSIC, losses.append
    )
    found = {
        record.key: _work(record, references, block, words, folder)
        for record, block in zip(shown, blocks, strict=True)
    }
    return found, tuple(losses)


def file_of(key: str) -> str:
    """The name of the file of the page of the work with that key."""
    return f"{_ODD.sub(lambda match: quote(match[0], safe=''), file_stem(key))}.html"


def _work(record: Record, references: References, bibtex: str, words: PageWords, folder: str) -> Work:
    reference = Finished(references.written[record.key])
    names = (name.display for _, people in record.name_lists() for name in people)
    language = record.text("language").replace("_", "-")
    return Work(
        key=record.key,
        fragment=fragment(record.key),
        title=plain(record.title) or record.key,
        reference=reference,
        lang=language if _LANGUAGE.fullmatch(language) else "",
        authors=Finished(references.names[record.key] if record.key in references.short else ""),
        authors_label=words.authors.format(len(record.author)),
        venue=plain(short_venue(record)),
        picture=picture(record),
        page=folder and f"{folder}{quote(file_of(record.key), safe='')}",
        type=record.type,
        tags=tuple(dict.fromkeys(record.tags)),
        abstract=tuple(map(Finished, paragraphs(record.text("abstract")))),
        abstract_text=plain(record.text("abstract")),
        bibtex=bibtex,
        links=tuple(
            link for link in all_links(record, words) if f'href="{attribute(link.url)}"' not in reference
        ),
        awards=awards(record),
        coins=coins(record),
        hidden_words=" ".join(
            (*dict.fromkeys(names), plain(venue(record)), plain(short_venue(record)), record.key)
        ),
    )


def all_links(record: Record, words: PageWords) -> list[Link]:
    """What the record links to, then what its identifiers stand for; its own PDF stands for that of arXiv.

    The picture, which is shown, is a link itself.
    """
    shown = picture(record)
    own = [link for link in record_links(record, words.link_names) if link.url != shown]
    has_pdf = any(link.label == words.link_names["pdf"] for link in own)
    taken = {link.url for link in own}
    others = (link for link in links(record) if link.url not in taken)
    return [*own, *(link for link in others if not (has_pdf and link.url.startswith(ARXIV_PDF)))]
