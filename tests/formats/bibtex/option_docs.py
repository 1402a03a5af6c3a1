"""The tables of `docs/bib.md`, made of those of the formats: `python -m tests.formats.bibtex.option_docs` writes them."""

from __future__ import annotations

import re
from pathlib import Path

from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Option

PAGE = Path(__file__).parents[3] / "docs/bib.md"
_PART = re.compile(r"(<!-- (options|presets): [^\n]*? -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def page() -> str:
    """The page with the tables as they should be."""
    text = PAGE.read_text(encoding="utf-8")
    tables = {"options": _options, "presets": _presets}
    return _PART.sub(lambda match: f"{match[1]}{tables[match[2]]()}{match[3]}", text)


def _options() -> str:
    lines = ["| option | values | |", "|---|---|---|"]
    options = dict.fromkeys((*BIBTEX.options, *BIBLATEX.options))
    lines += [f"| `{option.name}` | {_values(option)} | {_meaning(option)} |" for option in options]
    return "\n".join(lines) + "\n"


def _presets() -> str:
    lines = ["| `-O for=` | styles | what it sets | why |", "|---|---|---|---|"]
    for preset in (*BIBTEX.presets, *BIBLATEX.presets):
        said = " ".join(f"`{name}={value}`" for name, value in preset.options.items())
        lines.append(f"| `{preset.name}` | {preset.title} | {said} | {preset.reason} |")
    return "\n".join(lines) + "\n"


def _values(option: Option) -> str:
    listed = [
        f"**`{choice}`**" if choice == option.default else f"`{choice}`"
        for choice in option.choices
        if choice
    ]
    return ", ".join(listed) or f"{option.metavar}" + (f" (**`{option.default}`**)" if option.default else "")


def _meaning(option: Option) -> str:
    dialects = [format_.title for format_ in (BIBTEX, BIBLATEX) if option in format_.options]
    only = f" {dialects[0]} only." if len(dialects) == 1 else ""
    anew = "" if option.in_place else " Anew."
    return f"{option.meaning[0].upper()}{option.meaning[1:]}.{only}{anew}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
