"""Works as citation templates of the English Wikipedia, one a line ("Help:Citation Style 1").

A parameter that the module does not take where it stands is shown as an error to readers of the article, so that only
those are written that it takes. `author-link` is never written: a record does not know who has an article.

What is ours and private never leaves the library and is no loss. Everything else is written or reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.escape import ESCAPING, escape_prose
from bibkit.formats.format import Options
from bibkit.formats.ledger import Ledger
from bibkit.formats.page_range import first_and_last, first_page
from bibkit.formats.wikipedia import tables
from bibkit.formats.wikipedia.date import cs1_date
from bibkit.formats.written import Lose
from bibkit.model.date import Date, Moment
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from bibkit.text.escape.wikitext import attribute, prose, verbatim
from bibkit.text.rich_text import plain_text

_ESCAPING = ESCAPING["wikipedia"]
_SEVERAL_PEOPLE = re.compile(r"[,;&]|\band\b")
_NUMBER = re.compile(r"\d+", re.ASCII)
_SEVERAL_PAGES = re.compile(r"[,;]|\d\s*[–—−]\s*\d")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def write_wikipedia(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as templates, each on a line of its own."""
    for record in records:
        ledger = Ledger(record, lose, "Citation Style 1", lacks="no parameter for")
        template = _FilledTemplate(ledger).text()
        if options["within"] == "ref":
            yield f'<ref name="{attribute(record.key)}">{template}</ref>\n'
        else:
            yield f"{'* ' * (options['within'] == 'list')}{template}\n"


