"""NBIB, the MEDLINE text of PubMed's "Save citation to file".

Source: National Library of Medicine, "MEDLINE/PubMed Data Element (Field) Descriptions". A tag has two to four letters
and fills five places with its hyphen; a text goes on behind six blanks. An empty line ends a citation.
"""

from bibkit.formats.format import About, Format
from bibkit.formats.nbib.read import read_nbib
from bibkit.formats.nbib.write import write_nbib
from bibkit.formats.own_tags import TAGS

FORMAT = Format(
    "nbib",
    "MEDLINE text of PubMed (NBIB)",
    write=write_nbib,
    read=read_nbib,
    options=(TAGS,),
    about=About(
        specification="MEDLINE/PubMed Data Element (Field) Descriptions",
        address="https://www.nlm.nih.gov/bsd/mms/medlineelements.html",
        reads="articles and books, with full names where they are, their ORCID and affiliation",
        writes="each text in one line; lines that were read here or in PubMed XML and have no field come back",
        told_by="`PMID- `, or another of MEDLINE's tags, at the beginning of a line",
        losses=(
            "keys, as NBIB has none",
            "line ends and rich text",
            "the marks of names, which particle of a name drops, and organisations among editors",
        ),
    ),
)
