"""`bibkit check --fix`, `--diff` and the edits in JSON and SARIF, as programs take them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from bibkit.cli.hints import RULES
from bibkit.diagnostics.codes import CODES
from tests.cli.run import bibkit
from tests.programs import require

ENTRY = "@misc{a,\r\n\tauthor={Jane Doe and Jane Doe},\r\n\ttitle={On the names.}, year=2020}"
FIXED = "@misc{a,\r\n\tauthor={Jane Doe},\r\n\ttitle={On the names}, year=2020}"
SAFELY = "@misc{a,\r\n\tauthor={Jane Doe and Jane Doe},\r\n\ttitle={On the names}, year=2020}"
RECORD = "type: article\ntitle: On all names.\nauthor: [{literal: Doe}]\nissued: 2020\n"


@pytest.mark.parametrize("tool", [["git", "apply"], ["patch", "--binary", "-p1", "-i"]])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_diff_is_a_patch(tmp_path: Path, tool: list[str], bom: str) -> None:
    require(tool[0])
    files = {
        "refs.bib": (bom + ENTRY, bom + FIXED),
        "our records/doe.yaml": (RECORD, RECORD.replace("names.", "names")),
    }
    for name, (before, _) in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(before.encode())
    run = bibkit("check", "refs.bib", "our records", "--diff", "--unsafe-fixes", cwd=tmp_path)
    assert (run.code, run.err) == (1, "3 findings would be fixed, 0 left\n")
    (tmp_path / "fixes.diff").write_bytes(run.out.encode())
    assert [(tmp_path / name).read_bytes().decode() for name in files] == [
        before for before, _ in files.values()
    ]
    subprocess.run([*tool, "fixes.diff"], cwd=tmp_path, check=True, capture_output=True)
    assert [(tmp_path / name).read_bytes().decode() for name in files] == [
        after for _, after in files.values()
    ]


def test_a_text_on_stdin_goes_to_stdout_and_the_findings_to_stderr(tmp_path: Path) -> None:
    run = bibkit(
        "check", "-", "--from", "bibtex", "--fix", "--output-format", "concise", cwd=tmp_path, stdin=ENTRY
    )
    assert run.code == 1
    assert run.out == SAFELY
    assert run.err == (
        "-:2:23: BK306 [a: author[1]] Jane Doe stands twice\n1 finding fixed\n1 record checked, 1 finding\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_text_on_stdin_without_fixes_comes_out_as_it_is(tmp_path: Path) -> None:
    text = "\ufeff" + FIXED
    run = bibkit("check", "-", "--from", "bibtex", "--fix", cwd=tmp_path, stdin=text)
    assert (run.code, run.out, run.err) == (0, text, "1 record checked, nothing found\n")


def test_fixes_of_sessions_are_written_to_their_file(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "doe.yaml").write_text(RECORD.replace("names.", "names"))
    path = tmp_path / "sessions.yaml"
    path.write_text("sessions:\n- plce: Here\n  papers: [doe, doe]\n")
    assert bibkit("check", "--fix", cwd=tmp_path).code == 1
    assert path.read_text() == "sessions:\n- plce: Here\n  papers: [doe]\n"
    assert bibkit("check", "--fix", "--unsafe-fixes", cwd=tmp_path).code == 0
    assert path.read_text() == "sessions:\n- place: Here\n  papers: [doe]\n"


def test_json_carries_the_edits_with_their_ends(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(ENTRY.encode())
    run = bibkit("check", "refs.bib", "--output-format", "json", cwd=tmp_path)
    rows = {row["code"]: row for row in json.loads(run.out)}
    assert rows["BK306"]["end_location"] == {"row": 2, "column": 31}
    assert rows["BK306"]["fix"] == {
        "applicability": "unsafe",
        "message": "Remove the second Jane Doe",
        "edits": [
            {"content": "", "location": {"row": 2, "column": 18}, "end_location": {"row": 2, "column": 31}}
        ],
    }
    assert rows["BK504"]["fix"]["applicability"] == "safe"
    assert rows["BK504"]["fix"]["edits"] == [
        {"content": "", "location": {"row": 3, "column": 21}, "end_location": {"row": 3, "column": 22}}
    ]


def test_what_is_only_shown_is_in_the_json(tmp_path: Path) -> None:
    (tmp_path / "doe.yaml").write_text(
        RECORD.replace("names.", "names") + "DOI: 10.48550/arXiv.2204.05862\narxiv: 1912.08073\n"
    )
    run = bibkit("check", ".", "--output-format", "json", cwd=tmp_path)
    (row,) = json.loads(run.out)
    assert row["fix"] == {
        "applicability": "display",
        "message": "Write 10.48550/arXiv.1912.08073",
        "edits": [
            {
                "content": "10.48550/arXiv.1912.08073",
                "location": {"row": 5, "column": 6},
                "end_location": {"row": 5, "column": 31},
            }
        ],
    }
    assert run.err == "1 record checked, 1 finding\n"


def test_sarif_carries_the_fixes(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(ENTRY.encode())
    run = bibkit("check", "refs.bib", "--output-format", "sarif", cwd=tmp_path)
    log = json.loads(run.out)
    for result in log["runs"][0]["results"]:
        assert_is_result(result)
    fixes = {result["ruleId"]: result["fixes"] for result in log["runs"][0]["results"]}
    assert fixes["BK504"] == [
        {
            "description": {"text": "Remove the full stop"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "refs.bib"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 3,
                                "startColumn": 21,
                                "endLine": 3,
                                "endColumn": 22,
                            },
                            "insertedContent": {"text": ""},
                        }
                    ],
                }
            ],
        }
    ]


def assert_is_result(result: Mapping[str, object]) -> None:
    """The members of a result that SARIF 2.1.0 (3.27) requires of one, and of its fixes (3.55 to 3.57)."""
    assert result["message"].keys() == {"text"}  # type: ignore[attr-defined]
    assert result["level"] in ("error", "warning")
    for location in result["locations"]:  # type: ignore[attr-defined]
        assert_is_region(location["physicalLocation"]["region"])
    for fix in result["fixes"]:  # type: ignore[attr-defined]
        assert fix.keys() == {"description", "artifactChanges"}
        for change in fix["artifactChanges"]:
            assert change["artifactLocation"]["uri"]
            assert change["replacements"]
            for replacement in change["replacements"]:
                assert_is_region(replacement["deletedRegion"])
                assert replacement["insertedContent"].keys() == {"text"}


def assert_is_region(region: Mapping[str, int]) -> None:
    """Lines and columns count from 1, and a region does not end before it begins (3.30)."""
    assert region.keys() == {"startLine", "startColumn", "endLine", "endColumn"}
    assert min(region.values()) >= 1
    assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def test_a_rule_says_whether_it_has_a_fix() -> None:
    fixes = {
        code: bibkit("rule", code).out.splitlines()[-1]
        for code in ("BK201", "BK407", "BK306", "BK109", "BK408", "BK907")
    }
    assert fixes == {
        "BK201": "None, as there is no one right answer.",
        "BK407": "Safe; `bibkit check --fix` makes it. The two name the same.",
        "BK306": (
            "Unsafe, as what the file says may change; `bibkit check --fix --unsafe-fixes` makes it. Two people of one "
            "list may share a name."
        ),
        "BK109": (
            "Safe where it is clear (`bibkit check --fix`), else unsafe (`--unsafe-fixes`). Safe where the type is that "
            "of BibTeX or another way to spell it, else what is most alike."
        ),
        "BK408": (
            "Only shown, as a proposal (`--output-format json` or `sarif`); nothing makes it. Either of the two may be "
            "the wrong one."
        ),
        "BK907": (
            "Unsafe, as what the file says may change; `bibkit styles check --fix --unsafe-fixes` makes it. The style "
            "will render what it did not before."
        ),
    }
    listed = {line[2:7]: line.split()[2] for line in bibkit("rules").out.splitlines() if line}
    assert (listed["BK109"], listed["BK408"], listed["BK201"]) == ("safe/unsafe", "shown", "no-date")


def test_a_rule_speaks_the_words_of_the_command_line_and_the_table_those_of_the_library() -> None:
    assert (
        "\n## Way out\n\nWrite it, or say which to assume (`assume-year`); it is then marked as inferred. "
        "`bibkit import --assume-year YEAR` names it.\n"
    ) in bibkit("rule", "BK802").out
    told = [
        row for row in CODES.values() if re.search(r"(?<!<!)--\w|`bibkit [a-z]", row.meaning + row.way_out)
    ]
    assert told == []
    assert RULES.keys() <= CODES.keys()
