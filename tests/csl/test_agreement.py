"""What the specification leaves open and citeproc-js does, which is what styles are written against."""

from __future__ import annotations

from typing import Any

from tests.csl.styles import book, cited, listed, style


def test_a_text_case_on_a_macro_changes_nothing() -> None:
    source = style(
        '<text macro="m" text-case="uppercase"/>', before='<macro name="m"><text variable="title"/></macro>'
    )
    assert cited(source, book("a", "A title")) == "A title"


def test_event_and_event_title_are_two_variables() -> None:
    item = {**book("a"), "event-title": "Fair"}
    source = style('<group delimiter="|"><text variable="title"/><text variable="event"/></group>')
    assert cited(source, item) == "Title"


def test_no_period_of_a_term_is_left_where_they_are_stripped() -> None:
    source = style('<label variable="locator" form="short" strip-periods="true"/><text term="et-al"/>')
    assert cited(source, book("a"), locator="Ebb", label="sub-verbo") == "svet al."


def test_of_two_spaces_at_the_end_of_a_name_separator_one_is_kept() -> None:
    source = style('<names variable="author"><name name-as-sort-order="all" sort-separator=",  "/></names>')
    assert cited(source, book("a", "T", "Doe, Jane")) == "Doe, Jane"


def edited_and_translated(*translators: str) -> dict[str, Any]:
    people = [{"family": name} for name in translators]
    return {**book("a"), "editor": [{"family": "Reed"}], "translator": people}


def test_one_person_who_edits_and_translates_is_shown_once() -> None:
    label = '<label form="short" prefix=", "/>'
    source = style(
        f'<group delimiter="; "><names variable="editor-translator">{label}</names>'
        f'<names variable="editor translator" delimiter="; ">{label}</names></group>'
    )
    assert cited(source, edited_and_translated("Reed")) == "Reed, ed. &#38; trans."
    assert cited(source, edited_and_translated("Lee")) == "Reed, ed.; Lee, trans."


def test_names_of_one_person_in_both_roles_are_shown_in_each_place_but_made_up_only_once() -> None:
    pair = '<names variable="editor translator" delimiter="; "><label form="short" prefix=", "/></names>'
    made_up = '<names variable="editor-translator"><label form="short" prefix=", "/></names>'
    both = "Reed, ed. &#38; trans."
    item = edited_and_translated("Reed")
    assert cited(style(f'<group delimiter="/">{pair}{pair}</group>'), item) == f"{both}/{both}"
    assert cited(style(f'<group delimiter="/">{made_up}{made_up}{pair}</group>'), item) == both
    all_three = pair.replace('"editor translator"', '"editor translator editor-translator"')
    assert cited(style(all_three), item) == "Reed, ed.; Reed, trans."


def test_editor_and_translator_are_joined_only_where_no_third_variable_is_selected() -> None:
    source = style(
        '<names variable="translator editor container-author" delimiter="; "><label form="short" prefix=", "/></names>'
    )
    assert cited(source, edited_and_translated("Reed")) == "Reed, trans.; Reed, ed."


def test_a_label_is_a_term_whatever_its_own_variable_holds() -> None:
    item = {**book("a"), "number-of-pages": "412"}
    label = '<label variable="page" form="short" prefix=" "/>'
    assert cited(style(f'<group><text variable="number-of-pages"/>{label}</group>'), item) == "412 p."
    assert cited(style(f'<group><text variable="page"/>{label}</group><text value="x"/>'), item) == "x"


def test_of_a_suffix_whose_period_is_there_the_space_stays() -> None:
    group = '<group suffix=". "><text value="One" suffix="{}."/></group>'
    for suffix, shown in (("", "One. Two"), (" v", "One v. Two")):
        alone = style(f'{group.format(suffix)}<text value="Two"/>')
        in_macro = style(
            '<text macro="m"/><text value="Two"/>', before=f'<macro name="m">{group.format(suffix)}</macro>'
        )
        assert cited(alone, book("a")) == cited(in_macro, book("a")) == shown


