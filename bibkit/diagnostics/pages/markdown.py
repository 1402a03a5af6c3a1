"""The page of a rule as Markdown, for the command line and the documentation."""

from __future__ import annotations

from bibkit.diagnostics.codes import Code, family_of
from bibkit.diagnostics.pages.page import Example, Page
from bibkit.source import Safety

_LANGUAGES = {"bib": "bibtex", "csl": "xml", "md": "markdown"}
_DEGREES = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.SHOWN: "shown"}
_FIXES = {
    (): "None, as there is no one right answer.",
    (Safety.SAFE,): "Safe; `bibkit check --fix` makes it.",
    (Safety.UNSAFE,): "Unsafe, as what the file says may change; `bibkit check --fix --unsafe-fixes` makes it.",
    (Safety.SAFE, Safety.UNSAFE): "Safe where it is clear (`bibkit check --fix`), else unsafe (`--unsafe-fixes`).",
    (Safety.SHOWN,): "Only shown, as a proposal (`--output-format json` or `sarif`); nothing makes it.",
}  # fmt: skip


def degrees(row: Code) -> str:
    """How sure its fixes are, in a word: "safe", "safe/unsafe"; empty where it has none."""
    return "/".join(_DEGREES[safety] for safety in row.fixes)


def standing(row: Code) -> str:
    """How grave it is, in a word; "off" where it is looked for only when it is named."""
    return "off" if row.is_optional else row.severity.value


def page_as_markdown(row: Code, page: Page, way_out: str, level: int = 1) -> str:
    """The page of a code, its heading of that level; `way_out` is that of whoever shows it."""
    below = "#" * (level + 1)
    parts = [
        f"{'#' * level} {row.code} {row.name}",
        f"{row.severity.value}, {family_of(row.code).name}{', off by default' if row.is_optional else ''}",
        row.meaning,
    ]
    parts += [f"{below} Why", page.why, f"{below} Way out", way_out]
    if page.bad is not None:
        parts += [f"{below} Wrong", *_files(page.bad)]
    if page.good is not None:
        parts += [f"{below} Right", *_files(page.good)]
    if page.not_shown:
        parts += [f"{below} Examples", page.not_shown]
    fix = _FIXES[row.fixes].replace("bibkit check", _checker(row.code))
    parts += [f"{below} Fix", f"{fix} {page.fix}".rstrip()]
    return "\n\n".join(parts) + "\n"


def _files(example: Example) -> list[str]:
    """The files of an example, and the command where it is not plain that it checks them."""
    shown = []
    for name, text in example.files:
        ending = name.rpartition(".")[2]
        shown.append(f"`{name}`\n\n```{_LANGUAGES.get(ending, ending)}\n{text.rstrip()}\n```")
    names = [name for name, _ in example.files]
    if example.command != f"check {names[0]}":
        shown.append(f"Seen by `bibkit {example.command}`.")
    return shown


def _checker(code: str) -> str:
    """The command that finds it, and fixes it."""
    return "bibkit styles check" if code.startswith("BK9") else "bibkit check"
