"""What few styles have is argued only where the style and the texts show it."""

from __future__ import annotations

import pytest

from tests.csl.differential.argued import argument, style_facts
from tests.csl.differential.classify import edits
from tests.csl.differential.compare import words_of

DATED = (
    '<style><macro name="d"><date variable="issued"><date-part name="year"/></date><date variable="issued">'
    '<date-part name="day"/></date></macro><citation><sort><key macro="d"/></sort><layout delimiter="; "/></citation>'
    "</style>"
)
SHORT_DATES = (
    '<style><macro name="d"><date variable="issued" form="text"/><date variable="original-date" form="text"/></macro>'
    '<citation><layout><text variable="citation-number"/></layout></citation>'
    '<bibliography subsequent-author-substitute="_"><sort><key macro="d"/></sort><layout/></bibliography></style>'
)
NUMBERED = (
    '<style><citation disambiguate-add-givenname="true"><layout><text variable="citation-number"/></layout></citation>'
    "</style>"
)
STRIPPED = '<style><macro name="b"><text macro="a" strip-periods="true"/></macro></style>'
SIGNS = (
    '<style><macro name="a"><names variable="author" prefix=" |by="/></macro><bibliography><sort><key macro="a"/></sort>'
    "<layout/></bibliography></style>"
)
NAMED = '<style><citation name-form="short"><sort><key variable="author"/></sort><layout/></citation></style>'
CHINESE = '<style default-locale="zh-CN"><citation><layout/></citation></style>'
LATER = '<style><citation et-al-min="3" et-al-subsequent-min="5"><layout/></citation></style>'
LAST = '<style><citation et-al-use-last="true"><layout/></citation></style>'
INITIALS = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" initialize="true">'
    '<citation initialize="false"><layout/></citation></style>'
)
FULL = (
    '<style><macro name="a"><names variable="author"/></macro>'
    '<citation disambiguate-add-givenname="true"><layout/></citation></style>'
)
BROKEN = '<style><citation><layout delimiter="&#13;&#10;"/></citation></style>'
GROUPED = '<style><citation cite-group-delimiter=", "><layout delimiter="; "/></citation></style>'
LABELLED = '<style><macro name="a"><names variable="interviewer"><label form="verb"/></names></macro></style>'
TWICE = '<style><macro name="a"><if disambiguate="true"/><if disambiguate="true"/></macro></style>'
PART = '<style><macro name="a"><name><name-part name="family" suffix=","/></name></macro></style>'
PLAIN = "<style><citation><layout/></citation></style>"


