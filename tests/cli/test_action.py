"""The steps of the GitHub Action and of the example for GitLab, run by bash as those services do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.run import ROOT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = [step for step in ACTION["runs"]["steps"] if "bibkit check" in step.get("run", "")]
INPUT = re.compile(r"\$\{\{ inputs\.(\w+) \}\}")
BOOK = "@book{doe2020, title={On names}, author={Doe, Jane}, year=2020%s}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with two bibliographies, and `bibkit` on the path as the first step installs it."""
    (tmp_path / "repo/two").mkdir(parents=True)
    (tmp_path / "repo/refs.bib").write_text(BOOK % ", month={March}")
    (tmp_path / "repo/two/more.bib").write_text(BOOK % ", note={$}")
    program = tmp_path / "bin/bibkit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m bibkit "$@"\n')
    program.chmod(0o755)
    return tmp_path


def run(folder: Path, script: str, **env: str) -> tuple[int, str]:
    """The exit code and the output of a step (`shell: bash` of GitHub's runners)."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder / "repo",
        capture_output=True,
        check=False,
        timeout=120,
        env={
            **os.environ,
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(folder),
            **env,
        },
    )
    return done.returncode, done.stdout.decode()


def step(folder: Path, number: int, **inputs: str) -> tuple[int, str]:
    """A step with these inputs, and the defaults of the others."""
    given = {name: inputs.get(name, row["default"]) for name, row in ACTION["inputs"].items()}
    env = {
        name: INPUT.sub(lambda match: given[match[1]], text) for name, text in STEPS[number]["env"].items()
    }
    return run(folder, STEPS[number]["run"], **env)


def test_inputs_come_to_a_script_through_its_environment_alone() -> None:
    """In the script itself they would be code of whoever opens a pull request."""
    assert [step["run"] for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")] == []
    assert set(INPUT.findall((ROOT / "action.yml").read_text(encoding="utf-8"))) <= ACTION["inputs"].keys()
    assert [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step] == [
        "actions/setup-python@v5",
        "github/codeql-action/upload-sarif@v3",
    ]


def test_findings_stand_beside_the_lines_and_fail_the_job(folder: Path) -> None:
    code, out = step(folder, 1, paths="refs.bib two")
    assert code == 1
    assert [line.split("::")[1] for line in out.splitlines()] == [
        "warning title=bibkit (BK818),file=refs.bib,line=1,col=71,endLine=1,endColumn=78",
        "warning title=bibkit (BK819),file=two/more.bib,line=1,col=70,endLine=1,endColumn=73",
    ]
    assert step(folder, 1, paths="refs.bib", args="--ignore BK818") == (0, "")


def test_sarif_is_written_before_the_job_fails(folder: Path) -> None:
    assert step(folder, 0, paths=".") == (0, "")
    log = json.loads((folder / "bibkit.sarif").read_text())
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert [place["artifactLocation"]["uri"] for place in places] == ["refs.bib", "two/more.bib"]
    upload = next(one for one in ACTION["runs"]["steps"] if "upload-sarif" in one.get("uses", ""))
    assert upload["with"]["sarif_file"] == "${{ runner.temp }}/bibkit.sarif"


def test_a_wrong_call_fails_the_job(folder: Path) -> None:
    assert step(folder, 0, paths="none.bib")[0] == 2
    assert step(folder, 1, args="--no-such-flag")[0] == 2


def test_the_example_for_gitlab_writes_its_report(folder: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/check.md").read_text(encoding="utf-8"), re.DOTALL)
    (job,) = (yaml.safe_load(block)["bibliography"] for block in blocks if "gl-code-quality" in block)
    (script,) = (line for line in job["script"] if line.startswith("bibkit"))
    assert run(folder, script)[0] == 1
    (report,) = job["artifacts"]["reports"].values()
    (finding,) = json.loads((folder / "repo" / report).read_text())
    assert finding["location"] == {"path": "refs.bib", "lines": {"begin": 1, "end": 1}}
    assert job["artifacts"]["when"] == "always"
