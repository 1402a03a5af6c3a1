"""Text: punctuation that meets, quotes, text cases, formats inside formats, groups, conditions."""

from __future__ import annotations

from typing import Final

from tests.csl.grid.families.words import attribute
from tests.csl.grid.family import Family, Input, Item

_MARKS: Final = (
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    " ",
    ". ",
    ", ",
    "; ",
    ": ",
    "! ",
    "? ",
    ")",
    "(",
    " (",
    ") ",
    "]",
    "/",
    "-",
    "…",
)
_LOCALES: Final = attribute("default-locale", "en-GB", "de-DE", "fr-FR", "ru-RU")
_PUNCTUATION: Final = (
    "",
    '<locale><style-options punctuation-in-quote="true"/></locale>',
    '<locale><style-options punctuation-in-quote="false"/></locale>',
)
_LOOKS: Final = (
    "",
    ' font-style="italic"',
    ' font-weight="bold"',
    ' font-variant="small-caps"',
    ' text-decoration="underline"',
)


def _titles(*titles: str, **more: str) -> list[Item]:
    return [{"id": f"t{place}", "type": "book", "title": title, **more} for place, title in enumerate(titles)]


_ENDS: Final = (
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "...",
    "…",
    "?!",
    ")",
    ".)",
    "”",
    ".”",
    "?”",
    "’",
    "'",
    '"',
    "]",
    "/",
    "-",
    "etc.",
    "U.S.A.",
    "Inc.",
)
_ENDING: Final = [
    *_titles("Plain", *(f"Ends{end}" if end[0].isalpha() is False else f"Ends {end}" for end in _ENDS)),
    *({"id": f"s{place}", "type": "book", "title": title} for place, title in enumerate((
        "“Quoted”", '"Straight"', "<i>All</i>", "<i>All.</i>", "An <i>end</i>", "An <i>end?</i>", "A <b>“bold”</b>",
        "'Single'", "A “quote”", "A “quote.”", "A “quote”?", "(Brackets)", ". Starts", ", starts", "“Starts” x", "<sup>2</sup>",
    ))),
]  # fmt: skip


