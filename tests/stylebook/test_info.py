from pathlib import Path

import pytest

from bibkit.errors import FileError
from bibkit.stylebook.info import StyleInfo, read_info, read_style
from tests.stylebook.styles import write_style


def test_the_head_of_a_style_is_read(tmp_path: Path) -> None:
    path = str(
        write_style(
            tmp_path, "child", title="A &amp;\n B", locale="de-AT", parent="http://example.org/parent"
        )
    )
    assert read_info(path) == StyleInfo(
        name="child",
        path=path,
        title="A & B",
        id="http://www.zotero.org/styles/child",
        citation_format="author-date",
        fields=("physics",),
        parent="http://example.org/parent",
        default_locale="de-AT",
        updated="2026-01-02T00:00:00+00:00",
    )


def test_the_title_of_a_source_inside_the_info_is_not_the_styles(tmp_path: Path) -> None:
    path = tmp_path / "x.csl"
    path.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
        "<author><name>N</name><title>wrong</title></author><title>right</title></info></style>"
    )
    assert read_info(str(path)).title == "right"


BROKEN = {
    "not XML": ("nothing", "x.csl:1:1: Not XML: syntax error"),
    "cut short": (
        '<style xmlns="http://purl.org/net/xbiblio/csl">\n<info>',
        "x.csl:2:7: Not XML: no element found",
    ),
    "another root": ("<html/>", "x.csl:1:1: The root element is html, not style in CSL's namespace"),
    "no namespace": (
        "<style><info/></style>",
        "x.csl:1:1: The root element is style, not style in CSL's namespace",
    ),
    "doctype": ('<!DOCTYPE style [<!ENTITY a "b">]>\n<style/>', "x.csl:1:17: A style has no DOCTYPE"),
    "no info": (
        '<style xmlns="http://purl.org/net/xbiblio/csl"/>',
        "x.csl:1:49: A style has an info element",
    ),
}


@pytest.mark.parametrize(("text", "complaint"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_style_is_refused_with_its_place(text: str, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csl"
    path.write_text(text)
    for read in (read_info, read_style):
        with pytest.raises(FileError) as caught:
            read(str(path))
        assert caught.value.message == f"{tmp_path}/{complaint}"


def test_a_style_that_breaks_off_after_its_head_is_refused(tmp_path: Path) -> None:
    path = write_style(tmp_path, "x")
    path.write_text(path.read_text().replace("</style>", ""))
    assert read_info(str(path)).title == "x"
    with pytest.raises(FileError, match=r"x\.csl:13:1: Not XML: no element found"):
        read_style(str(path))


def test_a_file_that_cannot_be_a_style_is_not_read_whole(tmp_path: Path) -> None:
    path = write_style(tmp_path, "x")
    path.write_text(path.read_text() + "<!-- " + "x" * 4_000_000 + " -->")
    with pytest.raises(FileError, match="larger than any style"):
        read_style(str(path))
    path.write_text('<style xmlns="http://purl.org/net/xbiblio/csl"><!-- ' + "x" * 300_000)
    with pytest.raises(FileError, match="No info element in the first 256,000 bytes"):
        read_info(str(path))


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"x\.csl can't be read: No such file or directory"):
        read_info(str(tmp_path / "x.csl"))
