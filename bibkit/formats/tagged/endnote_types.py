"""EndNote's types of reference, both ways, and their numbers in its XML ("RSXML.dtd")."""

from __future__ import annotations

TYPES = {
    "ancient text": "classic",
    "artwork": "graphic",
    "audiovisual material": "motion_picture",
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "book section": "chapter",
    "case": "legal_case",
    "chart or table": "figure",
    "classical work": "classic",
    "computer program": "software",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "dataset": "dataset",
    "dictionary": "entry-dictionary",
    "edited book": "book",
    "electronic article": "article-journal",
    "electronic book": "book",
    "electronic book section": "chapter",
    "encyclopedia": "entry-encyclopedia",
    "figure": "figure",
    "film or broadcast": "motion_picture",
    "generic": "document",
    "government document": "report",
    "hearing": "hearing",
    "journal article": "article-journal",
    "legal rule or regulation": "regulation",
    "magazine article": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "music": "musical_score",
    "newspaper article": "article-newspaper",
    "online database": "dataset",
    "pamphlet": "pamphlet",
    "patent": "patent",
    "personal communication": "personal_communication",
    "podcast": "broadcast",
    "press release": "post",
    "report": "report",
    "serial": "periodical",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "unpublished work": "manuscript",
    "web page": "webpage",
}
"""The type of CSL for each "Reference Type", by its name in lower case."""
NUMBERS = {  # of "Reference Type", where it has no name
    "2": "artwork", "3": "audiovisual material", "4": "bill", "5": "book section", "6": "book", "7": "case",
    "9": "computer program", "10": "conference proceedings", "12": "web page", "13": "generic", "14": "hearing",
    "17": "journal article", "19": "magazine article", "20": "map", "21": "film or broadcast",
    "23": "newspaper article", "24": "pamphlet", "25": "patent", "26": "personal communication", "27": "report",
    "28": "edited book", "31": "statute", "32": "thesis", "34": "unpublished work", "36": "manuscript", "37": "figure",
    "38": "chart or table", "43": "electronic article", "44": "electronic book", "45": "online database",
    "46": "government document", "47": "conference paper", "49": "classical work", "50": "legal rule or regulation",
    "51": "ancient text", "52": "dictionary", "53": "encyclopedia", "56": "blog", "57": "serial", "58": "standard",
    "59": "dataset", "60": "electronic book section", "61": "music",
}  # fmt: skip
"""The types by the number that stands where there is no name."""

WRITTEN = {
    "article": "Unpublished Work",
    "article-journal": "Journal Article",
    "article-magazine": "Magazine Article",
    "article-newspaper": "Newspaper Article",
    "bill": "Bill",
    "book": "Book",
    "broadcast": "Audiovisual Material",
    "chapter": "Book Section",
    "classic": "Classical Work",
    "dataset": "Dataset",
    "entry": "Encyclopedia",
    "entry-dictionary": "Dictionary",
    "entry-encyclopedia": "Encyclopedia",
    "figure": "Figure",
    "graphic": "Artwork",
    "hearing": "Hearing",
    "interview": "Personal Communication",
    "legal_case": "Case",
    "legislation": "Statute",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Film or Broadcast",
    "musical_score": "Music",
    "pamphlet": "Pamphlet",
    "paper-conference": "Conference Paper",
    "patent": "Patent",
    "periodical": "Serial",
    "personal_communication": "Personal Communication",
    "post": "Web Page",
    "post-weblog": "Blog",
    "regulation": "Legal Rule or Regulation",
    "report": "Report",
    "review": "Journal Article",
    "review-book": "Journal Article",
    "software": "Computer Program",
    "song": "Music",
    "standard": "Standard",
    "thesis": "Thesis",
    "treaty": "Legal Rule or Regulation",
    "webpage": "Web Page",
}
"""The "Reference Type" for each type of CSL; what is not here is Generic."""


def number_of(name: str) -> str:
    """The number of a type by its name in any case; Generic's for one without."""
    return _NUMBER_OF.get(name.casefold(), _NUMBER_OF["generic"])


def is_exact(name: str, csl_type: str) -> bool:
    """Whether the name of a type, in any case, is what is written for the type of CSL."""
    return WRITTEN.get(csl_type, "Generic").casefold() == name.casefold()


_NUMBER_OF = {name: number for number, name in NUMBERS.items()}
