"""Names: every attribute of cs:name at every level, name parts, labels, et al., substitutes."""

from __future__ import annotations

from typing import Any, Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item

Name = dict[str, Any]


def _name(text: str, **more: str) -> Name:
    family, _, given = text.partition(", ")
    return {"family": family, **({"given": given} if given else {}), **more}


def _names(texts: str) -> list[Name]:
    return [_name(text) for text in texts.split("; ")]


_PARTICLES: Final[dict[str, Name]] = {
    "non-dropping": _name("Gogh, Vincent", **{"non-dropping-particle": "van"}),
    "dropping": _name("Humboldt, Alexander", **{"dropping-particle": "von"}),
    "both": _name("Fontaine, Jean", **{"dropping-particle": "de", "non-dropping-particle": "La"}),
    "parsed": _name("van der Berg, Jan"),
    "parsed-given": _name("Beethoven, Ludwig van"),
    "elided": _name("d'Aubigné, Agrippa"),
    "elided-curly": _name("l’Hôpital, Guillaume"),
    "arabic": _name("al-Khwarizmi, Muhammad"),
    "static": _name("de la Cruz, Juana", **{"static-particles": "1"}),
    "quoted": _name('"van Dyke", Dick'),
    "capital": _name("De Gaulle, Charles"),
    "elided-dropping": _name("Alembert, Jean Le Rond", **{"dropping-particle": "d'"}),
    "particle-only-family": _name("Gogh", **{"non-dropping-particle": "van"}),
    "comma-dropping": _name("Stein, Karl, Freiherr vom"),
}
_SUFFIXES: Final[dict[str, Name]] = {
    "suffix": _name("King, Martin Luther", suffix="Jr."),
    "suffix-comma": _name("King, Martin Luther", suffix="Jr.", **{"comma-suffix": "1"}),
    "suffix-number": _name("Tudor, Henry", suffix="VIII"),
    "suffix-parsed": _name("Doe, John, Jr."),
    "suffix-parsed-comma": _name("Doe, John,! Jr."),
    "suffix-particle": _name("Pol, Frits", suffix="Sr.", **{"non-dropping-particle": "van der"}),
    "suffix-given-parsed": _name("Smith, Bob III"),
}
_SHAPES: Final[dict[str, Name]] = {
    "literal": {"literal": "World Health Organization"},
    "family-only": {"family": "Plato"},
    "given-only": {"given": "Sukarno"},
    "institution-flag": {"family": "Bureau", "isInstitution": "1"},
    "static-order": _name("Chávez, Hugo", **{"static-ordering": "1"}),
    "chinese": _name("毛, 泽东"),
    "chinese-latin-given": _name("毛, Zedong"),
    "chinese-short": {"family": "孔子"},
    "cyrillic": _name("Толстой, Лев Николаевич"),
    "greek": _name("Σεφέρης, Γιώργος"),
    "arabic-script": _name("محفوظ, نجيب"),
    "hebrew": _name("עוז, עמוס"),
    "korean": _name("김, 정은"),
    "thai": _name("จันทร์, สม"),
}
_INITIALS: Final[dict[str, Name]] = {
    "hyphen": _name("Sartre, Jean-Paul"),
    "hyphen-lower": _name("Chen, Guo-ping"),
    "initials": _name("Tolkien, J. R. R."),
    "initials-tight": _name("Eliot, T.S."),
    "initials-bare": _name("Auden, WH"),
    "abbreviated": _name("Smith, Th."),
    "abbreviated-more": _name("Pushkin, Alexander S."),
    "accent": _name("Zola, Émile Édouard"),
    "lower": _name("hooks, bell"),
    "particle-in-given": _name("Silva, Maria da Luz"),
    "apostrophe": _name("Neill, D'Arcy"),
    "no-break-space": _name("Doe, A.\u00a0B."),
    "two-letters": _name("Ivanov, Yu."),
    "digits": _name("Droid, R2 D2"),
}


def _single(people: dict[str, Name]) -> list[Item]:
    return [{"id": id_, "type": "book", "author": [person]} for id_, person in people.items()]


