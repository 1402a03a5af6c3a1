r"""TeX that says more than the text it stands for: `\texttt{x}`, `\SI{5}{\kelvin}`, `\href{...}{x}`, `\noopsort{b}`.

A record has the text, which every format can carry; the TeX is kept with its source, field by field, and goes out to
TeX again as long as the field says what that TeX says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bibkit.formats.bibtex.dialect import PUBLISHED
from bibkit.formats.bibtex.entry import EntryDraft
from bibkit.formats.bibtex.write_commands import is_forbidden
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.escape.bibtex import ascii_prose

_SAYS_MORE = re.compile(
    r"\\(?:texttt|textsf|textmd|textup|underline|uline|tt|sf|ttfamily|sffamily|href|url|path|verb|nolinkurl|texorpdfstring"
    r"|relax|noopsort|noop|sortnoop|SortNoop|switchargs|printfirst|singleletter|bibstring|autocap|circa|foreignlanguage"
    r"|[A-Za-z]*TeX[a-z]?|LyX|TikZ|MF|AmS|adddot|adddotspace|isdot|nopunct|enquote|mkbibquote|mkbibemph|mkbibbold|rlap|llap|smash|[vh]?phantom|[hv]space|kern|hskip|ce"
    r"|SI|SIrange|SIlist|si|qty|qtyrange|qtylist|unit|num|numrange|numlist|ang)(?![A-Za-z])"
)
# In these TeX reads `%`, `&`, `#` and `_` otherwise than in words.
_OTHERWISE = re.compile(
    r"\\(?:href|url|path|nolinkurl|ce|SI|SIrange|si|qty|qtyrange|unit|num|ang)\s*(?:\[[^\[\]]*\])?\{[^{}]*\}(?:\{[^{}]*\})?"
    r"|\\(?:verb|path)([|!+/\"'=]).*?\1|(?<!\\)\$[^$]*\$"
)
_IN_NAMES = re.compile(
    r"\\(?:text(?:super|sub)script|emph|text(?:it|bf|sl|sc)|mkbib(?:emph|bold)|em|it|bf|sl|sc)(?![A-Za-z])"
)
_ACTIVE = re.compile(r"(?<!\\)[%&#_]")
_BRACE = re.compile(r"(?<!\\)[{}]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# By these an entry says its dialect: in classic BibTeX `and` in a publisher is a word, for biber it parts a list.
_YEAR = re.compile(r"\byear\s*=", re.IGNORECASE)
_OF_BIBLATEX = re.compile(
    r"\b(?:date|location|journaltitle|langid|eprinttype|subtitle|maintitle)\s*=|@(?:online|report|thesis|collection|mv\w+)\s*\{",
    re.IGNORECASE,
)

SUBTITLE = "subtitle"
"""Behind the name of a title: what is held of the second part of a title that stood in two fields."""

CLASSES = "arxiv classes"
"""What is held of arXiv's classes where there are several: `cs.LG, stat.ML`, of which a record has the first."""


def joined_title(title: str, subtitle: str) -> str:
    """The TeX of a title and its subtitle as one title; braces round the whole of both are round the whole of that."""
    from bibkit.formats.bibtex.read_titles import all_in_braces  # for the few titles in two fields

    joint = " " if title.rstrip("}").endswith((":", "?", "!", ".")) or not subtitle else ": "
    if all_in_braces(title) and all_in_braces(subtitle):
        return f"{title[:-1]}{joint}{subtitle[1:]}"
    return f"{title}{joint}{subtitle}".strip()


def parts_again(entry: EntryDraft, name: str, text: str) -> tuple[str, str] | None:
    """The TeX of title and subtitle, where the title stood in two fields and still says the same."""
    held = entry.held.get(name, ""), entry.held.get(f"{name} {SUBTITLE}", "")
    if not all(held):
        return None
    title, subtitle = (harmless(entry, tex) for tex in held)
    return (title, subtitle) if title and _says(joined_title(title, subtitle), text, entry) else None


def is_of_classic(record: Record) -> bool:
    """Whether a record is from an entry of classic BibTeX, as far as that says so."""
    source = record.source
    raw = "".join(source.raw) if source is not None and source.format == "bibtex" else ""
    return _YEAR.search(raw) is not None and _OF_BIBLATEX.search(raw) is None


def says_more(tex: str) -> bool:
    """Whether TeX has a command of which its text is only a part."""
    return "\\" in tex and _SAYS_MORE.search(tex) is not None


