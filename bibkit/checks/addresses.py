"""Rules about what stands in an address, and about identifiers in other places than their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put, Remove
from bibkit.model.ident import parse_doi
from bibkit.model.record import Record
from bibkit.model.work_links import is_page_address

_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/[^\s?#]+)", re.IGNORECASE)
# Publishers whose pages have the DOI of the work, whole and at the end, as their address.
_PUBLISHER = re.compile(
    r"https?://(?:dl\.acm\.org/doi|doi\.acm\.org|(?:www\.|\w+\.)?onlinelibrary\.wiley\.com/doi|link\.springer\.com/(?:article|chapter|book)"
    r"|(?:www\.)?(?:tandfonline|sciencemag|annualreviews|pnas|worldscientific)\.(?:com|org)/doi|journals\.sagepub\.com/doi|pubs\.acs\.org/doi"
    r"|(?:epubs\.siam|journals\.aps|journals\.plos)\.org/doi|science\.sciencemag\.org/doi)"
    r"(?:/(?:abs|full|pdf|epdf|pdfplus|book|10\.1002/\(issn\)\S*?))?/(10\.\d{4,9}/[^\s?#]+?)(?:/(?:abstract|full|pdf|epdf|summary))?(?:\.pdf)?/?",
    re.IGNORECASE,
)
# dx.doi.org gave way to doi.org (DOI Handbook, 2014), doi.acm.org to dl.acm.org; both name a DOI.
_OLD_RESOLVER = re.compile(
    r"https?://(?:dx\.doi\.org|doi\.acm\.org|doi\.ieeecomputersociety\.org)/(10\.\d{4,9}/\S+)", re.IGNORECASE
)
# Services that are closed and lead nowhere.
_CLOSED = re.compile(
    r"https?://(?:goo\.gl|code\.google\.com/p|wave\.google\.com|(?:www\.)?geocities\.com|(?:\w+\.)?gitorious\.org)/\S+",
    re.IGNORECASE,
)
_DOI_IN_NOTE = re.compile(r"(?:\bdoi\s*[:=]?\s*|doi\.org/)(10\.\d{4,9}/[^\s,;}<>\"]+)", re.IGNORECASE)
_DOI_ALONE = re.compile(r"(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s,;}<>\"]+)")
NOTES = ("note", "annote", "medium", "number", "volume", "issue", "page")


def doi_in_url(record: Record) -> Iterator[Diagnostic]:
    """A DOI that stands only in the address, or in a note, is no DOI to styles and services (BK410, BK414)."""
    if "DOI" in record.values:
        return
    address = record.text("URL")
    match = _DOI_ADDRESS.fullmatch(address) or _PUBLISHER.fullmatch(address)
    if match:
        doi = unquote(match[1])
        message = f"The DOI {doi} stands in the address alone"
        yield Diagnostic(
            "BK410", message, f"write it as DOI: {doi}", key=record.key, field=("URL",), fix=_write_doi(doi)
        )
        return
    for field in NOTES:
        text = record.text(field)
        if "10." not in text:
            continue
        whole = _DOI_ALONE.fullmatch(text)
        found = {whole[1]} if whole else set(_DOI_IN_NOTE.findall(text))
        if len(found) == 1:
            doi = found.pop().rstrip(".)")
            message, help_text = f"The DOI {doi} stands in {field} alone", f"write it as DOI: {doi}"
            fix = _write_doi(doi, *([Remove((field,))] if whole else []))
            yield Diagnostic("BK414", message, help_text, key=record.key, field=(field,), fix=fix)
            return


def _write_doi(doi: str, *beside: Remove) -> Fix | None:
    """The DOI as a field. Unsafe: it may be that of the whole, or of another work. None where it is none."""
    if not isinstance(parse_doi(doi), str):
        return None
    return Fix(f"Write the DOI {doi}", (Put(("DOI",), doi), *beside), Safety.UNSAFE)


def doi_and_address(record: Record) -> Iterator[Diagnostic]:
    """An address that leads to another DOI than the record's (BK413), or through a resolver of old (BK415)."""
    address = record.text("URL")
    if not address.startswith("http"):
        return
    doi = record.text("DOI")
    match = _DOI_ADDRESS.fullmatch(address)
    if match and doi and unquote(match[1]).casefold().rstrip("/.") != doi.casefold():
        message = f"The address leads to the DOI {match[1]}, the record's is {doi}"
        yield Diagnostic("BK413", message, "one of the two is wrong", key=record.key, field=("URL",))
    elif doi and (old := _OLD_RESOLVER.fullmatch(address)):
        new = f"https://doi.org/{old[1]}"
        # Safe: by the DOI Handbook both lead to the same place.
        fix = Fix(f"Write {new}", (Put(("URL",), new),), Safety.SAFE)
        message = f"{address.split('/')[2]} is an old resolver of DOIs"
        yield Diagnostic("BK415", message, f"write {new}", key=record.key, field=("URL",), fix=fix)
    elif closed := _CLOSED.fullmatch(address):
        message = f"{closed[0].split('/')[2]} is closed, so that the address leads nowhere"
        help_text = "look for the new address, or one of an archive of the web"
        yield Diagnostic("BK415", message, help_text, key=record.key, field=("URL",))


def link_to_nowhere(record: Record) -> Iterator[Diagnostic]:
    """A link that no page shows, as it leads nowhere or where no page should lead (BK417)."""
    for name, target in record.links:
        if name.lower() != "award" and not is_page_address(target):
            message = f"{name} is no address that a page can lead to"
            help_text = "write https://..., or the way from the page to a file, as in slides/talk.pdf"
            yield Diagnostic("BK417", message, help_text, key=record.key, field=("links", name))


def url_repeats_doi(record: Record) -> Iterator[Diagnostic]:
    """An address that is the DOI once more (BK412): styles that print both print it twice.

    Off by default, as databases give both. The fix is unsafe: some styles print the address alone.
    """
    match = _DOI_ADDRESS.fullmatch(record.text("URL"))
    if match and unquote(match[1]).casefold() == record.text("DOI").casefold():
        fix = Fix("Remove the address", (Remove(("URL",)),), Safety.UNSAFE)
        message = "The address is the DOI once more"
        yield Diagnostic("BK412", message, "remove it", key=record.key, field=("URL",), fix=fix)
