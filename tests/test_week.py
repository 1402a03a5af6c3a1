"""The commands of `docs/week.md` run in the order in which they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import bibkit as api
from tests.cli.run import ROOT, bibkit

COMMANDS = re.findall(r"^\$ bibkit (.*)$", (ROOT / "docs/week.md").read_text(encoding="utf-8"), re.MULTILINE)
BIB = """\
@article{doe2020, author = {Doe, Jane}, title = {On Ways of Walking}, journal = {J. Ways}, year = 2020}
@book{roe2019, author = {Roe, Ann}, title = {On Two}, publisher = {Press}, year = 2019}
"""

MORE = """\
@misc{doe2019, author = {Doe, Jane}, title = {On Ways of Walking}, eprint = {1901.00001}, archiveprefix = {arXiv}, year = 2019}
"""


def test_the_commands_of_the_week_run_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "more.bib").write_text(MORE)
    (tmp_path / "paper.tex").write_text("\\cite{doe2020}\n")
    (tmp_path / "notes.md").write_text("See @doe2020.\n")
    assert len(COMMANDS) > 15
    for line in COMMANDS:
        run = bibkit(*shlex.split(line), cwd=tmp_path, env={"EDITOR": "true", "VISUAL": ""})
        assert run.code == 0, (line, run)
    lib = api.load(tmp_path / "records")
    assert list(lib) == ["doe2020ways", "roe2019two"]
    assert lib["doe2019"].key == "doe2020ways"
    assert lib["doe2020"].text("container-title") == "Journal of Ways"
    assert (tmp_path / "paper.tex").read_text() == "\\cite{doe2020ways}\n"
    assert (tmp_path / "paper.bib").read_text().startswith("@article{doe2020ways,")
    assert (tmp_path / "refs.bib").read_text() == BIB.replace("2020}", "{2021}}")
