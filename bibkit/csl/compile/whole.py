"""A whole style in one language, compiled once; any number of documents are then formatted with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from bibkit.csl.compile.area import CompiledArea, names_level
from bibkit.csl.compile.attributes import integer
from bibkit.csl.compile.layouts import LocaleOf, compile_area, compile_intext
from bibkit.csl.compile.methods import methods_of
from bibkit.csl.lint.survey import is_odd
from bibkit.csl.ops.env import FULL_GIVEN
from bibkit.csl.style.load import Style, load_style
from bibkit.csl.style.locale import LocaleLoader, merge_locale
from bibkit.csl.style.problem import Problem, StyleError
from bibkit.csl.vocab import STOP_WORDS

_NEAR = 5
"""How far a note is from one near to it, where the style does not say (CSL 1.0.2, note distance)."""


class CompiledStyle:
    """What a `Processor` works with. Nothing in it is of a document: processors share it.

    `problems` are what is odd in the style, `methods` how it tells items apart, the options those of its elements.
    """

    __slots__ = (
        "_and_in_sentence", "_is_odd", "_locale_of", "_sentence", "bibliography", "bibliography_options", "citation",
        "citation_options", "intext", "language", "locale", "methods", "near_note_distance", "problems", "style",
    )  # fmt: skip

    def __init__(
        self,
        style: Style,
        language: str,
        locale_of: LocaleOf,
        *,
        links: bool,
        links_citations: bool,
        marks_cites: bool,
        and_in_sentence: bool,
        small_words: frozenset[str],
        et_al_limits: tuple[int, int],
    ) -> None:
        self.style = style
        self.language = language
        self.locale = locale_of(language)
        self._locale_of = locale_of
        self.citation, problems = compile_area(style, "citation", self.locale, locale_of)
        self.bibliography: CompiledArea | None = None
        if style.bibliography is not None:
            self.bibliography, more = compile_area(style, "bibliography", self.locale, locale_of)
            problems = problems + more
        self.intext, more = compile_intext(style, self.locale)
        self.problems: tuple[Problem, ...] = (*style.problems, *problems, *more)
        areas = [area for area in (self.citation, self.bibliography, self.intext) if area is not None]
        level = names_level(self.citation.ops)
        places_suffix = any(area.renders_year_suffix for area in areas)
        for settings in (part.settings for area in areas for part in area.all_areas):
            settings.link = links if settings.area == "bibliography" else links_citations
            settings.marks_cites = marks_cites
            settings.small_words = small_words
            if settings.area == "bibliography" and et_al_limits != (0, 0):
                settings.et_al_limits = et_al_limits
                settings.adds_names = False
            settings.cited_level = FULL_GIVEN if level is None else level
            # A style that places the year-suffix anywhere places it everywhere (disambiguate-add-year-suffix).
            settings.explicit_year_suffix = places_suffix
        self.citation_options: Mapping[str, str] = style.citation.options if style.citation else {}
        self.bibliography_options: Mapping[str, str] = (
            style.bibliography.options if style.bibliography else {}
        )
        self.methods = methods_of(style, self.citation_options)
        distance = integer(self.citation_options.get("near-note-distance"))
        self.near_note_distance = _NEAR if distance is None else distance
        self._and_in_sentence = and_in_sentence
        self._sentence: CompiledArea | None = None
        self._is_odd: bool | None = None

    @property
    def is_odd(self) -> bool:
        """Whether a look at the style sees something that can't do what its author meant (`lint.survey`)."""
        if self._is_odd is None:
            self._is_odd = is_odd(self.style)
        return self._is_odd

    @property
    def sentence(self) -> CompiledArea:
        """What names that stand in a sentence are taken from."""
        if self._sentence is None:
            self._sentence = self.citation
            if self._and_in_sentence:
                from bibkit.csl.compile.sentence import sentence_area  # for the few texts that name authors

                self._sentence = sentence_area(self.style, self.locale, self._locale_of, self.citation)
        return self._sentence


def compile_style(
    style: Style | bytes | str,
    load_locale: LocaleLoader,
    language: str | None = None,
    *,
    links: bool = True,
    links_citations: bool = False,
    keeps_order: bool = False,
    marks_cites: bool = False,
    and_in_sentence: bool = False,
    small_words: frozenset[str] = STOP_WORDS,
    et_al_limits: tuple[int, int] = (0, 0),
) -> CompiledStyle:
    """The style, or the XML of one, ready to run in a language.

    `load_locale` gives the XML of the locale file for a dialect, or None; `language` overrides the style's own. With
    `links`, identifiers in the bibliography are links (CSL 1.0.2, appendix VI), with `links_citations` those in
    citations are, too. With `keeps_order`, the bibliography stays in the order of citation. With `marks_cites`,
    each cite in a citation is a reference to its item, with `and_in_sentence` names that stand in a sentence are
    joined with "and" where the style has "&". `small_words` are those that title case leaves in lower case.
    `et_al_limits` go before `et-al-min` and `et-al-use-first` of the bibliography (0: not given).

    Raises `StyleError` when the style can't be used.
    """
    if not isinstance(style, Style):
        style = load_style(style)
    if style.is_dependent:
        raise StyleError(
            "a dependent style has no layouts of its own",
            hint=f"join it with its parent (with_parent): {style.parent}",
        )
    if keeps_order and style.bibliography is not None:
        style = style._replace(bibliography=style.bibliography._replace(keys=()))
    language = language or style.default_locale or "en-US"
    return CompiledStyle(
        style,
        language,
        cache(partial(merge_locale, in_style=style.locales, load=load_locale)),
        links=links,
        links_citations=links_citations,
        marks_cites=marks_cites,
        and_in_sentence=and_in_sentence,
        small_words=small_words,
        et_al_limits=et_al_limits,
    )
