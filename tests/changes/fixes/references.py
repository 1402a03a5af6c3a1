"""Fixes of CSL-YAML."""

from __future__ import annotations

from bibkit.source import Safety
from tests.changes.fixes.case import SAFE, UNSAFE, Case


def references(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "refs.yaml", before, after)


YAML_ITEM = "references:\n- id: a\n  issued: '2020'\n"
REFERENCES = [
    references("BK109", SAFE, f"{YAML_ITEM}  type: film\n  title: T\n", f"{YAML_ITEM}  type: motion_picture\n  title: T\n"),
    references(
        "BK109",
        SAFE,
        f"{YAML_ITEM}  type: phdthesis\n  author: [{{literal: Roe}}]\n  title: T  # as printed\n- id: b\n  type: map\n".replace("\n", "\r\n")
        + "  title: U\r\n  issued: '2020'\r\n",
        f"{YAML_ITEM}  type: thesis\n  author: [{{literal: Roe}}]\n  title: T  # as printed\n  genre: PhD thesis\n- id: b\n  type: map\n".replace("\n", "\r\n")
        + "  title: U\r\n  issued: '2020'\r\n",
    ),
    references(
        "BK109",
        SAFE,
        "- {id: a, title: T, author: [{literal: Roe}], type: mastersthesis, issued: '2020'}",
        "- {id: a, title: T, author: [{literal: Roe}], type: thesis, issued: '2020', genre: Master's thesis}",
    ),
    references(
        "BK312",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  custom:\n    bibkit:\n      tags: [x]\n      incomplete: [editor]\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  custom:\n    bibkit:\n      tags: [x]\n",
    ),
    references(
        "BK504",
        SAFE,
        f"{YAML_ITEM}  type: map\n  title: On the names.\n  author: [{{literal: Doe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'0': {of: Doe, person: doe}}}\n      exact: {publisher: x}\n",
        f"{YAML_ITEM}  type: map\n  title: On the names\n  author: [{{literal: Doe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'0': {of: Doe, person: doe}}}\n      exact: {publisher: x}\n",
    ),
    references(
        "BK306",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{literal: Doe}}, {{literal: Roe}}, {{literal: Doe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'1': {of: Roe, person: roe}}}\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{literal: Doe}}, {{literal: Roe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'1': {of: Roe, person: roe}}}\n",
    ),
    references(
        "BK306",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{family: Doe, given: Jane}}, {{family: Doe, given: Jane}}]\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{family: Doe, given: Jane}}]\n",
    ),
    references(
        "BK308",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  author:\n  - family: SMITH\n    given: Jane\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  author:\n  - family: Smith\n    given: Jane\n",
    ),
    references(
        "BK504",
        SAFE,
        f"{YAML_ITEM}  type: map\n  title: '*On* the \\* names.'\n",
        f"{YAML_ITEM}  type: map\n  title: '*On* the \\* names'\n",
    ),
    references(
        "BK809",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n- id: a\n  issued: '2020'\n  type: map\n  title: T\n# end\n",
        f"{YAML_ITEM}  type: map\n  title: T\n# end\n",
    ),
]  # fmt: skip