def test_a_mark_that_joins_a_period_which_is_there_twice_goes_with_it() -> None:
    after = '<group prefix="; "><text value="Two"/></group>'
    twice = style(f'<group suffix="."><text value="One" suffix="."/></group>{after}')
    assert cited(twice, book("a")) == "One. Two"
    once = style(f'<group suffix="."><text value="One"/></group>{after}')
    assert cited(once, book("a")) == "One.; Two"


def test_a_mark_of_the_group_meets_the_text_before_the_suffix_of_the_text() -> None:
    source = style('<group suffix="."><text value="One" quotes="true" suffix=","/></group>')
    assert cited(source, book("a")) == "“One.,”"


def test_refused_quotation_marks_leave_the_outer_form_to_the_data() -> None:
    item = book("a", "A “b” c")
    british = '<locale><terms><term name="open-quote">‘</term><term name="close-quote">’</term>'
    british += (
        '<term name="open-inner-quote">“</term><term name="close-inner-quote">”</term></terms></locale>'
    )
    assert cited(style('<text variable="title" quotes="false"/>', before=british), item) == "A ‘b’ c"
    assert cited(style('<text variable="title"/>', before=british), item) == "A “b” c"


def test_the_prefix_of_a_name_and_the_separator_before_it_share_a_space() -> None:
    source = style('<names variable="author"><name prefix=" "/></names>')
    assert cited(source, book("a", "T", "Doe, Jane", "Roe, Ann")) == " Jane Doe, Ann Roe"


def test_the_short_form_of_a_url_ends_before_its_path() -> None:
    source = style('<text variable="URL" form="short"/>')
    assert cited(source, book("a", URL="https://example.org/a/b")) == "https://example.org"
    assert cited(source, book("a", URL="https://www.example.org/a")) == "www.example.org"


def test_with_blocks_the_suffix_of_the_layout_stands_inside_the_last_one() -> None:
    without = style(bibliography='<text variable="title" display="block" suffix="!"/>')
    assert '<div class="csl-block">Title!</div>' in listed(without, book("a"))[0]
    with_suffix = without.replace("<bibliography><layout>", '<bibliography><layout suffix="?">')
    assert '<div class="csl-block">Title!?</div>' in listed(with_suffix, book("a"))[0]
    same_suffix = with_suffix.replace('suffix="?"', 'suffix="!"')
    assert '<div class="csl-block">Title!</div>' in listed(same_suffix, book("a"))[0]


def test_brackets_flip_inside_brackets_in_the_bibliography_of_a_note_style() -> None:
    source = style(
        bibliography='<group prefix="(" suffix=")"><text variable="title"/>'
        '<group prefix=" (" suffix=")"><text value="x"/></group></group>',
        attributes='class="note"',
    )
    assert listed(source, book("a")) == ["(Title [x])"]


def test_sentence_case_keeps_the_capital_after_an_apostrophe() -> None:
    source = style(
        '<names variable="author"><name><name-part name="family" text-case="sentence"/></name></names>'
    )
    assert cited(source, book("a", "T", "O’NEILL, Dara")) == "Dara O’Neill"


def test_a_name_in_an_asian_script_has_no_affixes() -> None:
    source = style('<names variable="author"><name><name-part name="given" prefix=","/></name></names>')
    assert cited(source, book("a", "T", "王, 小明")) == "王小明"


def test_what_closes_a_parenthesis_of_a_note_style_is_of_the_kind_that_opened_it() -> None:
    item = book("a", publisher="Pub", year=2010)
    date = '<date variable="issued" suffix=")"><date-part name="year"/></date>'
    year = '<date variable="issued" prefix="(" suffix=")"><date-part name="year"/></date>'
    note = 'class="note"'
    opened_by_text = style(f'<text variable="publisher" prefix="("/>{date} {year}', attributes=note)
    assert cited(opened_by_text, item) == "(Pub2010)(2010)"
    left_out = style(
        f'<group><text value="x" prefix="("/><text variable="DOI"/></group>{year}', attributes=note
    )
    assert cited(left_out, item) == "(2010)"
    closed_by_text = style(
        '<group prefix="("><text variable="title"/><group prefix=" ("><text variable="publisher" suffix=")"/>'
        '</group><text variable="title" prefix=" " suffix=")"/></group>',
        attributes=note,
    )
    assert cited(closed_by_text, item) == "(Title [Pub] Title)"
    bracketed = '<date variable="issued" prefix="[" suffix=")"><date-part name="year"/></date>'
    assert cited(style(bracketed, attributes=note), item) == "[2010]"


