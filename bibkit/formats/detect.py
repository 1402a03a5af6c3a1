"""Which format a text is in, by the name of its file, or else by what it looks like."""

from __future__ import annotations

import re

from bibkit.model.fields import TYPES
from bibkit.registry import FORMATS, format_of_file
from bibkit.source import Source

# A key at the margin, and below it the fields of an entry.
_HAYAGRIVA = re.compile(
    r"^[^\s#&*'\"\[{-][^\n]*:[ ]*\n(?:[ ]+[^\n]*\n|[ ]*\n)*?[ ]+(?:type|title|author|date|parent):",
    re.MULTILINE,
)
_XML = r"\A\s*(?=<)(?s:.*?)"  # behind a declaration, a document type and comments
_JSON = r"\A\s*[\[{](?s:.*?)"
LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    # What bibkit wrote may hold what a service said as things kept.
    (re.compile(_JSON + r'"custom"\s*:\s*\{(?:[^{}]*,)?\s*"bibkit"\s*:'), "csl-json"),
    (
        re.compile(
            _JSON + r'"@context"\s*:\s*(?:\[[^\[\]]*?)?(?:\{[^{}]*?)?'
            r'"https?://(?:(?:www\.)?schema\.org|[\w./-]*(?:codemeta|schemaorg))'
        ),
        "schema-org",
    ),
    (re.compile(r"(?i)\A\s*<(?s:.*?)<script\b[^<>]*application/ld\+json"), "schema-org"),
    (
        re.compile(
            _JSON + r'(?:"(?:authorships|abstract_inverted_index|open_access|primary_location)"\s*:'
            r'|"id"\s*:\s*"https://openalex\.org/W\d)'
        ),
        "openalex",
    ),
    (
        re.compile(
            _JSON + r'"(?:is-referenced-by-count|content-domain|references?-count|issn-type'
            r'|short-container-title|message-type)"\s*:'
        ),
        "crossref",
    ),
    (re.compile(_JSON + r'"paperId"\s*:'), "semantic-scholar"),
    (re.compile(_JSON + r'"(?:texkeys|arxiv_eprints|publication_info)"\s*:'), "inspire"),
    (re.compile(_JSON + r'"(?:articleids|sortpubdate)"\s*:'), "pubmed-json"),
    (re.compile(_JSON + r'"(?:conceptrecid|person_or_org|prereserve_doi|upload_type)"\s*:'), "zenodo"),
    (
        re.compile(_JSON + r'(?:"resource(?:TypeGeneral|-type-general)"\s*:|"http://datacite\.org/schema/)'),
        "datacite",
    ),
    (re.compile(_JSON + r'"creators"\s*:\s*\[\s*\{[^{}\[\]]*"name"\s*:'), "zenodo"),
    # People as texts, which CSL has not, in the first line.
    (re.compile(r'\A\s*\{[^\n]*?"(?:author|editor)"\s*:\s*\[\s*"'), "records-jsonl"),
    (re.compile(r"\A\s*[\[{]"), "csl-json"),
    (re.compile(_XML + r"<(?:xml|records)>\s*<records?>"), "endnote-xml"),
    (re.compile(_XML + r"<(?:\w+:)?mods(?:Collection)?[\s>]"), "mods"),
    (re.compile(_XML + r"<(?:\w+:)?Sources[\s>]"), "word-xml"),
    (re.compile(_XML + r"<(?:\w+:)?leader>"), "marcxml"),
    (re.compile(r"\A\d{5}[a-z][a-z][a-z ][ a-z][ a]22\d{5}"), "marc"),
    (re.compile(_XML + r"<Pubmed(?:Book)?Article(?:Set)?[\s>]"), "pubmed-xml"),
    (re.compile(_XML + r"<feed\b(?s:.*?)arxiv\.org/"), "arxiv-atom"),
    (re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE), "bibtex"),
    (re.compile(r"^[ \t\xa0\ufeff]*(?:TY[ \t\xa0]{1,3}|ty[ \xa0]{2})-[ \t\xa0]", re.MULTILINE), "ris"),
    (re.compile(r"^(?:PMID|PMC|STAT|FAU|FED|OWN) {0,3}- ?\w", re.MULTILINE), "nbib"),
    (re.compile(r"\A(?:FN .*\s+)?(?:VR .*\s+)?PT [JBSP]\b"), "web-of-science"),
    (re.compile(r"^%0 [A-Z]", re.MULTILINE), "refer"),
    (re.compile(r"\A\s*%[A-Z] \S.*\n(?:[^%\s].*\n)*%[A-Z] \S.*\n(?:[^%\s].*\n)*(?:%|\s*$)"), "refer"),
    (re.compile(r"^ER {1,3}-[ \t]*$", re.MULTILINE), "ris"),  # one that has lost its TY
    (re.compile(r"^cff-version:", re.MULTILINE), "cff"),
    (re.compile(r"^references:|^- (?:id|type):", re.MULTILINE), "csl-yaml"),
    (_HAYAGRIVA, "hayagriva"),
)
"""What a text of each format looks like; the first that fits is taken."""
_JSON_NAMES = ("csl-json", "csl-jsonl")
_YAML_NAMES = ("csl-yaml", "hayagriva", "cff")
_LOOKS_AS = {"biblatex": "bibtex", "csl-jsonl": "csl-json", "records-jsonl": "csl-json"}
_RECORD = re.compile(r"^(?:id|type|issued):", re.MULTILINE)
_BIB = (".bib", ".biblatex")
_TYPES = "|".join(TYPES)
# What all stands in an item of CSL, each looked for on its own, as the order is free.
_JSON_ITEM = (
    re.compile(r"\A\s*[\[{]"),
    re.compile(r'"id"\s*:'),
    re.compile(r'"(?:title|author|editor|issued|DOI)"\s*:'),
    re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"'),
)
_YAML_TYPE = rf"type:[ ]*[\"']?(?:{_TYPES})[\"']?[ ]*$"
_YAML_ITEM = (
    re.compile(r"^references:[ ]*$|^- (?:id|type):", re.MULTILINE),
    re.compile(r"^[ ]*(?:- )?id:", re.MULTILINE),
    re.compile(rf"^[ ]*(?:- )?{_YAML_TYPE}", re.MULTILINE),
)
_ITEMS = {
    "json": _JSON_ITEM,
    "jsonl": _JSON_ITEM,
    "ndjson": _JSON_ITEM,
    "yaml": _YAML_ITEM,
    "yml": _YAML_ITEM,
}
_RECORD_TEXT = (
    re.compile(r"^(?:title|issued|author):", re.MULTILINE),
    re.compile(rf"^{_YAML_TYPE}", re.MULTILINE),
)
_BEGINNING = 65536  # of a text is enough to see what it is


