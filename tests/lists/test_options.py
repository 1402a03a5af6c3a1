"""One option, one name: on the command line, with -O, in the settings, in a marker and in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import bibkit
from bibkit.errors import UsageError
from bibkit.lists.option_table import LIST_OPTIONS, OptionValue, chosen
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.page.update import updated
from tests.cli.run import bibkit as run

ONE = "type: book\ntitle: One\nauthor:\n  - Doe, Jane\n  - {family: Roe, given: Ann, marks: [equal]}\nissued: 2020\nlanguage: de\nedition: 2\nsummary: Short.\n"
TWO = (
    "type: book\ntitle: Two\nauthor:\n  - {family: Doe, given: Jane, ORCID: 0000-0001-5898-1911}\n"
    "issued: 2021\npublisher: Press\nnote: 'volume: 3'\n"
)

VALUES: dict[str, Any] = {
    "style": "ieee",
    "locale": "de-DE",
    "engine": "citeproc-py",
    "notes-as-text": True,
    "abbreviations": "short.json",
    "highlight": ["0000-0001-5898-1911"],
    "locale-per-record": True,
    "annotate": "summary",
    "group-by": "-year",
    "sections": "Second = title:Two; Rest",
    "alphabetize": "letters",
    "name-marks": "none",
    "et-al-min": 2,
    "et-al-use-first": 1,
    "sort": "title",
}
"""A value of each option that can be tried alone."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A library of two books."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "one.yaml").write_text(ONE)
    (tmp_path / "records" / "two.yaml").write_text(TWO)
    (tmp_path / "short.json").write_text('{"default": {"title": {"One": "O."}}}')
    return tmp_path


def text_of(value: OptionValue) -> str:
    return "yes" if value is True else value[0] if isinstance(value, list) else str(value)


@pytest.mark.parametrize("name", VALUES)
def test_it_has_the_same_name_wherever_it_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(project)
    lib = bibkit.load("records")
    field, value = name.replace("-", "_"), text_of(VALUES[name])
    listed = lib.reference_list("markdown", **{field: VALUES[name]}).text
    assert lib.export("markdown", **{field: value}) == listed
    assert lib.reference_list("markdown", DEFAULTS._replace(**chosen({name: value}))).text == listed
    flag = [f"--{name}"] if VALUES[name] is True else [f"--{name}", value]
    assert run("export", "-f", "markdown", *flag, cwd=project).out == listed
    assert run("export", "-f", "markdown", "-O", f"{name}={value}", cwd=project).out == listed
    (project / "bibkit.toml").write_text(f'[options.markdown]\n{name} = "{value}"\n')
    assert run("export", "-f", "markdown", cwd=project).out == listed
    (project / "README.md").write_text(f'<!-- bibkit:start {name}="{value}" -->\n<!-- bibkit:end -->\n')
    assert updated(project / "README.md", lib)[0].split("-->\n", 1)[1] == f"\n{listed}\n<!-- bibkit:end -->\n"


