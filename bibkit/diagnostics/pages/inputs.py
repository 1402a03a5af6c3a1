"""Pages of the rules about input in other formats."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, bib, entry, one_file, record

_PAPER = """\
CL{date}
Tidal memory in harbour townsJane Doe, Ann Roe{authors}
We ask what a harbour remembers.
"""
_DOE = ("records/doe2020.yaml", record().files[0][1])


def _imported(text: str, *beside: tuple[str, str]) -> Example:
    return Example((("refs.bib", text), *beside), "import refs.bib --dry-run")


_GOOD = entry().files[0][1]

PAGES = (
    Page(
        "BK801",
        "A file that is not what it was taken for would be read as nonsense or as nothing.",
        bib("Doe, Jane. On names. 2020.\n"),
        entry(),
    ),
    Page(
        "BK802",
        'A listing says "15 Dec" of this year\'s papers; which year that was is known to who made it.',
        one_file("listing.txt", _PAPER.format(date="Dec 15", authors=""), "import --dry-run --from listing"),
        one_file(
            "listing.txt", _PAPER.format(date="Dec 15, 2022", authors=""), "import --dry-run --from listing"
        ),
    ),
    Page(
        "BK803",
        'A list of authors that ends in "et al." is not all of them, and no style may print it as if it were.',
        one_file(
            "listing.txt",
            _PAPER.format(date="Dec 15, 2022", authors=" et al."),
            "import --dry-run --from listing",
        ),
        one_file(
            "listing.txt", _PAPER.format(date="Dec 15, 2022", authors=""), "import --dry-run --from listing"
        ),
    ),
    Page(
        "BK804",
        "Where a line can be split in more than one way, each guess would be wrong half of the time.",
        one_file(
            "listing.txt",
            _PAPER.format(date="Dec 15, 2022", authors=" · MIT"),
            "import --dry-run --from listing",
        ),
        one_file(
            "listing.txt", _PAPER.format(date="Dec 15, 2022", authors=""), "import --dry-run --from listing"
        ),
    ),
    Page(
        "BK805",
        "An entry that can't be read is left out of everything. BibTeX, too, skips it, and often the next one.",
        bib("@book{doe2020,\n  title = {On {names},\n  author = {Doe, Jane},\n}\n"),
        entry(),
        "Where a member of CSL-JSON is given twice with one value.",
    ),
    Page(
        "BK806",
        "What has no place in a record is kept as it is, and goes back into a .bib file, but into no other format.",
        entry("note = {On \\sparkle paper}"),
        entry(),
    ),
    Page(
        "BK807",
        "BibTeX takes a macro that nothing defines for nothing: the field is empty in the list.",
        entry("month = March"),
        entry("month = mar"),
        "Safe for months, which every style defines; else the text itself in braces.",
    ),
    Page(
        "BK808",
        "Two works of one key can't both be cited by it; what comes second gets another.",
        bib(_GOOD + _GOOD.replace("On names", "Of places")),
        bib(_GOOD + _GOOD.replace("On names", "Of places").replace("doe2020", "doe2020b")),
    ),
    Page(
        "BK809",
        "BibTeX stops at an entry that is repeated; the second says nothing new.",
        bib(_GOOD + _GOOD),
        entry(),
        "An entry goes; what refers to its place in the file would find nothing.",
    ),
    Page(
        "BK810",
        "What is in the library was looked at by somebody; what comes in may be better or worse.",
        _imported(entry("publisher = {Tellus}").files[0][1], _DOE),
        _imported(entry(without="publisher").files[0][1], _DOE),
    ),
    Page(
        "BK811",
        "A file that could not be read may hold the work of somebody; nothing takes its place.",
        _imported(_GOOD, ("records/doe2020.yaml", "id: [\n")),
        _imported(_GOOD),
    ),
    Page(
        "BK812",
        "BibTeX reads up to the place where the comma should be and skips the rest of the entry.",
        bib("@book{doe2020,\n  title = {On names}\n  author = {Doe, Jane},\n  year = {2020},\n}\n"),
        entry(),
    ),
)