class _FilledTemplate:
    """A template in the making; every field of the record that is read is either written or noted as a loss."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.record = ledger.record
        self.template = tables.TEMPLATES.get(self.record.type, tables.OTHER)
        self.written: list[str] = []
        self.is_of_arxiv = self.record.type == "article" and _is_of_arxiv_alone(self.record)
        if self.is_of_arxiv:
            self.template = tables.ARXIV
            self._drop_what_arxiv_says()
        elif self.template.name == "cite web" and "URL" not in ledger.left:
            self.template = tables.OTHER  # without an address the module shows an error
        elif self.template.name == "cite journal" and "container-title" not in ledger.left:
            self.template = tables.OTHER

    def _drop_what_arxiv_says(self) -> None:
        """Take out what its number says once more."""
        record, left = self.record, self.ledger.left
        said = preprint_members(record.with_values(dict.fromkeys(("publisher", "number", "DOI", "URL"))))
        for field, text in said.items():
            if str(left.get(field, "")).casefold() == text.casefold():
                del left[field]

    def text(self) -> str:
        """The template."""
        ledger = self.ledger
        held = {} if not self.is_of_arxiv else self._held_back()
        if not self.template.is_exact:
            message = f"No template is for {self.record.type}; it is written as {self.template.name}"
            ledger.lose("BK703", "type", message)
        for field, prefix in tables.PEOPLE.items():
            if field != "interviewer" or self.template.name == "cite interview":
                self._put_people(field, prefix)
        self._put_date("issued", "date")
        self._put_date("original-date", "orig-date")
        self._put_titles()
        self._put_texts()
        self._put_pages()
        self._put_identifiers()
        self._put_address()
        ledger.left.update(held)
        ledger.close()
        return "{{" + " |".join([self.template.name, *self.written]) + "}}"

    def _held_back(self) -> dict[str, Value]:
        """What `cite arXiv` takes for an error, out of the way."""
        left = self.ledger.left
        return {field: left.pop(field) for field in [*left] if field not in tables.OF_ARXIV}

    def _put(self, name: str, text: str) -> None:
        if text:
            self.written.append(f"{name}={text}")

    def _prose(self, field: str) -> str:
        """The text of a field as markup; line ends are lost."""
        text = self.ledger.take(field)
        if len(text.splitlines()) > 1:
            self.ledger.lose("BK702", field, f"Citation Style 1 can't carry the line ends in {field}")
        return escape_prose(text, _ESCAPING) if FIELDS[field].kind is Kind.PROSE else prose(text)

    def _put_people(self, field: str, prefix: str) -> None:
        for number, name in enumerate(self.ledger.take_names(field), 1):
            self._put_name(prefix, number, name)
        if field in self.ledger.incomplete and field in self.record.values:
            self.ledger.incomplete.remove(field)
            self._put(f"display-{tables.SHOWN[field]}", "etal")

    def _put_name(self, prefix: str, number: int, name: Name) -> None:
        family = f"{name.non_dropping_particle} {name.family}".strip()
        given = " ".join(filter(None, (name.given, name.dropping_particle, name.suffix)))
        if name.literal or not family or not given:
            whole = prose(name.literal or family or given)
            # In double parentheses the module takes a name as it stands, and looks for no second one in it.
            self._put(f"{prefix.rstrip('-') or 'author'}{number}", self._kept(whole))
            return
        self._put(f"{prefix}last{number}", self._kept(prose(family)))
        self._put(f"{prefix}first{number}", self._kept(prose(given)))

    def _kept(self, text: str) -> str:
        return f"(({text}))" if _SEVERAL_PEOPLE.search(text) else text

    def _put_date(self, field: str, parameter: str) -> None:
        date = self.ledger.left.get(field)
        if not isinstance(date, Date) or not (text := cs1_date(date)):
            return
        self.ledger.take(field)
        self._put(parameter, text)
        start, end = date.start, date.end
        is_less = isinstance(start, Moment) and (
            bool(start.time) or start.uncertain or (start.approximate and not text.startswith("c."))
        )
        if is_less or (end is not None and (not isinstance(end, Moment) or "–" not in text or end.is_circa)):
            message = f'Of the date "{date}", Citation Style 1 can carry only {text}'
            self.ledger.lose("BK702", field, message)

    def _put_titles(self) -> None:
        ledger = self.ledger
        holder = next((one for one in ("container-title", "container-title-short") if one in ledger.left), "")
        is_part = self.template.title == "chapter" and holder
        self._put_title("chapter" if is_part else "title", "title")
        if holder and self.template.container:
            if holder == "container-title-short":
                ledger.lose("BK702", holder, "It is written as the title of what holds the work")
            self._put_title(self.template.container, holder)

    def _put_title(self, parameter: str, field: str) -> None:
        """A title; one in a script of its own says which language that is."""
        if field not in self.ledger.left:
            return
        language = str(self.record.values.get("language", "")).partition("-")[0].lower()
        is_other = language in tables.SCRIPTS and not _LATIN.search(plain_text(str(self.ledger.left[field])))
        text = self._prose(field)
        self._put(
            f"script-{parameter}" if is_other else parameter, f"{language}:{text}" if is_other else text
        )

    def _put_texts(self) -> None:
        name = self.template.name
        left = self.ledger.left
        if "event" in left and "event-title" not in left:
            left["event-title"] = left.pop("event")
        elif left.get("event") == left.get("event-title"):
            left.pop("event", None)
        for field, parameter in tables.TEXTS.items():
            if field not in left or not self._takes(field):
                continue
            text = self._prose(field)
            if field == "edition" and _NUMBER.fullmatch(text):
                text = _ordinal(int(text))
            self._put("event" if name == "cite speech" and parameter == "conference" else parameter, text)

    def _takes(self, field: str) -> bool:
        name = self.template.name
        return {
            "volume": name in tables.WITH_VOLUME,
            "issue": name in tables.WITH_ISSUE,
            "event-title": name in ("cite conference", "cite speech"),
            "scale": name == "cite map",
        }.get(field, True)

    def _put_pages(self) -> None:
        ledger = self.ledger
        if self.template.name not in tables.WITHOUT_PAGES:
            if "page" in ledger.left:
                text = ledger.take("page")
                if first_page(text) == ledger.left.get("page-first"):
                    ledger.take("page-first")
                pages = first_and_last(text)
                is_several = pages or _SEVERAL_PAGES.search(text)
                self._put(
                    "pages" if is_several else "page", "–".join(map(prose, pages)) if pages else prose(text)
                )
            else:
                self._put("page", prose(ledger.take("page-first")))
        if "number" in ledger.left:
            has_own = self.template.name in tables.WITH_ARTICLE_NUMBER
            self._put("article-number" if has_own else "id", self._prose("number"))

    def _put_identifiers(self) -> None:
        ledger = self.ledger
        for field, parameter in tables.IDENTIFIERS.items():
            if field not in ledger.left:
                continue
            if field == "arxiv":
                self._put_arxiv(parameter)
                continue
            first, *more = ledger.take(field).split() if field in ("ISBN", "ISSN") else [ledger.take(field)]
            self._put(parameter, verbatim(first.removeprefix("PMC") if field == "PMCID" else first))
            if more:
                ledger.lose("BK702", field, f"Citation Style 1 can carry only one {field}")
        giver = str(ledger.left.get("eprinttype", "")).casefold()
        if giver in tables.EPRINTS and "eprint" in ledger.left:
            ledger.take("eprinttype")
            self._put(giver, verbatim(ledger.take("eprint")))

    def _put_arxiv(self, parameter: str) -> None:
        arxiv = self.record.arxiv
        if self.is_of_arxiv and arxiv is not None:
            self.ledger.take("arxiv")
            self._put("eprint", arxiv.versioned)
            self._put("class", prose(arxiv.primary_class))
        else:
            self._put(parameter, self.ledger.take_arxiv())

    def _put_address(self) -> None:
        if "URL" not in self.ledger.left:
            return
        self._put("url", verbatim(self.ledger.take("URL")))
        visited = self.ledger.left.get("accessed")
        if isinstance(visited, Date) and visited.first is not None and visited.first.day:
            self._put_date("accessed", "access-date")


def _is_of_arxiv_alone(record: Record) -> bool:
    return record.arxiv is not None and record.values.keys().isdisjoint(("container-title", "event-title"))


def _ordinal(number: int) -> str:
    """The number as Citation Style 1 has it before "ed.".

    >>> [_ordinal(number) for number in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
