"""Templates: what goes into them comes out escaped, and they reach nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import BibkitError
from bibkit.text.escape.html import attribute as html
from bibkit.text.escape.latex import escape as latex
from bibkit.web.templates import Finished, fill

VALUES = {"text": r"<b>\input{x}</b>", "done": Finished(r"<i>\emph{y}</i>")}
HTML, LATEX = r"&#60;b&#62;\input{x}&#60;/b&#62;", latex(VALUES["text"])


def filled(tmp_path: Path, template: str, escape: str = "html") -> str:
    (tmp_path / "t").write_text(template)
    return fill("t", VALUES, escape=html if escape == "html" else latex, folders=[tmp_path])


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
        ('{% include "../../etc/passwd" %}', "There is no template", "looked in"),
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
