"""What is said about a style file: place, sort, sentence and way out of every fault."""

from __future__ import annotations

import contextlib
from random import Random

import pytest

from bibkit.csl import StyleError
from bibkit.csl.lint.check import check_style
from tests.csl.fuzz.schema import damaged, random_style

INFO = "<info><title>T</title><id>t</id><updated>2026-01-02T00:00:00+00:00</updated></info>"


def style(
    citation: str = '<text variable="title"/>', before: str = "", info: str = INFO, more: str = ""
) -> str:
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        f"{info}{before}\n<citation><layout>{citation}</layout></citation>{more}</style>"
    )


def found(source: str) -> list[tuple[str, str, str]]:
    return [(problem.kind, problem.message, problem.hint) for problem in check_style(source)]


def test_a_style_by_the_book_has_no_problem() -> None:
    assert check_style(style()) == ()


@pytest.mark.parametrize(
    ("citation", "kind", "message", "hint"),
    [
        ("<blink/>", "unknown-element", "<blink> has no place in <layout>",
         "<layout> holds <names>, <date>, <label>, <text>, <number>, <choose>, <group>"),
        ("<gruop/>", "unknown-element", "<gruop> has no place in <layout>", "did you mean <group>?"),
        ('<names variable="author"><title/></names>', "unknown-element", "<title> has no place in <names>",
         "<names> holds <name>, <et-al>, <institution>, <label>, <substitute>"),
        ('<text variable="title" prefx="("/>', "unknown-attribute", '<text> has no attribute "prefx" here',
         "did you mean prefix?"),
        ('<text macro="m" form="short"/>', "unknown-attribute", '<text> has no attribute "form" here',
         "remove it"),
        ('<date variable="issued" form="text" delimiter="-"/>', "unknown-attribute",
         '<date> has no attribute "delimiter" here', "remove it"),
        ('<text variable="titel"/>', "bad-value", '"titel" is no value of variable on <text>', "did you mean title?"),
        ('<text variable="author"/>', "bad-value", '"author" is no value of variable on <text>',
         "it holds names: use <names>"),
        ('<number variable="issued"/>', "bad-value", '"issued" is no value of variable on <number>',
         "it holds a date: use <date>"),
        ('<names variable="author editr"/>', "bad-value", '"editr" is no value of variable on <names>',
         "did you mean editor?"),
        ('<text variable="title" quotes="yes"/>', "bad-value", '"yes" is no value of quotes on <text>',
         "write true or false"),
        ('<text variable="title" font-weight="fat"/>', "bad-value", '"fat" is no value of font-weight on <text>',
         "known: bold, light, normal"),
        ('<text term="acessed"/>', "bad-value", '"acessed" is no value of term on <text>', "did you mean accessed?"),
        ('<date variable="issued"><date-part name="hour"/></date>', "bad-value", 'unknown date-part "hour"',
         "use day, month or year"),
        ('<text term="and" value="&amp;"/>', "bad-value", "<text> has term and value: one of them counts", "keep one"),
        ("<text/>", "incomplete", "<text> says nothing", "give it one of: macro, term, value, variable"),
        ('<date variable="issued"/>', "incomplete", "<date> has no <date-part>", "add <date-part>"),
        ("<names/>", "incomplete", "<names> has no variable", "add variable"),
        ("<choose><else><text value='x'/></else></choose>", "incomplete", "<choose> has no <if>", "add <if>"),
        ('<choose><if match="any"/></choose>', "incomplete", "<if> has no condition",
         "add one of: disambiguate, is-numeric, is-uncertain-date, locator, position, type, variable"),
        ("<group/>", "incomplete", "<group> is empty", "put something in it or remove it"),
        ('<names variable="author"><et-al/><name/></names>', "misplaced", "<name> stands too late in <names>",
         "put it before <et-al>"),
        ('<names variable="author"><name/><name/></names>', "misplaced", "a second <name> in <names>",
         "keep one; the first is used"),
        ('<text value="x">and this</text>', "misplaced", 'text in <text>, where none is shown: "and this"',
         'write <text value="..."/>, or remove it'),
    ],
)  # fmt: skip
def test_a_fault_of_the_grammar(citation: str, kind: str, message: str, hint: str) -> None:
    macro = '<macro name="m"><text value="x"/></macro>' if 'macro="m"' in citation else ""
    assert found(style(citation, macro)) == [(kind, message, hint)]


def test_macros_that_are_missing_twice_there_or_not_called() -> None:
    macros = "".join(f'<macro name="{name}"><text value="x"/></macro>' for name in ("author", "year", "year"))
    assert found(style('<text macro="authors"/><text macro="zzz"/><text macro="year"/>', macros)) == [
        ("unused-macro", 'nothing renders the macro "author"', "remove it, or call it"),
        ("misplaced", 'macro "year" is defined twice', "the first is used; rename one"),
        ("undefined-macro", 'there is no macro "authors"', "did you mean author?"),
        ("undefined-macro", 'there is no macro "zzz"', "define it, or remove the call; it renders nothing"),
    ]


