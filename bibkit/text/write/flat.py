"""Runs as stretches of text with one set of formats each, for formats whose markup does not nest.

The innermost span of a kind wins; what is normal anyway is no format, so italic inside italic is said once.
"""

from collections.abc import Iterable
from typing import NamedTuple

from bibkit.text.run import Run, Span
from bibkit.text.write.clean import clean
from bibkit.text.write.url import safe_url

TextFormat = tuple[str, str]

# The order in which formats are written, outermost first.
_KINDS = ("font-weight", "font-style", "font-variant", "text-decoration", "vertical-align")
_NEUTRAL = frozenset(("normal", "none", "baseline"))


class TextLook(NamedTuple):
    """How a stretch of text looks: its formats, a (kind, value) each, and the safe URL that it links to or "".

    `is_maths`: the stretch is one formula, as TeX. `anchor` is the name of the place that the stretch is, `target` that
    of the one that it leads to, or "". `language` is the tag of another language than that of the text around, or "".
    """

    formats: tuple[TextFormat, ...] = ()
    url: str = ""
    is_maths: bool = False
    anchor: str = ""
    target: str = ""
    language: str = ""


PLAIN = TextLook()


def flat(runs: Iterable[Run]) -> list[tuple[TextLook, str]]:
    """Clean text, stretch by stretch; neighbours that look alike are one. No stretch is empty."""
    found: list[tuple[TextLook, str]] = []
    before = PLAIN
    spans: tuple[Span, ...] = ()
    parts: list[str] = []
    for run in runs:
        if run.spans != spans:
            spans = run.spans
            look = _look(spans) if spans else PLAIN
            if look != before or look.is_maths:
                if text := clean("".join(parts)):
                    found.append((before, text))
                parts.clear()
                before = look
        parts.append(run.text)
    if text := clean("".join(parts)):
        found.append((before, text))
    return found


def _look(spans: tuple[Span, ...]) -> TextLook:
    values: dict[str, str] = {}
    url = anchor = target = language = ""
    for span in spans:
        if span.kind == "link":
            url = (
                url or safe_url(span.value) or ""
            )  # a link inside a link has no meaning: the outer one stands
        elif span.kind == "anchor":
            anchor = anchor or span.value
        elif span.kind == "reference":
            target = target or span.value
        elif span.kind == "language":
            language = span.value
        elif span.kind == "person":
            values["font-weight"] = "bold"
        elif span.kind != "maths":
            values[span.kind] = span.value
    formats: tuple[TextFormat, ...] = ()
    if values:
        formats = tuple((kind, values[kind]) for kind in _KINDS if values.get(kind, "normal") not in _NEUTRAL)
    return TextLook(formats, "" if target else url, spans[-1].kind == "maths", anchor, target, language)
