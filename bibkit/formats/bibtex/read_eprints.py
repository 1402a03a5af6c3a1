r"""Eprints in .bib files: the fields for them, and the many other places in which arXiv's numbers stand.

`journal={arXiv preprint arXiv:1508.00882}`, `journal={CoRR}, volume={abs/1508.00882}`, `note={arXiv:1508.00882}`
and `doi={10.48550/ARXIV.1508.00882}`. Where a number stood otherwise than in `eprint`, that is remembered: classic
BibTeX gets it again in the field that had it, as its standard styles print no eprint.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.formats.bibtex.dialect import STAMP
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.held import CLASSES
from bibkit.formats.bibtex.read_identifiers import plain_identifier
from bibkit.formats.bibtex.read_tables import TYPES
from bibkit.formats.bibtex.reading import Reading
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.syntax.bib import BibField

WITH_JOURNAL = ("article-journal", "article", "document", "manuscript")
ONLINE = ("online", "electronic", "www")
_JOURNAL = re.compile(
    r"\s*(?:pre-?prints?\s+(?:at|on|in|available at)\s+)?(?:(?:arXiv(?:\.org)?(?:\s+\(Cornell University\))?|CoRR"
    r"|Computing Research Repository(?:\s*\(CoRR\))?)"
    r"(?:\s+(?:[\w-]+\s+)?(?:e-?prints?|(?:pre-?print\s+)?(?:server|repository)|pre-?prints?))?)\s*[,:;.]?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?P<id>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)"
    r"(?P<class>\s*[\[(]\s*[a-z-]+(?:\.[\w-]+)?(?:[\s,;]+[a-z-]+(?:\.[\w-]+)?)*\s*[\])])?"
)
_PLACE = re.compile(
    rf"(?:(?:https?://)?(?:dx\.)?doi\.org/)?(?:10\.48550/)?(?:https?://arxiv\.org/)?(?:arXiv(?:\.org)?[\s:.,]*)*(?:abs/|pdf/)?{_NUMBER}\s*\.?",
    re.IGNORECASE,
)
# A text that is arXiv's stamp and nothing else: it says arXiv or CoRR somewhere before the number.
_STAMP = re.compile(
    r"\s*(?:(?:available|see|also)\s+(?:online\s+)?(?:at|from|as|on|also)?\s*:?\s*)?(?:e-?print|pre-?print)?[\s:,]*"
    r"(?:(?:arXiv(?:\.org)?|CoRR)(?:\s+(?:e-?prints?|pre-?prints?))?[\s:,.]*(?:(?:abs|pdf)[/:]\s*)?|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)+"
    rf"{_NUMBER}(?:\.pdf)?\s*\.?\s*",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\A\[([a-z-]+(?:\.[\w-]+)?)\]\Z")
_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_PLACES = ("volume", "number", "pages", "eid", "doi")  # where a number stands beside `journal={CoRR}`
STAMP_FIELDS = ("note", "howpublished", "number", "series", "type")
EPRINT_FIELDS = frozenset(
    ["eprint", "arxivid", "eprinttype", "archiveprefix", "archive", "eprintclass", "primaryclass"]
).union(STAMP_FIELDS, ["doi"])
"""Those that may name the eprint of an entry, or say something of it."""

STAMPED = frozenset(["howpublished", "note", "number", "type", "institution"])
"""Those in which bibkit says once more to classic styles what the eprint says."""


def read_eprint(reading: Reading) -> None:
    """Take the eprint of the entry, from its own fields, or from where else arXiv's number stands."""
    number = reading.take("eprint") or reading.take("arxivid")
    archive = reading.take("eprinttype") or reading.take("archiveprefix") or reading.take("archive")
    class_ = reading.take("eprintclass") or reading.take("primaryclass")
    text = plain_identifier(number.value) if number else ""
    archive_name = reading.decode(archive) if archive else ""
    class_name = _CLASS.sub(r"\1", reading.decode(class_)) if class_ else ""
    if number and archive_name.casefold() in ("arxiv", "arxiv.org", ""):
        arxiv = parse_arxiv(
            f"{text} [{class_name}]" if class_name and not text.endswith((")", "]")) else text
        )
        if isinstance(arxiv, ArxivId):
            reading.set("arxiv", arxiv, number)
            if class_ is not None and re.search(r"[\s,;]", class_name.strip()):
                reading.hold(CLASSES, class_)  # `primaryclass={cs.LG, stat.ML}`: a record has the first
            _note_preprint(reading)
            return
        if archive_name:
            reading.report("BK806", number, f"{arxiv.message}; it is kept as it is", arxiv.help)
    for name, item, value in (
        ("eprint", number, text),
        ("eprinttype", archive, archive_name),
        ("eprintclass", class_, class_name),
    ):
        if item is not None:
            reading.set(name, value, item)
    if number:
        _note_preprint(reading)
    elif archive is None and class_ is None:
        _stamp(reading)


