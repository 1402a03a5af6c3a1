"""What inputs look like before they are broken: small, and with everything that a reader knows."""

from __future__ import annotations

BIB = r"""
@string{jnl = "J. Things"} @preamble{"x"} @comment{ {a} }
% a comment, @book{no}
@article{doe2020:a, title = {On {\LaTeX} \& $x^2$ {\"o}}, author = "Doe, Jane and {The Group} and van der Berg, Jr., H.",
  journal = jnl # { and more}, year = 2020, month = jan, pages = {1--9}, doi = {10.1000/a_b}, url = "https://x.org/%7e",
  eprint = {2212.08073v2}, archiveprefix = {arXiv}, primaryclass = {cs.CL}, crossref = {p}, xdata = {x, y} }
@proceedings(p, title = {Proc.}, editor = {Roe, R. and others}, date = {2020-05/2020-06}, isbn = {978-3-16-148410-0})
@xdata{x, publisher = {P}, location = {K{\o}ln}} @online{y, title = {T}, urldate = {2020-13-40}, language = {ngerman}}
@book{z, title={a}, title={b}, year={c. 1900?}, volume={iv}, edition={second}, keywords={a, b}, note={\url{http://a.b}}}
"""

JSON = """[{"id": "doe2020", "type": "article-journal", "title": "A <i>title</i> & $x$",
 "author": [{"family": "Doe", "given": "Jane", "suffix": "Jr.", "non-dropping-particle": "van"}, {"literal": "Group"}],
 "issued": {"date-parts": [[2020, 1, 2], ["2021"]], "circa": true, "season": 2}, "accessed": {"raw": "2020-01-02"},
 "page": "1-9", "volume": 3, "DOI": "10.1000/a", "URL": "https://a.b", "ISBN": ["978-3-16-148410-0"], "language": "de",
 "custom": {"bibkit": {"names": {"author": {"0": {"of": "Jane Doe", "orcid": "0000-0001-5898-1911"}}}, "tags": ["a"]}}},
 {"id": 7, "type": "book", "title": "\\u00e9\\ud83d\\ude00", "author": "Smith, J.", "issued": {"literal": "n.d."}}]"""

JSONL = '{"id": "a", "type": "book", "title": "A"}\n{"id": "b", "type": "book", "issued": {"date-parts": [[1999]]}}\n'

RECORD_LINES = (
    '{"id": "a", "type": "book", "title": "A", "author": ["Doe, Jane", {"literal": "X"}], "issued": "2020-03"}\n'
    '{"id": "b", "type": "article", "arxiv": "2212.08073", "tags": ["x"], "source": {"name": "S", "lines": "1-3"}}\n'
)

YAML = """\
# a record
id: doe2020
type: article-journal
title: "On \\u00e9 things: a study"
author:
- Doe, Jane
- {family: Berg, given: H., non-dropping-particle: van der, orcid: 0000-0001-5898-1911}
- literal: The Group
incomplete: [author]
issued: 2020-05-03/2021
container-title: J. Things
page: 1-9
arxiv: 2212.08073v2 [cs.CL]
DOI: 10.1000/a_b
tags: [one, 'two words']
abstract: |
  A text in
  two lines, $x^2$.
note: >-
  folded
source: {format: bibtex, raw: ["@a{b}"]}
"""

CSL_YAML = """\
---
references:
- id: doe2020
  type: book
  title: A *title* with \\$ and `code`
  author:
  - {family: Doe, given: Jane}
  issued: {date-parts: [[2020, 1]]}
  custom: {bibkit: {exact: {title: x}}}
...
"""

RIS = "TY  - JOUR\nAU  - Doe, Jane\nTI  - A title\nPY  - 2020/01/02\nSP  - 1\nEP  - 9\nDO  - 10.1000/a\nER  - \n"

