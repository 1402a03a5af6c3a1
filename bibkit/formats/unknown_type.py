"""The finding about a type that is none of CSL's, for every format whose types are CSL's."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.fields import TYPE_SYNONYMS, TYPES
from bibkit.source import Safety

_NEAR = 0.8
_SPELLINGS = {name.replace("_", "-"): name for name in TYPES}
_AMBIGUOUS = frozenset(["journal"])  # an article in one, most likely, or all of it


def unknown_type(given: object, data: Mapping[str, object], what: str, key: str) -> Diagnostic:
    """The finding (BK109) about the type of `data`, which is a `what`: "record", "item".

    Its fix is safe where another word for a type, or another spelling of it, is given: what a word such as
    "phdthesis" says beyond the type goes into `genre`. A type that is only near is unsafe.
    """
    message = f'"{given}" is not a type of CSL' if given else f"The {what} has no type"
    help_text = "for example article-journal, paper-conference, article, book"
    found = Diagnostic("BK109", message, help_text, key=key, field=("type",))
    if not isinstance(given, str) or not given:
        return found
    word = given.strip().casefold()
    known = _SPELLINGS.get(word.replace("_", "-")) or TYPE_SYNONYMS.get(word)
    near = get_close_matches(word, TYPES, 1)
    guess = known or (near[0] if near else "")
    if not guess:
        return found
    found = found._replace(help=f"did you mean {guess}?")
    is_safe = known is not None and word not in _AMBIGUOUS
    if not is_safe and known is None and SequenceMatcher(None, word, guess).ratio() < _NEAR:
        return found
    genre = _genre(word) if "genre" not in data else ""
    changes = (Put(("type",), guess), *((Put(("genre",), genre),) if genre else ()))
    return found._replace(fix=Fix(f"Write {guess}", changes, Safety.SAFE if is_safe else Safety.UNSAFE))


def _genre(word: str) -> str:
    """What BibTeX's name of a type says beyond the type."""
    from bibkit.formats.bibtex.read_tables import GENRES

    return GENRES.get(word, "")
