"""Run pip-audit and npm audit, and tell what they found from what they could not ask: `.ci/audit` calls this.

Both tools end with 1 for a finding and for a failure alike, so the answer is read from their JSON: without an answer
the database was not reached.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NPM_FOLDERS = ("tests/csl/differential", "tests/web", "tests/diagnostics/schemas")


def pip_findings(answer: Any) -> list[str] | None:
    """The vulnerabilities in pip-audit's answer; None where it is none, or has nothing on any package."""
    if not isinstance(answer, dict) or all("vulns" not in one for one in answer.get("dependencies", ())):
        return None
    return [
        f"{package['name']} {package['version']}: {one['id']}"
        for package in answer["dependencies"]
        for one in package.get("vulns", ())
    ]


def npm_findings(answer: Any) -> list[str] | None:
    """The vulnerabilities in the answer of `npm audit`; None where it is none."""
    if not isinstance(answer, dict) or "vulnerabilities" not in answer:
        return None
    return [f"{name}: {one['severity']}" for name, one in answer["vulnerabilities"].items()]


def answer_of(command: Sequence[str], folder: Path) -> tuple[Any, str]:
    """What a command writes as JSON, None where it writes none, and the last line of its complaint."""
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
    complaint = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return None, complaint
    return answer, str(answer.get("message", "")) or complaint


def report(name: str, findings: list[str] | None, complaint: str) -> bool:
    """Say what was found, or that nothing could be asked; whether there are findings."""
    if findings is None:
        print(f"{name}: NOT REACHED, so nothing is known ({complaint or 'no answer'})")
        return False
    print(f"{name}: {len(findings)} known vulnerabilities", *findings, sep="\n  ")
    return bool(findings)


def main(pip_audit: str) -> int:
    """Ask both; the exit code."""
    try:
        answer, complaint = answer_of((pip_audit, "--format", "json", "--progress-spinner", "off"), ROOT)
        if (
            answer is not None
        ):  # it says "No known vulnerabilities found" of packages that it could not ask about, too
            complaint = "the database knows none of the packages"
        found = report("pip", pip_findings(answer), complaint)
        for folder in NPM_FOLDERS:
            answer, complaint = answer_of(("npm", "audit", "--json"), ROOT / folder)
            found |= report(f"npm ({folder})", npm_findings(answer), complaint)
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        print(f"the audit can't run: {error}")
        return 2
    return int(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
