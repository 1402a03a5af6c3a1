"""Templates: what goes into them comes out escaped, and they reach nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import BibkitError
from bibkit.text.escape.html import attribute as html
from bibkit.text.escape.latex import escape as latex
from bibkit.web.templates import Finished, fill, filler

VALUES = {"text": r"<b>\input{x}</b>", "done": Finished(r"<i>\emph{y}</i>")}
HTML, LATEX = r"&#60;b&#62;\input{x}&#60;/b&#62;", latex(VALUES["text"])


def filled(tmp_path: Path, template: str, escape: str = "html") -> str:
    (tmp_path / "t").write_text(template)
    return fill("t", VALUES, escape=html if escape == "html" else latex, folders=[tmp_path]).text


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(text) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ text }}{% endcall %}",
        "{% set x %}{{ text }}{% endset %}{{ x }}",
        "{% block b %}{{ text }}{% endblock %}",
        "{% autoescape false %}{{ text }}{% endautoescape %}",
    ],
)
@pytest.mark.parametrize(("escape", "expected"), [("html", HTML), ("latex", LATEX)])
def test_a_value_is_escaped_once(tmp_path: Path, template: str, escape: str, expected: str) -> None:
    assert filled(tmp_path, template, escape) == expected


def test_finished_text_is_not_escaped(tmp_path: Path) -> None:
    assert filled(tmp_path, "{{ done }}") == r"<i>\emph{y}</i>"


@pytest.mark.parametrize(
    "template",
    ["{{ done ~ text }}", "{{ done + text }}", "{{ [done, text]|join }}", "{{ done|replace('y', text) }}"],
)
def test_text_mixed_with_finished_text_is_escaped(tmp_path: Path, template: str) -> None:
    assert "<b>" not in filled(tmp_path, template)
    assert r"\input" not in filled(tmp_path, template, "latex")


def test_a_block_of_the_original_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "base").write_text("[{% block b %}{{ done }}{% endblock %}]")
    assert filled(tmp_path, '{% extends "base" %}{% block b %}{{ super() }}+{{ text }}{% endblock %}') == (
        rf"[<i>\emph{{y}}</i>+{HTML}]"
    )


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("a\n{{ txt }}", "t:2: 'txt' is undefined", "the template may use done, text"),
        ("a\n\n{% if %}", "t:3: The template can't be read", "Jinja2"),
        ("{{ text|safe }}", "No filter named 'safe'", "Jinja2"),
        ("{{ ''.__class__.__mro__ }}", "wants what it may not have", None),
        ('\n{% include "../../etc/passwd" %}', 't:2: There is no template "../../etc/passwd"', "looked in"),
        ("{{" + "(" * 5000 + "1" + ")" * 5000 + "}}", "t: The template nests too deep", None),
        ("{{ 1 / 0 }}", "t:1: The template fails: division by zero", None),
    ],
)
def test_a_wrong_template_is_named_with_its_line(
    tmp_path: Path, template: str, message: str, hint: str | None
) -> None:
    with pytest.raises(BibkitError) as error:
        filled(tmp_path, template)
    assert message in error.value.message
    assert hint is None or hint in (error.value.hint or "")


def folders(tmp_path: Path, **templates: str) -> list[Path]:
    """A folder for each template `FOLDER_NAME`, in this order; its file is called NAME."""
    for called, text in templates.items():
        folder, _, name = called.partition("_")
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text)
    return [tmp_path / folder for folder in dict.fromkeys(called.partition("_")[0] for called in templates)]


def in_folders(found: list[Path], name: str = "sheet") -> str:
    return fill(name, VALUES, escape=html, folders=found).text


def test_a_template_extends_the_next_one_of_its_own_name(tmp_path: Path) -> None:
    own = '{% extends "sheet" %}{% block b %}{{ super() }}+WHOSE{% endblock %}'
    found = folders(
        tmp_path,
        mine_sheet=own.replace("WHOSE", "mine"),
        ours_sheet=own.replace("WHOSE", "ours"),
        builtin_sheet="[{% block b %}built in{% endblock %}]",
    )
    assert in_folders(found) == "[built in+ours+mine]"
    assert in_folders(found[1:]) == "[built in+ours]"
    assert in_folders([found[0], found[0] / "../mine", *found]) == "[built in+ours+mine]"  # each file once


def test_a_template_of_another_name_extends_ones_own(tmp_path: Path) -> None:
    found = folders(
        tmp_path,
        mine_special='{% extends "sheet" %}{% block b %}{{ super() }}+special{% endblock %}',
        mine_sheet='{% extends "sheet" %}{% block b %}{{ super() }}+mine{% endblock %}',
        builtin_sheet="[{% block b %}built in{% endblock %}]",
    )
    assert in_folders(found, "special") == "[built in+mine+special]"


def test_includes_and_imports_of_the_own_name_mean_the_next_one_too(tmp_path: Path) -> None:
    found = folders(
        tmp_path,
        mine_sheet='{% import "sheet" as base %}{{ base.m() }} {% include "sheet" %}',
        builtin_sheet="{% macro m() %}macro{% endmacro %}built in",
    )
    assert in_folders(found) == "macro built in"


def test_the_last_of_its_name_may_include_itself_and_end(tmp_path: Path) -> None:
    tree = '({% if depth is not defined or depth < 3 %}{% set depth = (depth|default(0)) + 1 %}{% include "sheet" %}{% endif %})'
    assert in_folders(folders(tmp_path, mine_sheet=tree)) == "(((())))"


@pytest.mark.parametrize(
    ("templates", "place", "round_trip"),
    [
        ({"mine_sheet": '\n{% extends "sheet" %}'}, "mine/sheet:2", ["mine/sheet:2"]),
        ({"mine_sheet": 'a {% include "sheet" %}'}, "mine/sheet:1", ["mine/sheet:1"]),
        (
            {"mine_sheet": '{% extends "base" %}', "mine_base": '\n{% extends "sheet" %}'},
            "mine/sheet:1",
            ["mine/sheet:1", "mine/base:2"],
        ),
        (
            {"mine_sheet": "{% macro m() %}\n{{ m() }}{% endmacro %}\n{{ m() }}"},
            "mine/sheet:2",
            ["mine/sheet:2"],
        ),
    ],
)
def test_an_endless_round_is_named_with_its_files(
    tmp_path: Path, templates: dict[str, str], place: str, round_trip: list[str]
) -> None:
    found = folders(tmp_path, **templates)
    with pytest.raises(BibkitError) as error:
        in_folders(found)
    assert error.value.exit_code == 2
    assert error.value.message == f"{tmp_path / place}: The template leads back to itself without end"
    places = " or ".join(str(tmp_path / one) for one in round_trip)
    assert error.value.hint == f"take out what it extends, includes or calls at {places}"


def test_a_fault_in_a_block_is_found_in_ones_own_file(tmp_path: Path) -> None:
    found = folders(
        tmp_path,
        mine_sheet='{% extends "sheet" %}\n{% block b %}\n{{ txt }}{% endblock %}',
        builtin_sheet="\n\n\n{% block b %}{% endblock %}",
    )
    with pytest.raises(BibkitError, match=r"mine/sheet:3: 'txt' is undefined"):
        in_folders(found)


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "t").write_bytes("Ü".encode("latin-1"))
    with pytest.raises(BibkitError, match="t is not UTF-8 text"):
        fill("t", VALUES, escape=html, folders=[tmp_path])


def test_the_style_sheet_is_what_the_template_sets_or_the_one_that_was_given(tmp_path: Path) -> None:
    css = Finished("h1 > a {}")
    (tmp_path / "t").write_text(
        "{% set style_sheet %}{% block css %}{{ css }}{% endblock %}{% endset %}\n[{{ text }}]"
    )
    (tmp_path / "plain").write_text("[]")
    more = '{% extends "t" %}{% block css %}{{ super() }}b {}{% endblock %}'
    (tmp_path / "more").write_text(more)
    (tmp_path / "whole").write_text(more.replace("{{ super() }}", ""))
    made = {
        name: fill(name, {**VALUES, "css": css}, escape=html, folders=[tmp_path])
        for name in ("t", "plain", "more", "whole")
    }
    assert {name: one.css for name, one in made.items()} == {
        "t": "h1 > a {}",
        "plain": "h1 > a {}",
        "more": "h1 > a {}b {}",
        "whole": "b {}",
    }
    assert made["more"].text == made["t"].text == f"[{HTML}]"


def test_each_filling_of_a_template_may_spend_the_same_and_shares_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bibkit.web.budget.TEMPLATE_STEPS", 100)
    (tmp_path / "a.html").write_text(
        "{% set seen %}{{ name }}{% endset %}{% for one in range(60) %}{% endfor %}{{ seen }}"
    )
    filled = filler("a.html", escape=html, folders=[tmp_path])
    assert [filled({"name": name}).text for name in ("one", "<two>", "three")] == [
        "one",
        "&#60;two&#62;",
        "three",
    ]
    with pytest.raises(BibkitError, match="name' is undefined"):
        filled({})
