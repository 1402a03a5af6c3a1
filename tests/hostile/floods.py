"""Inputs of any size in every format that is read: one value, records of nothing, names, levels."""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """How a file of a format is put together.

    `work` is a record, in which `{title}` and `{names}` stand for these; `name` is one of them, `joined_by` what stands
    between two. `nothing` is a record that says nothing. `file` holds the records at `{}`, with `between` from one to the next.
    """

    work: str
    name: str
    joined_by: str
    nothing: str
    file: str = "{}"
    between: str = "\n"

    def of_title(self, title: str, names: int = 1) -> str:
        """A file of one record with that title, and so many names."""
        written = self.joined_by.join([self.name] * names)
        return self.file.replace("{}", self.work.replace("{names}", written).replace("{title}", title))

    def of_nothings(self, count: int) -> str:
        """A file of so many records that say nothing."""
        return self.file.replace("{}", self.between.join([self.nothing] * count))


_BIB = Shape("@book{k, title={{title}}, author={{names}}, year=2020}", "Doe, Jane", " and ", "@book{}")
_ITEM = '{"id": "k", "type": "book", "title": "{title}", "author": [{names}]}'
_PERSON = '{"family": "Doe", "given": "Jane"}'


def _json(work: str, name: str, file: str = "[{}]", nothing: str = "{}") -> Shape:
    return Shape(work, name, ", ", nothing, file, ", ")


SHAPES: dict[str, Shape] = {
    "bibtex": _BIB,
    "biblatex": _BIB,
    "csl-json": _json(_ITEM, _PERSON),
    "csl-jsonl": _json(_ITEM, _PERSON, "{}")._replace(between="\n"),
    "records-jsonl": _json(_ITEM, '"Doe, Jane"', "{}")._replace(between="\n"),
    "csl-yaml": Shape(f"- {_ITEM}", _PERSON, ", ", "- {}", "references:\n{}\n"),
    "hayagriva": Shape("k: {type: Book, title: {title}, author: [{names}]}", '"Doe, Jane"', ", ", "? {}\n: {}"),
    "cff": Shape(
        "- {type: book, title: {title}, authors: [{names}]}", "{family-names: Doe}", ", ", "- {}",
        "cff-version: 1.2.0\ntitle: T\nauthors: [{name: X}]\nreferences:\n{}\n",
    ),
    "ris": Shape("TY  - BOOK\nTI  - {title}\n{names}\nER  - ", "AU  - Doe, Jane", "\n", "TY  - \nER  - "),
    "endnote-xml": Shape(
        "<record><titles><title>{title}</title></titles><contributors><authors>{names}</authors></contributors></record>",
        "<author>Doe, Jane</author>", "", "<record/>", "<xml><records>{}</records></xml>",
    ),
    "mods": Shape(
        "<mods><titleInfo><title>{title}</title></titleInfo>{names}</mods>",
        '<name type="personal"><namePart>Doe, Jane</namePart></name>', "", "<mods/>", "<modsCollection>{}</modsCollection>",
    ),
    "word-xml": Shape(
        "<Source><SourceType>Book</SourceType><Title>{title}</Title><Author><Author><NameList>{names}</NameList></Author></Author></Source>",
        "<Person><Last>Doe</Last></Person>", "", "<Source/>", "<Sources>{}</Sources>",
    ),
    "marcxml": Shape(
        '<record><datafield tag="245" ind1=" " ind2=" "><subfield code="a">{title}</subfield></datafield>{names}</record>',
        '<datafield tag="700" ind1="1" ind2=" "><subfield code="a">Doe, Jane</subfield></datafield>', "", "<record/>",
        "<collection>{}</collection>",
    ),
    "marc": Shape(
        "00150nam a2200061 a 4500245001000000700001000010\x1e10\x1fa{title}\x1e{names}\x1e\x1d", "1 \x1faDoe, Jane", "\x1e",
        "00026nam a2200025 a 4500\x1e\x1d", between="",
    ),
    "nbib": Shape("PMID- 1\nTI  - {title}\n{names}\n", "FAU - Doe, Jane", "\n", "PMID- \n"),
    "pubmed-xml": Shape(
        "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>{title}</ArticleTitle><AuthorList>{names}"
        "</AuthorList></Article></MedlineCitation></PubmedArticle>",
        "<Author><LastName>Doe</LastName></Author>", "", "<PubmedArticle/>", "<PubmedArticleSet>{}</PubmedArticleSet>",
    ),
    "web-of-science": Shape("PT J\nTI {title}\n{names}\nER\n", "AU Doe, J", "\n", "PT \nER\n", "FN Clarivate\nVR 1.0\n{}\nEF\n"),
    "refer": Shape("%0 Book\n%T {title}\n{names}\n", "%A Doe, Jane", "\n", "%0 \n"),
    "crossref": _json('{"DOI": "10.1234/a", "type": "book", "title": ["{title}"], "author": [{names}]}', _PERSON),
    "datacite": _json(
        '{"doi": "10.1234/a", "titles": [{"title": "{title}"}], "creators": [{names}]}', '{"name": "Doe, Jane"}', '{"data": [{}]}'
    ),
    "openalex": _json(
        '{"id": "https://openalex.org/W1", "title": "{title}", "type": "book", "authorships": [{names}]}',
        '{"raw_author_name": "J. Doe"}', '{"results": [{}]}',
    ),
    "semantic-scholar": _json('{"paperId": "a", "title": "{title}", "authors": [{names}]}', '{"name": "J. Doe"}', '{"data": [{}]}'),
    "inspire": _json(
        '{"metadata": {"control_number": 1, "titles": [{"title": "{title}"}], "authors": [{names}]}}', '{"full_name": "Doe, Jane"}',
        '{"hits": {"hits": [{}]}}',
    ),
    "pubmed-json": _json(
        '{"uid": "1", "pubtype": ["Journal Article"], "title": "{title}", "authors": [{names}]}', '{"name": "Doe JA"}',
    ),
    "zenodo": _json(
        '{"id": 1, "metadata": {"title": "{title}", "creators": [{names}]}}', '{"name": "Doe, Jane"}', '{"hits": {"hits": [{}]}}'
    ),
    "arxiv-atom": Shape(
        "<entry><id>http://arxiv.org/abs/2212.08073v1</id><title>{title}</title>{names}</entry>",
        "<author><name>Jane Doe</name></author>", "", "<entry/>", '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>',
    ),
    "schema-org": _json(
        '{"@type": "Book", "name": "{title}", "author": [{names}]}', '{"@type": "Person", "name": "Jane Doe"}',
        '{"@context": "https://schema.org", "@graph": [{}]}', '{"@type": "Book"}',
    ),
    "reference-list": Shape("{names} (2020). {title}. https://doi.org/10.1234/a", "Doe, J.", ", ", "x", between="\n\n"),
    "listing": Shape(
        "CLDec 15, 2022\n{title}{names}\nWe rate models.\n", "Jane Doe", ", ", "CLDec 15, 2022", between="\n"
    ),
}  # fmt: skip