def test_most_of_these_values_show_in_the_list(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    lib = bibkit.load(project / "records")
    plain = lib.reference_list("markdown").text
    alike = {
        name
        for name, value in VALUES.items()
        if lib.reference_list("markdown", **{name.replace("-", "_"): value}).text == plain
    }
    assert alike == {
        "abbreviations",
        "alphabetize",
        "et-al-use-first",
    }  # which counts from 21 names on in APA


def test_numbers_restart_where_there_are_several_lists(project: Path) -> None:
    lib = bibkit.load(project / "records")
    listed = lib.reference_list("text", style="ieee", group_by="year", restart_numbers=True).text
    assert (listed.count("[1]"), listed.count("[2]")) == (2, 0)


@pytest.mark.parametrize(
    ("sort", "titles"), [("", ["Two", "One"]), ("none", ["One", "Two"]), ("-title", ["Two", "One"])]
)
def test_works_stand_in_the_style_s_order_or_in_another(project: Path, sort: str, titles: list[str]) -> None:
    lib = bibkit.load(project / "records").only(["one", "two"])
    listed = lib.reference_list("text", sort=sort).text
    assert sorted(titles, key=listed.index) == titles


def test_every_option_has_a_row_with_its_default_and_its_meaning() -> None:
    assert [option.field for option in LIST_OPTIONS.values()] == list(ListOptions._fields)
    defaults = {option.field: option.default for option in LIST_OPTIONS.values()}
    assert ListOptions(**chosen(defaults)) == DEFAULTS
    assert all(option.meaning for option in LIST_OPTIONS.values())


def test_words_may_stand_together_or_apart() -> None:
    assert chosen({"highlight": "a, b c"}) == chosen({"highlight": ["a", "b", "c"]})


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ({"stile": "apa"}, 'There is no option of reference lists "stile"', "did you mean style?"),
        ({"entry-locales": "yes"}, 'There is no option of reference lists "entry-locales"', "did you mean locale-per-record?"),
        ({"numbers": "restart"}, 'There is no option of reference lists "numbers"', "did you mean restart-numbers?"),
        ({"notes": "text"}, 'There is no option of reference lists "notes"', "did you mean notes-as-text?"),
        ({"order": "records"}, 'There is no option of reference lists "order"', "did you mean sort?"),
        ({"keep_order": True}, 'There is no option of reference lists "keep-order"', "did you mean sort?"),
        ({"annotate": "abstrct"}, 'There is no value of the option annotate: "abstrct"', "did you mean abstract?"),
        ({"notes-as-text": "maybe"}, "The option notes-as-text can't be 'maybe'", "write yes or no"),
        ({"style": True}, "The option style can't be True", "write a text"),
        ({"et-al-min": "few"}, "The option et-al-min can't be 'few'", "write a number of names"),
        ({"et-al-use-first": -1}, "The option et-al-use-first can't be -1", "write a number of names"),
        ({"et-al-min": True}, "The option et-al-min can't be True", "write a number of names"),
        ({"highlight": 5}, "The option highlight can't be 5", "write a text"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused(given: dict[str, OptionValue], message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(given)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.about == next(iter(given)).replace("_", "-")


def test_a_name_that_has_changed_is_refused_wherever_it_stands(project: Path) -> None:
    (project / "bibkit.toml").write_text('[options.text]\nnumbers = "restart"\n')
    expected = (
        f'bibkit: {project / "bibkit.toml"}: There is no option of text "numbers"\n'
        "  hint: did you mean restart-numbers?\n"
    )
    assert run("export", "-f", "text", cwd=project).err == expected
    (project / "bibkit.toml").unlink()
    asked = run("export", "-f", "text", "-O", "entry-locales=yes", cwd=project)
    assert (asked.code, asked.err) == (
        2,
        'bibkit: There is no option of text "entry-locales"\n  hint: did you mean locale-per-record?\n',
    )


def test_a_citation_takes_only_what_concerns_it(project: Path) -> None:
    lib = bibkit.load(project / "records")
    assert lib.cite("one", style="ieee", notes_as_text=True).text == "[1]\n"
    with pytest.raises(UsageError, match='There is no option of citations "group-by"'):
        lib.cite("one", group_by="year")


def test_somebody_is_highlighted_by_an_id_wherever_names_stand(project: Path) -> None:
    (project / "bibkit.toml").write_text('[page]\nhighlight = ["0000-0001-5898-1911"]\n')
    (project / "README.md").write_text("<!-- bibkit:start -->\n<!-- bibkit:end -->\n")
    assert run("page", "--update", "README.md", cwd=project).code == 0
    assert (project / "README.md").read_text().count("**Doe, J.**") == 1
    with pytest.raises(UsageError, match='There is no person "doe"'):
        bibkit.load(project / "records").reference_list(highlight=["doe"])


def test_settings_may_be_typed_and_name_a_file_beside_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "style.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        "<info><title>S</title><id>urn:s</id><updated>2026-01-01T00:00:00+00:00</updated></info>"
        '<citation><layout><text variable="publisher" form="short"/></layout></citation></style>'
    )
    (project / "short.json").write_text('{"default": {"institution-part": {"Press": "P."}}}')
    (project / "bibkit.toml").write_text(
        'abbreviations = "short.json"\nnotes-as-text = true\nstyle = "../style.csl"\n'
    )
    (project / "paper").mkdir()
    assert run("cite", "two", cwd=project / "paper").out == "P.\n"