_TWO = "Doe, John; Roe, Jane Mary"
_LISTS: Final = (
    ("two", _TWO),
    ("three", f"{_TWO}; Poe, Edgar Allan"),
    ("four", f"{_TWO}; Poe, Edgar Allan; Coe, Sebastian"),
    ("seven", f"{_TWO}; Poe, Edgar Allan; Coe, Sebastian; Noe, Ann; Loe, Bo; Moe, Cy"),
)
_MANY: Final[list[Item]] = [{"id": id_, "type": "book", "author": _names(people)} for id_, people in _LISTS]
_MIXED: Final[list[Item]] = [
    {"id": "with-literal", "type": "book", "author": [*_names("Doe, John"), _SHAPES["literal"]]},
    {"id": "after-literal", "type": "book", "author": [_SHAPES["literal"], *_names("Doe, John; Roe, Jane")]},
    {"id": "two-literals", "type": "book", "author": [_SHAPES["literal"], {"literal": "Bureau of X"}]},
    {
        "id": "scripts",
        "type": "book",
        "author": [_SHAPES["chinese"], _name("Doe, John"), _SHAPES["cyrillic"]],
    },
    {
        "id": "chinese-list",
        "type": "book",
        "author": [_SHAPES["chinese"], _name("周, 恩来"), _name("邓, 小平")],
    },
    {
        "id": "particles",
        "type": "book",
        "author": [_PARTICLES["both"], _SUFFIXES["suffix"], _PARTICLES["parsed"]],
    },
    {"id": "statics", "type": "book", "author": [_SHAPES["static-order"], _name("Doe, John")]},
    {"id": "hungarian", "type": "book", "language": "hu", "author": _names("Bartók, Béla; Kodály, Zoltán")},
    {"id": "japanese", "type": "book", "language": "ja", "author": _names("Doe, John; 村上, 春樹")},
]
_ROLES: Final[list[Item]] = [
    {"id": "none", "type": "book", "title": "Title", "issued": {"date-parts": [[2000]]}},
    {"id": "editor", "type": "book", "title": "Title", "editor": _names("Doe, John")},
    {"id": "editors", "type": "book", "title": "Title", "editor": _names(_TWO)},
    {"id": "translator", "type": "book", "title": "Title", "translator": _names("Doe, John")},
    {"id": "both-same", "type": "book", "title": "T", "editor": _names(_TWO), "translator": _names(_TWO)},
    {"id": "same-one", "type": "book", "editor": _names("Doe, John"), "translator": _names("Doe, John")},
    {"id": "both-differ", "type": "book", "editor": _names("Doe, John"), "translator": _names("Roe, Jane")},
    {
        "id": "author-too",
        "type": "book",
        "author": _names("Poe, Edgar"),
        "editor": _names(_TWO),
        "title": "Title",
    },
    {
        "id": "all",
        "type": "book",
        "title": "Title",
        "author": _names("Poe, Edgar"),
        "editor": _names("Doe, John"),
        "translator": _names("Doe, John"),
        "container-author": _names("Coe, Bo"),
    },
    {"id": "institution", "type": "book", "editor": [_SHAPES["literal"]], "translator": _names("Roe, Jane")},
    {
        "id": "others",
        "type": "chapter",
        "director": _names(_TWO),
        "composer": _names("Bach, Johann Sebastian"),
    },
]
PEOPLE: Final = {
    "people": Input([*_MANY, *_single({**_PARTICLES, **_SUFFIXES, **_SHAPES, **_INITIALS}), *_MIXED])
}
_SHARED: Final = {
    "demote": attribute("demote-non-dropping-particle", "never", "sort-only", "display-and-sort"),
    "hyphen": attribute("initialize-with-hyphen", "false"),
    "locale": attribute("default-locale", "de-DE", "fr-FR", "zh-CN", "ru-RU", "en-GB"),
    "and": attribute("and", "text", "symbol"),
    "last": attribute("delimiter-precedes-last", "always", "never", "contextual", "after-inverted-name"),
    "et_al_delimiter": attribute(
        "delimiter-precedes-et-al", "always", "never", "contextual", "after-inverted-name"
    ),
    "order": attribute("name-as-sort-order", "first", "all"),
    "separator": attribute("sort-separator", " ", "; ", ""),
    "with": attribute("initialize-with", "", ".", ". ", " ", ".\u00a0"),
    "initialize": attribute("initialize", "false", "true"),
}
_ET_AL: Final = (
    "",
    ' et-al-min="2" et-al-use-first="1"',
    ' et-al-min="3" et-al-use-first="2"',
    ' et-al-min="4" et-al-use-first="1" et-al-use-last="true"',
    ' et-al-min="3" et-al-use-first="1" et-al-use-last="true"',
    ' et-al-min="1" et-al-use-first="1"',
    ' et-al-min="2" et-al-use-first="3"',
)
_NAME: Final = "{and}{last}{et_al_delimiter}{order}{separator}{with}{initialize}"

