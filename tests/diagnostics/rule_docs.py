"""The pages of `docs/rules`, made of the table of codes and their pages: `python -m tests.diagnostics.rule_docs` writes them."""

from __future__ import annotations

from pathlib import Path

from bibkit.cli.rule import way_out_of
from bibkit.diagnostics.codes import CODES, FAMILIES
from bibkit.diagnostics.pages import all_pages
from bibkit.diagnostics.pages.markdown import degrees, page_as_markdown, standing

FOLDER = Path(__file__).parents[2] / "docs/rules"
_HEAD = """\
# Rules

What each code of a finding means. `bibkit rule BK204` shows the page of one, `bibkit rules` this table; how findings are
chosen and printed says [check.md](../check.md). A fix that is *safe* is made by `--fix`, an *unsafe* one with
`--unsafe-fixes`, too, and one that is *shown* by nobody. What is *off* is looked for where it is named:
`--extend-select BK412`.
"""


def documents() -> dict[str, str]:
    """The text of every file of the folder."""
    pages = all_pages()
    table = [_HEAD]
    texts = {}
    for beginning, family in FAMILIES.items():
        rows = [row for row in CODES.values() if row.code.startswith(beginning)]
        title = f"{beginning}: {family.about}"
        table += [f"## {title}\n", "| code | name | | fix | |", "|---|---|---|---|---|"]
        for row in rows:
            link = f"[{row.code}]({family.name}.md#{row.code.lower()}-{row.name})"
            table.append(f"| {link} | {row.name} | {standing(row)} | {degrees(row)} | {row.meaning} |")
        table.append("")
        texts[f"{family.name}.md"] = f"# {title}\n\n" + "\n".join(
            page_as_markdown(row, pages[row.code], way_out_of(row), level=2) for row in rows
        )
    return {"README.md": "\n".join(table), **texts}


if __name__ == "__main__":
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
