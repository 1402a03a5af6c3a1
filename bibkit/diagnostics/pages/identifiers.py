"""Pages of the rules about identifiers."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, asked, entry, record


def _with_address(url: str) -> Example:
    people = f"jane-doe:\n  printed: [Jane Doe]\n  url: {url}\n"
    paper = record().files[0][1]
    return Example((("records/doe2020.yaml", paper), ("people.yaml", people)), "check records")


PAGES = (
    Page(
        "BK401",
        "A DOI that is none leads nowhere, and no service finds the work by it.",
        record("DOI: 10.1000"),
        record("DOI: 10.1000/182"),
        "The DOI that is meant can be seen; that it is the work's can't be known.",
    ),
    Page(
        "BK402",
        "An arXiv identifier has the year and month of its first version, and four or five figures; the old ones have the "
        "archive before them.",
        record("arxiv: '2213.08073'"),
        record("arxiv: '2212.08073'"),
    ),
    Page(
        "BK403",
        "The check digit finds every single wrong figure, and most that changed places.",
        record("ISBN: 9783161484101"),
        record("ISBN: 9783161484100"),
    ),
    Page(
        "BK404",
        "The check digit finds every single wrong figure, and most that changed places.",
        record("ISSN: 0028-0837"),
        record("ISSN: 0028-0836"),
    ),
    Page(
        "BK405",
        "A PMID is a number, a PMCID the letters PMC and a number; anything else leads nowhere.",
        record("PMID: PMC123456"),
        record("PMCID: PMC123456"),
    ),
    Page(
        "BK406",
        "The check digit of an ORCID iD finds a wrong figure; a wrong iD gives a work to somebody else.",
        record("author: [{family: Doe, given: Jane, orcid: 0000-0002-1825-0098}]"),
        record("author: [{family: Doe, given: Jane, orcid: 0000-0002-1825-0097}]"),
    ),
    Page(
        "BK407",
        "Styles set the address or the label before an identifier, so that one that has it already prints it twice.",
        entry("doi = {https://doi.org/10.1000/182}"),
        entry("doi = {10.1000/182}"),
        "The two name the same.",
    ),
    Page(
        "BK408",
        "arXiv registers 10.48550/arXiv.ID for the paper ID and for no other.",
        record("arxiv: '2212.08073'\nDOI: 10.48550/arXiv.2204.05862"),
        record("arxiv: '2212.08073'\nDOI: 10.48550/arXiv.2212.08073"),
        "Either of the two may be the wrong one.",
    ),
    Page(
        "BK409",
        "Some publishers put the year of acceptance into a DOI; one from after the work was published is another work's.",
        record("issued: 2018\nDOI: 10.1016/j.epsr.2020.08.108"),
        record("issued: 2020\nDOI: 10.1016/j.epsr.2020.08.108"),
    ),
    Page(
        "BK410",
        "Styles print a DOI by their own rules, and services look a work up by it; neither finds it in an address.",
        entry("url = {https://doi.org/10.1000/182}"),
        entry("doi = {10.1000/182}"),
        "The work then has a DOI, which many styles print.",
    ),
    Page(
        "BK411",
        "arXiv is no journal: its papers are preprints, which styles print with their identifier.",
        record("type: article-journal\ncontainer-title: arXiv"),
        record("type: article\nissued: 2022\narxiv: '2212.08073'"),
    ),
    Page(
        "BK412",
        "Styles make the address of the DOI, so that one beside it is printed twice, or grows old alone. Off by default, as "
        "databases give both.",
        asked("BK412", "doi = {10.1000/182}\nurl = {https://doi.org/10.1000/182}"),
        asked("BK412", "doi = {10.1000/182}"),
        "Some styles print the address alone.",
    ),
    Page(
        "BK413",
        "Who follows the address comes to another work than who follows the DOI.",
        entry("doi = {10.1000/182}\nurl = {https://doi.org/10.1000/183}"),
        entry("doi = {10.1000/182}"),
    ),
    Page(
        "BK414",
        "A DOI in a note, or in the place of pages, is printed as such, and no style or service finds the work by it.",
        entry("note = {doi: 10.1000/182}"),
        entry("doi = {10.1000/182}"),
        "It may be that of the whole, or of another work that the note speaks of.",
    ),
    Page(
        "BK415",
        "dx.doi.org and doi.acm.org have given way to doi.org; services such as goo.gl are closed, and lead nowhere.",
        entry("doi = {10.1000/182}\nurl = {http://dx.doi.org/10.1000/182}"),
        entry("doi = {10.1000/182}\nurl = {https://doi.org/10.1000/182}"),
        "By the DOI Handbook both addresses lead to the same place.",
    ),
    Page(
        "BK416",
        "Where TeX sets a text an underscore has a backslash before it; biblatex takes an address to the letter, so that the "
        "link leads elsewhere (biblatex manual, 2.2.1, verbatim fields). It is told of files that are for biblatex.",
        entry("date = {2020}\ndoi = {10.1007/978-3-319-11602-0\\_1}", without="year"),
        entry("date = {2020}\ndoi = {10.1007/978-3-319-11602-0_1}", without="year"),
        "It is what the address reads without TeX.",
    ),
    Page(
        "BK417",
        "A page shows a link only where it leads to the web (http, https) or to a file beside the page; another is left out. "
        "What an award is called may stand for its address.",
        record("links: {slides: available on request}"),
        record("links: {slides: slides/talk.pdf, award: Best Paper}"),
    ),
    Page(
        "BK418",
        "Pages lead from somebody's name to this address, and leave out what leads nowhere or runs something.",
        _with_address("jane-doe.example.org"),
        _with_address("https://jane-doe.example.org"),
    ),
)
