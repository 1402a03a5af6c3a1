"""Every rule over every record, in one pass; what a record answers for (`ignore`) is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from bibkit.checks.added import findings_of_added
from bibkit.checks.addresses import doi_and_address, doi_in_url, url_repeats_doi
from bibkit.checks.authors import (
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
from bibkit.checks.identifiers import arxiv_as_journal, arxiv_doi_mismatch, doi_year
from bibkit.checks.name_parts import misplaced_suffix, small_name, split_organisation
from bibkit.checks.of_type import (
    book_in_book,
    edition_in_words,
    label_in_number,
    lacking_for_type,
    legal_form,
)
from bibkit.checks.pages import odd_pages, pages_from_one
from bibkit.checks.same_people import initials_of_known, joined_by_comma, same_list, variant_of_known
from bibkit.checks.same_works import same_works
from bibkit.checks.titles import TextOfTex, no_title, tex_in_text, title_shouts, trailing_period
from bibkit.checks.typography import escaped_twice, lost_partner, mixed_quotes, odd_blanks
from bibkit.checks.venues import venue_spelled_otherwise, volume_in_venue, year_of_proceedings
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.bounded import few
from bibkit.model.person import Person
from bibkit.model.record import Record

RECORD_RULES: tuple[Callable[[Record], Iterable[Diagnostic]], ...] = (
    no_title,
    title_shouts,
    trailing_period,
    no_author,
    repeated_name,
    affiliation_in_name,
    odd_names,
    capital_name,
    small_name,
    split_organisation,
    misplaced_suffix,
    hidden_characters,
    garbled_text,
    accents_apart,
    html_in_text,
    mixed_scripts,
    lost_partner,
    escaped_twice,
    odd_blanks,
    mixed_quotes,
    odd_pages,
    lacking_for_type,
    book_in_book,
    edition_in_words,
    label_in_number,
    volume_in_venue,
    foreign_field,
    no_date,
    date_in_words,
    improbable_date,
    submitted_after_issued,
    accessed_before_issued,
    arxiv_month,
    preprint_before_its_number,
    year_of_proceedings,
    doi_in_url,
    doi_and_address,
    arxiv_as_journal,
    arxiv_doi_mismatch,
    doi_year,
)

LIBRARY_RULES: tuple[Callable[[Sequence[Record]], Iterable[Diagnostic]], ...] = (
    joined_by_comma,
    venue_spelled_otherwise,
    same_identifier,
    same_works,
)

# By the code that each of them finds (`Code.is_optional`).
OPTIONAL_RECORD_RULES: dict[str, Callable[[Record], Iterable[Diagnostic]]] = {
    "BK412": url_repeats_doi,
    "BK521": legal_form,
    "BK524": pages_from_one,
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
    found = [finding for record in records for finding in few(chain(*(rule(record) for rule in rules)))]
    found += [diagnostic for record in records for diagnostic in tex_in_text(record, text_of_tex)]
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
