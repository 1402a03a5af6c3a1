"""Names as they stand in a sentence, where the guide of a style joins them with the word: "Doe and Roe (2002)".

CSL has one form for both places, and so "&" in the sentence, too, where it has it in brackets. Which guides mean it
otherwise is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.csl.compile import CompiledArea, LocaleOf, compile_area
from bibkit.csl.style.load import Style
from bibkit.csl.style.locale import Locale
from bibkit.csl.style.xml import Element


def sentence_area(style: Style, locale: Locale, locale_of: LocaleOf, citation: CompiledArea) -> CompiledArea:
    """The citation of the style with "and" in the language wherever it has "&"; `citation` if it has none.

    What other areas of the style have decided for its citation holds for it, too.
    """
    source = style.citation
    if source is None:
        return citation
    macros = {name: _worded(macro) for name, macro in style.macros.items()}
    spoken = source._replace(
        layout=_worded(source.layout),
        localized=tuple(map(_worded, source.localized)),
        names=_with_word(source.names),
    )
    if spoken == source and macros == style.macros:
        return citation
    area, _ = compile_area(style._replace(citation=spoken, macros=macros), "citation", locale, locale_of)
    for part in area.all_areas:
        part.settings.link = citation.settings.link
        part.settings.small_words = citation.settings.small_words
        part.settings.cited_level = citation.settings.cited_level
        part.settings.explicit_year_suffix = citation.settings.explicit_year_suffix
    return area


def _worded(element: Element) -> Element:
    return element._replace(
        attributes=_with_word(element.attributes), children=tuple(map(_worded, element.children))
    )


def _with_word(options: Mapping[str, str]) -> dict[str, str]:
    return {**options, "and": "text"} if options.get("and") == "symbol" else dict(options)
