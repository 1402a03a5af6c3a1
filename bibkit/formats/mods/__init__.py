"""MODS, the Library of Congress's Metadata Object Description Schema: what catalogues, repositories and bibutils write.

Source: "MODS User Guidelines, Version 3" and mods-3-7.xsd. `types` has the tables of both directions.
"""

from bibkit.formats.format import About, Format
from bibkit.formats.mods.read import read_mods
from bibkit.formats.mods.write import write_mods
from bibkit.formats.own_tags import TAGS

FORMAT = Format(
    "mods",
    "MODS of libraries and repositories",
    write=write_mods,
    read=read_mods,
    options=(TAGS,),
    about=About(
        specification="MODS 3.7; older versions of MODS 3 are read alike",
        address="https://www.loc.gov/standards/mods/",
        reads="`<mods>`, alone or in a collection, with its host, series, original and reviewed work",
        writes="one collection; the XML that was read and has no field comes back to its place",
        told_by="`<mods>` or `<modsCollection>`, with a prefix or without",
        losses=("rich text", "the marks of names, and which particle of a name drops"),
    ),
)
