"""Pages of the rules about input in other formats."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, asked, bib, entry, one_file, record

_PAPER = """\
CL{date}
Tidal memory in harbour townsJane Doe, Ann Roe{authors}
We ask what a harbour remembers.
"""
_DOE = ("records/doe2020.yaml", record().files[0][1])


def _imported(text: str, *beside: tuple[str, str]) -> Example:
    return Example((("refs.bib", text), *beside), "import refs.bib --dry-run")


_CROSSREF = """\
{"DOI": "10.1234/names", "type": "journal-article", "title": ["On names"], "container-title": ["Names"], "volume": "7",
 "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}, "page": "1-9",
 %s}
"""
_MODS = """\
<mods xmlns="http://www.loc.gov/mods/v3" ID="roe2020">
  <titleInfo><title>%s</title></titleInfo>
  <originInfo><publisher>P</publisher><dateIssued>2020</dateIssued></originInfo>
</mods>
"""
_GOOD = entry().files[0][1]
_PART = entry("crossref = {proceedings2020}", without="publisher", kind="inproceedings").files[0][1]
_OTHER_PART = _PART.replace("doe2020", "roe2020").replace("On names", "Of places")
_PROCEEDINGS = """\
@proceedings{proceedings2020,
  title = {Proceedings on names},
  editor = {Roe, Ann},
  year = {2020},
}
"""


def _article(key: str, journal: str) -> str:
    """An article of that key, with its journal in a field of that name."""
    return (
        f"@article{{{key},\n  title = {{On names of {key}}},\n  author = {{Doe, Jane}},\n"
        f"  {journal} = {{Names}},\n  date = {{2020}},\n}}\n"
    )


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
        fix="A field follows, so that only the comma can be meant, and nothing of what bibkit reads changes.",
    ),
    Page(
        "BK813",
        "BibTeX prints the first of two, biber the last, so that the list says the one or the other.",
        entry("note = {Second printing},\n  note = {Third printing}"),
        entry("note = {Third printing}"),
        "Where both say the same.",
    ),
    Page(
        "BK814",
        "A part of a book has the title, editor and year of the book from its parent; without that they are missing.",
        bib(_PART.replace("  crossref", "  booktitle = {Proceedings on names},\n  crossref")),
        bib(_PART + _PROCEEDINGS),
    ),
    Page(
        "BK815",
        "BibTeX reads a file once: a parent that it has passed is not there for a child behind it, and the child has no book "
        "title, editor or year. In a file that shows itself as biblatex's, any order is right.",
        bib(_PROCEEDINGS + _PART),
        bib(_PART + _PROCEEDINGS),
    ),
    Page(
        "BK816",
        'The styles of BibTeX call a book that several cited works refer to by its editor, or else by its key: "In names20 '
        '[1]". Without a key they print the title.',
        bib(
            _PART
            + _OTHER_PART
            + _PROCEEDINGS.replace("editor = {Roe, Ann}", "author = {Roe, Ann},\n  key = {names20}")
        ),
        bib(_PART + _OTHER_PART + _PROCEEDINGS),
    ),
    Page(
        "BK817",
        "A macro that nothing uses is left over, or is written otherwise where it should be used. A file of macros alone is "
        "made for others, and is let be.",
        bib("@string{urania = {Urania Press}}\n\n" + _GOOD),
        bib("@string{urania = {Urania Press}}\n\n" + entry("publisher = urania").files[0][1]),
        "Another file that is read with this one may use it.",
    ),
    Page(
        "BK818",
        "The macros jan to dec are printed in the language and the form of the style, and biber sorts by them. In a file for "
        "BibTeX a number is printed as a number; biblatex takes it.",
        entry("month = {March}"),
        entry("month = mar"),
        "It is the same month.",
    ),
    Page(
        "BK819",
        "TeX stops at maths that nothing closes. Abstracts, addresses and names of files, which no list prints, are let be.",
        entry("title = {Names for $5}"),
        entry("title = {Names for \\$5, and $x$}"),
        "Where an amount follows the only sign; it may be that the end of maths is missing.",
    ),
    Page(
        "BK820",
        "BibTeX and biber count braces and quotes without a look at what stands before them: a field that holds one more "
        "takes in those behind it.",
        bib('@book{doe2020,\n  title = {On names},\n  author = "M\\"uller, Jane",\n  year = {2020},\n}\n'),
        bib('@book{doe2020,\n  title = {On names},\n  author = "M{\\"u}ller, Jane",\n  year = {2020},\n}\n'),
        "Braces around an accent in quotes print the same; a brace without its partner has no fix.",
    ),
    Page(
        "BK821",
        "BibTeX passes over a field that its style does not know: a work with biblatex's date alone has no year. It is told "
        "of files that are for BibTeX, by `--from bibtex`, JabRef's databaseType or `% !BIB program = bibtex`.",
        bib("% !BIB program = bibtex\n\n" + entry("date = {2020}", without="year").files[0][1]),
        bib("% !BIB program = bibtex\n\n" + _GOOD),
        "The list prints what it did not before.",
    ),
    Page(
        "BK822",
        "biblatex reads BibTeX's names, too, and people who search, sort or edit by field find only half of the works.",
        bib(
            "".join(_article(f"doe202{number}", "journaltitle") for number in range(4))
            + _article("roe2020", "journal")
        ),
        bib("".join(_article(f"doe202{number}", "journaltitle") for number in range(5))),
        "biblatex reads both as one.",
    ),
    Page(
        "BK823",
        "BibTeX has no sign for comments: all outside of entries is one, but for what follows an @.",
        bib(_GOOD + "\n% @book{roe2019, title = {Of places}}\n"),
        bib(_GOOD + "\n% book{roe2019, title = {Of places}}\n"),
        "Somebody may look for works that were put aside by their @.",
    ),
    Page(
        "BK824",
        "A brace too many shows that an entry ends before it should: fields behind it are a comment.",
        bib(_GOOD + "}\n"),
        entry(),
        "Between entries it says nothing.",
    ),
    Page(
        "BK825",
        "Braces around all of a title keep every capital, so that no style can write it as it writes its other titles. Off by "
        "default, as some mean that.",
        asked("BK825", "title = {{On the names of things}}"),
        asked("BK825", "title = {On the names of {MIT}}"),
        "Words that have no braces of their own may need some then.",
    ),
    Page(
        "BK826",
        "Many styles of BibTeX write titles in small letters but for the first, and keep what is in braces: without them BERT "
        "is printed bert. Off by default, as other styles print titles as they are.",
        asked("BK826", "title = {Names by BERT and LaTeX}"),
        asked("BK826", "title = {Names by {BERT} and {LaTeX}}"),
        "The list prints otherwise.",
    ),
    Page(
        "BK827",
        "BibTeX's manual has two hyphens between pages, which every style prints as a dash. Off by default, as the standard "
        "styles make two of one.",
        asked("BK827", "journal = {Names}\npages = {12-34}", "article"),
        asked("BK827", "journal = {Names}\npages = {12--34}", "article"),
        "It prints as a dash in every style.",
    ),
    Page(
        "BK829",
        "A web service says much of itself beside a work: how often it was cited, when it was looked at, how it is sorted. No "
        "list of works needs that, and it is another tomorrow; what is said of the work is read or kept.",
        one_file("refs.json", _CROSSREF % '"reference-count": 12, "score": 1.0', "convert --to bibtex"),
        one_file("refs.json", _CROSSREF % '"issue": "2"', "convert --to bibtex --from crossref"),
    ),
    Page(
        "BK830",
        "Programs that copy out of a PDF leave control characters behind: a vertical tab, the sign of an escape. They can't be "
        "seen, some steer a terminal, and JSON, YAML and XML refuse them. So that the work is read all the same, `[U+000B]` "
        "stands for the sign; the quotes and dashes of Windows that were read as controls are quotes and dashes again.",
        one_file("refs.mods", _MODS % "On &#147;names&#148;", "convert --to bibtex"),
        one_file("refs.mods", _MODS % "On “names”", "convert --to bibtex"),
    ),
)