def sets_names(tex: str) -> bool:
    """Whether TeX has a command that says how to set a part of a name, of which the name has the words alone."""
    return "\\" in tex and _IN_NAMES.search(tex) is not None


def text_again(entry: EntryDraft, name: str, text: str) -> str:
    """The TeX that a field of text had, where it still says the same; or empty."""
    tex = entry.held.get(name, "")
    if not tex:
        return ""
    if name in ("ISBN", "ISSN"):
        from bibkit.formats.bibtex.read_identifiers import number_of_tex

        return tex_again(entry, tex, lambda tex: number_of_tex(tex, name) == text)
    return tex_again(entry, tex, lambda tex: _says(tex, text, entry))


def _says(tex: str, text: str, entry: EntryDraft) -> bool:
    """Whether TeX is that text, be it a title or not."""
    from bibkit.formats.bibtex.from_tex import text_of_tex  # for the few records that hold TeX
    from bibkit.formats.bibtex.read_titles import title_of_tex
    from bibkit.formats.bibtex.without_markup import without_markup

    said = text_of_tex(tex)
    return text in (said, without_markup(said), title_of_tex(tex, [], entry.record.text("language")))


def names_again(entry: EntryDraft, name: str, names: tuple[Name, ...]) -> str:
    """The TeX that a list of names had, where it still says the same; or empty."""
    tex = entry.held.get(name, "")
    if not tex:
        return ""
    from bibkit.formats.bibtex.read_names import LIST_OPTION, is_for_biber, names_of_tex, split_and

    if entry.dialect.is_classic and is_for_biber(tex):
        options = [piece for piece in split_and(tex) if LIST_OPTION.fullmatch(piece)]
        if options:
            shown = ", ".join(options)
            entry.lose("BK702", name, f"{entry.dialect.title} can't say {shown}", "set it in your document")
        return ""
    said = (tuple(replace(one, marks=()) for one in names), entry.record.is_incomplete(name))

    def says_the_same(tex: str) -> bool:
        listed = names_of_tex(tex, [])
        return (listed.names, listed.incomplete) == said

    return tex_again(entry, tex, says_the_same)


def drop_told_address(entry: EntryDraft) -> None:
    r"""Leave out the address of a record that has it from a `\href` in another field, which is written again."""
    address = entry.held.get("URL")
    if address and f"{{{address}}}" in entry.fields.values():
        entry.fields.pop("url", None)


def address_again(entry: EntryDraft, address: str) -> tuple[str, str] | None:
    """The field and the TeX in which the address stood with others, or a `howpublished` that held nothing else."""
    several = entry.held.get("url", "")
    if several.startswith(tuple(f"{address}{mark}" for mark in " ;,")):
        return "url", several
    said = entry.record.source.extra.get(PUBLISHED) if entry.record.source else None
    if not isinstance(said, str) or not entry.dialect.is_classic or "medium" in entry.record.values:
        return None
    from bibkit.formats.bibtex.read_identifiers import ADDRESS, address_in  # for the few that hold one

    match = ADDRESS.fullmatch(said)
    again = harmless(entry, said) if match and address_in(match) == address else ""
    return ("howpublished", again) if again else None


def harmless(entry: EntryDraft, tex: str) -> str:
    """TeX as it may stand in a field of the entry; empty where it may not."""
    return tex_again(entry, " ".join(tex.split()), lambda _: True)


def tex_again(entry: EntryDraft, tex: str, says_the_same: Callable[[str], bool]) -> str:
    """TeX as it may stand in an entry of the dialect, if it is harmless and still says the same; or empty."""
    if not _is_harmless(tex):
        return ""
    if not (tex.isascii() or entry.is_unicode(tex)):
        if _OTHERWISE.search(tex):
            return ""
        tex = _BEYOND_ASCII.sub(lambda match: ascii_prose(match[0]), tex)
    tex = _with_escapes(tex)
    return tex if says_the_same(tex) else ""


def _is_harmless(tex: str) -> bool:
    """Whether TeX is balanced and changes nothing in TeX itself."""
    depth = 0
    for brace in _BRACE.finditer(tex):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return False
    return not depth and not is_forbidden(tex)


def _with_escapes(tex: str) -> str:
    r"""The TeX with a backslash before each sign that would break the document, as in `\texttt{a_b}`."""
    parts: list[str] = []
    at = 0
    for match in _OTHERWISE.finditer(tex):
        parts += (_ACTIVE.sub(r"\\\g<0>", tex[at : match.start()]), match[0])
        at = match.end()
    return "".join([*parts, _ACTIVE.sub(r"\\\g<0>", tex[at:])])