def format_of(source: Source) -> str | None:
    """The name of a format that bibkit reads, or None where neither name nor text tells."""
    named = format_of_file(source.path)
    if named not in FORMATS:
        return _looks_like(source)
    if named == "csl-yaml":  # files of the others end so, too
        return seen if (seen := _looks_like(source)) in _YAML_NAMES else named
    if named in _YAML_NAMES:
        return named
    if named in _JSON_NAMES and _JSON_ITEM[0].match(source.text):
        return named if (seen := _looks_like(source)) == "csl-json" else seen
    return named if _may_be(source, named) else _looks_like(source) or named


def is_record(source: Source) -> bool:
    """Whether a text is that of a record file: YAML with the fields of one work, and no list of items."""
    if not source.path.endswith((".yaml", ".yml")) or _looks_like(source) is not None:
        return False
    return _RECORD.search(source.text, 0, _BEGINNING) is not None


def is_bibliography(path: str, beginning: str) -> bool:
    """Whether a file that nobody named is one with works in it: .bib files, and JSON and YAML that look like CSL's."""
    if path.lower().endswith(_BIB):
        return True
    patterns = _ITEMS.get(path.lower().rpartition(".")[2])
    return patterns is not None and all(pattern.search(beginning) for pattern in patterns)


def is_record_text(path: str, beginning: str) -> bool:
    """Whether a file that nobody named is a record: YAML with a type of CSL's at the margin, and a title or a date."""
    return path.lower().endswith((".yaml", ".yml")) and all(one.search(beginning) for one in _RECORD_TEXT)


def _may_be(source: Source, name: str) -> bool:
    """Whether a text has anything that those of a format have; what stands under a wrong name has not."""
    known = [pattern for pattern, seen in LOOKS if seen == _LOOKS_AS.get(name, name)]
    return not known or any(pattern.search(source.text, 0, _BEGINNING) for pattern in known)


def _looks_like(source: Source) -> str | None:
    beginning = source.text[:_BEGINNING]
    return next((name for pattern, name in LOOKS if pattern.search(beginning)), None)
