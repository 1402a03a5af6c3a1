"""10 MB of anything, in any reader: no traceback, at most ten seconds and 512 MB, and what is too large is named.

The bounds themselves are in `bibkit/source/bounds.py`. Where an input is small, it is one that used to take the
machine all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bibkit.source.bounds import FIELD_CHARACTERS, LIKE_FINDINGS, NAMES, RECORD_FIELDS, UNREADABLE_ENTRIES
from tests.hostile.child import MOST_MEGABYTES, MOST_SECONDS, Outcome, bibkit

TEN_MB = 10_000_000


def named(title: str = "A title", author: str = "Doe, Jane", more: str = "") -> str:
    return f"@book{{k, title={{{title}}}, author={{{author}}}, year=2020, publisher={{P}}{more}}}\n"


def doubling(text: str, times: int = 39) -> str:
    macros = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, times + 1))
    return f'@string{{a0 = "{text}"}}\n{macros}' + "@book{k, title = a39, year = 2020}\n"


def item(**members: object) -> str:
    return json.dumps([{"id": "k", "type": "book", "title": "T", "author": [{"family": "Doe"}], **members}])


def record(**fields: object) -> str:
    return json.dumps(
        {"type": "book", "title": "T", "author": [{"family": "Doe"}], "issued": "2020", **fields}
    )


def csl_yaml(items: str) -> str:
    return f'{{"references": {items}}}'


REPETITION = r"\rep{" + "x" * 20_000 + "}"
REPEATED = f"{NAMES + 1:,}"
CASES: dict[str, tuple[str, str, str]] = {
    # what it is: the name of the file, its text, and what must be said
    "macros that double": ("a.bib", doubling("x" * 20), "its macros come to more than 1,000,000 characters in a field"),
    "macros that double from nothing": ("a.bib", doubling(""), ""),
    "a macro used everywhere": (
        "a.bib",
        f'@string{{a = "{"x" * 100_000}"}}\n' + "".join(f"@book{{k{n}, title = a # a # a # a}}\n" for n in range(2000)),
        "its macros come to more than 32,000,000 characters in all",
    ),
    "macros in a month": ("a.bib", doubling("x" * 20) + "@book{l, month = a30 # a30}\n", "BK805"),
    "macros of macros in one field": (
        "a.bib",
        f'@string{{a = "{"x" * 10_000}"}}\n@book{{k, title = {" # ".join(["a"] * 10_000)}}}\n',
        "characters in a field",
    ),
    "a parent of a million children": (
        "a.bib",
        f"@proceedings{{p, title = {{P}}, note = {{n}}, series = {{{'word ' * 20_000}}}}}\n"
        + "".join(f"@inproceedings{{c{n}, crossref = {{p}}, title = {{T{n}}}}}\n" for n in range(2000)),
        "what macros and parents put into entries comes to more than 32,000,000 characters in all",
    ),
    "a TeX macro that repeats": (
        "a.bib",
        r'@preamble{"\newcommand{\rep}[1]{' + "#1" * 200 + '}"}\n'
        + "".join(named(REPETITION).replace("{k,", f"{{k{n},") for n in range(200)),
        "",
    ),
    "TeX macros in TeX macros": (
        "a.bib",
        r'@preamble{"\newcommand{\dup}[1]{#1#1}"}' + "\n" + named("\\dup{" * 2000 + "x" + "}" * 2000),
        "",
    ),
    "a long title": ("a.bib", named("word " * 2_000_000), "BK120 [k: title] title has 10,000,000 characters; bibkit takes 1,000,000"),
    "a title of TeX": ("a.bib", named(r'\"{o} $x$ {Ab} ' * 60_000), ""),
    "a title of dollars": ("a.bib", named("$x " * 20_000), ""),
    "braces in braces": ("a.bib", named("{" * 100_000 + "x" + "}" * 100_000), ""),
    "too many names": ("a.bib", named(author=" and ".join(["Doe, J."] * (NAMES + 1))), f"author has {REPEATED} items; bibkit takes 50,000"),
    "a million names": ("a.bib", named(author=" and ".join(["a"] * 1_000_000)), "author has 5,999,995 characters"),
    "as many names as may be": ("a.bib", named(author=" and ".join(["Doe, Jane"] * NAMES)), "more findings like the one before"),
    "as many pieces that are no name": ("a.bib", named(author=" and ".join(["{}"] * NAMES)), ""),
    "a field given again and again": ("a.bib", named(more="".join(f", note={{{n}}}" for n in range(50_000))), "BK120 [k] It has 50,004 fields"),
    "as many fields as may be": ("a.bib", named(more="".join(f", note={{{n}}}" for n in range(RECORD_FIELDS - 4))), ""),
    "half a million fields": ("a.bib", named(more="".join(f", x{n}={{{n}}}" for n in range(500_000))), "It has 500,004 fields"),
    "entries that are not closed, in one line": ("a.bib", "@a{b," * 400_000, "more entries can't be read"),
    "entries that are not closed, a line each": ("a.bib", "@a{b,c={\n" * 200_000, "190,000 more entries can't be read"),
    "parentheses that are not closed": ("a.bib", "@a(\n" * 200_000, "more entries can't be read"),
    "comments that are not closed": ("a.bib", "@comment(\n" * 1_000_000, ""),
    "carriage returns": ("a.bib", "@a{k,\r" * 200_000, "more entries can't be read"),
    "parentheses that are not closed, in one line": ("a.bib", "@a(" * 1_000_000, "BK805"),
    "carriage returns all along": ("a.bib", "@a{k,\r" * 333_000, "more entries can't be read"),
    "signs": ("a.bib", "@" * TEN_MB, "BK801"),
    "one key for all": ("a.bib", "@book{k}\n" * 100_000, ""),
    "a long text in JSON": ("a.json", item(abstract="word " * 2_000_000), "BK120 [k: abstract] abstract has 10,000,000 characters"),
    "a million names in JSON": ("a.json", item(author=[{"family": "D"}] * 500_000), "author has 500,000 items"),
    "as many names as may be in JSON": ("a.json", item(author=[{"family": "D"}] * NAMES), ""),
    "half a million members": ("a.json", item(**{f"x{n}": 1 for n in range(500_000)}), "It has 500,004 fields"),
    "arrays in arrays": ("a.json", "[" * 5_000_000, "The JSON nests too deep"),
    "an integer of 4,301 digits": ("a.json", item(volume=1).replace("1}", "9" * 4301 + "}"), ""),
    "a year of 4,301 digits": ("a.json", item(issued={"date-parts": [[1]]}).replace("[[1]]", f"[[{'9' * 4301}]]"), "BK806"),
    "a year of 4,301 digits as text": ("a.json", item(issued={"date-parts": [["9" * 4301]]}), "BK806"),
    "a date of a million digits": ("a.json", item(issued={"raw": "9" * 900_000}), ""),
    "lines that are no JSON": ("a.jsonl", '{"id":1\n' * 1_000_000, "This is not JSON"),
    "the same members twice": ("a.json", '[{"id":"k","type":"book",' + '"a":1,' * 500_000 + '"a":2}]', "BK805"),
    "a long text in CSL-YAML": ("a.yaml", csl_yaml(item(abstract="word " * 2_000_000)), "abstract has 10,000,000 characters"),
    "a million names in CSL-YAML": ("a.yaml", csl_yaml(item(author=[{"family": "D"}] * 300_000)), "author has 300,000 items"),
    "lists in lists in CSL-YAML": ("a.yaml", "references:\n- " + "[" * 1_000_000, "BK103"),
    "a long text in a record": ("records/a.yaml", record(abstract="word " * 2_000_000), "BK120 [a: abstract] abstract has 10,000,000 characters"),
    "a million names in a record": ("records/a.yaml", record(author=["Doe, J."] * 500_000), "author has 500,000 items"),
    "names that are none in a record": ("records/a.yaml", record(author=["x"] * NAMES), "49,900 more findings like the one before"),
    "half a million fields in a record": ("records/a.yaml", record(**{f"x{n}": "1" for n in range(300_000)}), "It has 300,004 fields"),
    "mappings in mappings": ("records/a.yaml", "a: " + "{a: " * 100_000, "BK103"),
    "indents in indents": ("records/a.yaml", "".join(f"{' ' * n}a:\n" for n in range(3000)), "BK103"),
    "an alias bomb": ("records/a.yaml", "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(1000)), "BK107"),
    "a long key": ("records/a.yaml", record(id="x" * 1_000_000), "BK110"),
    "people": ("people.yaml", "".join(f"p{n}:\n  printed: [A B]\n" for n in range(100_000)), ""),
    "people that are none": ("people.yaml", "".join(f"p{n}: x\n" for n in range(100_000)), "BK108"),
    "a sheet of sessions": ("sessions.yaml", "sessions:\n" + "- {id: a, papers: [x]}\n" * 20_000, "BK005"),
}  # fmt: skip


def checked(folder: Path, name: str, text: str) -> Outcome:
    (folder / "records").mkdir()
    (folder / "records/good.yaml").write_text(record())
    (folder / name).write_text(text)
    is_file = "/" not in name and name not in ("people.yaml", "sessions.yaml")
    form = ["--from", "csl-yaml"] if name == "a.yaml" else []
    run = bibkit("check", *(["-L", name, *form] if is_file else []), cwd=folder)
    assert run.code in (0, 1), run.told
    assert run.seconds < MOST_SECONDS, run.told
    assert run.megabytes < MOST_MEGABYTES, run.told
    return run


@pytest.mark.parametrize("case", CASES)
def test_a_reader_keeps_its_bounds(tmp_path: Path, case: str) -> None:
    name, text, said = CASES[case]
    run = checked(tmp_path, name, text)
    assert said in run.out + run.err, run.out[:1000] + run.told


SMALL = {
    # many small works: the name of the file, and the text of one
    "entries": ("a.bib", "@book{{k{0}, title={{A title of number {0}}}, author={{Doe, Jane}}, year=2020, publisher={{P}}}}\n"),
    "entries with macros": ("a.bib", "@book{{k{0}, title={{Title {0}}}, author={{Doe, Jane}}, month=jan # \"~1\", year=2020}}\n"),
    "entries that are at fault": ("a.bib", "@book{{k{0}, title={{A title of number {0}.}}, author={{Doe, Jane}}, publisher={{Somewhere Press}}}}\n"),
    "items of CSL-YAML": ("a.yaml", "- id: k{0}\n  type: book\n  title: A title of number {0}\n  author: [{{family: Doe}}]\n"),
    "items of CSL-YAML that can be fixed": ("a.yaml", "- id: k{0}\n  type: book\n  title: A title of number {0}.\n  issued: 2020\n"),
    "items of CSL-YAML in brackets": ("b.yaml", '{{"id": "k{0}", "type": "book", "title": "Title {0}"}},\n'),
    "lines of JSON": ("a.jsonl", '{{"id":"k{0}","type":"book","title":"T{0}"}}\n'),
    "lines of JSON that are at fault": ("a.jsonl", '{{"id":"k {0}","type":"book","title":"A title of number {0}.","author":[{{"family":"Doe"}}],"publisher":"Somewhere Press"}}\n'),
}  # fmt: skip


@pytest.mark.parametrize("case", SMALL)
def test_many_small_works_take_no_more_memory_than_few_large_ones(tmp_path: Path, case: str) -> None:
    """A fifth of 10 MB, and a fifth of the memory."""
    name, one = SMALL[case]
    works = "".join(one.format(number) for number in range(TEN_MB // 5 // len(one.format(99_999))))
    before = {"a.yaml": "references:\n", "b.yaml": "references: [\n"}.get(name, "")
    (tmp_path / name).write_text(before + works + ("]" if name == "b.yaml" else ""))
    form = ["--from", "csl-yaml"] if name.endswith(".yaml") else []
    run = bibkit("check", "-L", name, *form, cwd=tmp_path)
    assert run.code in (0, 1), run.told
    empty = bibkit("rule", "BK201", cwd=tmp_path)
    assert (run.megabytes - empty.megabytes) * 5 < MOST_MEGABYTES, run.told


def test_fixes_are_counted_up_to_a_number(tmp_path: Path) -> None:
    one = "@book{{k{0}, title={{The {0} titles.}}, author={{Doe, Jane}}, year=2020, publisher={{P}}}}\n"
    for count, said in (
        (1000, "\n1000 findings can be fixed"),
        (1001, "\nat least 1000 findings can be fixed"),
    ):
        (tmp_path / "a.bib").write_text("".join(map(one.format, range(1000, 1000 + count))))
        run = bibkit("check", "-L", "a.bib", cwd=tmp_path)
        assert f"{said} with --fix\n{count} records checked" in run.err, run.told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", named("word " * 199_000)),
        ("a.bib", named(author=" and ".join(f"Doe, J{n}" for n in range(NAMES)))),
        ("a.bib", named("$x$ " * 20_000)),
        ("a.bib", named(more="".join(f", x{n}={{{n}}}" for n in range(RECORD_FIELDS - 4)))),
    ],
    ids=["text", "names", "formulas", "fields"],
)
@pytest.mark.parametrize("form", ["bibtex", "csl-json", "html", "markdown"])
def test_what_is_just_within_a_bound_is_written_in_time(
    tmp_path: Path, name: str, text: str, form: str
) -> None:
    (tmp_path / name).write_text(text)
    run = bibkit("export", "-L", name, "-f", form, "-o", "out", cwd=tmp_path)
    assert run.code == 0, run.told
    assert run.seconds < MOST_SECONDS, run.told
    assert run.megabytes < MOST_MEGABYTES, run.told


def test_one_entry_beyond_a_bound_does_not_stand_in_the_way_of_the_others(tmp_path: Path) -> None:
    large = named("x" * (FIELD_CHARACTERS + 1))
    (tmp_path / "a.bib").write_text(named().replace("{k,", "{one,") + large + named().replace("{k,", "{two,"))
    run = bibkit("export", "-L", "a.bib", "-f", "csl-json", cwd=tmp_path)
    assert run.code == 1
    assert [one["id"] for one in json.loads(run.out)] == ["one", "two"]
    assert "a.bib:2:7: BK120 [k" in run.err, run.told


def test_every_entry_is_counted_though_not_every_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@a{b,c={\n" * (UNREADABLE_ENTRIES + 5) + named())
    run = bibkit("convert", "a.bib", "--to", "csl-json", cwd=tmp_path)
    assert [one["id"] for one in json.loads(run.out)] == ["k"]
    assert "10005 entries of 10006 left out" in run.err, run.told


def test_findings_of_one_kind_in_one_record_are_counted_after_the_first(tmp_path: Path) -> None:
    run = checked(tmp_path, "records/a.yaml", record(author=["x"] * (LIKE_FINDINGS + 3)))
    assert "3 more findings like the one before are here" in run.out


@pytest.mark.parametrize(
    "make",
    [
        lambda n: ["cite", "@good " * n],
        lambda n: ["cite", "[" * n],
        lambda n: ["cite", "[@good" + "; @good" * n + "]"],
        lambda n: ["cite", "[@good, p. " + "1" * n + "]"],
        lambda n: ["cite", "@{" * n],
        lambda n: ["cite", "*" * n],
        lambda n: ["export", "--select", "(" * n],
        lambda n: ["export", "--select", "not " * n + "author:Doe"],
        lambda n: ["export", "--select", "year>=2000 " * n],
        lambda n: ["export", "--select", "author:Doe or " * n + "author:Doe"],
        lambda n: ["export", "--select", '"' + "x" * n],
        lambda n: ["export", "--select", "year:" + "9" * n],
        lambda n: ["export", "--sort", "year," * n],
    ],
)
def test_what_is_asked_for_is_read_in_time_or_refused(
    tmp_path: Path, make: Callable[[int], list[str]]
) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/good.yaml").write_text(record())
    run = bibkit(*make(8_000), cwd=tmp_path)
    assert run.code in (0, 1, 2), run.told
    assert run.seconds < MOST_SECONDS, run.told
    assert run.megabytes < MOST_MEGABYTES, run.told


@pytest.mark.parametrize(
    "page",
    [
        "<!-- bibkit:start -->\n" * 100_000,
        "<!-- bibkit:end -->\n" * 100_000,
        "<!-- bibkit:start -->\n<!-- bibkit:end -->\n" * 300,
        "<!-- bibkit:start " + "style=apa " * 100_000 + "-->\n<!-- bibkit:end -->\n",
        "<!-- bibkit:start " + "x" * 1_000_000 + "\n",
        "<!-- bibkit:start " + "a='" * 100_000 + "-->\n<!-- bibkit:end -->\n",
        "`" * 1_000_000 + "\n" + "```\n" * 300_000,
        "<!-- bibkit:start select='" + "(" * 100_000 + "' -->\n<!-- bibkit:end -->\n",
    ],
)
def test_a_page_of_markers_is_read_in_time(tmp_path: Path, page: str) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/good.yaml").write_text(record())
    (tmp_path / "README.md").write_text(page)
    run = bibkit("page", "--update", "README.md", cwd=tmp_path)
    assert run.code in (0, 1, 2), run.told
    assert run.seconds < MOST_SECONDS, run.told
    assert run.megabytes < MOST_MEGABYTES, run.told


@pytest.mark.parametrize(
    "settings",
    [
        "a = " + "[" * 100_000 + "]" * 100_000,
        "a = " + "{a = " * 100_000,
        "[" + "a." * 100_000 + "a]",
        "a" + ".a" * 100_000 + " = 1",
        "library = " + '"' + "x" * 1_000_000 + '"',
        "a = " + "9" * 5000,
        "x = 1\n" * 100_000,
        "a = 1e999999999",
        "library = [" + '"records",' * 1_000 + "]",
    ],
)
def test_settings_without_measure_are_refused(tmp_path: Path, settings: str) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/good.yaml").write_text(record())
    (tmp_path / "bibkit.toml").write_text(settings)
    run = bibkit("check", cwd=tmp_path)
    assert run.code in (1, 2), run.told
    assert run.seconds < MOST_SECONDS, run.told
    assert run.megabytes < MOST_MEGABYTES, run.told


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Odd</title><id>odd</id><updated>2020-01-01T00:00:00Z</updated></info>{}
<citation><layout>{}</layout></citation><bibliography><layout>{}</layout></bibliography></style>
"""
DOUBLING = '<macro name="m0"><text value="x"/></macro>' + "".join(
    f'<macro name="m{n}"><text macro="m{n - 1}"/><text macro="m{n - 1}"/></macro>' for n in range(1, 40)
)


