"""The sources of Word: what its "Manage Sources" keeps in Sources.xml and in documents, for fields that cite them.

Source: ECMA-376 (Office Open XML), part 1, 22.6, and its schema shared-bibliography.xsd. `types` has the tables of
both directions.
"""

from bibkit.formats.format import About, Format
from bibkit.formats.word_xml.read import read_word_xml
from bibkit.formats.word_xml.write import write_word_xml

FORMAT = Format(
    "word-xml",
    "sources of Word",
    write=write_word_xml,
    read=read_word_xml,
    about=About(
        specification="ECMA-376 part 1, 22.6 (Bibliography), with the DOI of newer versions of Word",
        address="https://ecma-international.org/publications-and-standards/standards/ecma-376/",
        reads="`<b:Source>` of any type, also with the elements that JabRef and bibutils add",
        writes="`<b:Sources>` for Word's source manager; elements that were read and have no field come back",
        told_by="`<b:Sources>`",
        losses=(
            "rich text and line ends",
            "the ORCID, marks and suffix of names, and an organisation from a person of one name",
            "what follows the last name of an incomplete list",
            "all of a date but one year, month and day, or words",
        ),
    ),
)
