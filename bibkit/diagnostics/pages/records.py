"""Pages of the rules about records as a whole, titles and other texts."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, asked, bib, entry, record


def _two_articles(journal: str) -> str:
    """Two entries, the second in that journal."""
    return "".join(
        f"@article{{{key},\n  title = {{{title}}},\n  author = {{Doe, Jane}},\n  journal = {{{venue}}},\n  year = {{2020}}\n}}\n"
        for key, title, venue in (
            ("a", "On names", "Names and Words"),
            ("b", "On places", journal.replace("&", "\\&")),
        )
    )


PAGES = (
    Page(
        "BK501",
        "A work is cited by its title; letters, interviews and reviews may have none.",
        record(without="title"),
        record(),
    ),
    Page(
        "BK502",
        "A record holds characters and every output writes them in its own way; TeX would be printed in HTML and Word as it is.",
        record("title: '{\\\"U}ber Namen'"),
        record("title: Über Namen"),
        "The text is read as TeX as a whole, dashes and quotes too.",
    ),
    Page(
        "BK503",
        "No style can tell which letters of a shouting title were capitals: names, acronyms, nouns of German.",
        entry("title = {ON THE NAMES}"),
        entry("title = {On the names}"),
    ),
    Page(
        "BK504",
        "The stop after a title is the style's, so that the title's own is a second one. The stop of an abbreviation stays.",
        entry("title = {On the order of names.}"),
        entry("title = {On Smith et al.}"),
        "Safe where the title is a sentence with this stop alone; after other stops or a single word it may be an "
        "abbreviation's.",
    ),
    Page(
        "BK505",
        "The project says what each of its records must have.",
        Example(
            (("bibkit.toml", 'require = ["DOI"]\n'), ("records/doe2020.yaml", record().files[0][1])), "check"
        ),
        Example(
            (
                ("bibkit.toml", 'require = ["DOI"]\n'),
                ("records/doe2020.yaml", record("DOI: 10.1000/182").files[0][1]),
            ),
            "check",
        ),
    ),
    Page(
        "BK506",
        "What can't be seen can't be found by a search either: a word with a soft hyphen in it is another word.",
        not_shown="The characters can't be seen: a soft hyphen, a zero-width space, a mark that turns the direction.",
        fix="Safe where the character does nothing; what turns the direction may have been meant.",
    ),
    Page(
        "BK507",
        "A letter with more marks than any language writes covers the lines above and below.",
        not_shown="It would cover this page.",
    ),
    Page(
        "BK508",
        "UTF-8 that was read as Latin-1 on its way turns each letter with an accent into two.",
        entry("author = {MÃ¼ller, Jane}"),
        entry("author = {Müller, Jane}"),
        "In rare names such letters do meet.",
    ),
    Page(
        "BK509",
        "PDFs set an accent beside its letter; the name is then another word for every search and sorting.",
        entry("author = {Doe, He´le`ne}"),
        entry("author = {Doe, Hélène}"),
    ),
    Page(
        "BK510",
        "What a web page writes as &amp; or in tags is printed as it is by everything that is no web page.",
        record("title: Cats &amp; dogs"),
        record("title: Cats & dogs in <i>Hamlet</i>"),
        "The text may be about HTML.",
    ),
    Page(
        "BK511",
        "Letters of two scripts look alike; a word of both sorts, searches and hyphenates as something else.",
        entry("title = {On nаmes}"),
        entry("title = {On names, and Об именах}"),
    ),
    Page(
        "BK512",
        "Styles set the label before pages themselves, and pages that run backwards have lost a figure.",
        record("page: pp. 12-34"),
        record("page: 12-34"),
        "The label goes, which styles set themselves.",
    ),
    Page(
        "BK513",
        "A bracket or quotation mark without its partner shows that something was cut off, or is one too many.",
        entry("title = {On names (and words}"),
        entry("title = {On names (and words)}"),
    ),
    Page(
        "BK514",
        "A program that takes TeX for plain text writes a backslash before its braces, so that they are printed.",
        entry("title = {On {\\{}B{\\}}ayes}"),
        entry("title = {On {B}ayes}"),
    ),
    Page(
        "BK515",
        "HTML and TeX show one blank for many, other outputs all of them; and titles that differ in blanks are not found to be one.",
        record("title: On  names , and words"),
        record("title: On names, and words"),
        "No text means anything by blanks beside each other.",
    ),
    Page(
        "BK516",
        "Two marks of one quotation that are of two kinds are a slip; styles turn them only where they find both.",
        record('title: On “names" and words'),
        record("title: On “names” and words"),
        "Other marks of the title may be the ones that belong together.",
    ),
    Page(
        "BK517",
        "An article without its journal, a paper without its proceedings or a thesis without its university can't be found. "
        "Where a DOI or another identifier leads to it, or it is in press, nothing is said.",
        entry(kind="article"),
        entry("journal = {Nature}", kind="article"),
    ),
    Page(
        "BK518",
        "A whole book is in no other book: what is in one is a chapter, and a row of books is a series.",
        record("container-title: Handbook of names"),
        record("collection-title: Handbooks of names"),
    ),
    Page(
        "BK519",
        "Of a number styles make what their language wants: 2nd ed., 2. Aufl., 2e éd.; words stay as they are.",
        record("edition: Second edition"),
        record("edition: 2"),
        "The number says the same.",
    ),
    Page(
        "BK520",
        "A volume in the name of the journal is printed in its place and form, and the journal is taken for another.",
        record("type: article-journal\ncontainer-title: Journal of Names, vol. 3"),
        record("type: article-journal\ncontainer-title: Journal of Names\nvolume: 3"),
        "A number may be part of the name.",
    ),
    Page(
        "BK521",
        "Style guides leave the legal form of a publisher off (APA 7, 9.29; Chicago 17, 14.134). Off by default, as it harms no output.",
        asked("BK521", "publisher = {John Wiley {\\&} Sons, Inc.}"),
        asked("BK521", "publisher = {John Wiley {\\&} Sons}"),
        "It may be part of how the firm is known.",
    ),
    Page(
        "BK522",
        "A list with one journal in several spellings looks like one with several journals, and counts them so.",
        bib(_two_articles("The Names & Words")),
        bib(_two_articles("Names and Words")),
        "A journal may have changed its name by no more than that.",
    ),
    Page(
        "BK523",
        "Styles set vol. and no. themselves where they want them, so that the label is printed twice, or where none is wanted.",
        record("type: article-journal\ncontainer-title: Names\nvolume: vol. 3"),
        record("type: article-journal\ncontainer-title: Names\nvolume: 3"),
        "What goes is the label.",
    ),
    Page(
        "BK524",
        "A later issue rarely begins at page 1 of its volume; the pages of a file are often taken for those of the journal. "
        "Off by default, as some journals count each issue, or each article, from 1.",
        asked("BK524", "journal = {Names}\nvolume = {3}\nnumber = {2}\npages = {1--12}", "article"),
        asked("BK524", "journal = {Names}\nvolume = {3}\nnumber = {2}\npages = {101--112}", "article"),
    ),
    Page(
        "BK525",
        "BibTeX's standard styles warn of a book without a publisher, and most style guides print it. Off by default, as of old "
        "and of online books none may be known.",
        asked("BK525", without="publisher"),
        asked("BK525"),
    ),
)
