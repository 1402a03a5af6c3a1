"""The types of reference, both ways."""

from __future__ import annotations

WRITTEN: dict[
    str, tuple[str, bool]
] = {  # the type of reference, and whether it says all that CSL's type says
    "article": ("UNPB", False),
    "article-journal": ("JOUR", True),
    "article-magazine": ("MGZN", True),
    "article-newspaper": ("NEWS", True),
    "bill": ("BILL", True),
    "book": ("BOOK", True),
    "broadcast": ("VIDEO", False),
    "chapter": ("CHAP", True),
    "classic": ("CLSWK", True),
    "collection": ("AGGR", False),
    "dataset": ("DATA", True),
    "document": ("GEN", True),
    "entry": ("ENCYC", False),
    "entry-dictionary": ("DICT", True),
    "entry-encyclopedia": ("ENCYC", True),
    "event": ("GEN", False),
    "figure": ("FIGURE", True),
    "graphic": ("ART", True),
    "hearing": ("HEAR", True),
    "interview": ("PCOMM", False),
    "legal_case": ("CASE", True),
    "legislation": ("STAT", True),
    "manuscript": ("MANSCPT", True),
    "map": ("MAP", True),
    "motion_picture": ("MPCT", True),
    "musical_score": ("MUSIC", True),
    "pamphlet": ("PAMP", True),
    "paper-conference": ("CONF", True),
    "patent": ("PAT", True),
    "performance": ("GEN", False),
    "periodical": ("JFULL", True),
    "personal_communication": ("PCOMM", True),
    "post": ("ELEC", False),
    "post-weblog": ("BLOG", True),
    "regulation": ("LEGAL", False),
    "report": ("RPRT", True),
    "review": ("JOUR", False),
    "review-book": ("JOUR", False),
    "software": ("COMP", True),
    "song": ("SOUND", True),
    "speech": ("SLIDE", False),
    "standard": ("STAND", True),
    "thesis": ("THES", True),
    "treaty": ("LEGAL", False),
    "webpage": ("ELEC", True),
}
_ALSO_READ = {  # types that CSL has no own name for; what stands in a file leaves again as it came
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "ANCIENT": "classic",
    "CHART": "figure",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "ECHAPTER": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "EQUA": "document",
    "GOVDOC": "report",
    "GRANT": "document",
    "GRNT": "document",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "INTV": "interview",
    "MULTI": "webpage",
    "POD": "broadcast",
    "PRESS": "post",
    "SER": "book",
    "THESIS": "thesis",
    "UNBILL": "bill",
    "UNPD": "manuscript",
    "WEB": "webpage",
}
_UNSURE = {  # written for several types of CSL; read as the one that is meant most often
    "AGGR": "dataset",
    "ENCYC": "entry-encyclopedia",
    "GEN": "document",
    "LEGAL": "regulation",
    "SLIDE": "speech",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
}
READ: dict[str, str] = {
    **{tag: csl_type for csl_type, (tag, is_exact) in WRITTEN.items() if is_exact},
    **_ALSO_READ,
    **_UNSURE,
}
"""The type of CSL for each type of reference."""

# What the type changes in the meaning of a tag (EndNote's table of reference types).
SERIALS = frozenset(["JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "ABST", "INPR"])
BOOKS = frozenset(["BOOK", "EBOOK", "EDBOOK", "THES", "RPRT", "PAMP", "SER", "CLSWK", "MANSCPT"])
WHOLE_BOOKS = frozenset(["BOOK", "EBOOK", "EDBOOK"])
FILMS = frozenset(["MPCT", "VIDEO"])
CHAPTERS = frozenset(["CHAP", "ECHAP", "ECHAPTER"])
PAPERS = frozenset(["CONF", "CPAPER"])
NUMBERED = frozenset(["RPRT", "PAT", "STAND", "GOVDOC"])
