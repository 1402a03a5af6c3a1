"""What sources cite, for those who call bibkit from Python."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibkit.cited.answer import Answer
from bibkit.cited.gather import texts_named
from bibkit.cited.walk import cited_in
from bibkit.cited.works import answer_from
from bibkit.library import Library
from bibkit.syntax.read_file import read_named


def works_cited(
    *sources: str | Path,
    library: Library | str | Path | None = None,
    kind: str = "",
    commands: Sequence[str] = (),
) -> Answer:
    """Which works sources cite: papers, chapters, folders of them or patterns, with all parts that they name.

    Works are looked up in the `library`, a value or its path, or else in the bibliographies that the sources name.
    `kind` is what the sources are where their names do not tell ("latex", "markdown" ...), `commands` more commands of
    LaTeX that cite. The answer has the `works` with their places, those that are `missing` and `unused`, all findings
    in `diagnostics`, and writes them: `works_cited("paper.tex").export("biblatex")`.

    Raises FileError for a source or a library that is not there, UsageError for a kind that is none.
    """
    texts = texts_named([str(source) for source in sources], kind, read_named)
    return answer_from(cited_in(texts, commands=commands), library)
