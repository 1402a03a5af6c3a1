"""How much bibkit takes in, in one place: what is larger is named in a finding, with the bound and the way out.

Every bound is far beyond what any real work needs, so that only what is broken, or meant to harm, meets one. They
hold the promise that 10 MB of input take no more than 512 MB of memory and 10 seconds, whatever stands in it
(`tests/hostile/test_bounds.py` measures that). The CSL processor, which knows nothing of bibkit, has those of style
files beside its XML reader (`bibkit/csl/style/xml.py`) and those of what a layout renders beside its compiler.
"""

from typing import Final

FILE_BYTES: Final = 256 << 20
"""Of a file that is read whole. `convert` reads .bib and CSL-JSON files piece by piece, however large they are."""

SMALL_FILE_BYTES: Final = 16 << 20
"""Of a file that holds one thing: abbreviations, a template."""

SETTINGS_BYTES: Final = 1 << 20
"""Of bibkit.toml or pyproject.toml."""

SETTINGS_LINE: Final = 10_000
"""Characters of a line in it."""

TEMPLATE_STEPS: Final = 2_000_000
"""Rounds of loops, branches and calls of one template, all in all."""

TEMPLATE_CHARACTERS: Final = 100_000_000
"""Of all texts and items that a template makes on its way, those that it throws away among them."""

RECORD_FIELDS: Final = 2_000
"""Of one record, entry or item. (The field table has fewer than a hundred.)"""

FIELD_CHARACTERS: Final = 1_000_000
"""Of one field, as it stands in the file and with its macros put in."""

NAMES: Final = 50_000
"""Of one list of names, or items of any other list. (The longest list of authors in print has 15,025.)"""

EXPANSION_CHARACTERS: Final = 32_000_000
"""Of all that macros (@string) and parents (crossref, xdata) put into the entries of .bib files read together; larger
files may have as much again as they have themselves."""

LIKE_FINDINGS: Final = 100
"""Of one code in one record, until they are counted only."""

UNREADABLE_ENTRIES: Final = 10_000
"""Of a .bib file that are named one by one; the others are counted."""

CITING_CHARACTERS: Final = 64 << 20
"""Of all sources together that are read for what they cite. (A long book with its chapters has four million.)"""

CITING_FILES: Final = 20_000
"""Of the same."""

CITING_DEPTH: Final = 100
"""Files that name one another. (TeX itself has at most 15 open, TeX Live's 127.)"""
