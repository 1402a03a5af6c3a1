"""`bibkit convert refs.bib -o refs.bib`: a file written to itself keeps its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import bibkit

BIB = (
    b"\xef\xbb\xbf% Mine\r\n@string{jair = {J. AI}}\r\n\r\n@Article{Doe2020, Journal = jair,\r\n"
    b'  title={M\xc3\xbcnz \\"u},\r\n\tabstract = {A @ B}}  tail\r\n\r\n@comment{x}\r\n@misc{b, title = {B}, month = 3 }'
)


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    """A file of somebody with a style of their own: a byte order mark, CRLF, no line end at the end."""
    path = tmp_path / "refs.bib"
    path.write_bytes(BIB)
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "refs.bib"),
        ("-t", "bibtex", "-o", "refs.bib"),
        ("-o", "./refs.bib"),
        ("-o", "link.bib"),
        ("--from", "biblatex", "-t", "biblatex", "-o", "refs.bib"),
        ("--preserve", "-o", "refs.bib"),
        ("-O", "omit=no-such-field", "-o", "refs.bib"),
    ],
    ids=" ".join,
)
def test_without_a_change_the_file_is_the_same_and_is_not_touched(
    refs: Path, arguments: tuple[str, ...]
) -> None:
    (refs.parent / "link.bib").symlink_to("refs.bib")
    before = refs.stat()
    run = bibkit("convert", "refs.bib", *arguments, cwd=refs.parent)
    assert (run.code, run.out) == (0, "")
    assert refs.read_bytes() == BIB
    assert (refs.stat().st_ino, refs.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_options_ask_is_spliced_in(refs: Path) -> None:
    arguments = ("-O", "omit=abstract", "-O", "month=macro", "-o", "refs.bib")
    assert bibkit("convert", "refs.bib", *arguments, cwd=refs.parent).code == 0
    assert refs.read_bytes() == BIB.replace(b",\r\n\tabstract = {A @ B}", b"").replace(
        b"month = 3", b"month = mar"
    )


def test_a_file_may_keep_its_form_elsewhere_and_on_the_way_through(refs: Path) -> None:
    run = bibkit("convert", "refs.bib", "--preserve", "-o", "other.bib", cwd=refs.parent)
    assert (run.code, (refs.parent / "other.bib").read_bytes()) == (0, BIB)
    run = bibkit(
        "convert", "-", "--from", "bibtex", "--preserve", "-O", "omit=note", stdin="@misc{a,note={N}} x"
    )
    assert (run.code, run.out) == (0, "@misc{a} x")
    run = bibkit("convert", "-", "--preserve", stdin="@misc{a, title=jan} ")
    assert (run.code, run.out) == (0, "@misc{a, title=jan} ")


def test_to_another_file_it_is_written_anew(refs: Path) -> None:
    bibkit("convert", "refs.bib", "-o", "other.bib", cwd=refs.parent)
    assert (refs.parent / "other.bib").read_text().startswith("@article{Doe2020,\n  title         = ")


def test_what_the_project_sets_holds_in_place_where_it_can(refs: Path) -> None:
    (refs.parent / "bibkit.toml").write_text(
        '[options.bibtex]\npreprint = "unpublished"\nomit = ["abstract"]\nindent = 4\n'
    )
    assert bibkit("convert", "refs.bib", "-o", "refs.bib", cwd=refs.parent).code == 0
    changed = BIB.replace(b",\r\n\tabstract = {A @ B}", b"").replace(b"\r\n  title", b"\r\n    title")
    assert refs.read_bytes() == changed


def test_what_cannot_be_read_is_named_and_stays(refs: Path) -> None:
    refs.write_text('@misc{a, note={N}}\n@misc{b, note = "N\n\n@misc{c, note={N}}\n')
    run = bibkit("convert", "refs.bib", "-O", "omit=note", "-o", "refs.bib", cwd=refs.parent)
    assert run.code == 1
    assert refs.read_text() == '@misc{a}\n@misc{b, note = "N\n\n@misc{c}\n'
    assert "refs.bib:2:17: BK805 [b] The entry can't be read" in run.err
    assert "bibkit: 1 entry of 3 can't be read; it stays as it is\n" in run.err


def test_a_loss_that_is_forbidden_leaves_the_file(refs: Path) -> None:
    refs.write_text(text := '@misc{a, note={N}}\n@misc{b, note = "N\n')
    run = bibkit(
        "convert", "refs.bib", "-O", "omit=note", "-o", "refs.bib", "--fail-on-loss", cwd=refs.parent
    )
    assert (run.code, refs.read_text()) == (1, text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("refs.bib", "-o", "refs.bib", "--sort", "author"), "--sort is for what is written anew"),
        (
            ("refs.bib", "-o", "refs.bib", "--select", "year>=2020"),
            "The other entries would go from refs.bib",
        ),
        (
            ("refs.bib", "-o", "refs.bib", "-O", "preprint=misc"),
            "The option preprint is for what is written anew",
        ),
        (("refs.bib", "-o", "refs.bib", "-O", "omitt=x"), 'There is no option of bibtex "omitt"'),
        (("refs.bib", "--preserve", "-t", "biblatex"), "refs.bib is bibtex, and becomes biblatex only where"),
        (("refs.bib", "--preserve", "-t", "html"), "refs.bib is bibtex, and becomes html only where"),
        (("refs.bib", "refs.bib", "--preserve"), "A file that keeps its form is one file"),
        (("x.json", "--preserve"), "A file of csl-json is always written anew"),
        (("records", "--preserve"), "records: The file can't be read: Is a directory"),
    ],
    ids=str,
)
def test_what_does_not_go_together_is_said(refs: Path, arguments: tuple[str, ...], message: str) -> None:
    (refs.parent / "x.json").write_text("[]")
    (refs.parent / "records").mkdir()
    run = bibkit("convert", *arguments, cwd=refs.parent)
    assert run.code in (1, 2)
    assert message in run.err
    assert refs.read_bytes() == BIB


def test_a_part_of_a_file_keeps_its_form_and_the_books_of_its_papers(refs: Path) -> None:
    refs.write_text(
        "% all\n@string{p = {P}}\n\n@book{a, title={A}, year=2019}\n\n@incollection{b,\n  title = {B}, crossref={BOOK} }\n\n"
        "@misc{bad, title={\n@misc{d, title={D}, year=2019} % d\n@collection{book, title={Book}, year=2020, publisher=p}"
    )
    run = bibkit(
        "convert", "refs.bib", "--preserve", "--select", "title=B", "-O", "omit=publisher", cwd=refs.parent
    )
    assert run.code == 1  # for the entry that can't be read
    assert run.out == (
        "% all\n@string{p = {P}}\n\n@incollection{b,\n  title = {B}, crossref={BOOK} }\n\n"
        "@misc{bad, title={\n % d\n@collection{book, title={Book}, year=2020}"
    )


def test_a_file_keeps_its_encoding_where_it_stands(refs: Path) -> None:
    data = "% Encoding: ISO-8859-1\n@misc{a, title={Münz}, note={N}}\n".encode("latin-1")
    refs.write_bytes(data)
    assert bibkit("convert", "refs.bib", "-o", "refs.bib", cwd=refs.parent).code == 0
    assert refs.read_bytes() == data
    assert bibkit("convert", "refs.bib", "-O", "omit=note", "-o", "refs.bib", cwd=refs.parent).code == 0
    assert refs.read_bytes() == data.replace(b", note={N}", b"")
    run = bibkit("convert", "refs.bib", "-O", "omit=note", "--preserve", "-o", "other.bib", cwd=refs.parent)
    assert run.code == 2
    assert "refs.bib is in iso8859-1, and what bibkit writes to other files is UTF-8" in run.err


def test_a_character_that_the_encoding_lacks_changes_nothing(refs: Path) -> None:
    data = "% Encoding: ISO-8859-1\n@misc{a, title={M\\'unz \\v{c}}}\n".encode("latin-1")
    refs.write_bytes(data)
    run = bibkit("convert", "refs.bib", "-O", "encoding=utf-8", "-o", "refs.bib", cwd=refs.parent)
    assert (run.code, refs.read_bytes()) == (2, data)
    assert 'refs.bib is in iso8859-1, which has no "č" (U+010D)' in run.err