ENDNOTE_XML = """\
<?xml version="1.0" encoding="UTF-8"?><!-- a library -->
<xml><records><record><database name="a.enl">a.enl</database><rec-number>1</rec-number>
<ref-type name="Book Section">5</ref-type><contributors><authors><author>Doe, Jane</author></authors>
<secondary-authors><author><style face="normal">Roe, R.</style></author></secondary-authors></contributors>
<titles><title><style face="normal">On </style><style face="italic bold">E. coli</style></title>
<secondary-title>A &amp; B</secondary-title></titles><pages>1-9</pages><dates><year>2020</year>
<pub-dates><date>Sep 5</date></pub-dates></dates><isbn>0378-5955&#xD;978-3-16-148410-0</isbn><label>doe</label>
<electronic-resource-num>10.1000/a</electronic-resource-num><urls><related-urls><url>https://a.b</url></related-urls>
</urls><custom2>PMC1</custom2><![CDATA[x]]></record></records></xml>
"""

PUBMED_XML = """\
<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.nlm.nih.gov/a.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">12345678</PMID>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">0378-5955</ISSN><JournalIssue><Volume>1</Volume><PubDate>
<Year>2020</Year><Month>Jan</Month></PubDate></JournalIssue><Title>A journal</Title></Journal>
<ArticleTitle>On <i>E. coli</i> &amp; <mml:math><mml:mi>x</mml:mi></mml:math>.</ArticleTitle><Pagination><StartPage>1</StartPage>
<EndPage>9</EndPage><MedlinePgn>1-9</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.1000/a</ELocationID>
<Abstract><AbstractText Label="AIM">To see.</AbstractText></Abstract><AuthorList CompleteYN="N"><Author ValidYN="Y"
EqualContrib="Y"><LastName>van der Berg</LastName><ForeName>Jan</ForeName><Initials>J</Initials><Suffix>Jr</Suffix>
<Identifier Source="ORCID">0000-0001-5898-1911</Identifier><AffiliationInfo><Affiliation>X</Affiliation></AffiliationInfo>
</Author><Author><CollectiveName>A team</CollectiveName></Author></AuthorList><PublicationTypeList>
<PublicationType>Journal Article</PublicationType></PublicationTypeList></Article><MeshHeadingList><MeshHeading>
<DescriptorName MajorTopicYN="N">Mice</DescriptorName><QualifierName MajorTopicYN="Y">genetics</QualifierName></MeshHeading>
</MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC1</ArticleId></ArticleIdList>
</PubmedData></PubmedArticle></PubmedArticleSet>
"""

NBIB = """\
PMID- 12345678
IS  - 0378-5955 (Print)
DP  - 2009 May-Jun
TI  - A title that
      goes on.
FAU - Doe, Jane
AU  - Doe J
AID - 10.1000/a [doi]
PT  - Journal Article
"""

REFER = "%0 Journal Article\n%A Doe, Jane\n%T A title\n%J Journal\n%D 2020\n%8 June 5\n%P 1-9\n%@ 0378-5955\n\n%A Roe\n"

HAYAGRIVA = """\
doe:
  type: Article
  title: {value: "The {GPU} at $x^2$", short: GPU, verbatim: true}
  author: ["Doe, Jane", "Luther King, Jr., Martin", {name: Berg, prefix: van der, alias: JB}]
  date: ~2020-05-01
  serial-number: {doi: 10.1000/182, serial: "7"}
  url: {value: https://example.org, date: 2021-01-01}
  affiliated: [{role: CastMember, names: "Roe, R."}]
  parent:
    - {type: Periodical, title: J, volume: 2-3, parent: {title: S}}
    - {type: Conference, title: C, location: Rome}
    - {type: Video, runtime: "00:13:42"}
"""
CFF = """\
cff-version: 1.2.0
title: Tool
authors:
  - {family-names: Doe, given-names: Jane, name-particle: van, orcid: https://orcid.org/0000-0001-6962-4290}
  - {name: The Team, website: https://example.org}
date-released: 2020-05-01
identifiers:
  - {type: doi, value: 10.1000/182, description: all versions}
  - {type: other, value: "PMID:123"}
license: [MIT, Apache-2.0]
repository-code: https://example.org
preferred-citation: {type: article, title: A, authors: [{alias: jd}], journal: J, year: 2020, month: 5, start: 1, end: 9}
references:
  - {type: conference-paper, title: P, conference: {name: C, city: Rome, date-start: 2020-01-01, date-end: 2020-01-03}}
  - {type: thesis, title: Q, institution: {name: U, country: IT}, year: in press, keywords: [a, b], languages: [de]}
"""
WEB_OF_SCIENCE = """\
FN Clarivate
VR 1.0
PT J
AU Doe, J
   Roe, RS
TI A title
   goes on
SO JOURNAL
PY 2020
PD MAY-JUN
BP 1
EP 9
ER

EF
"""

