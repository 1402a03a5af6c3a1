"""Several lists in one document: what stands in which, and above it."""

from collections.abc import Sequence
from typing import NamedTuple

from bibkit.csl.style.locale import merge_locale
from bibkit.stylebook.locales import load_locale
from bibkit.text.run import Heading


class Section(NamedTuple):
    """One of several lists: what stands above it, and the ids of its items.

    With `is_term` the heading is a term of the locale, such as the name of a type; with `is_ordered` the items stand in
    the order of the ids.
    """

    heading: str
    ids: tuple[str, ...]
    is_term: bool = False
    is_ordered: bool = False


def headings(sections: Sequence[Section], locale: str) -> list[Heading]:
    """What stands above the lists, in the language of the locale as far as it has the words."""
    terms = merge_locale(locale, (), load_locale)
    texts = [
        (terms.term(section.heading) or section.heading) if section.is_term else section.heading
        for section in sections
    ]
    return [Heading(text[:1].upper() + text[1:]) for text in texts]