def _fix(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return attribute(name, *(value.replace("&", "&amp;") for value in values))


SEAMS: Final = Family(
    'class="in-text"{locale}>{punctuation}<citation><layout{layout_suffix}><group delimiter="{delimiter}"{group_affixes}>'
    '<text variable="title"{quotes}{look}{prefix}{suffix}/>{second}</group>{third}</layout></citation>',
    {
        "locale": _LOCALES,
        "punctuation": _PUNCTUATION,
        "layout_suffix": ("", *_fix("suffix", (".", ")", ",", "?", ";"))),
        "delimiter": ("", *_MARKS),
        "group_affixes": (
            "",
            *_fix("suffix", _MARKS[:8]),
            ' prefix="(" suffix=")"',
            ' prefix="[" suffix="]."',
        ),
        "quotes": attribute("quotes", "true"),
        "look": _LOOKS,
        "prefix": _fix("prefix", ("(", ". ", ", ", " ", ": ", "“", "[")),
        "suffix": _fix("suffix", (*_MARKS, "”", "’", ".)", ").", "., ")),
        "second": (
            '<text value="next"/>',
            *(f'<text value="next"{prefix}/>' for prefix in _fix("prefix", _MARKS)[1:]),
            '<text value="next" quotes="true"/>',
            '<text value=".next"/>',
            '<text value=", next"/>',
            '<text value="next" font-style="italic" prefix=". "/>',
            '<text variable="title" quotes="true" prefix=", "/>',
            '<text value="next" suffix="."/>',
            "",
        ),
        "third": (
            "",
            *(f'<text value="last"{prefix}/>' for prefix in _fix("prefix", _MARKS)[1:]),
            '<text value="."/>',
            '<text value=","/>',
        ),
    },
    {"titles": Input(_ENDING)},
)

_QUOTED: Final = _titles(
    "Plain", "A “quoted” word", 'A "straight" word', "A ‘single’ word", "A 'straight single' word", "“All quoted”",
    '"All straight"', "'All single'", "It's an apostrophe", "Rock 'n' roll", "The '90s", "'Tis the season", "Dogs' tails",
    "“A ‘nested’ quote”", "“A “double” quote”", "\"A 'nested' one\"", "« Guillemets »", "«Guillemets»", "„Deutsch“",
    "“Unclosed", "Unopened”", '"Unclosed straight', "“Ends with stop.”", "“Ends with comma,” it said", "A “quote” at end.",
    "L'“amour” d'été", "“First” and “second”", "“I <i>am</i>”", "<i>“In italics”</i>", "A <i>word</i> and “a quote”",
    "5' 6\" tall", "O’Neill’s “story”", "l'«amour»", "“‘Both’”", "‘“Both”’", "(“in brackets”)", "“a”“b”", "'a' 'b'",
    "a—“b”", "“What?” he said", "“Yes!”: A study", "Two: “a”", "Don't say 'no'", "the 'a' and \"b\" of 'c'",
)  # fmt: skip
QUOTES: Final = Family(
    'class="in-text"{locale}>{punctuation}<citation><layout{suffix}><group delimiter="{delimiter}"{group_quotes}>'
    '<text variable="title"{quotes}{look}{case}{affixes}/>{second}</group></layout></citation>'
    '<macro name="m"><text variable="title" quotes="true"/></macro>',
    {
        "locale": (*_LOCALES, ' default-locale="pl-PL"', ' default-locale="ja-JP"', ' default-locale="sv-SE"'),
        "punctuation": _PUNCTUATION,
        "suffix": _fix("suffix", (".", ",", "?")),
        "delimiter": (", ", ". ", " ", ": ", "; ", ""),
        "group_quotes": ("", ' font-style="italic"', ' prefix="“" suffix="”"'),
        "quotes": attribute("quotes", "true", "false"),
        "look": _LOOKS,
        "case": attribute("text-case", "title", "sentence", "capitalize-first", "uppercase"),
        "affixes": ("", ' suffix="."', ' prefix="(" suffix=")"', ' suffix=","', ' suffix=": "', ' prefix="‘" suffix="’"'),
        "second": ("", '<text value="next"/>', '<text macro="m" quotes="true"/>', '<text value="it’s “x”" quotes="true"/>'),
    },
    {"titles": Input(_QUOTED)},
)  # fmt: skip

_CASED: Final = _titles(
    "the quick brown fox: a study of the end", "THE QUICK BROWN FOX", "A Study In Scarlet", "iPhone and eBay use",
    "an <i>italic</i> title", "on <span class=\"nocase\">the mcDonald</span> name", "of mice and men", "what is it for?",
    "self-driving cars", "the up-to-date guide", "state-of-the-art of-the methods", "a “quoted title” within", "‘the single’ one",
    "the end. a new start", "who? the answer", "wow! the answer", "from A to Z", "DNA and RNA", "the d'Artagnan story",
    "l'amour et la mort", "über alles", "élan vital", "straße nach", "ǆungla", "привет мир", "η ζωή", "日本語 title", "3d printing",
    "the 2nd law", "e-mail vs. e-commerce", "v. the state", "in vitro: in vivo", "a: the b", "a—the b", "a – the b", "a / the b",
    "a (the b)", "(the a) b", "the \"b c\" d", "to be, or not", "according to him", "so what: so what", "the of", "down under",
    "<b>the bold</b> start", "x<sub>the</sub> y", "vitamin B12 and K2", "a. b. c.", "mcdonald's", "o'neill's", "O’Neill", "the U.S. army",
    "an e.g. example", "yet another", "title with 'quote at end'", "...the dots", "¿qué es?", "the <span style=\"font-variant: small-caps;\">small</span> one",
    "and then: and then", "a-b and c-d", "the-the", "by-and-large", "well‐known with hyphen", "pre-Columbian", "x-Ray", "\"the\" start",
    "word: 'the' word", "word: (the) word", "word? (the) word", "as regards the", "vis-à-vis", "where as", "next: of", "is de beauvoir", "von Neumann machines",
)  # fmt: skip
CASES: Final = Family(
    'class="in-text"{locale}><citation><layout>{wrap_start}<text variable="{variable}"{form}{case}{quotes}{look}{affixes}/>{wrap_end}'
    "</layout></citation>",
    {
        "locale": attribute("default-locale", "en-GB", "de-DE", "fr-FR", "tr-TR", "nl-NL"),
        "wrap_start": ("",),
        "wrap_end": ("",),
        "variable": ("title", "container-title", "publisher", "note", "genre", "title-short"),
        "form": attribute("form", "short"),
        "case": attribute("text-case", "lowercase", "uppercase", "capitalize-first", "capitalize-all", "title", "sentence"),
        "quotes": attribute("quotes", "true"),
        "look": _LOOKS[:3],
        "affixes": ("", ' prefix="the "', ' prefix="(" suffix=")"'),
    },
    {
        language or "unset": Input([
            {
                "id": f"c{place}",
                "type": "book",
                **dict.fromkeys(("title", "container-title", "publisher", "note", "genre"), item["title"]),
                **({"title-short": item["title"]} if place % 2 else {}),
                **({"language": language} if language else {}),
            }
            for place, item in enumerate(_CASED)
        ])
        for language in ("", "en", "en-GB", "de", "fr")
    },
)  # fmt: skip

_RICH: Final = _titles(
    "Plain", "An <i>italic</i> word", "A <b>bold</b> word", "An <i>italic <b>bold</b> end</i>", "H<sub>2</sub>O", "x<sup>2</sup>",
    "<i>All of it</i>", "<b>All of it</b>", "A <span style=\"font-variant: small-caps;\">caps</span>", "<i>a <i>b</i> c</i>",
    "<span class=\"nocase\">No case</span>", "<sc>short</sc> caps", "Unclosed <i>tag", "Stray </i> tag", "a < b > c", "a &amp; b",
    "<i>x</i><b>y</b>", "<b><i>x</i></b>", "“Quote <i>in</i>”", "<i>“All”</i>", "<span class=\"nodecor\">plain</span> x",
    "<i>a <span class=\"nodecor\">plain</span></i>", "²superscript 1st ª", "<u>under</u>", "x<sup>2<sub>1</sub></sup>", "<i></i>empty",
    "<i>a</i> <i>b</i>", "<b>A</b>: b", "a <em>em</em> b", "<i>ends.</i>", "<i>ends</i>.", "<sup>1</sup><sub>2</sub>",
)  # fmt: skip
_FONTS: Final = {
    "style": attribute("font-style", "italic", "oblique", "normal"),
    "weight": attribute("font-weight", "bold", "light", "normal"),
    "variant": attribute("font-variant", "small-caps", "normal"),
    "align": attribute("vertical-align", "sup", "sub", "baseline"),
    "decoration": attribute("text-decoration", "underline"),
}
FORMATS: Final = Family(
    'class="in-text"><citation><layout{l_style}{l_weight}{l_align}{l_decoration}{l_affixes}><group{g_style}{g_weight}{g_variant}{g_align}{g_decoration}'
    '{g_affixes} delimiter=" "><text variable="title"{style}{weight}{variant}{align}{decoration}{quotes}{affixes}{case}/>'
    '{more}</group></layout></citation><macro name="m"><text value="macro" font-style="italic"/><text value="plain"/></macro>',
    {
        **_FONTS,
        **{f"g_{name}": values for name, values in _FONTS.items()},
        **{f"l_{name}": values for name, values in _FONTS.items() if name != "variant"},
        "l_affixes": ("", ' prefix="(" suffix=")"'),
        "g_affixes": ("", ' prefix="[" suffix="]"', ' suffix="."'),
        "affixes": ("", ' prefix="{" suffix="}"'.replace("{", "&lt;").replace("}", "&gt;"), ' suffix="."'),
        "quotes": attribute("quotes", "true"),
        "case": attribute("text-case", "uppercase", "title"),
        "more": (
            "",
            '<text macro="m"/>',
            '<text macro="m" font-style="italic"/>',
            '<text macro="m" font-weight="bold" quotes="true"/>',
            '<group font-style="normal"><text value="a"/><text value="b" font-style="italic"/></group>',
            '<text term="and" font-variant="small-caps"/>',
        ),
    },
    {"titles": Input(_RICH)},
)

_FULL: Final = {
    "type": "article-journal", "title": "Title", "title-short": "Short", "container-title": "Journal", "volume": "5",
    "issue": "2", "page": "1-9", "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2000, 5]]},
    "publisher": "Press", "publisher-place": "Place", "DOI": "10.1/x", "URL": "https://x.org", "edition": "2",
    "language": "en", "number": "third", "note": "Note", "accessed": {"date-parts": [[2001]]},
}  # fmt: skip
_SPARSE: Final[list[Item]] = [
    {"id": "full", **_FULL},
    {"id": "empty", "type": "book"},
    *(
        {"id": f"without-{variable}", **{name: value for name, value in _FULL.items() if name != variable}}
        for variable in _FULL
        if variable != "type"
    ),
    *(
        {"id": f"only-{variable}", "type": "book", variable: value}
        for variable, value in _FULL.items()
        if variable != "type"
    ),
    *(
        {"id": f"type-{kind}", **_FULL, "type": kind}
        for kind in ("book", "chapter", "webpage", "legal_case", "odd")
    ),
    {"id": "blank", "type": "book", "title": "", "volume": "", "author": [], "publisher": " "},
]
_CALLS: Final = (
    '<text variable="title"/>', '<text variable="publisher"/>', '<text variable="volume" prefix="vol. "/>',
    '<text term="in"/>', '<text value="value"/>', '<names variable="author"/>', '<names variable="editor"/>',
    '<date variable="issued" form="text"/>', '<date variable="accessed"><date-part name="month"/></date>',
    '<number variable="issue"/>', '<label variable="page" form="short"/>', '<text variable="title" form="short"/>',
    '<text macro="value"/>', '<text macro="variable"/>', '<text macro="both"/>', '<text macro="empty"/>',
    '<text macro="chosen"/>', '<text variable="URL"/>', '<text term="no date" form="short"/>', '<text variable="citation-number"/>',
    '<text variable="year-suffix"/>', '<text variable="locator"/>', '<label variable="locator"/>', "<text value=\"\"/>",
)  # fmt: skip
_INNER: Final = tuple(
    f'<group delimiter="-"{affixes}>{first}{second}</group>'
    for affixes, first, second in zip(
        ("", ' prefix="[" suffix="]"', ' font-style="italic"') * 8,
        _CALLS,
        (*_CALLS[5:], *_CALLS[:5]),
        strict=True,
    )
)
GROUPS: Final = Family(
    'class="in-text"><citation><layout delimiter="; "{affixes}>{before}<group delimiter=", "{g_affixes}>{one}{two}{three}</group>{after}'
    "</layout></citation>"
    '<macro name="value"><text value="macro value"/></macro><macro name="variable"><text variable="publisher-place"/></macro>'
    '<macro name="both"><group delimiter=": "><text term="edition"/><text variable="edition"/></group></macro>'
    '<macro name="empty"><choose><if type="song"><text value="song"/></if></choose></macro>'
    '<macro name="chosen"><choose><if variable="DOI"><text value="doi"/></if><else-if variable="title" match="none">'
    '<text term="no date"/></else-if><else><text variable="note"/></else></choose></macro>',
    {
        "affixes": ("", ' prefix="(" suffix=")"'),
        "before": ("", '<text value="before "/>', '<text variable="title" suffix=" | "/>'),
        "after": ("", '<text value=" after"/>', '<text variable="note" prefix=" | "/>'),
        "g_affixes": ("", ' prefix="{" suffix="}"'.replace("{", "&lt;").replace("}", "&gt;"), ' suffix="."'),
        "one": (*_CALLS, *_INNER),
        "two": ("", *_CALLS, *_INNER),
        "three": ("", *_CALLS, *_INNER),
    },
    {"works": Input(_SPARSE)},
)

_TESTS: Final = (
    'type="book"', 'type="book chapter"', 'type="article-journal webpage"', 'variable="title"', 'variable="title volume"',
    'variable="author editor"', 'variable="issued"', 'variable="title-short"', 'variable="locator"', 'variable="language"',
    'is-numeric="volume"', 'is-numeric="number"', 'is-numeric="volume number"', 'is-numeric="page title"', 'is-numeric="edition"',
    'is-uncertain-date="issued"', 'position="first"', 'position="subsequent"', 'locator="page"', 'disambiguate="true"',
    'type="book" variable="volume"', 'type="article-journal" is-numeric="volume number"', 'variable="DOI URL" type="book chapter"',
    'variable="publisher" position="first"', 'variable="page" is-numeric="issue" type="legal_case"', 'variable="odd"', 'type="odd"',
)  # fmt: skip
CONDITIONS: Final = Family(
    'class="in-text"><citation><layout><choose><if {one}{match_one}>{then}</if><else-if {two}{match_two}><text value="2"/></else-if>'
    "{otherwise}</choose></layout></citation>",
    {
        "one": _TESTS,
        "two": _TESTS,
        "match_one": attribute("match", "any", "all", "none"),
        "match_two": attribute("match", "any", "all", "none"),
        "then": (
            '<text value="1"/>',
            '<group><text value="1"/><text variable="title" prefix=" "/></group>',
            "",
        ),
        "otherwise": ('<else><text value="else"/></else>', ""),
    },
    {"works": Input(_SPARSE)},
)
