"""Citations as they stand in a text, and the list of the works cited, if it is wanted."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from bibkit.csl.document.citation import Mode
from bibkit.engines import CitedItem, Note
from bibkit.errors import UsageError
from bibkit.formats.written import Written
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.reading.citations import NotedCitation, noted_citations, unmarked_footnotes
from bibkit.lists.reading.cite import parted_suffix
from bibkit.lists.reading.locator import labelled
from bibkit.lists.reading.markup import rich_text
from bibkit.lists.reference_list import (
    job_locale,
    render,
    says_languages,
    style_job,
    text_writer,
    without_bibliography,
)
from bibkit.model.work_versions import is_version_name
from bibkit.registry import unknown_name
from bibkit.stylebook.find import find_style
from bibkit.text.run import Passage, Run

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic

# A word before a number ("Theorem 3"), which is no label: the style would take it for a page.
_LABEL_LIKE = re.compile(r"([^\W\d_]{2,})\.?\s+\S*\d")
_ROMAN = re.compile("[ivxlcdm]+|[IVXLCDM]+")


CitationPart: TypeAlias = Literal["", "text", "note"]
"""What of a citation is wanted: all of it, what stands in the sentence, or what stands in the note."""

_WHOLE = frozenset(("rtf",))
"""Outputs of which no program opens a part: citations are a document with and without a list."""


class Beside(NamedTuple):
    """What stands beside the keys of a citation: `locator` as in "p. 5" and `prefix` go with the first key."""

    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    mode: Mode = ""


_NOTHING_BESIDE = Beside()


def cite(
    texts: Sequence[str],
    find_item: Callable[[str], Mapping[str, Any]],
    output: str = "text",
    options: ListOptions = DEFAULTS,
    *,
    beside: Beside = _NOTHING_BESIDE,
    folders: Sequence[Path] = (),
    part: CitationPart = "",
    bibliography: bool = False,
) -> Written:
    """The citations, a line each; with the reference list, if asked, one document in which each is a paragraph.

    In RTF it is a document without the list, too.

    `texts` are keys, which make one citation, or texts with citations in pandoc's form (`bibkit.lists.reading`).
    `find_item` gives the CSL-JSON item of a key and may raise for a key that is none; `beside` is for texts that are
    keys. `part` is what stands in the sentence ("text") or in the note ("note"), which is nothing where the style
    cites in the text; a citation without it is an empty line. The other arguments are those of `reference_list`, and
    so is what is raised; UsageError too for texts without a citation.
    """
    writer = text_writer(output)
    if part not in get_args(CitationPart):
        raise unknown_name("part", part, filter(None, get_args(CitationPart)))
    found = find_style(options.style, folders)
    citations = _citations(texts, beside, job_locale(found, options.locale))
    items = {cite.id: find_item(cite.id) for citation in citations for cite in citation.cites}
    # A key may be an alias of the item's own.
    cites = [
        tuple(cite._replace(id=str(items[cite.id]["id"])) for cite in citation.cites)
        for citation in citations
    ]
    notes = [Note(citation.note, citation.is_in_footnote) for citation in citations]
    by_id = {str(item["id"]): item for item in items.values()}
    is_linked = bool(options.links) and writer.LINKS_WITHIN
    job = style_job(found, by_id.values(), cites, notes=notes, marks_cites=is_linked, options=options)
    rendered = render(options.engine, job, with_languages=bibliography and says_languages(writer))
    shown: Sequence[tuple[Run, ...]] = (
        [getattr(parts, part) for parts in rendered.parts] if part else rendered.citations
    )
    listed = rendered.bibliography
    if is_linked:
        from bibkit.lists.links_within import linked_citations, with_anchors

        shown, first = linked_citations(shown, options.links)
        listed = with_anchors(listed, first, set()) if listed is not None else None
    cited = [*map(Passage, shown)]
    if not bibliography and output in _WHOLE:
        text = writer.document(cited)
    elif not bibliography:
        text = "".join(f"{writer.inline(runs)}\n" for runs in shown)
    elif listed is None:
        raise without_bibliography(found)
    else:
        text = writer.document([*cited, listed])
    return Written(text, (*found.notes, *rendered.notes, *left_out(texts)))


def left_out(texts: Sequence[str]) -> list["Diagnostic"]:
    """What footnotes cite that no mark leads to."""
    footnotes = [footnote for text in texts for footnote in unmarked_footnotes(text)]
    if not footnotes:
        return []
    from bibkit.diagnostics import Diagnostic  # texts are mostly as they should be

    return [
        Diagnostic(
            "BK918",
            f'No mark leads to the footnote "{label}": what it cites is left out ({", ".join(keys)})',
            f"put [^{label}] where it belongs, or remove the footnote",
        )
        for label, keys in footnotes
    ]


def _citations(texts: Sequence[str], beside: Beside, locale: str) -> list[NotedCitation]:
    if all(_is_key(text) for text in texts):
        return [NotedCitation(_of_keys(texts, beside, locale), 1)]
    if beside != _NOTHING_BESIDE:
        raise UsageError(
            "A citation in pandoc's form says itself what stands beside its keys",
            hint='write it there, as in "[see -@doe2020, p. 5]", or give plain keys',
        )
    citations = []
    note = 1
    for text in texts:
        if text.lstrip().startswith("[") and "]" not in text:
            raise UsageError(f"The bracket in {text!r} is not closed", hint="end the citation with ]")
        found, note = noted_citations(text, locale, note)
        if not found:
            raise UsageError(
                f"There is no citation in {text!r}", hint='write a key, or "[@key, p. 5]", or "@key [p. 5]"'
            )
        citations += found
    return citations


def _is_key(text: str) -> bool:
    if len(text.split()) != 1:
        return False
    key, _, version = text.strip().partition("@")  # "doe2020@preprint" is that version of a work
    return "@" not in text or (key[:1].isalnum() and is_version_name(version))


def _of_keys(keys: Sequence[str], beside: Beside, locale: str) -> tuple[CitedItem, ...]:
    cites = [CitedItem(key.strip()) for key in keys]
    if not cites:
        raise UsageError("There is nothing to cite", hint="name a record by its key")
    if beside.mode not in get_args(Mode):
        raise unknown_name("mode", beside.mode, filter(None, get_args(Mode)))
    place = rich_text(beside.locator).strip()
    label, locator = labelled(place, locale)
    word = _LABEL_LIKE.match(locator) if locator == place else None
    if word and not _ROMAN.fullmatch(word[1]):
        raise UsageError(
            f'"{word[1]}" is no kind of place that CSL knows',
            hint=f"write p., chap., sec. or the like, or give the text as suffix: ', {locator}'",
        )
    cites[0] = cites[0]._replace(
        locator=locator,
        label=label,
        prefix=rich_text(beside.prefix),
        suppress_author=beside.mode == "suppress-author",
        author_only=beside.mode == "author-only",
        author_in_text=beside.mode == "composite",
    )
    suffix = rich_text(beside.suffix)
    is_parted = cites[-1].author_in_text and not locator
    cites[-1] = cites[-1]._replace(suffix=parted_suffix(suffix) if is_parted else suffix)
    return tuple(cites)
