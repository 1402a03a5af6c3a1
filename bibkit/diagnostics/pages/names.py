"""Pages of the rules about names of people and organisations."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, entry, one_file, record

_PEOPLE = """\
tom-brown-ml:
  printed: [Tom Brown, Tom B. Brown]
tom-brown-energy:
  printed: [Tom Brown]
"""


def _with_people(author: str) -> Example:
    """A record beside a people file."""
    paper = record(f"author: [{{{author}}}]").files[0][1]
    return Example((("records/doe2020.yaml", paper), ("people.yaml", _PEOPLE)), "check records")


def _two_works(authors: str, code: str) -> Example:
    """Two works, the first of four authors, and the rule asked for."""
    first = "@book{a,\n  title = {Of names},\n  author = {Doe, Jane and Roe, Ann and Poe, Al and Fox, Bo},\n  year = {2019}\n}\n"
    second = f"@book{{b,\n  title = {{Of places}},\n  author = {{{authors}}},\n  year = {{2020}}\n}}\n"
    return one_file("refs.bib", first + second, f"check --extend-select {code}")


_KNOWN = _with_people("family: Brown, given: Tom, person: tom-brown-ml")

PAGES = (
    Page(
        "BK301",
        "One word may be a family name, a given name or an organisation, and styles treat the three differently.",
        record("author: [CERN]"),
        record("author: [{literal: CERN}]"),
    ),
    Page(
        "BK302",
        "Which words are the family name is known to the person alone: García Márquez has two, van Beethoven one.",
        record("author: [Jane Doe]"),
        record("author: ['Doe, Jane']"),
    ),
    Page(
        "BK303",
        'Styles write "et al." themselves, by rules of their own; as a person it would be counted, sorted and abbreviated.',
        record("author: [{family: Doe, given: Jane}, others]"),
        record("author: [{family: Doe, given: Jane}]\nincomplete: [author]"),
        "The mark says what the word said.",
    ),
    Page(
        "BK304",
        "Where nobody stands, somebody may be missing, and the others would move up.",
        record("author: [{family: Doe, given: Jane}, {given: ''}]"),
        record(),
    ),
    Page(
        "BK305",
        "A paper is cited by those who wrote it; without them it stands under its title.",
        entry(without="author"),
        entry(),
    ),
    Page(
        "BK306",
        "One person twice in a list is a slip of copying. Two people may share a name, most of all among hundreds.",
        entry("author = {Doe, Jane and Roe, Ann and Doe, Jane}"),
        entry("author = {Doe, Jane and Roe, Ann}"),
        "Two people of one list may share a name.",
    ),
    Page(
        "BK307",
        "Two people in one name are counted, sorted and shortened as one; a place of work becomes part of the family name.",
        entry("author = {Doe, J., Roe, A.}"),
        entry("author = {Doe, J. and Roe, A.}"),
        "`and others` is what `and et al.` was meant to be, which is safe. Beside a lonely `and` somebody may be missing.",
    ),
    Page(
        "BK308",
        "No style can put a name back into small letters: MacDonald, van den Berg and DeWitt are not to be told from capitals. "
        "Names of up to three letters may be initials.",
        record("author: [{family: SMITH, given: Jane}]"),
        record("author: [{family: Smith, given: Jane}]"),
        "The person may write the name otherwise, or it is an acronym.",
    ),
    Page(
        "BK309",
        "An id that the people file does not have says nothing about who is meant.",
        _with_people("family: Brown, given: Tom, person: tom-brown"),
        _KNOWN,
    ),
    Page(
        "BK310",
        "Where two people print their name alike, only the id tells whose work it is.",
        _with_people("family: Brown, given: Tom"),
        _KNOWN,
    ),
    Page(
        "BK311",
        "The name of a work and the person that it is given to don't fit, so one of the two is wrong.",
        _with_people("family: Browne, given: Tom, person: tom-brown-ml"),
        _KNOWN,
    ),
    Page(
        "BK312",
        "A list that goes on has a first name at least.",
        record("incomplete: [author, editor]"),
        record("incomplete: [author]"),
        "The mark goes where no name is given; it may be that the names are what is missing.",
    ),
    Page(
        "BK313",
        "An address is nobody's name, and is printed as the author.",
        entry("author = {https://example.org/names}"),
        entry("author = {{Example Organization}}\nurl = {https://example.org/names}"),
    ),
    Page(
        "BK314",
        "A name in one text can be neither turned (Doe, J.) nor shortened, and sorts by its first letter.",
        record("author: [{literal: 'Doe, J.'}]"),
        record("author: [{family: Doe, given: J.}]"),
    ),
    Page(
        "BK315",
        "Names in small letters only are those of a keyboard in a hurry; some people do write theirs so.",
        record("author: [{family: doe, given: jane}]"),
        record("author: [{family: hooks, given: Bell}]"),
    ),
    Page(
        "BK316",
        'An organisation that is split as a person is prints as "Team, O.".',
        record("author: [{family: Team, given: OpenAI}]"),
        record("author: [{literal: OpenAI Team}]"),
    ),
    Page(
        "BK317",
        "A suffix inside another part is taken for a given or a family name, sorted by and abbreviated.",
        record("author: [{family: King, given: Martin Luther Jr.}]"),
        record("author: [{family: King, given: Martin Luther, suffix: Jr.}]"),
    ),
    Page(
        "BK318",
        "A list that prints one person once with initials and once in full looks as if they were two. That it is one person, a "
        "second author says who signed both works. Off by default, as many take names as the work prints them.",
        _two_works("Doe, J. and Roe, Ann", "BK318"),
        _two_works("Doe, Jane and Roe, Ann", "BK318"),
        "The work may print the initials alone.",
    ),
    Page(
        "BK319",
        "Who copies an entry to make the next may leave the authors of the first. Off by default, as groups do publish together again.",
        _two_works("Doe, Jane and Roe, Ann and Poe, Al and Fox, Bo", "BK319"),
        _two_works("Doe, Jane and Roe, Ann and Poe, Al and Wu, Xi", "BK319"),
    ),
    Page(
        "BK320",
        "The people file says how somebody is written; without an accent or a hyphen the name is counted as another's.",
        _with_people("family: Bröwn, given: Tom B."),
        _with_people("family: Brown, given: Tom B."),
        "The work may print the name so, and the people file would have to learn it.",
    ),
)