NAME: Final = Family(
    'class="in-text"{demote}{hyphen}{locale}><citation><layout><names variable="author"{affixes}{look}>'
    f"<name{_NAME}{{form}}{{delimiter}}{{et_al}}{{name_affixes}}{{name_look}}>{{parts}}</name>"
    "{et_al_term}</names></layout></citation>",
    {
        **_SHARED,
        "form": attribute("form", "short", "count", "long"),
        "delimiter": attribute("delimiter", "; ", " ", "", "/", ". "),
        "et_al": _ET_AL,
        "affixes": ("", ' prefix="(" suffix=")"', ' suffix="."', ' prefix=" "'),
        "look": ("", ' font-variant="small-caps"', ' font-style="italic"'),
        "name_affixes": ("", ' prefix="[" suffix="]"', ' suffix="."', ' suffix=","'),
        "name_look": ("", ' font-style="italic"', ' font-weight="bold"'),
        "parts": (
            "",
            '<name-part name="family" text-case="uppercase"/>',
            '<name-part name="family" font-variant="small-caps"/>',
            '<name-part name="given" font-style="italic"/>',
            '<name-part name="family" prefix="{{" suffix="}}"/>'.replace("{{", "&#123;").replace(
                "}}", "&#125;"
            ),
            '<name-part name="given" prefix="(" suffix=")"/>',
            '<name-part name="given" text-case="lowercase"/><name-part name="family" text-case="capitalize-all"/>',
            '<name-part name="family" font-weight="bold" prefix="*"/><name-part name="given" suffix="+"/>',
        ),
        "et_al_term": (
            "",
            '<et-al term="and others"/>',
            '<et-al font-style="italic"/>',
            '<et-al term="et-al" font-weight="bold" text-case="uppercase"/>',
        ),
    },
    PEOPLE,
)

_LEVELS: Final = {
    "and": attribute("and", "text", "symbol"),
    "order": attribute("name-as-sort-order", "first", "all"),
    "with": attribute("initialize-with", "", ". "),
    "last": attribute("delimiter-precedes-last", "always", "never"),
    "form": attribute("name-form", "short", "long"),
    "delimiter": attribute("name-delimiter", "; ", " / "),
    "names": attribute("names-delimiter", " + ", ", "),
    "et_al": _ET_AL,
}
_SHOWN_BY_LEVEL: Final = '<layout><names variable="author editor"{names_delimiter}{n_and}{n_order}{n_with}{n_et_al}>{name}</names></layout>'


def _options(level: str) -> str:
    return "".join(f"{{{level}_{place}}}" for place in _LEVELS)


LEVELS: Final = Family(
    f'class="in-text"{_options("s")}><citation{_options("c")}>{_SHOWN_BY_LEVEL}</citation>'
    f"<bibliography{_options('b')}>{_SHOWN_BY_LEVEL}</bibliography>",
    {
        **{f"{level}_{place}": values for level in "scb" for place, values in _LEVELS.items()},
        **{f"n_{place}": _LEVELS[place] for place in ("and", "order", "with", "et_al")},
        "mode": ("citation", "bibliography"),
        "names_delimiter": attribute("delimiter", " & ".replace("&", "&amp;"), ""),
        "name": (
            "",
            "<name/>",
            '<name and="symbol"/>',
            '<name form="long" delimiter=", "/>',
            '<name form="short"/>',
            '<name et-al-min="3" et-al-use-first="1"/>',
            '<name et-al-use-first="2"/>',
            '<name initialize-with="."/>',
            '<name initialize="false"/>',
            '<name name-as-sort-order="all" sort-separator=" "/>',
            '<label form="short" prefix=" "/>',
        ),
    },
    {
        "people": Input(
            [*({**item, "editor": _names("Foe, Ann; Goe, Bo")} for item in _MANY), *_MIXED, *_ROLES]
        )
    },
)

