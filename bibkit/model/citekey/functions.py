"""What a formula can take from a record: Better BibTeX's functions (its manual, "Citation keys", Functions).

Each takes a record and the arguments of its signature and gives a text; empty where the record lacks what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from bibkit.model.citekey.default import family, year_part
from bibkit.model.citekey.letters import bare, together
from bibkit.model.citekey.words import STOP_WORDS, telling_words, without_markup, words
from bibkit.model.date import Moment
from bibkit.model.fields import FIELDS, NAME_FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Record

_INITIAL = re.compile(r"[^\W\d_]")
_PAGES = re.compile(r"[^\s,;&+–—−-]+")


def creators(record: Record, creator: str) -> Sequence[Name]:
    """The names that a work is known by: its authors or, without one, the first other creators that it has."""
    fields = NAME_FIELDS if creator == "*" else (creator,)
    return next((names for field in fields if (names := record.names(field))), ())


def _families(record: Record, creator: str, initials: bool = False) -> list[str]:
    found = []
    for name in creators(record, creator):
        initial = "".join(_INITIAL.findall(_first_letters(name.given))) if initials else ""
        found.append(family(name) + initial)
    return [one for one in found if one]


def _first_letters(given: str) -> str:
    return " ".join(word[:1] for word in re.split(r"[\s.-]+", together(given)))


def _auth(
    record: Record, n: int = 0, m: int = 1, creator: str = "*", initials: bool = False, sep: str = " "
) -> str:
    del sep  # a family name of several words is one here
    names = _families(record, creator, initials)
    if not 1 <= m <= len(names):
        return ""
    return names[m - 1][: n or None]


def _auth_auth_ea(record: Record, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = _families(record, creator, initials)
    return sep.join([*names[:2], *(["ea"] if len(names) > 2 else [])])


def _auth_et_al(record: Record, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    names = _families(record, creator, initials)
    return sep.join(names if len(names) < 3 else [names[0], "EtAl"])


def _auth_et_al_2(record: Record, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = _families(record, creator, initials)
    return sep.join(names if len(names) < 3 else [names[0], "etal"])


def _author_last(record: Record, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    del sep
    return next(iter(_families(record, creator, initials)[-1:]), "")


def _initial_of(record: Record, creator: str, number: int) -> str:
    names = creators(record, creator)
    return _first_letters(names[number].given)[:1] if names else ""


def _auth_fore_ini(record: Record, creator: str = "*") -> str:
    return _initial_of(record, creator, 0)


def _author_last_fore_ini(record: Record, creator: str = "*") -> str:
    return _initial_of(record, creator, -1)


def _auth_ini(record: Record, n: int = 0, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    return sep.join(name[: n or None] for name in _families(record, creator, initials))


def _author_ini(record: Record, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = _families(record, creator, initials)
    return sep.join([name[:5] for name in names[:1]] + ["".join(name[:1] for name in names[1:])]).strip(sep)


def _authors(
    record: Record,
    n: int = 0,
    creator: str = "*",
    name: str = "%(f)s",
    etal: str = "",
    sep: str = " ",
) -> str:
    every = [one for one in creators(record, creator) if family(one)]
    shown = [
        name.replace("%(f)s", family(one))
        .replace("%(I)s", "".join(_INITIAL.findall(_first_letters(one.given))))
        .replace("%(i)s", _first_letters(one.given)[:1])
        .replace("%(g)s", bare(together(one.given)))
        for one in every[: n or None]
    ]
    return sep.join(shown) + (etal if len(shown) < len(every) else "")


def _authors_alpha(record: Record, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    del sep
    names = _families(record, creator, initials)
    if len(names) == 1:
        return names[0][:3]
    return "".join(name[:1] for name in (names if len(names) <= 4 else names[:3])) + (
        "+" if len(names) > 4 else ""
    )


def _authshort(record: Record, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = _families(record, creator, initials)
    if len(names) < 2:
        return "".join(names)
    return sep.join(name[:1] for name in names[:3]) + ("+" if len(names) > 3 else "")


def _year(record: Record) -> str:
    return year_part(record.date("issued"))


def _short_year(record: Record) -> str:
    return _year(record)[-2:]


def _orig_year(record: Record) -> str:
    return year_part(record.date("original-date"))


def _month(record: Record) -> str:
    return _dated(record, "issued", "%m")


def _date(record: Record, format: str = "%Y-%m-%d") -> str:  # noqa: A002
    return _dated(record, "issued", format)


def _orig_date(record: Record, format: str = "%Y-%m-%d") -> str:  # noqa: A002
    return _dated(record, "original-date", format)


def _dated(record: Record, field: str, form: str) -> str:
    """A date by strftime's letters; the text ends before the first part that the date lacks."""
    date = record.date(field)
    first = date.first if date else None
    if first is None:
        return ""
    parts = {**_parts(first), "%": "%"}
    known = {f"%{letter}": text for letter, text in parts.items()}
    shown = ""
    for text in re.split(r"(%-?[a-zA-Z%])", form):
        value = known.get(text, text)
        if value is None:
            break
        shown += value
    return shown.rstrip(" -_./")


