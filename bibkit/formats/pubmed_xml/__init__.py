"""PubMed XML, of PubMed's files and E-utilities.

Source: National Library of Medicine, "MEDLINE/PubMed XML Data Elements" and pubmed_190101.dtd. A citation is read as
the lines that MEDLINE text has for it (`bibkit.formats.nbib`), but for people, who have more to them here: ORCID,
affiliation, equal contribution. An element that MEDLINE has no tag for goes by its name. The numbers that NLM gives to
its own terms (`UI`) are left out, as the terms are there.
"""

from bibkit.formats.format import About, Format
from bibkit.formats.own_tags import TAGS
from bibkit.formats.pubmed_xml.read import read_pubmed_xml
from bibkit.formats.pubmed_xml.write import write_pubmed_xml

FORMAT = Format(
    "pubmed-xml",
    "PubMed XML",
    write=write_pubmed_xml,
    read=read_pubmed_xml,
    options=(TAGS,),
    about=About(
        specification="MEDLINE/PubMed XML Data Elements (pubmed_190101.dtd)",
        address="https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html",
        reads="articles and books, people with ORCID, abstracts with their labels",
        writes="the elements in the order of the DTD; what only NLM gives (status, numbers of terms) is not made up",
        told_by="`<PubmedArticleSet>`, or one article or book",
        losses=(
            "keys, as PubMed XML has none",
            "rich text but italics, bold, sub- and superscripts in titles and abstracts",
            "marks of names but equal contribution, and which particle of a name drops",
            "grants, comments and references that were read and have no field",
        ),
    ),
)