def test_parentheses_of_a_note_style_turn_in_every_cite_inside_those_of_the_layout() -> None:
    source = style(
        '<date variable="issued" prefix="(" suffix=")"><date-part name="year"/></date>',
        attributes='class="note"',
        layout='prefix="(" suffix=")" delimiter="; "',
    )
    assert cited(source, book("a", year=2010), book("b", year=2011)) == "([2010]; [2011])"


def test_of_two_unbreakable_spaces_that_meet_one_is_kept() -> None:
    source = style(
        '<group delimiter="\u00a0"><text variable="title"/><text variable="publisher" prefix="\u00a0"/></group>'
    )
    assert cited(source, book("a", publisher="Pub")) == "Title\u00a0Pub"


def test_the_comma_before_and_is_not_put_behind_that_of_a_name() -> None:
    source = style('<names variable="author"><name suffix="," and="text"/></names>')
    authors = "Doe, Jane", "Roe, Ann", "Poe, Max"
    assert cited(source, book("a", "T", *authors)) == "Jane Doe,, Ann Roe, and Max Poe,"


def test_a_year_suffix_follows_a_number_but_no_word() -> None:
    source = style(
        '<group delimiter=" "><names variable="author"/><date variable="issued"><date-part name="year"/></date></group>',
        options='disambiguate-add-year-suffix="true"',
        layout='delimiter="; "',
    )
    for written, shown in (
        ("1714?", "Roe 1714?a; Roe 1714?b"),
        ("in her reign", "Roe in her reign; Roe in her reign"),
    ):
        items = [{**book(id_, id_, "Roe"), "issued": {"literal": written}} for id_ in "ab"]
        assert cited(source, *items) == shown


def test_a_condition_tells_cites_apart_only_in_a_style_without_year_suffixes() -> None:
    parts = (
        '<group delimiter=" "><names variable="author"/><date variable="issued"><date-part name="year"/></date>'
        '<choose><if disambiguate="true"><text variable="title"/></if></choose></group>'
    )
    items = book("a", "One", "Doe", year=2000), book("b", "Two", "Doe", year=2000)
    assert cited(style(parts, layout='delimiter="; "'), *items) == "Doe 2000 One; Doe 2000 Two"
    with_suffixes = style(parts, layout='delimiter="; "', options='disambiguate-add-year-suffix="true"')
    assert cited(with_suffixes, *items) == "Doe 2000a; Doe 2000b"


def test_a_first_cite_shows_as_many_names_as_it_abbreviates_at_where_later_ones_show_them_all() -> None:
    source = style(
        '<names variable="author"><name form="short"/></names>',
        options='et-al-min="4" et-al-use-first="1" et-al-subsequent-min="6" disambiguate-add-names="true"',
    )
    item = book("a", "T", "A, A", "B, B", "C, C", "D, D", "E, E")
    assert cited(source, item) == "A, B, C, D, et al."
    assert cited(source, item, position=1) == "A, B, C, D, E"


def test_a_year_suffix_has_the_case_of_the_year_or_its_own() -> None:
    items = book("a", "One", "Doe", year=2000), book("b", "Two", "Doe", year=2000)
    options = {"options": 'disambiguate-add-year-suffix="true"', "layout": 'delimiter="; "'}
    year = '<names variable="author" suffix=" "/><date variable="issued"><date-part name="year"{}/></date>'
    assert cited(style(year.format(' text-case="uppercase"'), **options), *items) == "Doe 2000A; Doe 2000B"
    own = year.format("") + '<text variable="year-suffix" text-case="uppercase"/>'
    assert cited(style(own, **options), *items) == "Doe 2000A; Doe 2000B"


