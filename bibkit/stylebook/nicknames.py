"""What people call a style, and the style that they mean: "chicago", "harvard", "iso690", "apa7".

A name here is that of a guide, a publisher or a society. The first style is the main one of its family: the guide's
own, in English and without variants, or of a publisher's several the one that most journals use (by the dependent
styles of the collection). The others are those that may be meant as well, and are named when the first is taken.
"""

from __future__ import annotations

from typing import Final

NICKNAMES: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(styles.split())
    for names, styles in (
        ("aaa", "american-anthropological-association"),
        ("abnt nbr6023", "associacao-brasileira-de-normas-tecnicas"),
        ("acl", "association-for-computational-linguistics"),
        ("acm", "association-for-computing-machinery"),
        ("acs", "american-chemical-society"),
        ("agu", "american-geophysical-union"),
        ("aip", "american-institute-of-physics"),
        ("ama", "american-medical-association"),
        ("ams", "american-mathematical-society-label american-mathematical-society-numeric"),
        ("apa6", "apa-6th-edition"),
        ("apa7", "apa"),
        ("aps", "american-physics-society"),
        ("apsa", "american-political-science-association"),
        ("asa", "american-sociological-association"),
        ("bluebook", "bluebook-law-review bluebook-inline"),
        ("chicago cmos cms", "chicago-author-date chicago-notes-bibliography"),
        ("chicago17", "chicago-author-date-17th-edition chicago-notes-bibliography-17th-edition"),
        ("chicago18", "chicago-author-date chicago-notes-bibliography"),
        ("cse", "cse-name-year cse-citation-sequence cse-citation-name"),
        ("din din1505", "din-1505-2 din-1505-2-numeric din-1505-2-alphanumeric"),
        ("dgps", "deutsche-gesellschaft-fur-psychologie"),
        ("elsevier elsarticle", "elsevier-with-titles elsevier-harvard elsevier-vancouver"),
        ("gost gost7052008", "gost-r-7-0-5-2008 gost-r-7-0-5-2008-numeric"),
        ("harvard", "harvard-cite-them-right elsevier-harvard sage-harvard"),
        ("iso iso690", "iso690-author-date-en iso690-numeric-en iso690-full-note-en"),
        ("lncs", "springer-lecture-notes-in-computer-science"),
        ("lsa", "unified-style-sheet-for-linguistics"),
        ("mdpi", "multidisciplinary-digital-publishing-institute"),
        ("mhra", "mhra-notes mhra-author-date"),
        ("mla mla9", "modern-language-association"),
        ("nlm vancouver", "nlm-citation-sequence nlm-citation-sequence-brackets nlm-citation-sequence-superscript"),
        ("rsc", "royal-society-of-chemistry"),
        ("sbl", "society-of-biblical-literature-fullnote-bibliography society-of-biblical-literature-author-date"),
        ("springer", "springer-basic-author-date springer-basic-brackets springer-vancouver-brackets"),
        ("turabian", "turabian-notes-bibliography turabian-author-date"),
    )
    for name in names.split()
}  # fmt: skip


def meant(asked: str) -> tuple[str, ...]:
    """The names of the styles that are meant by what people call them, the main one first; none for other names.

    >>> meant("ISO 690"), meant("nature")
    (('iso690-author-date-en', 'iso690-numeric-en', 'iso690-full-note-en'), ())
    """
    return NICKNAMES.get("".join(sign for sign in asked.casefold() if sign.isalnum()), ())
