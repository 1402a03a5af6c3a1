"""What in a style can't do what its author meant is said wherever the style is used, once and with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.csl.lint.survey import is_odd
from bibkit.csl.style.load import load_style
from bibkit.stylebook import find_style
from tests.cli.run import bibkit
from tests.handout.sheets import small_library

INFO = "<info><title>Odd</title><id>http://x.org/odd</id><updated>2020-01-01T00:00:00+00:00</updated></info>"


def style(body: str, locale: str = "en-US") -> str:
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"'
        f' default-locale="{locale}">{INFO}\n<macro name="t">\n{body}\n</macro>\n'
        '<citation><layout><text macro="t"/></layout></citation>'
        '<bibliography><layout><text macro="t"/></layout></bibliography></style>\n'
    )


ELSE_FIRST = '<choose><else><text variable="title"/></else><if type="book"><text value="b"/></if></choose>'
ODD = [
    (ELSE_FIRST, "en-US", "styles/odd.csl:3:46: BK911 <if> stands too late in <choose>"),
    ('<text variable="titel"/><text variable="title"/>', "en-US", 'styles/odd.csl:3:17: BK907 "titel" is no value of variable on <text>'),
    ('<group><text variable="title"/><number variable="volum"/></group>', "en-US",
     'styles/odd.csl:3:50: BK907 "volum" is no value of variable on <number>'),
    ('<choose><if variable="title DIO"><text variable="title"/></if></choose><text variable="title"/>', "en-US",
     'styles/odd.csl:3:29: BK907 "DIO" is no value of variable on <if>'),
    ('<names variable="author editr"/>', "en-US", 'styles/odd.csl:3:25: BK907 "editr" is no value of variable on <names>'),
    ('<text variable="title"/>', "xx-YY", 'styles/odd.csl: BK912 There is no locale file for "xx-YY": en-US is used'),
    ('<text variable="title"/>', "qq", 'styles/odd.csl: BK912 There is no locale file for "qq": en-US is used'),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_library(tmp_path)
    (tmp_path / "styles").mkdir()
    (tmp_path / "sessions.yaml").write_text("sessions:\n- {id: one, papers: [doe2020, roe2019]}\n")
    return tmp_path


@pytest.mark.parametrize(("body", "locale", "finding"), ODD)
def test_export_says_it_once(folder: Path, body: str, locale: str, finding: str) -> None:
    (folder / "styles/odd.csl").write_text(style(body, locale))
    run = bibkit("export", "-f", "text", "--style", "odd", cwd=folder)
    assert run.code == 0
    assert [line for line in run.err.splitlines() if "odd.csl" in line] == [finding]


@pytest.mark.parametrize("command", ["cite doe2020 roe2019", "cite doe2020 -b", "handout one -f markdown"])
def test_so_do_other_commands(folder: Path, command: str) -> None:
    (folder / "styles/odd.csl").write_text(style('<text variable="titel"/><text variable="title"/>', "xx-YY"))
    run = bibkit(*command.split(), "--style", "odd", cwd=folder)
    assert run.code == 0
    assert [line for line in run.err.splitlines() if "odd.csl" in line] == [
        'styles/odd.csl: BK912 There is no locale file for "xx-YY": en-US is used',
        'styles/odd.csl:3:17: BK907 "titel" is no value of variable on <text>',
    ]


@pytest.mark.parametrize(
    "name", ["apa", "ieee", "chicago-author-date", "nature", "din-1505-2", "bluebook-law-review"]
)
def test_nothing_is_said_of_a_good_style(name: str) -> None:
    found = find_style(name)
    assert not is_odd(load_style(found.xml))
    assert found.notes == ()