def test_an_elided_particle_has_the_look_of_the_given_name_it_belongs_to() -> None:
    source = style(
        '<names variable="author"><name><name-part name="family" font-style="italic"/></name></names>'
    )
    item = {**book("a"), "author": [{"family": "Aubignac", "given": "François", "dropping-particle": "d’"}]}
    assert cited(source, item) == "François d’<i>Aubignac</i>"


def test_a_first_cite_is_not_shorter_than_later_ones_that_nothing_abbreviates() -> None:
    source = style(
        '<names variable="author"><name form="short"/></names>',
        options='et-al-min="3" et-al-use-first="3" et-al-subsequent-min="1" et-al-subsequent-use-first="2"',
    )
    assert cited(source, book("a", "T", "A, A", "B, B", "C, C", "D, D")) == "A, B, C, D"


def test_what_stands_for_single_names_has_the_look_of_a_name() -> None:
    bibliography = (
        '<bibliography subsequent-author-substitute="---" subsequent-author-substitute-rule="{}"><layout>'
        '<names variable="author"><name font-style="italic" prefix="(" suffix=")"/></names></layout></bibliography>'
    )
    items = book("a", "A", "Doe"), book("b", "B", "Doe")
    for rule, shown in (("complete-each", "(<i>---</i>)"), ("complete-all", "---")):
        source = style().replace("</style>", f"{bibliography.format(rule)}</style>")
        assert listed(source, *items)[1] == shown


def test_the_resolver_before_an_identifier_is_part_of_the_link_but_not_of_the_look() -> None:
    source = style(bibliography='<text variable="DOI" font-style="italic" prefix="https://doi.org/"/>')
    assert listed(source, book("a", DOI="10.1000/1")) == [
        '<a href="https://doi.org/10.1000/1">https://doi.org/<i>10.1000/1</i></a>'
    ]


def test_a_short_url_leads_to_the_whole_one() -> None:
    source = style(bibliography='<text variable="URL" form="short"/>')
    assert listed(source, book("a", URL="https://www.example.org/a/b")) == [
        '<a href="https://www.example.org/a/b">www.example.org</a>'
    ]


def test_the_address_before_a_pubmed_number_is_part_of_its_link() -> None:
    source = style(bibliography='<text variable="PMID" prefix="PubMed: https://pubmed.ncbi.nlm.nih.gov/"/>')
    assert listed(source, book("a", PMID="12")) == [
        'PubMed: <a href="https://www.ncbi.nlm.nih.gov/pubmed/12">https://pubmed.ncbi.nlm.nih.gov/12</a>'
    ]


def test_parts_of_names_in_a_language_that_puts_the_family_name_first_have_no_affixes() -> None:
    part = '<name-part name="family" prefix="{" suffix="}" text-case="uppercase"/><name-part name="given" suffix="!"/>'
    source = style(f'<names variable="author"><name>{part}</name></names>')
    hungarian = {**book("a", "T", "Bartók, Béla"), "language": "hu"}
    assert cited(source, hungarian) == "BARTÓK Béla"
    assert cited(source, book("a", "T", "Bartók, Béla")) == "Béla! {BARTÓK}"


def test_the_format_of_the_family_name_stands_with_that_of_the_name_of_an_institution() -> None:
    source = style(
        '<names variable="author"><name font-style="italic"><name-part name="family" font-weight="bold"/></name></names>'
    )
    assert cited(source, {**book("a"), "author": [{"literal": "Agency"}]}) == "<b><i>Agency</i></b>"


def test_a_repeated_author_that_nothing_stands_for_leaves_no_delimiter_but_its_label() -> None:
    source = style(
        bibliography='<group delimiter=". "><names variable="editor"><name/><label form="short" prefix=" "/></names>'
        '<names variable="author"/><text variable="title"/></group>'
    ).replace("<bibliography>", '<bibliography subsequent-author-substitute="">')
    both = "Doe, Jane", "Roe, Rex"
    assert listed(source, book("a", "A", *both), book("b", "B", *both)) == ["Jane Doe, Rex Roe. A", "B"]
    editor = [{"family": "Doe"}]
    assert listed(source, {**book("a", "A"), "editor": editor}, {**book("b", "B"), "editor": editor}) == [
        "Doe ed. A",
        " ed. B",
    ]
    partial = source.replace(
        "<bibliography ", '<bibliography subsequent-author-substitute-rule="partial-each" '
    )
    assert listed(partial, book("a", "A", *both), book("b", "B", "Doe, Jane", "Coe, Bo")) == [
        "Jane Doe, Rex Roe. A",
        "Bo Coe. B",
    ]


