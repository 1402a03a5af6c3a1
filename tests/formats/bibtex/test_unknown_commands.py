r"""Commands that bibkit does not know leave for TeX as they came, and stay what was written everywhere else."""

from __future__ import annotations

import pytest

from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.csl_json.write import write_csl_json
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from tests.formats.bibtex.test_read import read

ENTRY = r"""@article{k,
  author        = {\Thanh{}, J\oo{}rg and \zz{R}ahtz, Sebastian},
  title         = {Width \SI{5}{\kelvin} of \Dxx{}or, \opt[x]{{Y}} and {$\leqslant$} {C\&A}},
  journal       = {\jnl},
  note          = {See \pkg{a_b} \foo bar},
  zzz           = {\ab{x}\cd}
}
"""


def test_a_file_with_commands_comes_out_as_it_was() -> None:
    result = read(ENTRY)
    assert write_whole(BIBTEX.write, result.records, {}).text == ENTRY  # type: ignore[arg-type]
    assert {found.code for found in result.diagnostics} >= {"BK806"}


@pytest.mark.parametrize(
    ("title", "written"),
    [
        (r"{\Dxx}or", r"{\Dxx}or"),
        (r"files{\Dash}some, \PDF\ and \PS{}", r"files{\Dash}some, {\PDF} and {\PS}"),
        (r"{{\acro{U.K.\,TUG}, Oxford}} \acro{TUG}", r"{{\acro{U.K.\,TUG}}, Oxford} \acro{TUG}"),
        (r"\Acro{TUG} \acro{\'Ecole}", r"{{\Acro{TUG}}} {{\acro{\'Ecole}}}"),
        (
            r"{{\booktitle{{\booktitle{Die {\TeX}nische Kom{\"o}die}}}}} 4",
            r"{{\booktitle{{\booktitle{Die {\TeX}nische Kom{\"o}die}}}}} 4",
        ),
        (r"a \foo", r"a \foo"),
        (r"\foo  {x}{ y }", r"\foo {x}{ y }"),
        (r"\foo{M\"uller} \& M\"uller", r"\foo{M\"uller} \& M{\"u}ller"),
        (r"{\foo{x}} {DNA}", r"\foo{x} {DNA}"),
    ],
)
def test_a_command_in_a_title(title: str, written: str) -> None:
    result = read(f"@book{{k, title = {{{title}}}}}")
    text = write_whole(BIBTEX.write, result.records, {}).text  # type: ignore[arg-type]
    assert f"  title         = {{{written}}}\n" in text


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
@pytest.mark.parametrize(
    "command", [r"\input{/etc/passwd}", r"\write18{ls}", r"\foo{\directlua{x}}", r"\foo{^^5cinput x}", r"\csname x\endcsname"]
)  # fmt: skip
def test_what_changes_tex_itself_is_text(format_: Format, command: str) -> None:
    (record,) = read(f"@book{{k, note = {{{command}}}}}").records
    assert r"{\textbackslash}" in write_whole(format_.write, [record], {}).text  # type: ignore[arg-type]


def test_a_backslash_of_another_source_is_a_character() -> None:
    (record,) = read(r"@book{k, note = {\foo}}").records
    written = write_whole(write_csl_json, [record], {}).text
    assert r'"note": "\\foo"' in written
    other = record.with_values({"source": None})
    assert r"note          = {{\textbackslash}foo}" in write_whole(BIBTEX.write, [other], {}).text  # type: ignore[arg-type]


@pytest.mark.parametrize("title", [r"\KOMAScript", r"{\KOMAScript}", r"{{\KOMAScript}}"])
def test_a_title_that_is_one_command_is_written_alike_again(title: str) -> None:
    text = f"@book{{k, title = {{{title}}}}}"
    for _ in range(2):
        text = write_whole(BIBTEX.write, read(text).records, {}).text  # type: ignore[arg-type]
        assert text == "@book{k,\n  title         = {{\\KOMAScript}}\n}\n"
