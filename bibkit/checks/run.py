"""Every rule over every record, in one pass; what a record answers for (`ignore`) is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bibkit.checks.added import findings_of_added
from bibkit.checks.addresses import NOTES, doi_and_address, doi_in_url, link_to_nowhere, url_repeats_doi
from bibkit.checks.authors import (
    SIGNED,
    affiliation_in_name,
    capital_name,
    no_author,
    odd_names,
    person_of_name,
    repeated_name,
)
from bibkit.checks.characters import hidden_characters
from bibkit.checks.dates import (
    accessed_before_issued,
    arxiv_month,
    date_in_words,
    improbable_date,
    no_date,
    preprint_before_its_number,
    submitted_after_issued,
)
from bibkit.checks.duplicates import same_identifier
from bibkit.checks.foreign_fields import foreign_field
from bibkit.checks.garbled import accents_apart, garbled_text, html_in_text, mixed_scripts
from bibkit.checks.identifiers import IN_VENUES, arxiv_as_journal, arxiv_doi_mismatch, doi_year
from bibkit.checks.name_parts import misplaced_suffix, small_name, split_organisation
from bibkit.checks.of_type import (
    NEEDING,
    PUBLISHED,
    book_in_book,
    edition_in_words,
    label_in_number,
    lacking_for_type,
    legal_form,
    no_publisher,
)
from bibkit.checks.pages import odd_pages, pages_from_one
from bibkit.checks.same_people import initials_of_known, joined_by_comma, same_list, variant_of_known
from bibkit.checks.same_works import same_works
from bibkit.checks.signs import (
    BLANKS,
    BRACKETS,
    DATE_IN_WORDS,
    FULL_STOP,
    LIKE_NAMES,
    MARKUP,
    NO_NAME,
    NO_TITLE,
    NOT_ASCII,
    NUMBER_BEHIND_VENUE,
    ODD_NAME,
    SHOUTING,
    TEX,
    UNKNOWN_FIELD,
    YEAR_IN_VENUE,
    signs_of,
)
from bibkit.checks.titles import TextOfTex, no_title, tex_in_text, title_shouts, trailing_period
from bibkit.checks.typography import escaped_twice, lost_partner, mixed_quotes, odd_blanks
from bibkit.checks.venues import SERIALS, venue_spelled_otherwise, volume_in_venue, year_of_proceedings
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.bounded import few
from bibkit.model.person import Person
from bibkit.model.record import Record

_RuleFunction: TypeAlias = Callable[[Record], Iterable[Diagnostic]]


class RecordRule(NamedTuple):
    """A rule on one record, and where it can find something at all.

    It is asked of records that show one of the `signs`, have one of the fields `of`, and are of one of the `types`, as
    far as it names any, and that have none of the fields that it `lacks`.
    """

    check: _RuleFunction
    signs: int = 0
    of: tuple[str, ...] = ()
    types: Collection[str] = ()
    lacks: tuple[str, ...] = ()

    def may_find(self, signs: int, type_: str, fields: Sequence[str]) -> bool:
        """Whether there can be a finding in a record with these signs, of that type, with these fields."""
        return (
            (not self.signs or self.signs & signs != 0)
            and (not self.types or type_ in self.types)
            and (not self.of or not set(self.of).isdisjoint(fields))
            and set(self.lacks).isdisjoint(fields)
        )


RECORD_RULES = (
    RecordRule(no_title, NO_TITLE),
    RecordRule(title_shouts, SHOUTING),
    RecordRule(trailing_period, FULL_STOP),
    RecordRule(no_author, NO_NAME, types=SIGNED),
    RecordRule(repeated_name, LIKE_NAMES),
    RecordRule(affiliation_in_name, ODD_NAME),
    RecordRule(odd_names, ODD_NAME),
    RecordRule(capital_name, ODD_NAME),
    RecordRule(small_name, ODD_NAME),
    RecordRule(split_organisation, ODD_NAME),
    RecordRule(misplaced_suffix, ODD_NAME),
    RecordRule(hidden_characters, NOT_ASCII),
    RecordRule(garbled_text, NOT_ASCII),
    RecordRule(accents_apart, NOT_ASCII),
    RecordRule(html_in_text, MARKUP | ODD_NAME),
    RecordRule(mixed_scripts, NOT_ASCII),
    RecordRule(lost_partner, BRACKETS | NOT_ASCII),
    RecordRule(escaped_twice, TEX),
    RecordRule(odd_blanks, BLANKS),
    RecordRule(mixed_quotes, NOT_ASCII),
    RecordRule(odd_pages, of=("page",)),
    RecordRule(lacking_for_type, types=NEEDING, lacks=("DOI",)),
    RecordRule(book_in_book, of=("container-title",), types=("book",), lacks=("volume",)),
    RecordRule(edition_in_words, of=("edition",)),
    RecordRule(label_in_number, of=("volume", "issue", "chapter-number")),
    RecordRule(volume_in_venue, NUMBER_BEHIND_VENUE, of=("container-title",), types=SERIALS),
    RecordRule(foreign_field, UNKNOWN_FIELD),
    RecordRule(no_date, lacks=("issued",)),
    RecordRule(date_in_words, DATE_IN_WORDS),
    RecordRule(improbable_date, of=("issued", "submitted", "accessed")),
    RecordRule(submitted_after_issued, of=("submitted",)),
    RecordRule(accessed_before_issued, of=("accessed",)),
    RecordRule(arxiv_month, of=("arxiv",)),
    RecordRule(preprint_before_its_number, of=("arxiv",), types=("article",)),
    RecordRule(year_of_proceedings, YEAR_IN_VENUE),
    RecordRule(doi_in_url, of=("URL", *NOTES), lacks=("DOI",)),
    RecordRule(doi_and_address, of=("URL",)),
    RecordRule(link_to_nowhere, of=("links",)),
    RecordRule(arxiv_as_journal, of=("container-title",), types=IN_VENUES, lacks=("arxiv",)),
    RecordRule(arxiv_doi_mismatch, of=("arxiv",)),
    RecordRule(doi_year, of=("DOI",)),
)

SIGNS_OF_TEX = TEX | ODD_NAME
"""Without these, `tex_in_text` finds nothing."""

LIBRARY_RULES: tuple[Callable[[Sequence[Record]], Iterable[Diagnostic]], ...] = (
    joined_by_comma,
    venue_spelled_otherwise,
    same_identifier,
    same_works,
)

# By the code that each of them finds (`Code.is_optional`).
OPTIONAL_RECORD_RULES = {
    "BK412": RecordRule(url_repeats_doi, of=("DOI",)),
    "BK521": RecordRule(legal_form, of=("publisher",)),
    "BK524": RecordRule(pages_from_one, of=("issue",)),
    "BK525": RecordRule(no_publisher, types=PUBLISHED, lacks=("publisher",)),
}
OPTIONAL_LIBRARY_RULES: dict[str, Callable[[Sequence[Record]], Iterable[Diagnostic]]] = {
    "BK318": initials_of_known,
    "BK319": same_list,
}


def run_checks(
    records: Sequence[Record],
    people: Mapping[str, Person],
    require: Sequence[str] = (),
    text_of_tex: TextOfTex = lambda _: None,
    also: Sequence[str] = (),
) -> list[Diagnostic]:
    """What the rules find, in the order of the records; places in files are still to be found.

    `text_of_tex` reads TeX for the fix of texts that hold it. Of the rules that are off by default those run whose
    codes begin with one of `also`.
    """
    asked = tuple(also)
    rules = (
        *RECORD_RULES,
        *(rule for code, rule in OPTIONAL_RECORD_RULES.items() if code.startswith(asked)),
    )
    found: list[Diagnostic] = []
    of_tex: list[Diagnostic] = []
    choices: dict[
        tuple[int, str, tuple[str, ...]], list[_RuleFunction]
    ] = {}  # most records are much like others
    for record in records:
        signs = signs_of(record)
        looks = signs, record.type, tuple(record.values)
        chosen = choices.get(looks)
        if chosen is None:
            chosen = choices[looks] = [rule.check for rule in rules if rule.may_find(*looks)]
        if own := [finding for check in chosen for finding in check(record)]:
            found += few(own)
        if signs & SIGNS_OF_TEX:
            of_tex += tex_in_text(record, text_of_tex)
    found += of_tex
    found += findings_of_added(records, asked)
    found += person_of_name(records, people)
    if people:
        found += variant_of_known(records, people)
    for rule_of_all in (
        *LIBRARY_RULES,
        *(rule for code, rule in OPTIONAL_LIBRARY_RULES.items() if code.startswith(asked)),
    ):
        found += rule_of_all(records)
    if require:
        required = missing_fields(records, require)
        reported = {(one.code, one.key) for one in required}
        found = [one for one in found if (one.code, one.key) not in reported] + required
    ignored = {record.key: record.list("ignore") for record in records if "ignore" in record.values}
    return [one for one in found if not one.code.startswith(ignored.get(one.key, ()))]


def missing_fields(records: Sequence[Record], require: Sequence[str]) -> list[Diagnostic]:
    """An error for each record that lacks one of the required fields.

    What a rule says of such a record (a work without a date) is then an error; where a rule has nothing to say (a
    film without an author), nothing is missing.
    """
    rules = {"title": no_title, "author": no_author, "issued": no_date}
    found: list[Diagnostic] = []
    for record in records:
        ignored = record.list("ignore")
        for name in require:
            if name in rules:
                missing = [one._replace(is_required=True) for one in rules[name](record)]
            elif record.values.get(name):
                missing = []
            else:
                message, help_text = (
                    f"The record has no {name}, which the project requires",
                    f"write `{name}:`",
                )
                missing = [Diagnostic("BK505", message, help_text, key=record.key)]
            found += [one for one in missing if not one.code.startswith(ignored)]
    return found
