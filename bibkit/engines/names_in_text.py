"""The names of an item as they stand in a sentence: "Doe and Roe", "Doe et al."

They are those that the style's citations show. Numeric styles show none; there the family names are taken, from
three on the first with "et al.", as their guides have it (IEEE, Nature).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from bibkit.csl import Cite, CompiledStyle, Processor, compile_style
from bibkit.stylebook.locales import load_locale
from bibkit.text.run import Run

_STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <citation et-al-min="3" et-al-use-first="1">
    <layout>
      <names variable="author">
        <name form="short" and="text"/>
        <substitute>
          <names variable="editor"/>
          <names variable="translator"/>
          <text variable="title"/>
        </substitute>
      </names>
    </layout>
  </citation>
</style>
"""
_DELIMITERS = ",;: "


@lru_cache(4)
def _compiled(language: str) -> CompiledStyle:
    return compile_style(_STYLE, load_locale, language)


def names_in_text(processor: Processor, item: Mapping[str, Any], place: int) -> tuple[Run, ...]:
    """The names of an item in the citation at that place of the text, or what stands for them where it has none."""
    runs = processor.names_in_text(str(item["id"]), place)
    if not runs:
        plain = Processor(_compiled(processor.compiled.language))
        plain.register([item])
        runs = plain.format_cites([Cite(str(item["id"]))])
    return _without_delimiter(runs)


def _without_delimiter(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without what the style puts between the names and the rest of a cite."""
    kept = list(runs)
    while kept:
        last = kept.pop()
        if text := last.text.rstrip(_DELIMITERS):
            return (*kept, Run(text, last.spans))
    return ()
