"""Bibliographies: sorting, substitutes for repeated authors, blocks, alignment and spacing."""

from __future__ import annotations

from typing import Any, Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item


def _people(names: str) -> list[dict[str, Any]]:
    return [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in names.split("; ")]


def _work(id_: str, names: str, year: int | None, title: str, **more: Any) -> Item:
    item: Item = {"id": id_, "type": "book", "title": title, **more}
    if names:
        item["author"] = _people(names)
    if year:
        item["issued"] = {"date-parts": [[year]]}
    return item


_WORKS: Final = [
    _work("a", "Doe, John", 2000, "Zebra"),
    _work("b", "Doe, John; Roe, Jane", 1999, "apple"),
    _work("c", "Doe, John; Roe, Jane; Poe, Edgar", 1999, "The Orange", volume="10"),
    _work("d", "Doe, John; Roe, Jane; Coe, Bo", 2001, "“Banana”", volume="9"),
    _work("e", "Doe, Jane", 2000, "A Cherry", type="article-journal"),
    _work("f", "Doe, John", None, "<i>Date</i>", editor=_people("Foe, Ann")),
    _work("g", "", 1990, "Élan", editor=_people("Doe, John")),
    _work("h", "", None, "émigré", translator=_people("Roe, Jane")),
    _work("i", "Doe, John", 2000, "Äpfel", **{"container-title": "Journal"}),
    _work("j", "van Doe, Kim", 2000, "2 Things", volume="2"),
    _work("k", "Doe, John; Roe, Jane", 1999, "Apple Two", page="10-20"),
    _work("l", "Roe, Jane", 1999, "zoo", page="9", **{"container-title": "Annals"}),
    _work("m", "Doe, J.", 2000, "'Quote", **{"container-title": "Journal"}),
    _work("n", "Doe, John; Poe, Edgar", -50, "Old", volume="IV"),
    _work("o", "Özil, Ali", 2010, "œuvre", issued={"date-parts": [[2010, 5], [2010, 7]]}),
    {"id": "p", "type": "report", "title": "Rep-ort", "author": [{"literal": "The Agency"}], "issued": {"date-parts": [[2010, 5, 1]]}},
    {"id": "q", "type": "report", "title": "Report two", "author": [{"literal": "The Agency"}], "issued": {"literal": "n.y."}},
    {"id": "r", "type": "book", "title": "Das Buch", "author": [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]},
    {"id": "s", "type": "book", "title": "Das Buch", "author": [{"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}]},
]  # fmt: skip
_KEYS: Final = (
    '<key variable="title"/>', '<key variable="author"/>', '<key variable="issued"/>', '<key macro="author"/>',
    '<key variable="issued" sort="descending"/>', '<key variable="citation-number"/>', '<key macro="year" sort="descending"/>',
    '<key variable="citation-number" sort="descending"/>', '<key variable="volume"/>', '<key variable="page" sort="descending"/>',
    '<key variable="type"/>', '<key macro="title" sort="descending"/>', '<key macro="author" names-min="2" names-use-first="1"/>',
    '<key macro="author" names-min="3" names-use-first="1" names-use-last="true"/>', '<key macro="count"/>',
    '<key variable="author" names-min="1" names-use-first="1"/>', '<key macro="mixed"/>', '<key variable="container-title"/>',
    '<key variable="editor"/>', '<key macro="number"/>', '<key variable="author" sort="descending"/>', '<key macro="volume"/>',
)  # fmt: skip
_MACROS: Final = (
    '<macro name="author"><names variable="author"><name{name}{order}/><label form="short" prefix=" "/>'
    '<substitute><names variable="editor"/><names variable="translator"/><text variable="title"/></substitute></names></macro>'
    '<macro name="year"><date variable="issued" form="numeric" date-parts="year"/></macro>'
    '<macro name="title"><text variable="title" text-case="lowercase" quotes="true" font-style="italic"/></macro>'
    '<macro name="count"><names variable="author editor"><name form="count"/></names></macro>'
    '<macro name="mixed"><choose><if type="report"><text value="1"/></if><else><text value="2"/></else></choose></macro>'
    '<macro name="number"><text variable="citation-number"/></macro><macro name="volume"><number variable="volume"/></macro>'
)
SORT: Final = Family(
    'class="in-text"{locale}{demote}><citation>{cite_sort}<layout delimiter="; "><text variable="title"/>'
    "</layout></citation>" + _MACROS + "<bibliography{et_al}><sort>{first}{second}{third}</sort><layout>"
    '<text variable="citation-number" suffix=". "/><text macro="author" suffix=". "/><text macro="year" suffix=". "/>'
    '<text variable="title"/></layout></bibliography>',
    {
        "locale": attribute("default-locale", "de-DE", "sv-SE", "fr-FR"),
        "demote": attribute("demote-non-dropping-particle", "never", "sort-only"),
        "cite_sort": ("", '<sort><key variable="title"/></sort>', '<sort><key macro="author"/><key macro="year"/></sort>'),
        "et_al": ("", ' et-al-min="3" et-al-use-first="1"', ' et-al-min="2" et-al-use-first="1"'),
        "name": ("", ' form="short"', ' initialize-with="."', ' form="count"'),
        "order": attribute("name-as-sort-order", "first", "all"),
        "first": _KEYS,
        "second": ("", *_KEYS),
        "third": ("", *_KEYS),
        "mode": ("bibliography", "citation", "bibliography-nosort", "bibliography-header"),
    },
    {
        "works": Input(_WORKS),
        "reversed": Input(_WORKS[::-1]),
        "in-steps": Input(_WORKS, more={"BIBENTRIES": [["a", "c", "e"], ["l", "b", "a", "g", "d"]]}),
        "selected": Input(
            _WORKS,
            more={
                "BIBSECTION": {
                    "select": [{"field": "type", "value": "book"}],
                    "quash": [{"field": "volume", "value": "10"}],
                }
            },
        ),
        "left out": Input(
            _WORKS,
            more={
                "BIBSECTION": {
                    "exclude": [{"field": "type", "value": "report"}, {"field": "editor", "value": True}]
                }
            },
        ),
        "cited": Input(_WORKS, cites=[[{"id": id_} for id_ in ids] for ids in ("cab", "gfed", "srqponmlkj")]),
    },
)  # fmt: skip

REPEATED: Final = Family(
    'class="in-text"><citation><layout/></citation>' + _MACROS + "<bibliography{substitute}{rule}{et_al}>{sort}<layout{suffix}>"
    "{before}<group delimiter=\"{delimiter}\"{affixes}>{names}{rest}</group></layout></bibliography>",
    {
        "substitute": attribute("subsequent-author-substitute", "———", "", "—.", "Id."),
        "rule": attribute(
            "subsequent-author-substitute-rule", "complete-all", "complete-each", "partial-each", "partial-first"
        ),
        "et_al": ("", ' et-al-min="3" et-al-use-first="1"', ' et-al-min="3" et-al-use-first="2" et-al-use-last="true"'),
        "name": ("", ' and="text"', ' initialize-with="." delimiter="; "', ' form="short"'),
        "order": attribute("name-as-sort-order", "first", "all"),
        "sort": ("", '<sort><key macro="author"/><key macro="year"/></sort>', '<sort><key variable="author"/></sort>'),
        "suffix": ("", ' suffix="."'),
        "before": ("", '<text variable="citation-number" suffix=" "/>', '<text value="*"/>'),
        "delimiter": (". ", ", ", " "),
        "affixes": ("", ' prefix="[" suffix="]"'),
        "names": (
            '<text macro="author"/>',
            '<names variable="author"/>',
            '<names variable="author editor" delimiter="; "><name and="symbol"/><label form="short" prefix=", "/></names>',
            '<names variable="author" font-variant="small-caps" suffix=":"><name font-style="italic"/></names>',
            ('<names variable="author"><name name-as-sort-order="first"/><et-al font-style="italic"/>'
            '<substitute><text variable="title"/></substitute></names>'),
            '<group prefix="(" suffix=")"><names variable="author"/></group>',
            '<names variable="editor"/><names variable="author" prefix=" "/>',
            '<names variable="author" prefix="by " display="block"/>',
        ),
        "rest": (
            '<text macro="year"/><text variable="title"/>',
            '<text variable="title"/>',
            '<names variable="author"><name form="short"/></names><text variable="title"/>',
            '<date variable="issued" form="text"/>',
        ),
    },
    {"works": Input(_WORKS), "reversed": Input(_WORKS[::-1]), "run": Input([_WORKS[0], _WORKS[8], *_WORKS[1:4], _WORKS[10]])},
    mode="bibliography",
)  # fmt: skip

BLOCKS: Final = Family(
    'class="in-text"><citation><layout/></citation>' + _MACROS.replace("{name}{order}", "") + "<bibliography{align}{hanging}{line}{entry}>"
    "<layout{prefix}{suffix}{look}{delimiter}>{first}{second}{third}</layout></bibliography>",
    {
        "align": attribute("second-field-align", "flush", "margin"),
        "hanging": attribute("hanging-indent", "true", "false"),
        "line": attribute("line-spacing", "2", "1"),
        "entry": attribute("entry-spacing", "0", "3"),
        "prefix": attribute("prefix", "(", " "),
        "suffix": attribute("suffix", ".", ")"),
        "look": ("", ' font-style="italic"'),
        "delimiter": attribute("delimiter", ", "),
        "first": (
            '<text variable="citation-number" suffix=". "/>',
            '<text variable="citation-number" prefix="[" suffix="]"/>',
            '<text variable="citation-number" prefix="[" suffix="] "/>',
            '<text macro="author" display="block"/>',
            '<text macro="author" display="left-margin" suffix=" "/>',
            '<text macro="author" suffix=". "/>',
            '<group display="left-margin"><text variable="citation-number" suffix=" "/></group>',
            '<names variable="author" display="block" suffix="."/>',
            '<choose><if type="book"><text variable="title" suffix=". "/></if><else><text value="No book. "/></else></choose>',
            '<number variable="volume" prefix="&lt;" suffix="&gt; "/>',
        ),
        "second": (
            '<text variable="title"/>',
            '<text variable="title" display="right-inline"/>',
            '<text variable="title" display="block" prefix="(" suffix=")"/>',
            '<text variable="title" display="indent" suffix="."/>',
            '<group display="right-inline" delimiter=", "><text variable="title"/><text macro="year"/></group>',
            '<date variable="issued" form="text" display="left-margin"/>',
            '<text variable="title" prefix=", " suffix=", "/>',
        ),
        "third": (
            "",
            '<text variable="note" display="block"/>',
            '<text macro="year" display="indent"/>',
            '<text macro="year" prefix=" (" suffix=")"/>',
            '<text value="end" display="block" font-style="italic"/>',
            '<group display="right-inline"><text value="x"/></group>',
        ),
        "mode": ("bibliography", "bibliography-header", "bibliography-nosort"),
    },
    {"works": Input([*_WORKS[:6], *_WORKS[15:17]]), "none": Input([{"id": "bare", "type": "book"}, _WORKS[0]])},
)  # fmt: skip