LISTING = """\
2212.08073 Constitutional AI: Harmlessness from AI Feedback
Yuntao Bai, Saurav Kadavath, et al. (12 Dec 2022) [cs.CL]
- Jane Doe; Richard Roe: On Things. In: Proc. X (2020), pp. 1-9.
"""

PEOPLE = "doe:\n  printed: [Jane Doe, J. Doe]\n  orcid: 0000-0001-5898-1911\n  note: x\n"

SESSIONS = """\
title: Group
locale: en-US
sessions:
- id: one
  title: One *two* [@doe2020, p. 3]
  date: 2026-10-27
  time: 16:15-17:45
  place: Room 1
  scribe: Jane
  papers:
  - doe2020
  - {key: roe2019, pages: "1-8, 12", minutes: 20, questions: ["Why?"], summary: "# A\\n- b\\n> c"}
  before: |
    Read **this**, `that` and <https://a.b>.
"""

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-GB">
<info><title>Odd</title><id>http://x/odd</id><link rel="template" href="x"/><category citation-format="author-date"/>
<updated>2020-01-01T00:00:00+00:00</updated></info>
<locale xml:lang="en"><terms><term name="and">&amp;</term><term name="page" form="short"><single>p.</single>
<multiple>pp.</multiple></term></terms><date form="text"><date-part name="year"/></date></locale>
<macro name="a"><names variable="author"><name and="symbol" initialize-with=". " et-al-min="3" et-al-use-first="1"/>
<label form="short" prefix=" ("/><substitute><names variable="editor"/><text variable="title"/></substitute></names></macro>
<citation et-al-min="2" collapse="year-suffix" disambiguate-add-year-suffix="true"><sort><key macro="a" sort="descending"/>
</sort><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><text macro="a" font-style="italic"/>
<date variable="issued" form="numeric" date-parts="year"/><text variable="locator"/></group></layout></citation>
<bibliography hanging-indent="true" second-field-align="flush"><layout><text variable="citation-number" display="left-margin"/>
<choose><if type="book" match="any"><text variable="title" text-case="title" quotes="true"/></if><else-if is-numeric="volume">
<number variable="volume" form="ordinal"/></else-if><else><text term="and"/></else></choose></layout></bibliography></style>
"""

CITE = """See [see @doe2020, pp. 33-35, and *passim*; also -@roe2019, chap. 2 {p. 5}] and @doe2020 [p. 3].
`[@code]` <!-- [@no] --> [@{odd key}, {sec. 1}]; \\[@x] <https://a/@b> ![x](@y) ~~~
[@z] ~~~ ("@doe2020") [-@a; @b] @c.d:e/f.
"""

QUERY = """(author:Doe or tag:"two words") and not type=book and issued>=2019-05 and year<2021 title~on doi:10.1 a"""

MARKERS = """\
# Title
<!-- bibkit:start select="tag:a and year>2019" style=apa format='html' -->
old
<!-- bibkit:end -->
```
<!-- bibkit:start -->
```
<!-- bibkit:start
"""

TOML = """\
library = ["records", "more"]
people = "people.yaml"
require = ["author"]
style = "apa"
[page]
title = "T"
with = ["bibtex"]
[options.bibtex]
preprint = "unpublished"
"""

TEMPLATE = """\
{% extends "base" %}{% macro m(a, b=2) %}{{ a ~ b|upper }}{% endmacro %}{% set n = namespace(i=0) %}
{% for work in works if work.year > 2000 %}{{ loop.index }}. {{ work.title|center(20) }} {{ m(work.year) }}{% else %}none
{% endfor %}{% block x %}{{ '%s' % 1 }}{{ "a".replace("a", "b") * 3 }}{{ [1, 2]|join(", ") }}{% endblock %}{# c #}
"""
MODS = """\
<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="doe2020"><titleInfo><nonSort>The</nonSort>
<title>A</title><subTitle>B</subTitle></titleInfo><name type="personal"><namePart type="family">Doe</namePart>
<namePart type="given">J.</namePart><role><roleTerm type="code">edt</roleTerm></role></name><genre>book chapter</genre>
<originInfo><dateIssued encoding="w3cdtf">2020-05</dateIssued></originInfo><subject><topic>x</topic></subject>
<relatedItem type="host"><titleInfo><title>C</title></titleInfo><part><detail type="volume"><number>1</number></detail>
<extent unit="page"><start>1</start><end>9</end></extent></part></relatedItem><identifier type="doi">10.1000/a</identifier>
</mods></modsCollection>
"""
WORD_XML = """\
<?xml version="1.0"?><b:Sources xmlns:b="x"><b:Source><b:Tag>doe2020</b:Tag><b:SourceType>Report</b:SourceType>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Doe</b:Last><b:First>J.</b:First></b:Person></b:NameList></b:Author>
<b:Counsel><b:NameList><b:Person><b:Last>Roe</b:Last></b:Person></b:NameList></b:Counsel></b:Author><b:Title>A</b:Title>
<b:Year>2020</b:Year><b:Month>May</b:Month><b:City>B</b:City><b:LCID>1033</b:LCID><b:StandardNumber>1</b:StandardNumber>
</b:Source></b:Sources>
"""
MARCXML = """\
<collection><record><leader>01080nam a2200265 c 4500</leader><controlfield tag="008">230630s1988    xx |||| 10||| eng d
</controlfield><datafield tag="100" ind1="1" ind2=" "><subfield code="a">Doe, J.</subfield><subfield code="4">aut</subfield>
</datafield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">A :</subfield><subfield code="b">B /</subfield></datafield>
<datafield tag="264" ind1=" " ind2="1"><subfield code="a">London :</subfield><subfield code="c">[1988]</subfield></datafield>
<datafield tag="773" ind1="0" ind2="8"><subfield code="t">J</subfield><subfield code="g">Vol. 1, no. 2 (2001), p. 3-4</subfield>
</datafield></record></collection>
"""
MARC = "00150nam a2200061 a 4500008000500000100001200005245001000017\x1eabcd\x1e1 \x1faDoe, J.\x1e10\x1faA :\x1fbB\x1e\x1d"

CROSSREF = """\
{"status": "ok", "message": {"items": [{"DOI": "10.1234/a", "type": "journal-article", "title": ["On <i>E. coli</i> &amp; x"],
 "container-title": ["Lecture Notes in X", "Y"], "author": [{"family": "van der Berg", "given": "Jan", "affiliation": []},
 {"name": "A Team"}], "issued": {"date-parts": [[2020, 3]]}, "published-print": {"date-parts": [[2021]]}, "ISSN": ["0378-5955"],
 "abstract": "<jats:p>One</jats:p>", "license": [{"URL": "https://a.b", "content-version": "vor"}], "score": 1.5}]}}
"""

SCHEMA_ORG = """\
<html><script type="application/ld+json"><!-- {"@context": "https://schema.org", "@graph": [{"@type": "Article", "name": "T",
"author": {"@id": "#a"}, "isPartOf": {"@type": "PublicationIssue", "issueNumber": 2, "isPartOf": {"@type": "Periodical",
"name": "J"}}, "datePublished": "2020-05"}, {"@id": "#a", "@type": "Person", "name": "Jane Doe"}]} --></script></html>
"""

ARXIV_ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2212.08073v1</id><title>T</title><published>2022-12-15T01:02:03Z
</published><author><name>Jane Doe</name></author><link href="http://arxiv.org/abs/2212.08073v1"/></entry></feed>
"""

REFERENCES = "[1] Doe, J. (2020). On names. https://doi.org/10.1234/a(b).\n\n[2] Roe. arXiv:2212.08073. ISBN 978-0-306-40615-7\n"

DATACITE = """\
{"data": [{"id": "10.1234/a", "attributes": {"doi": "10.1234/a", "types": {"resourceTypeGeneral": "Dataset"}, "titles":
[{"title": "On <i>E. coli</i>"}], "creators": [{"name": "Doe, Jane", "nameType": "Personal", "nameIdentifiers": [{"nameIdentifier":
"0000-0001-5898-1911", "nameIdentifierScheme": "ORCID"}]}], "publisher": {"name": "P"}, "publicationYear": 2020, "dates":
[{"date": "2020-01/2020-02", "dateType": "Issued"}], "subjects": [{"subject": "x"}], "rightsList": [{"rightsUri": "https://a.b"}]}}]}
"""

OPENALEX = """\
{"meta": {"count": 1}, "results": [{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1234/a", "title": "T", "type":
"article", "publication_year": 2020, "publication_date": "2020-03-05", "authorships": [{"author": {"display_name": "Jane Doe",
"orcid": null}, "raw_author_name": "J. Doe"}], "biblio": {"volume": "1", "first_page": "1", "last_page": "9"},
"abstract_inverted_index": {"One": [0], "two": [1, 2]}, "primary_location": {"source": {"display_name": "J"}}}]}
"""

SEMANTIC_SCHOLAR = """\
{"total": 1, "data": [{"paperId": "649d", "externalIds": {"ArXiv": "1706.03762"}, "title": "T", "venue": "J", "year": 2017,
"publicationTypes": ["JournalArticle"], "publicationDate": "2017-06-12", "journal": {"name": "J", "pages": "1-9", "volume": "2"},
"authors": [{"authorId": "1", "name": "Jane van der Berg"}], "abstract": "One", "citationCount": 7}]}
"""

INSPIRE = """\
{"hits": {"total": 1, "hits": [{"metadata": {"control_number": 1, "texkeys": ["Doe:2020a"], "document_type": ["article"], "titles":
[{"title": "The $N$ limit", "subtitle": "A start"}], "authors": [{"full_name": "Doe, Jane", "ids": [{"schema": "ORCID",
"value": "0000-0001-5898-1911"}]}, {"full_name": "Roe, R.", "inspire_roles": ["editor"]}], "dois": [{"value": "10.1234/a"}],
"arxiv_eprints": [{"value": "hep-th/9711200", "categories": ["hep-th"]}], "publication_info": [{"journal_title": "J",
"journal_volume": "2", "page_start": "1", "page_end": "9", "year": 1998}], "imprints": [{"date": "1998-01"}]}}]}}
"""

PUBMED_JSON = """\
{"header": {"type": "esummary"}, "result": {"uids": ["11850928"], "11850928": {"uid": "11850928", "pubdate": "2002 Jul", "source":
"J", "authors": [{"name": "Doe JA", "authtype": "Author"}, {"name": "A Group", "authtype": "CollectiveName"}], "title":
"On <i>E. coli</i>.", "volume": "1", "pages": "1303-13", "pubtype": ["Journal Article"], "articleids": [{"idtype": "doi",
"value": "10.1234/a"}], "fulljournalname": "Journal", "elocationid": "doi: 10.1234/a"}}}
"""

ZENODO = """\
{"hits": {"hits": [{"id": "1", "pids": {"doi": {"identifier": "10.5281/zenodo.1"}}, "metadata": {"resource_type": {"id":
"publication-thesis"}, "title": "T", "publication_date": "2020-03", "creators": [{"person_or_org": {"type": "personal", "name":
"Doe, Jane", "identifiers": [{"scheme": "orcid", "identifier": "0000-0001-5898-1911"}]}, "affiliations": [{"name": "X"}]}],
"description": "<p>One</p>", "rights": [{"id": "cc-by-4.0"}], "subjects": [{"subject": "x"}]}}], "total": 1}}
"""
