"""MARC 21, the records of library catalogues: MARCXML, and the exchange format of ISO 2709; read only.

Source: "MARC 21 Format for Bibliographic Data", Library of Congress. What has no field of a record is kept under
`marc`, by tag, with indicators and subfields as catalogues print them: "10$aTitle$bsubtitle".
"""

from bibkit.formats.format import About, Format
from bibkit.formats.marc.forms import read_iso2709, read_marcxml

_READS = "monographs, theses, parts of books and journals, scores, maps, recordings, films; people by relator"
_SPECIFICATION = "MARC 21 Format for Bibliographic Data"
_ADDRESS = "https://www.loc.gov/marc/bibliographic/"

XML = Format(
    "marcxml",
    "MARCXML of library catalogues",
    read=read_marcxml,
    about=About(
        _SPECIFICATION, _ADDRESS, _READS, told_by="`<record>` with a `<leader>`, with a prefix or without"
    ),
)
ISO2709 = Format(
    "marc",
    "MARC 21 of library catalogues (ISO 2709)",
    read=read_iso2709,
    about=About(
        _SPECIFICATION,
        _ADDRESS,
        f"{_READS}; in UTF-8, and in MARC-8 with the extra marc",
        told_by="a leader at the beginning",
    ),
)
