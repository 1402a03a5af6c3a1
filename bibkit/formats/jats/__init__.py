"""JATS, the XML of articles in journals (ANSI/NISO Z39.96-2015, version 1.1): a list of references, write only."""

from __future__ import annotations

from bibkit.formats.format import About, Format
from bibkit.formats.jats.write import write_jats

__all__ = ["FORMAT", "write_jats"]

FORMAT = Format(
    "jats",
    "JATS references",
    write=write_jats,
    about=About(
        specification="JATS 1.1 (ANSI/NISO Z39.96-2015), Journal Publishing",
        address="https://jats.nlm.nih.gov/publishing/",
        writes="a <ref-list> with an <element-citation> for each work, to be put into the <back> of an article",
        losses=(
            "keys that are no names of XML",
            "the ORCID and the marks of names",
            "that a date is uncertain, hours, and open ends",
        ),
    ),
)
