"""The same texts cited by pandoc and by bibkit: shapes made of parts, in a style that shows what a locator counts."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest

from bibkit.lists.citing import cite
from bibkit.lists.options import ListOptions
from tests.lists.reading.test_shapes import ITEMS
from tests.programs import require

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
<info><title>Small</title><id>urn:small</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout {around} delimiter="; ">{layout}</layout></citation></style>"""
IN_TEXT = STYLE.format(kind="in-text", around='prefix="(" suffix=")"', layout="""<group delimiter=" ">
<names variable="author"><name form="short" and="text"/></names><date variable="issued"><date-part name="year"/></date>
<choose><if variable="locator"><choose><if locator="page"><text value="page"/></if>
<else-if locator="chapter"><text value="chapter"/></else-if><else-if locator="section"><text value="section"/></else-if>
</choose></if></choose><text variable="locator"/></group>""")  # fmt: skip
IN_NOTES = STYLE.format(kind="note", around='suffix="."', layout="""<choose><if position="ibid"><text value="ibid"/></if>
<else-if position="subsequent"><group delimiter=" n "><text variable="title"/>
<text variable="first-reference-note-number"/></group></else-if>
<else><text variable="title"/></else></choose>""")  # fmt: skip

BEFORE = (
    "",
    "see ",
    "*see* ",
    "see, *e.g.*, ",
    "**n.b.** ",
    r"\*x\* ",
    "a---b ",
    "_all_ and \\@x ",
    "[sic] ",
    "2 ",
    "H~2~O ",
)
AFTER = (
    "", ", p. 5", ", pp. 5--7", " p. 5", ", 5", ", p. iv", ", chap. 3", ", § 5", ", passim", ", *passim*", " [sic]", ", [sic]",
    ", p. 5, *passim*", ", {p. iv, (xv)} more", ", pp. 3, 5, (7)", ", p. 3(a)", ", p. 3 (n. 4)", ", p. 5 and *passim*",
    ", p. 5 [my *own*]", ", p. A3", ", vol. 2, p. 5", ": 5", ", p. 5n3", " -- so", "---so", ", (p. 5)", ", p. 12:34",
)  # fmt: skip


def shapes() -> list[str]:
    """Citations of one and of two works, in brackets and in the sentence."""
    one = [f"[{before}@two{after}]" for before, after in product(BEFORE, AFTER)]
    two = [f"[{before}@two{after}; cf. @one, p. 3]" for before, after in zip(BEFORE, AFTER, strict=False)]
    in_sentence = [f"@two [{after.removeprefix(',').strip()}]" for after in AFTER if after.startswith(", p")]
    suppressed = [f"[-@two{after}]" for after in AFTER]
    return [*one, *two, *in_sentence, *suppressed]


class _Cites(HTMLParser):
    """The citations of pandoc's HTML, with their emphasis."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.open_spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span":
            self.open_spans.append(("class", "citation") in attrs)
            if self.open_spans[-1]:
                self.found.append("")
        elif any(self.open_spans):
            self.found[-1] += f"<{tag}>"

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self.open_spans.pop()
        elif any(self.open_spans):
            self.found[-1] += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        if any(self.open_spans):
            self.found[-1] += data


def by_pandoc(text: str, style: str, folder: Path, output: str) -> str:
    (folder / "small.csl").write_text(style)
    (folder / "works.json").write_text(json.dumps(list(ITEMS.values())))
    files = ["--csl=small.csl", "--bibliography=works.json", "--metadata=suppress-bibliography:true"]
    command = [require("pandoc"), "--from=markdown", f"--to={output}", "--wrap=none", "--citeproc", *files]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=folder).stdout


def by_bibkit(text: str, style: Path, **asked: str) -> list[str]:
    return cite([text], ITEMS.__getitem__, "html", ListOptions(style=str(style)), **asked).text.splitlines()  # type: ignore[arg-type]


def test_cites_read_as_pandoc_reads_them(tmp_path: Path) -> None:
    texts = shapes()
    parser = _Cites()
    parser.feed(by_pandoc("\n\n".join(f"x {text}" for text in texts), IN_TEXT, tmp_path, "html"))
    ours = by_bibkit("\n\n".join(f"x {text}" for text in texts), tmp_path / "small.csl")
    theirs = [
        found.replace("em>", "i>").replace("strong>", "b>").replace("\u00a0", " ") for found in parser.found
    ]
    shown = dict(zip(texts, zip(ours, theirs, strict=True), strict=True))
    assert {text: pair for text, pair in shown.items() if pair[0] != pair[1]} == {}


NOTES = {
    "own notes count": "A^[My own.] says [@two]. Then [@one]. Then [@two].",
    "several citations in a note": "A^[[@two] and [@one].] and [@two].",
    "a note stands where its mark stands": "A[^b] x [@one] y[^a].\n\n[^a]: See @two.\n\n[^b]: See @two.\n",
    "names in a note belong to it": "A^[See @two, and so on.] and @one^[Mine.], [@two].",
    "notes of several paragraphs": "A[^1].\n\n[^1]: One\n\n    @two\n\n    @one\n\nB [@one] [@two]\n",
    "notes between texts": "A[^1] [@one].\n\n[^1]: @two\n\nB[^2] [@two] [@one].\n\n[^2]: Mine.\n",
    "a note that is used twice": "A[^1] and[^1] [@two].\n\n[^1]: @two\n",
    "a note that is not used": "A [@one] [@two].\n\n[^1]: @two\n",
    "code in a note": "A[^1] [@one].\n\n[^1]: Mine:\n\n        [@two]\n\nB [@two] [@one].\n",
    "a note in a note is none": "A[^1] [@one] [@two].\n\n[^1]: See @two[^2].\n\n[^2]: @one.\n",
}


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_notes_are_counted_as_pandoc_counts_them(text: str, tmp_path: Path) -> None:
    theirs = _notes(by_pandoc(text, IN_NOTES, tmp_path, "markdown-citations"))
    ours = by_bibkit(text, tmp_path / "small.csl", part="note")
    assert [note for note in ours if not any(note.rstrip(".").lower() in one.lower() for one in theirs)] == []
    assert _references(" ".join(ours)) == _references(" ".join(theirs))


def _notes(markdown: str) -> list[str]:
    return [line.partition("]: ")[2] for line in markdown.splitlines() if line.startswith("[^")]


def _references(text: str) -> list[str]:
    """The numbers of notes that a text refers to, and each ibid, in order."""
    words = text.lower().replace(".", " ").replace(")", " ").split()
    follow = zip(["", *words], words, strict=False)
    return [word for before, word in follow if before == "n" or word == "ibid"]
