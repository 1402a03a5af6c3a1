"""Where a work can be opened: addresses of the web, and files in the folder of its library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bibkit.model.record import Record
from bibkit.page.links import links
from bibkit.page.record_links import record_links
from bibkit.text.write.url import safe_url

FILE = "file"


class Address(NamedTuple):
    """A place of a work: what it is called (doi, arxiv, pdf, url, file, or the name of a link), and its address."""

    name: str
    url: str


def addresses(record: Record, folder: Path) -> list[Address]:
    """The addresses of a work, each once, the most lasting first: http, https, and files that are in the folder.

    Anything else that a record says is no address: what others wrote may not run a program or name a file elsewhere.
    """
    found: dict[str, str] = {}
    for name, url in (*_of_web(record), *_files(record, folder)):
        found.setdefault(url, name)
    return [Address(name, url) for url, name in found.items()]


def _of_web(record: Record) -> Iterator[tuple[str, str]]:
    for link in links(record):
        if link.url.startswith(("http:", "https:")):
            yield link.label.lower() or "url", link.url
    for link in record_links(record, {}):
        url = safe_url(link.url)
        if url is not None and url.startswith(("http:", "https:")):
            yield link.label.lower(), url


def _files(record: Record, folder: Path) -> Iterator[tuple[str, str]]:
    """Files that the record names, in links or as reference managers do ("Paper:files/doe.pdf:PDF")."""
    named = [*record.links, *((FILE, part) for part in _attached(record.extra.get(FILE)))]
    root = folder.resolve()
    for name, target in named:
        if "://" in target or "\0" in target or target.startswith("~"):
            continue
        try:
            path = (root / target).resolve()
            if path.is_relative_to(root) and path.is_file():
                yield name.lower(), path.as_uri()
        except (OSError, ValueError):
            continue  # longer than a name may be, or a ring of links: no file


def _attached(raw: object) -> Iterator[str]:
    if not isinstance(raw, str):
        return
    for part in raw.split(";"):
        pieces = part.strip().split(":")
        yield (
            pieces[1] if len(pieces) == 3 else part.strip()
        )  # JabRef's and Zotero's: description, path, kind