def read_arxiv_journal(reading: Reading) -> None:
    """arXiv is no journal: "arXiv preprint arXiv:2212.08073" is an eprint, "arXiv" alone a repository."""
    name = "journal" if "journal" in reading.fields else "journaltitle"
    item = reading.fields.get(name)
    if item is None or reading.type not in WITH_JOURNAL:
        return
    rest = behind_arxiv(item.value)
    if rest is None:
        return
    places = {name: rest} if rest else _values(reading, _PLACES)
    found = {place: arxiv for place, text in places.items() if (arxiv := _arxiv_at(text))}
    known = reading.values.get("arxiv")
    if not found and not isinstance(known, ArxivId) and (places.keys() & {name, "volume"}):
        return  # a journal whose name begins like arXiv's, or something that is not understood
    reading.take(name)
    reading.type = "article"
    first = next(iter(found.values()), None)
    if first is not None and not isinstance(known, ArxivId):
        reading.set("arxiv", first, item)
    elif first is not None and isinstance(known, ArxivId) and known.id != first.id:
        reading.keep(item, "it names another paper than eprint")
        return
    if "arxiv" in reading.values:
        again = {name: item.value.strip()}
        for place, arxiv in found.items():
            if place != "doi" and arxiv == first:
                reading.take(place)
                again[place] = reading.fields[place].value.strip()
        _remember(reading, again, has_eprint=_is_there(reading.fields.get("eprint")))
    elif "publisher" not in reading.fields:
        reading.set("publisher", reading.decode(item), item)


@lru_cache(maxsize=4096)  # a file has few journals
def behind_arxiv(tex: str) -> str | None:
    """What stands behind arXiv's name in the name of a journal; None where that is another."""
    match = _JOURNAL.fullmatch(text_of_tex(tex))
    return None if match is None else match["rest"].strip()


def drop_stamps(reading: Reading) -> None:
    """What bibkit adds to a preprint, so that classic styles print its number, says what its eprint says."""
    arxiv = reading.values.get("arxiv")
    stamp = f"arXiv:{arxiv.id}" if isinstance(arxiv, ArxivId) else "Preprint"
    said = {
        "howpublished": (f"arXiv:{arxiv}",) if isinstance(arxiv, ArxivId) else (),
        "note": (stamp,),
        "number": (stamp,),
        "type": ("Preprint",),
        "institution": ("arXiv", "Preprint"),
    }
    dropped: dict[str, str] = {}
    for name, texts in said.items():
        item = reading.fields.get(name)
        if item is not None and item.value.strip() in texts and reading.take(name):
            dropped[name] = item.value.strip()
    if dropped and isinstance(arxiv, ArxivId):
        known = reading.links.get(STAMP)
        if isinstance(known, dict):
            reading.links[STAMP] = {**dropped, **known}
        else:
            _remember(reading, dropped, has_eprint=True)


def _stamp(reading: Reading) -> None:
    """The number in a field of words that holds nothing else, or in the DOI that arXiv gives."""
    for name in STAMP_FIELDS:
        item = reading.fields.get(name)
        stamp = stamp_in(item.value) if item else None
        if item is not None and stamp is not None:
            reading.take(name)
            reading.set("arxiv", stamp, item)
            _remember(reading, {name: item.value.strip()}, has_eprint=False)
            _note_preprint(reading)
            return
    doi = reading.fields.get("doi")
    if doi is not None and _DOI.search(doi.value):
        arxiv = parse_arxiv(plain_identifier(doi.value))
        if isinstance(arxiv, ArxivId):
            reading.set("arxiv", arxiv, doi)
            _remember(reading, {"doi": doi.value.strip()}, has_eprint=False)
            _note_preprint(reading)


def stamp_in(tex: str) -> ArxivId | None:
    """The number of which the text of a field is arXiv's stamp, and nothing else."""
    if not ("rxiv" in (lowered := tex.lower()) or "corr" in lowered):
        return None
    match = _STAMP.fullmatch(text_of_tex(tex))
    found = parse_arxiv(match["id"] + (match["class"] or "")) if match else None
    return found if isinstance(found, ArxivId) else None


def _values(reading: Reading, names: tuple[str, ...]) -> dict[str, str]:
    return {
        name: item.value.strip()
        for name in names
        if (item := reading.fields.get(name)) and item.value.strip()
    }


def _arxiv_at(text: str) -> ArxivId | None:
    match = _PLACE.fullmatch(plain_identifier(text))
    arxiv = parse_arxiv(match["id"] + (match["class"] or "")) if match else None
    return arxiv if isinstance(arxiv, ArxivId) else None


def _remember(reading: Reading, fields: dict[str, str], *, has_eprint: bool) -> None:
    """Keep the fields that say the number, and the type of the entry, for classic BibTeX."""
    kept = {"entrytype": reading.entry.type, **fields}
    reading.links[STAMP] = {**kept, "eprint": "too"} if has_eprint else kept


def _note_preprint(reading: Reading) -> None:
    """An eprint outside of journals and books is what CSL calls an article."""
    kind, fields = reading.entry.type, reading.fields
    subtype = fields.get("entrysubtype")
    if subtype is not None and (reading.type != TYPES.get(kind) or subtype.value.strip() == reading.type):
        return
    institution = fields.get("institution")
    stamp = reading.links.get(STAMP)
    arxiv, howpublished = reading.values.get("arxiv"), fields.get("howpublished")
    published = (
        howpublished is not None
        and _is_there(howpublished)
        and not (isinstance(stamp, dict) and "howpublished" in stamp)
        and not (isinstance(arxiv, ArxivId) and howpublished.value.strip() == f"arXiv:{arxiv}")
    )
    if kind == "article":
        # INSPIRE writes preprints so.
        is_preprint = not any(
            _is_there(fields.get(name)) for name in ("journal", "journaltitle", "booktitle")
        )
    elif kind == "techreport":
        is_preprint = institution is not None and institution.value.strip() == "arXiv"
    else:
        is_preprint = kind in ("misc", "unpublished", *ONLINE)
    if is_preprint and not published:
        reading.type = "article"


def _is_there(item: BibField | None) -> bool:
    return item is not None and bool(item.value.strip())