def test_the_delimiter_after_a_collapsed_group_is_not_used_between_numbers_that_do_not_collapse() -> None:
    works = [book("a", "A", "Doe, J", year=2000), book("b", "B", "Roe, J", year=2001)]
    source = style(
        '<text variable="citation-number"/>',
        options='after-collapse-delimiter=" | "',
        layout='delimiter=", "',
    )
    assert cited(source, *works) == "1, 2"


def test_of_two_spaces_in_a_suffix_of_names_in_a_macro_both_are_kept() -> None:
    macro = '<macro name="m"><names variable="author" suffix="  "/></macro>'
    source = style(bibliography='<text macro="m"/><text variable="title" prefix="("/>', before=macro)
    for name in ("Roe, Jane", "O\u2019Neill, Dara"):
        assert listed(source, book("a", "T", name)) == [f"{' '.join(name.split(', ')[::-1])}  (T"]


def test_the_case_of_a_date_is_not_that_of_its_year_suffix_which_cites_show_as_well() -> None:
    for attributes, expected in (('text-case="uppercase"', "2000a"), ("", "2000A")):
        part = '<date-part name="year"/>' if attributes else '<date-part name="year" text-case="uppercase"/>'
        source = style(
            '<names variable="author"/><date variable="issued"><date-part name="year"/></date>',
            f'<date variable="issued" {attributes}>{part}</date>',
            options='disambiguate-add-year-suffix="true"',
        )
        assert (
            listed(source, book("a", "A", "Doe", year=2000), book("b", "B", "Doe", year=2000))[0] == expected
        )


def test_what_stands_for_a_repeated_title_has_the_look_of_the_title() -> None:
    names = '<names variable="author"><substitute><text variable="title" font-style="italic"/></substitute></names>'
    source = style().replace(
        "</style>",
        f'<bibliography subsequent-author-substitute="---"><layout>{names}</layout></bibliography></style>',
    )
    assert listed(source, book("a"), book("b")) == ["<i>Title</i>", "<i>---</i>"]


def test_the_formats_of_an_institution_are_those_of_the_name_under_those_of_the_family_name() -> None:
    institution = {**book("a"), "author": [{"literal": "Agency"}]}
    parts = '<name-part name="family" font-style="normal" font-variant="small-caps" text-case="uppercase"/>'
    source = style(
        f'<names variable="author"><name font-style="italic" font-weight="bold" suffix="!">{parts}</name></names>'
    )
    assert cited(source, institution) == '<b><span style="font-variant:small-caps;">AGENCY</span></b>'


def test_et_al_may_have_a_text_case() -> None:
    source = style(
        '<names variable="author"><name et-al-min="2" et-al-use-first="1"/><et-al text-case="uppercase"/></names>'
    )
    assert cited(source, book("a", "T", "Doe", "Roe")) == "Doe ET AL."


def test_a_range_of_years_collapses_only_where_it_is_the_same_range() -> None:
    source = style(
        '<group delimiter=" "><names variable="author"/><date variable="issued"><date-part name="year"/></date></group>',
        options='collapse="year-suffix" disambiguate-add-year-suffix="true"',
        layout='delimiter="; "',
    )

    def dated(id_: str, *years: int) -> dict[str, Any]:
        return {**book(id_, id_, "Doe"), "issued": {"date-parts": [[year] for year in years]}}

    for first, second, expected in (
        ((2000, 2001), (2000, 2001), "Doe 2000a–2001, b"),
        ((2000, 2001), (2000, 2002), "Doe 2000–2001, 2000–2002"),
        ((2000, 2002), (2000,), "Doe 2000–2002, 2000"),
    ):
        assert cited(source, dated("a", *first), dated("b", *second)) == expected
