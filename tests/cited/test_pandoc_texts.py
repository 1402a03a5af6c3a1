"""A whole text reads as pandoc's citeproc makes it, but for what is argued."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import bibkit
from bibkit.stylebook.find import find_style
from tests.programs import require

TEXTS = Path(__file__).parent / "texts"

# What pandoc 2.17 has -> what stands here, by style.
ARGUED = {
    # The style shows the label of a chapter.
    "apa": {"Poe, 2018, 2)": "Poe, 2018, Chapter 2)"},
    # Names of a narrative citation are in the sentence where the style numbers, too.
    "ieee": {
        "As [2, pp. 3–4] shows": "As Roe [2, pp. 3–4] shows",
        "2.  [3] in": "2.  Poe [3] in",
        "see [5]": "see Doe [5]",
        "In the line: [4]": "In the line: Moe and Roe [4]",
    },
    "nature": {
        "As2 shows": "As Roe2 shows",
        "2.  3 in": "2.  Poe3 in",
        "see5": "see Doe5",
        "In the line:4": "In the line: Moe and Roe4",
        "older(see 2,and 3)": "oldersee 2,and 3",
        "again(1,5)": "again1,5",
    },
    # In a footnote of the text the style says what stands round a citation; it has no brackets.
    "chicago-notes-bibliography": {
        "(Press, 2018), 2.": "(Press, 2018), chap. 2.",
        "See (Doe et al., On Waves, 7) and (Moe and Roe, “Rains”).": "See Doe et al., On Waves, 7 and Moe and Roe, “Rains”.",
    },
    "chicago-author-date": {"Poe 2018, 2)": "Poe 2018, chap. 2)"},
    "modern-language-association": {
        # Other authors behind the first are no repetition of it alone.
        "———, et al. On Waves": "———. On Waves",
        "Doe, Jane, et al. On Tides": "———. On Tides",
    },
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def plain(text: str, *arguments: str) -> list[str]:
    """The lines that pandoc makes of Markdown, with one kind of space, raised numbers as they are, and no rules."""
    command = [require("pandoc"), "-t", "plain", "--wrap=none", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60)
    lines = re.sub(
        r"\^(\([^()]*\))", r"\1", done.stdout.replace("\u00a0", " ").translate(_RAISED)
    ).splitlines()
    return [re.sub(" {2,}", "  ", line).strip() for line in lines if not set(line) <= {" ", "-"}]


@pytest.mark.parametrize("style", ARGUED)
def test_a_chapter_reads_as_pandoc_makes_it(style: str, tmp_path: Path) -> None:
    text = (TEXTS / "chapter.md").read_text(encoding="utf-8")
    csl = tmp_path / "style.csl"
    csl.write_bytes(find_style(style).xml)
    theirs = plain(text, "--citeproc", "--bibliography", str(TEXTS / "refs.json"), "--csl", str(csl))
    written = bibkit.cite_text(text, TEXTS / "refs.json", style=style, names_in_sentence="style")
    assert [loss.message for loss in written.losses if loss.is_error] == []
    ours = plain(written.text, "-f", "markdown-citations")
    joined = "\n".join(theirs)
    for there, here in ARGUED[style].items():
        assert there in joined, f"pandoc has no longer {there!r}"
        joined = joined.replace(there, here)
    assert ours == joined.splitlines()


def test_html_of_pandoc_reads_as_if_pandoc_had_cited_in_it(tmp_path: Path) -> None:
    """The text without footnotes and an escaped sign, which are none any more in HTML."""
    text = (TEXTS / "chapter.md").read_text(encoding="utf-8")
    text = re.sub(r"\[\^\w+\](?::.*\n)?|\^\[.*?\]|\\@\w+", "", text)
    csl = tmp_path / "apa.csl"
    csl.write_bytes(find_style("apa").xml)
    pandoc = [require("pandoc"), "-t", "html", "--wrap=none"]

    def html(*arguments: str) -> str:
        done = subprocess.run(
            [*pandoc, *arguments], input=text, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout

    ours = bibkit.cite_text(
        html(), TEXTS / "refs.json", "html", style="apa", names_in_sentence="style", bibliography=False
    )
    theirs = html(
        "--citeproc",
        "--bibliography",
        str(TEXTS / "refs.json"),
        "--csl",
        str(csl),
        "-M",
        "suppress-bibliography",
    )
    theirs = (
        theirs.replace("Poe, 2018, 2)", "Poe, 2018, Chapter 2)")
        .replace("\u00a0", " ")
        .replace("&amp;", "&#38;")
    )
    # Emphasis inside a citation is of the style; and a heading that ends the text is numbered no more.
    assert ours.text == theirs.replace(' class="unnumbered"', "")
