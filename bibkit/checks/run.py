"""Every rule over every record, in one pass; what a record answers for (`ignore`) is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

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
    submitted_after_issued,
)
from bibkit.checks.duplicates import same_identifier, same_work
from bibkit.checks.foreign_fields import foreign_field
from bibkit.checks.garbled import accents_apart, garbled_text, html_in_text, mixed_scripts
from bibkit.checks.identifiers import arxiv_as_journal, arxiv_doi_mismatch, doi_in_url, doi_year
from bibkit.checks.name_parts import misplaced_suffix, small_name, split_organisation
from bibkit.checks.pages import odd_pages
from bibkit.checks.titles import TextOfTex, no_title, tex_in_text, title_shouts, trailing_period
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
    odd_pages,
    foreign_field,
    no_date,
    date_in_words,
    improbable_date,
    submitted_after_issued,
    accessed_before_issued,
    arxiv_month,
    doi_in_url,
    arxiv_as_journal,
    arxiv_doi_mismatch,
    doi_year,
)

LIBRARY_RULES: tuple[Callable[[Sequence[Record]], Iterable[Diagnostic]], ...] = (same_identifier, same_work)


def run_checks(
    records: Sequence[Record],
    people: Mapping[str, Person],
    require: Sequence[str] = (),
    text_of_tex: TextOfTex = lambda _: None,
) -> list[Diagnostic]:
    """What the rules find, in the order of the records; places in files are still to be found.

    `text_of_tex` reads TeX for the fix of texts that hold it.
    """
    found = [
        finding for record in records for finding in few(chain(*(rule(record) for rule in RECORD_RULES)))
    ]
    found += [diagnostic for record in records for diagnostic in tex_in_text(record, text_of_tex)]
    found += person_of_name(records, people)
    found += [diagnostic for rule in LIBRARY_RULES for diagnostic in rule(records)]
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


def unsaid(found: Iterable[Diagnostic], said: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings but for those that are among others already: of the same code and record, at the same place."""
    known: dict[tuple[str, str], list[Diagnostic]] = {}
    for one in said:
        known.setdefault((one.code, one.key), []).append(one)
    return [
        one
        for one in found
        if not any(other.where == one.where for other in known.get((one.code, one.key), ()))
    ]