def _parts(moment: Moment) -> dict[str, str | None]:
    year, month, day = str(moment.year), moment.month, moment.day
    is_month = month is not None and 1 <= month <= 12
    return {
        "Y": year.zfill(4),
        "y": year[-2:],
        "m": f"{month:02}" if is_month else None,
        "-m": str(month) if is_month else None,
        "d": f"{day:02}" if day else None,
        "-d": str(day) if day else None,
    }


def _title(record: Record) -> str:
    return "".join(word[:1].upper() + word[1:] for word in telling_words(record.title) if word)


def _short_title(record: Record, n: int = 3, m: int = 0) -> str:
    return _capitalised(telling_words(record.title)[: n or None], m)


def _very_short_title(record: Record, n: int = 1, m: int = 0) -> str:
    return _short_title(record, n, m)


def _capitalised(found: Sequence[str], count: int) -> str:
    return " ".join(word[:1].upper() + word[1:] if i < count else word for i, word in enumerate(found))


def _first_page(record: Record) -> str:
    return next(iter(_PAGES.findall(record.text("page"))), "")


def _last_page(record: Record) -> str:
    return next(iter(_PAGES.findall(record.text("page"))[-1:]), "")


def _keyword(record: Record, n: int = 1) -> str:
    found = [*record.tags, *keywords_of(record.text("keyword"))]
    return found[n - 1] if 1 <= n <= len(found) else ""


def _type(record: Record) -> str:
    return record.type


def _language(record: Record) -> str:
    return record.text("language")


def _journal(record: Record) -> str:
    """The short form of the venue where the record has one, else the initials of its words."""
    short = record.text("container-title-short")
    if short:
        return short
    names = words(record.text("container-title"))
    telling = [name for name in names if name.lower() not in STOP_WORDS]
    return telling[0] if len(telling) == 1 else "".join(name[:1].upper() for name in telling)


FUNCTIONS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "auth": _auth,
        "authAuthEa": _auth_auth_ea,
        "authEtAl": _auth_et_al,
        "authEtal2": _auth_et_al_2,
        "authForeIni": _auth_fore_ini,
        "authIni": _auth_ini,
        "authorIni": _author_ini,
        "authorLast": _author_last,
        "authorLastForeIni": _author_last_fore_ini,
        "authors": _authors,
        "authorsAlpha": _authors_alpha,
        "authshort": _authshort,
        "date": _date,
        "firstpage": _first_page,
        "journal": _journal,
        "keyword": _keyword,
        "language": _language,
        "lastpage": _last_page,
        "month": _month,
        "origdate": _orig_date,
        "origyear": _orig_year,
        "shorttitle": _short_title,
        "shortyear": _short_year,
        "title": _title,
        "type": _type,
        "veryshorttitle": _very_short_title,
        "year": _year,
    }
)
_ZOTERO = {  # Zotero's names of fields, which formulas have with a capital: `Title`, `PublicationTitle`
    "publicationtitle": "container-title", "booktitle": "container-title", "proceedingstitle": "container-title",
    "journalabbreviation": "container-title-short", "shorttitle": "title-short", "abstractnote": "abstract",
    "pages": "page", "place": "publisher-place", "university": "publisher", "institution": "publisher",
    "reportnumber": "number", "series": "collection-title", "seriesnumber": "collection-number",
    "conferencename": "event-title",
}  # fmt: skip
_BY_LETTERS = {**{name.replace("-", "").lower(): name for name in FIELDS}, **_ZOTERO}


def field_named(name: str) -> str:
    """The field that a formula means by a name with a capital ("Title", "DOI", "PublicationTitle"); empty for none."""
    return _BY_LETTERS.get(name.replace("-", "").lower(), "")


def field_text(record: Record, name: str) -> str:
    """A field as text: names and lists with blanks between them."""
    kind = FIELDS[name].kind
    if kind is Kind.NAMES:
        return " ".join(one.display for one in record.names(name))
    if kind is Kind.LIST:
        return " ".join(record.list(name))
    return without_markup(record.text(name))
