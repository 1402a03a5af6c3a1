"""EndNote XML, which EndNote, Bookends, Zotero and Mendeley export and read.

Source: EndNote's "RSXML.dtd". A record is read as lines of tagged text: the tag of an element is its name with that of
the element around it (`secondary-authors.author`), and stands for what the same field is in RIS and refer.
"""

from bibkit.formats.endnote_xml.read import read_endnote_xml
from bibkit.formats.endnote_xml.write import write_endnote_xml
from bibkit.formats.format import About, Format
from bibkit.formats.own_tags import TAGS

FORMAT = Format(
    "endnote-xml",
    "EndNote XML",
    write=write_endnote_xml,
    read=read_endnote_xml,
    options=(TAGS,),
    about=About(
        specification="EndNote's XML export (RSXML.dtd)",
        reads="records, their styles as rich text",
        writes="the elements in the order of the DTD; what was read and has no field comes back",
        told_by="`<xml><records>` or `<records><record>`",
        losses=(
            "small capitals and `nocase`, and rich text but in titles, abstracts and notes",
            "the ORCID and the marks of names, and a comma within a part of one",
            "what follows the last name of an incomplete list",
            "all of a date but one year, month and day, or words",
        ),
    ),
)
