"""Pages of the rules about files, and about names and shapes of fields."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import KEY, Example, Page, one_file, record

_PAPER = ("records/doe2020.yaml", record().files[0][1])


def _list(text: str) -> Example:
    """A README with the place of a list."""
    return Example((("README.md", text), _PAPER), "page --update README.md")


_GOOD_LIST = _list("<!-- bibkit:start style=apa -->\n<!-- bibkit:end -->\n")

PAGES = (
    Page(
        "BK101",
        "What can't be opened can't be checked, and nothing that is said of the rest holds for it.",
        not_shown="It takes a file without permission to read, a socket or a link that leads nowhere.",
    ),
    Page(
        "BK102",
        "Bytes of another encoding give other letters, or none; guessing would put wrong names into lists.",
        not_shown="This page is UTF-8, and can't show a file that is not.",
    ),
    Page(
        "BK103",
        "What a reader of YAML refuses can't be taken as fields; most often a text with a colon has no quotes.",
        record("title: Names: a study"),
        record("title: 'Names: a study'"),
        "Where quotes around the text are all that is missing; that the text is what was meant can't be known.",
    ),
    Page(
        "BK104",
        "YAML forbids tabs as indent, as nobody can see how many blanks they stand for.",
        one_file(f"{KEY}.yaml", "type: book\ntitle: On names\nauthor:\n\t- Doe, Jane\nissued: 2020\n"),
        one_file(f"{KEY}.yaml", "type: book\ntitle: On names\nauthor:\n  - Doe, Jane\nissued: 2020\n"),
        "Blanks in the place of tabs are safe where the lines around them leave one way to indent.",
    ),
    Page(
        "BK105",
        "Of a field that is given twice one value would be lost without a word.",
        one_file(f"{KEY}.yaml", record().files[0][1] + "title: Of names\n"),
        record(),
        "Where both say the same.",
    ),
    Page(
        "BK106",
        "A record is a mapping of fields; an empty file, or a list in a folder of records, has none.",
        one_file(f"{KEY}.yaml", "# Doe, Jane. On names. 2020.\n"),
        record(),
    ),
    Page(
        "BK107",
        "Anchors, aliases and tags make one place of a file say what stands in another; a record says what it says.",
        record("title: !!str On names"),
        record(),
        "Safe where the value can be written out; a tag that changes the value needs a look.",
    ),
    Page(
        "BK108",
        "Authors are a list, a title is a text: what has the wrong shape is refused instead of guessed at.",
        record("author: Doe, Jane"),
        record("author: [{family: Doe, given: Jane}]"),
        "A text becomes a list of one; it may hold several in a way that is not seen.",
    ),
    Page(
        "BK109",
        "The type decides how every style prints a work, so it is one of those that CSL knows.",
        record("type: paper"),
        record("type: article"),
        "Safe where the type is that of BibTeX or another way to spell it, else what is most alike.",
    ),
    Page(
        "BK110",
        "A key stands in \\cite, in file names and in addresses, and has to go through all of them.",
        record("id: doe 2020"),
        record("id: doe2020"),
    ),
    Page(
        "BK111",
        "A field one slip away from a known one is kept, but no style prints it. Fields that are further away are people's "
        "own, and are let be.",
        record("publsher: Urania"),
        record("publisher: Urania"),
        "Only the names are alike; it may be a field of one's own.",
    ),
    Page(
        "BK112",
        "Records are found by the names of their files; an id that says something else is one of two answers.",
        record("id: roe2020"),
        record("id: doe2020"),
    ),
    Page(
        "BK113",
        "Two records of one key can't both be cited.",
        Example(
            (("records/doe2020.yaml", _PAPER[1]), ("records/doe2020.yml", _PAPER[1])),
            "check records",
        ),
        Example(
            (("records/doe2020.yaml", _PAPER[1]), ("records/doe2021.yaml", _PAPER[1].replace("On", "Of"))),
            "check records",
        ),
    ),
    Page(
        "BK114",
        "A field without a value says nothing: what was to stand there is missing.",
        record("publisher:"),
        record("publisher: Urania"),
        "What goes says nothing.",
    ),
    Page(
        "BK115",
        "A control character can't be seen, and breaks what reads the text: XML, terminals, TeX.",
        record('title: "On \\x07names"'),
        record(),
        "The character goes; that nothing else was meant in its place can't be known.",
    ),
    Page(
        "BK116",
        "Without markers there is no place for the list, and nothing of the file may be replaced.",
        _list("# Publications\n"),
        _GOOD_LIST,
    ),
    Page(
        "BK117",
        "What is to be replaced reaches from one marker to the next; with one of them missing it would be the rest of the "
        "file.",
        _list("<!-- bibkit:start style=apa -->\n"),
        _GOOD_LIST,
    ),
    Page(
        "BK118",
        "A marker that can't be read asks for something else than is meant, and the list would be another.",
        _list("<!-- bibkit:start stlye=apa -->\n<!-- bibkit:end -->\n"),
        _GOOD_LIST,
    ),
    Page(
        "BK119",
        "A library that somebody sends may link to files of this machine; what they hold is not shown.",
        not_shown="It takes a link.",
    ),
    Page(
        "BK120",
        "Without bounds one file could use up the machine.",
        not_shown="It takes a file of many megabytes.",
    ),
    Page(
        "BK121",
        "Records have the fields of CSL; what stands under a name of BibTeX's no style prints.",
        record("type: article-journal\njournal: Nature"),
        record("type: article-journal\ncontainer-title: Nature"),
        "The field is renamed; that its value is what CSL's field holds can't be known.",
    ),
)
