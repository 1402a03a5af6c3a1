"""A library as the files of its page: the HTML, and beside it BibTeX, CSL-JSON and a feed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import placed
from bibkit.errors import UsageError
from bibkit.library import Library
from bibkit.lists.options import AS_THEY_ARE
from bibkit.model.identity import Identities
from bibkit.page.atom import atom
from bibkit.page.data import page_json
from bibkit.page.html import html
from bibkit.page.references import references
from bibkit.page.setup import BESIDE, BIB_HEAD, FORMS, GROUPINGS, Setup
from bibkit.page.sitemap import sitemap
from bibkit.page.words import words
from bibkit.page.work import works
from bibkit.page.work_page import work_pages
from bibkit.registry import unknown_name
from bibkit.text.write.url import safe_url

_CALLED = {"atom": "feed", "sitemap": "sitemap"}


@dataclass(frozen=True, slots=True)
class Built:
    """The text of each file by the end of its name, and what could not be carried.

    The ends are ".html", ".bib" and so on, and "/doe2020.html" in a folder.
    """

    files: dict[str, str]
    losses: tuple[Diagnostic, ...]


def build(library: Library, setup: Setup) -> Built:
    """The files of the page of the library's records.

    Raises UsageError for a setup that can't be (an unknown person, style or grouping, a feed without an address),
    FileError for a template that can't be used.
    """
    _check(setup)
    ordered = library if setup.sort == AS_THEY_ARE else library.sorted(setup.sort)
    records = ordered.records
    listed = references(ordered, setup.options)
    labels, notes = words(listed.lang), listed.notes
    setup = replace(setup, title=setup.title or labels.title)
    folder = setup.address_beside("works") if "works" in setup.beside else ""
    shown, losses = works(records, listed, labels, folder)
    main = page_json if setup.form == "json" else html
    files = {setup.suffix: main(records, shown, setup, library.people, listed)}
    for name in setup.beside:
        if name == "atom":
            feed_url = urljoin(setup.url, setup.address_beside(name))
            files[BESIDE[name]], undated = atom(
                setup.title, setup.url, feed_url, records, shown, Identities(library.people)
            )
            notes += undated
        elif name == "works":
            pages = work_pages(records, shown, setup, library.people, listed)
            files |= {f"{BESIDE[name]}{file}": text for file, text in pages.items()}
        elif name == "sitemap":
            addresses = (setup.url, *(urljoin(setup.url, work.page) for work in shown.values() if work.page))
            files[BESIDE[name]] = sitemap(addresses)
        else:
            beside = library.sorted("key").write({"bib": "bibtex", "json": "csl-json"}[name])
            files[BESIDE[name]] = f"{BIB_HEAD}\n\n{beside.text}" if name == "bib" else beside.text
            losses += beside.losses
    found = dict.fromkeys((*notes, *losses))
    return Built(files, tuple(placed(loss, library.origins.get(loss.key)) for loss in found))


def _check(setup: Setup) -> None:
    if setup.group_by not in GROUPINGS:
        raise unknown_name("way to group a page", setup.group_by, GROUPINGS, about="group-by")
    for name in setup.beside:
        if name not in BESIDE:
            raise unknown_name("file beside a page", name, BESIDE)
    if setup.form not in FORMS:
        raise unknown_name("form of a page", setup.form, FORMS)
    if setup.suffix in (BESIDE[name] for name in setup.beside):
        raise UsageError(
            "The data of the works and CSL-JSON beside them would be one file", hint='leave out "with json"'
        )
    if setup.url and (safe_url(setup.url) != setup.url or not setup.url.startswith("http")):
        raise UsageError(f'"{setup.url}" is not an address of the web', hint="write https://...")
    for name in ("atom", "sitemap"):
        if name not in setup.beside or setup.url:
            continue
        raise UsageError(
            f"A {_CALLED[name]} needs the address of the page",
            hint="give its url, as in https://lab.example/publications.html",
            about="url",
        )