@pytest.mark.parametrize(
    ("style", "place", "item", "expected", "actual", "argued"),
    [
        (DATED, "citation 1", "article", "(1740; 2001; 1911)", "(1740; 1911; 2001)", "two dates in a sort key"),
        (DATED, "citation 1", "article", "(1740; 2001; 1911)", "(1740; 2001; 1912)", ""),
        (DATED, "citation 1", "article", "[7, 36]", "[7, 39]", "two dates in a sort key"),
        (PLAIN, "citation 1", "article", "[7, 36]", "[7, 39]", ""),
        (DATED, "entry article", "article", "7. Tidal, 3.", "8. Tidal, 3.", "two dates in a sort key"),
        (DATED, "entry article", "article", "7. Tidal, 3.", "7. Tidal, 4.", ""),
        (DATED, "citation 1", "article", "7 and passim", "8 and passim", "two dates in a sort key"),
        (SHORT_DATES, "order of entries", "article film", "article film", "film article", "two dates in a sort key"),
        (SHORT_DATES, "entry article", "article", "Moreau. Tidal", "_. Tidal", "two dates in a sort key"),
        (SHORT_DATES, "entry article", "article", "Moreau. Tidal", "*. Tidal", ""),
        (NUMBERED, "order of entries", "article film", "article film", "film article", ""),
        (NUMBERED, "entry article", "article", "[7] Moreau", "[8] Moreau", "names in sort keys that a number stands for"),
        (PLAIN, "entry article", "article", "[7] Moreau", "[8] Moreau", ""),
        (STRIPPED, "entry article", "article", "2. udg London", "2 udg London", "periods of ordinals that a macro strips"),
        (PLAIN, "entry article", "article", "2. udg London", "2 udg London", ""),
        (PLAIN, "citation 1", "article", "op. cit..", "op. cit.", "marks that meet twice"),
        (PLAIN, "citation 1", "article", "2017a;:S12", "2017a;S12", "marks that meet twice"),
        (PLAIN, "citation 1", "article", "2017a;:S12", "2017a:S12", ""),
        (DATED, "order of entries", "film thesis", "film thesis", "thesis film", "two dates in a sort key"),
        (DATED, "order of entries", "report patent", "report patent", "patent report", "two dates in a sort key"),
        (SIGNS, "order of entries", "film thesis", "film thesis", "thesis film", "spaces in sort keys"),
        (NAMED, "citation 1", "article", "(F. Larkin; E. Larkin)", "(E. Larkin; F. Larkin)", "names as a sort key"),
        (CHINESE, "order of entries", "chinese film", "chinese film", "film chinese", "order of Chinese characters"),
        (CHINESE, "order of entries", "article film", "article film", "film article", ""),
        (PLAIN, "order of entries", "chinese film", "chinese film", "film chinese", ""),
        (LATER, "entry many-a", "many-a", "Abbott, Castillo et al.", "Abbott et al.", "names of a later cite"),
        (LATER, "entry many-a", "many-a", "Abbott et al.", "Abbott, Castillo et al.", ""),
        (LAST, "citation 1", "many-a", "Abbott et al.", "Abbott, … Jansen", "et-al-use-last in later cites"),
        (INITIALS, "entry article", "article", "Moreau, Claire", "Moreau, C.", 'initialize="true"'),
        (INITIALS, "entry article", "article", "Moreau, Claire", "Moreau, D.", ""),
        (FULL, "entry article", "article", "Moreau, Claire", "Moreau, C.", "given names of cites in the bibliography"),
        (FULL, "entry article", "article", "Moreau, C.", "Moreau, Claire", ""),
        (BROKEN, "citation 1", "article", "A.  B.", "A. B.", "line ends of a style"),
        (PLAIN, "citation 1", "article", "A.  B.", "A. B.", ""),
        (PLAIN, "entry article", "article", "Pages 44–52  in", "Pages 44–52 in", "delimiter behind a number"),
        (PLAIN, "entry article", "article", "A12 1995", "A121995", "delimiter behind a number"),
        (PLAIN, "entry article", "article", "“Salt:” x", "“Salt”: x", "colon or semicolon after a quotation"),
        (PLAIN, "entry article", "article", "“Salt,” x", "“Salt”, x", ""),
        (GROUPED, "citation 1", "article", "A, 2010; B", "A, 2010, B", "delimiter of a group of cites with other names"),
        (LABELLED, "entry interview", "interview", "— with", "Interview — with", "label before a repeated author"),
        (TWICE, "citation 1", "article", "Moreau (2018)", "Moreau (2018), Pilots", ""),
        (TWICE, "citation 1", "article", "Moreau (2018)", "Moreau (2018), Tidal", "cites that two conditions tell apart"),
        (PART, "entry article", "article", "Moreau,, Idris", "Moreau, Idris", "formats of a name-part"),
        (PLAIN, "entry quote-title", "quote-title", "Iv–Xii", "Iv–xii", "parts of a number that is text"),
        (PLAIN, "entry quote-title", "quote-title", "a Book", "a book", ""),
        (PLAIN, "entry title-only", "title-only", "o A 1740", "O A 1740", "term behind names that are empty"),
        (PLAIN, "citation 1", "article", "Ibid.", "[CSL STYLE ERROR: x]", "group whose last macro calls nothing"),
    ],
)  # fmt: skip
def test_what_few_styles_have_is_argued_where_it_shows(
    style: str, place: str, item: str, expected: str, actual: str, argued: str
) -> None:
    ids = tuple(item.split())
    (edit, *_) = edits(expected, actual, words_of(ids, "en-US"), is_citation=place.startswith("citation"))
    assert argument(place, ids, edit, expected, actual, style_facts(style.encode())) == argued
