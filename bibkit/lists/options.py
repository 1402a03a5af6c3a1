"""What a reference list or a citation is to be like, as one value."""

from typing import NamedTuple

AS_THEY_ARE = "none"
"""The `sort` that leaves the works in the order in which they are given."""


NO_MARKS = "none"
"""The `name_marks` that leaves the marks of names out."""


class ListOptions(NamedTuple):
    """What a reference list or a citation is to be like: handed on whole, from whoever asks to the engine.

    What each option means is in `option_table.LIST_OPTIONS`. Empty is the default of whatever decides then: the style,
    or bibkit.
    """

    style: str = "apa"
    locale: str = ""
    engine: str = ""
    collation: str = ""
    alphabetize: str = ""
    abbreviations: str = ""
    notes_as_text: bool = False
    names_in_sentence: str = ""
    small_words: str = ""
    highlight: tuple[str, ...] = ()
    locale_per_record: bool = False
    annotate: str = ""
    group_by: str = ""
    sections: str = ""
    restart_numbers: bool = False
    count_down: bool = False
    links: str = ""
    name_marks: str = ""
    et_al_min: int = 0
    et_al_use_first: int = 0
    sort: str = ""


DEFAULTS = ListOptions()