def test_a_macro_that_only_an_unused_macro_calls_is_unused() -> None:
    macros = '<macro name="a"><text macro="b"/></macro><macro name="b"><text value="x"/></macro>'
    assert [message for _, message, _ in found(style(before=macros))] == [
        'nothing renders the macro "a"',
        'nothing renders the macro "b"',
    ]


def test_missing_and_malformed_metadata() -> None:
    assert found(style(info="")) == [("incomplete", "<style> has no <info>", "add <info>")]
    info = INFO.replace("2026-01-02T00:00:00+00:00", "yesterday").replace(
        "<id>t</id>", "<issn>12345678</issn>"
    )
    assert found(style(info=info)) == [
        ("incomplete", "<info> has no <id>", "add <id>"),
        ("bad-value", '"12345678" is no issn', "write an ISSN, such as 1234-5678"),
        ("bad-value", '"yesterday" is no updated', "write a moment, such as 2026-01-02T00:00:00+00:00"),
    ]


def test_a_dependent_style_has_a_grammar_of_its_own() -> None:
    link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info>'
    source = style(info=INFO.replace("</info>", link))
    dependent = source[: source.index("<citation>")].replace(' class="in-text"', "") + "</style>"
    assert check_style(dependent) == ()
    assert found(dependent.replace("version=", 'class="note" version=')) == [
        ("unknown-attribute", '<style> has no attribute "class" here', "remove it")
    ]


def test_the_place_is_the_word_at_fault_also_on_another_line() -> None:
    problems = check_style(style('\n  <text variable="title"\n    prefix="é" text-case="tilte"/>'))
    assert [(one.line, one.column, one.end_column) for one in problems] == [(4, 27, 32)]


def test_what_can_not_be_used_is_refused_with_line_and_column() -> None:
    with pytest.raises(StyleError) as caught:
        check_style("<style>\n  <citation></style>")
    assert (caught.value.line, caught.value.column) == (2, 15)


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_random_valid_styles_have_no_fault_of_the_grammar(first: int) -> None:
    for seed in range(first, first + 20):
        kinds = {kind for kind, message, _ in found(random_style(seed))}
        assert kinds <= {"unused-macro", "undefined-macro"}, seed


def test_random_damaged_styles_are_refused_or_described() -> None:
    for seed in range(40):
        with contextlib.suppress(StyleError):
            check_style(damaged(random_style(seed), Random(seed)))


def test_a_file_full_of_faults_is_read_to_the_thousandth() -> None:
    assert len(check_style(style("<blink/>" * 3000))) == 1000


@pytest.mark.parametrize(
    ("citation", "message"),
    [
        ('<group reject="doe"><text value="x"/></group>', '"reject" on <group>'),
        ('<choose><if jurisdiction="us"><text value="x"/></if></choose>', '"jurisdiction" on <if>'),
        ('<choose><if locale="en"><text value="x"/></if></choose>', '"locale" on <if>'),
        ('<choose><if is-multiple="number"><text value="x"/></if></choose>', '"is-multiple" on <if>'),
        ('<names variable="author"><institution institution-parts="short"/></names>',
         '"institution-parts" on <institution>'),
        ('<names variable="author" suppress-min="2"/>', '"suppress-min" on <names>'),
        ('<alternative><text value="x"/></alternative>', "<alternative>"),
        ('<choose><if type="book"><conditions match="all"/><text value="x"/></if></choose>', "<conditions>"),
    ],
)  # fmt: skip
def test_an_extension_without_effect_is_named(citation: str, message: str) -> None:
    kinds = [(kind, said) for kind, said, _ in found(style(citation, "")) if kind == "extension"]
    assert kinds == [("extension", f"{message} is an extension of CSL that is not supported")]


@pytest.mark.parametrize(
    "citation",
    [
        '<choose><if has-day="issued"><text value="x"/></if></choose>',
        '<choose><if has-year-only="issued"><text value="x"/></if></choose>',
        '<choose><if has-to-month-or-season="issued accessed"><text value="x"/></if></choose>',
        '<choose><if context="bibliography"><text value="x"/></if></choose>',
        '<names variable="author"><name/><institution font-style="italic"/></names>',
        '<text variable="original-container-title"/>',
    ],
)
def test_an_extension_that_is_supported_is_no_fault(citation: str) -> None:
    assert found(style(citation, "")) == []


def layouts(*locales: str) -> str:
    inner = '<text variable="title"/>'
    made = [
        f'<layout locale="{locale}">{inner}</layout>' if locale else f"<layout>{inner}</layout>"
        for locale in locales
    ]
    return style("@", "").replace("<layout>@</layout>", "".join(made))


def test_layouts_are_for_languages_and_one_for_all_others() -> None:
    assert found(layouts("en", "de-AT fr", "")) == []
    assert found(layouts("", "")) == [
        (
            "misplaced",
            "a second <layout> in <citation>",
            "keep one, or name the languages that it is for in locale; the first is used",
        )
    ]
    assert found(layouts("en", "de")) == [
        (
            "incomplete",
            "every <layout> in <citation> is for some languages only",
            "add one without locale; the last is used for the others",
        )
    ]
    assert found(layouts("en, de", "")) == [
        ("bad-value", '"en, de" is no value of locale on <layout>', "write languages, such as en de-AT")
    ]
