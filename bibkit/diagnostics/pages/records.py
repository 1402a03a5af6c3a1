"""Pages of the rules about records as a whole, titles and other texts."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, entry, record

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
)