@pytest.mark.parametrize("engine", ["native", "citeproc-py"])
@pytest.mark.parametrize(
    "style",
    [
        STYLE.format(DOUBLING, '<text macro="m39"/>', '<text macro="m39"/>'),
        STYLE.format('<macro name="a"><text macro="a"/></macro>', '<text macro="a"/>', '<text macro="a"/>'),
        STYLE.format("", "<group>" * 200 + "</group>" * 200, '<text variable="title"/>'),
        STYLE.format("", '<text value="x"/>' * 120_000, '<text variable="title"/>'),
        STYLE.format("", '<text variable="title"/>', f'<text value="{"x" * 3_000_000}"/>'),
        "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" + STYLE.format("", "", "&b;"),
        " " * 9_000_000,
    ],
    ids=["doubling", "circle", "depth", "elements", "text", "entities", "size"],
)
def test_a_style_without_measure_is_refused_by_every_engine(tmp_path: Path, style: str, engine: str) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/good.yaml").write_text(record())
    (tmp_path / "odd.csl").write_text(style)
    run = bibkit(
        "export", "-f", "html", "--style", "./odd.csl", "--engine", engine, "-o", "out", cwd=tmp_path
    )
    assert run.code in (0, 1, 2), run.told
    assert run.seconds < MOST_SECONDS, run.told
    assert run.megabytes < MOST_MEGABYTES, run.told
