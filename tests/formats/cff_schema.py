"""The schema of CFF 1.2.0, which every writer's file has to be valid by."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import yaml

from tests.shared_data import shared


@cache
def _schema() -> Any:
    path = shared("specs/cff/schema.json")
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    return jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")), format_checker=checker)


def is_valid(text: str) -> bool:
    """Whether a CITATION.cff is valid, read as typed YAML; fails with the faults where it is not."""
    found = _schema().iter_errors(yaml.safe_load(text))
    faults = [f"{'.'.join(map(str, one.path))}: {one.message[:200]}" for one in found]
    assert faults == []
    return True
