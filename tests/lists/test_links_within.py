"""Links from citations to entries and back, by the option `links`, in every output that can hold them."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bibkit.lists.citing import cite
from bibkit.lists.links_within import entry_anchor
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from tests.lists.reading.test_shapes import ITEMS
from tests.programs import require

TEXT = "[see @two, p. 3; @one] and @two [p. 5] and [-@one]."


def linked(
    text: str, output: str = "html", part: str = "cite", style: str = "apa", *, lists: bool = False
) -> str:
    options = ListOptions(style=style, links=part)
    return cite([text], ITEMS.__getitem__, output, options, bibliography=lists).text


@pytest.mark.parametrize(
    ("text", "style", "part", "shown"),
    [
        ("[@two]", "apa", "cite", "([Doe & Roe, 2002])"),
        ("[@two]", "apa", "author", "([Doe & Roe], 2002)"),
        ("[@two]", "apa", "year", "(Doe & Roe, [2002])"),
        ("@two [p. 5]", "apa", "cite", "[Doe and Roe] ([2002, p. 5])"),
        ("@two [p. 5]", "apa", "author", "[Doe and Roe] (2002, p. 5)"),
        ("@two [p. 5]", "apa", "year", "Doe and Roe ([2002], p. 5)"),
        ("[-@one]", "apa", "author", "([2001])"),
        ("[see @two, p. 3; @one]", "apa", "cite", "([see Doe & Roe, 2002, p. 3]; [Poe, 2001])"),
        ("[@two; @one]", "ieee", "cite", "{[1]}, {[2]}"),
        ("[see @two, p. 3]", "ieee", "year", '<a href="#ref-two">see [1, p. 3]</a>'),
        ("[@two; @one]", "nature", "cite", "[1],[2]"),
        ("[@two]", "modern-language-association", "year", "([Doe and Roe])"),
    ],
)
def test_a_part_of_a_cite_is_a_link_without_what_stands_round_it(
    text: str, style: str, part: str, shown: str
) -> None:
    html = linked(text, part=part, style=style).strip().replace("&#38;", "&")
    bare = re.sub(r"</?(?:span|sup)[^>]*>", "", html)
    if style == "ieee":
        marked = re.sub(r"\[<a [^>]*>(.*?)</a>\]", r"{[\1]}", bare)
    else:
        marked = re.sub(r"<a [^>]*>(.*?)</a>", r"[\1]", bare)
    assert marked == shown


class _Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.targets += [(value or "").removeprefix("#") for name, value in attrs if name == "href"]


@pytest.mark.parametrize("style", ["apa", "ieee", "nature", "chicago-notes-bibliography"])
def test_every_link_has_its_place_and_every_place_is_there_once(style: str) -> None:
    places = _Places()
    places.feed(linked(TEXT, style=style, lists=True))
    assert sorted(places.ids) == ["cite-1", "cite-2", "cite-3", "ref-one", "ref-two"]
    assert set(places.targets) == {"ref-one", "ref-two", "cite-1"}


def test_without_the_option_and_where_nothing_can_lead_anywhere_all_is_as_it_was() -> None:
    for output in ("html", "latex", "typst", "openxml"):
        assert "ref-" not in linked(TEXT, output, "", lists=True)
    for output in ("text", "rst", "terminal"):
        assert linked(TEXT, output, lists=True) == linked(TEXT, output, "", lists=True)


def test_a_list_alone_has_the_places_of_its_entries() -> None:
    listed = reference_list(ITEMS.values(), "html", ListOptions(links="cite")).text
    places = _Places()
    places.feed(listed)
    assert (places.ids, places.targets) == (["ref-two", "ref-one"], [])


@pytest.mark.parametrize("key", ["a b", "a/b", "a.b", "é", "a_b", "a-b", '"><x', "x" * 80, "a}b", "<a>"])
def test_places_have_names_that_every_format_takes(key: str) -> None:
    assert re.fullmatch(r"ref-[A-Za-z0-9.-]+", entry_anchor(key))
    others = {"a b", "a/b", "a.b", "a_b", "a-b"} - {key}
    assert entry_anchor(key) not in {entry_anchor(other) for other in others}


def _by_pandoc(text: str, source: str, folder: Path) -> list[str]:
    """The targets of the links and the places that pandoc sees."""
    command = [require("pandoc"), f"--from={source}", "--to=json"]
    read = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=folder).stdout
    return sorted(set(re.findall(r'"#([\w.-]+)"', read)) | {f"+{one}" for one in _spans(json.loads(read))})


def _spans(node: object) -> list[str]:
    if isinstance(node, dict):
        own = [node["c"][0][0]] if node.get("t") == "Span" and node["c"][0][0] else []
        return own + [found for value in node.values() for found in _spans(value)]
    return [found for value in node for found in _spans(value)] if isinstance(node, list) else []


EXPECTED = ["+cite-1", "+cite-2", "+cite-3", "+ref-one", "+ref-two", "cite-1", "ref-one", "ref-two"]


@pytest.mark.parametrize(("output", "source"), [("markdown", "markdown"), ("html", "html")])
def test_pandoc_finds_the_links(output: str, source: str, tmp_path: Path) -> None:
    found = _by_pandoc(linked(TEXT, output, lists=True), source, tmp_path)
    assert [one for one in EXPECTED if one not in found] == []


def test_a_docx_has_bookmarks_and_fields_that_lead_to_them(tmp_path: Path) -> None:
    raw = f"```{{=openxml}}\n{linked(TEXT, 'openxml', lists=True)}```\n"
    subprocess.run([require("pandoc"), "-o", "a.docx"], input=raw, text=True, check=True, cwd=tmp_path)
    command = [require("pandoc"), "a.docx", "--to=html"]
    html = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    assert "Doe &amp; Roe, 2002, p. 3" in html
    written = linked(TEXT, "openxml", lists=True)
    names = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', written)
    assert sorted(name for _, name in names) == ["cite_1", "cite_2", "cite_3", "ref_one", "ref_two"]
    assert len({number for number, _ in names}) == len(names)
    assert set(re.findall(r'HYPERLINK \\l "(\w+)"', written)) == {"cite_1", "ref_one", "ref_two"}


def test_rtf_has_bookmarks_and_fields_that_lead_to_them() -> None:
    written = linked(TEXT, "rtf", lists=True)
    names = re.findall(r"\\bkmkstart (\w+)\}", written)
    assert sorted(names) == ["cite_1", "cite_2", "cite_3", "ref_one", "ref_two"]
    assert set(re.findall(r'HYPERLINK \\\\l "(\w+)"', written)) == {"cite_1", "ref_one", "ref_two"}


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_typst_sets_the_links_and_does_without_entries_that_are_elsewhere(style: str) -> None:
    typst = pytest.importorskip("typst")
    for text in (linked(TEXT, "typst", style=style, lists=True), linked(TEXT, "typst", style=style)):
        assert typst.compile(text.encode()).startswith(b"%PDF")


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_latex_sets_the_links_with_hyperref_and_the_text_without(style: str, tmp_path: Path) -> None:
    body = linked(TEXT, "latex", style=style, lists=True)
    for package in ("\\usepackage{hyperref}\n", ""):
        document = f"\\documentclass{{article}}\n{package}\\begin{{document}}\n{body}\\end{{document}}\n"
        (tmp_path / "a.tex").write_text(document)
        command = [require("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
        run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert run.returncode == 0, run.stdout[-500:]
        assert "has been referenced but does not exist" not in run.stdout
        assert "duplicate" not in run.stdout