SORTED: Final = Family(
    'class="in-text"{demote}{locale}><citation><layout/></citation><macro name="key"><names variable="author">'
    "<name{form}{order}{with}{delimiter}>{parts}</name></names></macro><bibliography{et_al}><sort>{key}</sort><layout>"
    '<names variable="author"><name{shown}/></names></layout></bibliography>',
    {
        **{place: _SHARED[place] for place in ("demote", "locale", "order", "with")},
        "form": attribute("form", "short", "count"),
        "delimiter": attribute("delimiter", " ", "; "),
        "parts": (
            "",
            '<name-part name="family" text-case="uppercase"/>',
            '<name-part name="given" prefix="("/>',
        ),
        "et_al": _ET_AL,
        "key": (
            '<key variable="author"/>',
            '<key macro="key"/>',
            '<key variable="author" sort="descending"/>',
            '<key macro="key" names-min="2" names-use-first="1"/>',
            '<key macro="key" names-min="3" names-use-first="2" names-use-last="true"/>',
        ),
        "shown": ("", ' name-as-sort-order="first"', ' form="short"'),
    },
    # One who has only a given name has no short form in citeproc-js.
    {"people": Input([item for item in PEOPLE["people"].items if item["id"] != "given-only"])},
    mode="bibliography",
)

_LABEL: Final = "<label{form}{plural}{label_look}{label_case}/>"
ROLES: Final = Family(
    'class="in-text"{locale}><citation><layout><group delimiter=". "><names variable="{variables}"{delimiter}{look}>'
    '{children}<substitute>{substitute}</substitute></names><text macro="later"/></group></layout></citation>'
    '<macro name="later">{later}</macro><macro name="titled"><group delimiter=" ">'
    '<text value="In"/><text variable="title"/></group></macro>'
    '<macro name="edited"><names variable="editor"><name form="short"/><label form="short" prefix=" "/></names></macro>',
    {
        "locale": attribute("default-locale", "de-DE", "fr-FR", "es-ES"),
        "variables": (
            "editor translator", "author", "editor", "translator", "translator editor", "editor-translator",
            "author editor translator", "container-author", "director composer",
        ),
        "delimiter": attribute("delimiter", ", ", "; "),
        "look": ("", ' prefix="(" suffix=")"', ' font-style="italic"', ' suffix="."'),
        "children": tuple(
            children.replace("LABEL", label)
            for label in (
                "<label/>",
                '<label form="short" prefix=" (" suffix=")"/>',
                '<label form="verb" suffix=" "/>',
                '<label form="verb-short" suffix=" " text-case="capitalize-first"/>',
                '<label form="short" plural="always" prefix=", " strip-periods="true"/>',
                '<label form="long" plural="never" prefix=", " font-style="italic"/>',
                '<label form="symbol" prefix=" "/>',
            )
            for children in ('<name and="text"/>LABEL', 'LABEL<name form="short" delimiter="/"/>', "LABEL")
        ),
        "substitute": (
            '<names variable="author"/>',
            '<names variable="editor"/>',
            '<names variable="editor translator"/>',
            '<names variable="translator"/><text variable="title"/>',
            '<text variable="title" font-style="italic"/>',
            '<text macro="titled"/>',
            '<text macro="edited"/><text macro="titled"/>',
            '<group delimiter=" "><text term="in"/><text variable="title"/></group>',
            '<date variable="issued" form="numeric"/>',
            '<text value="Anon"/>',
            '<text term="anonymous" form="short"/>',
            '<choose><if type="book"><text variable="title"/></if><else><text value="x"/></else></choose>',
            '<choose><if variable="editor"><names variable="editor"/></if></choose><text variable="title" quotes="true"/>',
            '<names variable="editor"><name form="count"/></names>',
            '<names variable="editor"><name form="short"/><label prefix="!"/></names>',
            '<number variable="volume"/><label variable="page"/><text variable="title" prefix="[" suffix="]"/>',
            '<names variable="translator" prefix="tr. " suffix="!" delimiter="+" font-weight="bold"/>',
        ),
        "later": (
            '<text variable="title"/>',
            '<names variable="editor"/>',
            '<names variable="editor translator" delimiter="; "><label prefix=" "/></names>',
            '<names variable="translator"><name form="short"/></names>',
            '<choose><if variable="editor"><text value="has editor"/></if></choose>',
            '<group delimiter=" "><text value="by"/><names variable="author"/></group>',
            '<date variable="issued"><date-part name="year"/></date>',
        ),
    },
    {"roles": Input([*_ROLES, *_MIXED])},
)  # fmt: skip
