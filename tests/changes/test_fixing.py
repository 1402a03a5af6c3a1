"""Each fix on the smallest file that shows it: the text before and after, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import bibkit
from bibkit.changes.fixing import Fixed, plan_fixes
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.codes import CODES
from bibkit.errors import FileError
from bibkit.handout.load import load_sessions
from bibkit.source import Source
from bibkit.stylebook.style_check import check_style_file
from bibkit.syntax.read_file import reader_with
from tests.changes.fixes.bibs import BIB, BIBS, bib
from tests.changes.fixes.case import SAFE, SHOWN, UNSAFE, Case
from tests.changes.fixes.families import FAMILIES, PEOPLE
from tests.changes.fixes.items import ITEM, ITEMS, items
from tests.changes.fixes.records import GOOD, HEAD, RECORDS, record
from tests.changes.fixes.references import REFERENCES, YAML_ITEM, references
from tests.changes.fixes.sessions import PLAN, SESSIONS, sessions
from tests.changes.fixes.styles import STYLES, broken

CASES = [*RECORDS, *BIBS, *ITEMS, *FAMILIES, *REFERENCES, *SESSIONS, *STYLES]


def fixes_of(folder: Path, case: Case, *, unsafe: bool) -> Fixed:
    path = folder / case.file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(case.before.encode())
    if case.file.endswith(".csl"):

        def check_style(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
            return check_style_file(str(path), (), texts.get(str(path)))

        return plan_fixes(check_style, unsafe=unsafe)
    if case.file != "sessions.yaml":
        (folder / "people.yaml").write_text(PEOPLE, encoding="utf-8")
        library = bibkit.load(path.parent if case.file.startswith("records/") else path)
        if not case.code or not CODES[case.code].is_optional:
            return library.fix(unsafe=unsafe)
        reopen = library.reopen
        assert reopen is not None
        return plan_fixes(lambda texts: reopen(reader_with(texts)).findings([case.code]), unsafe=unsafe)

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        return load_sessions(path, ["a", "b"], reader_with(texts)).diagnostics

    return plan_fixes(check, unsafe=unsafe)


def name(case: Case) -> str:
    return f"{case.code}-{case.safety.value}-{case.file}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_fix_changes_what_it_should_and_nothing_else(tmp_path: Path, case: Case) -> None:
    fixed = fixes_of(tmp_path, case, unsafe=case.safety is not SAFE)
    if case.safety is SHOWN:
        (found,) = [one for one in fixed.left if one.code == case.code]
        assert (found.fix and found.fix.safety, fixed.done, fixed.plan.texts) == (SHOWN, (), {})
        return
    assert {one.code for one in fixed.done} == {case.code}
    assert list(fixed.plan.texts.values()) == [case.after]
    assert case.code not in {one.code for one in fixed.left}


@pytest.mark.parametrize("case", [case for case in CASES if case.safety is not SAFE], ids=name)
def test_what_is_not_safe_is_made_only_when_asked_for(tmp_path: Path, case: Case) -> None:
    assert fixes_of(tmp_path, case, unsafe=False).plan.texts == {}


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_fix_made_twice_changes_nothing(tmp_path: Path, case: Case) -> None:
    fixes_of(tmp_path, case, unsafe=True).plan.apply()
    after = (tmp_path / case.file).read_bytes().decode()
    again = fixes_of(tmp_path, case._replace(before=after), unsafe=True)
    assert (after, again.done) == (case.after or case.before, ())


def test_the_table_of_codes_says_which_fixes_there_are() -> None:
    said = {(row.code, safety) for row in CODES.values() for safety in row.fixes}
    assert said == {(case.code, case.safety) for case in CASES}


@pytest.mark.parametrize(
    "case",
    [
        # what would be lost, or could mean two things
        record("BK103", UNSAFE, f"title: Attention: all # you need\n{HEAD}", ""),
        record("BK103", UNSAFE, f"title: Attention: all\n  you need\n{HEAD}", ""),
        record("BK103", UNSAFE, f"title: 'tis\n{HEAD}", ""),
        record("BK104", UNSAFE, f"{GOOD}editor:\n    - family: Roe\n\tgiven: Ann\n", ""),
        record("BK105", SAFE, f"{GOOD}title: On other names\n", ""),
        record("BK105", SAFE, f"{GOOD}title: On names # the second\n", ""),
        record("BK107", UNSAFE, f"{GOOD}note: *names # of all\n", ""),
        record("BK107", SAFE, f"title: !Kung people\n{HEAD}", ""),
        record("BK107", SAFE, f"x-base: &b {{volume: 5}}\nx-more:\n  <<: *b\n{GOOD}", ""),
        record("BK107", SAFE, f"x-a: &a [*a]\n{GOOD}", ""),
        record("BK107", SAFE, f"x-a: &a [1]\nx-b: &b [*a, *a]\nx-c: [*b, *b]\n{GOOD}", ""),
        record("BK107", SAFE, f"note: !!binary aGk=\n{GOOD}", ""),
        record("BK108", UNSAFE, f"{GOOD}editor: Roe, Ann and Al Poe\n", ""),
        record("BK108", UNSAFE, f"{GOOD}tags: alignment, safety\n", ""),
        record("BK109", UNSAFE, GOOD.replace("article", "novel"), ""),
        record("BK111", UNSAFE, f"{GOOD}titel: Of names\n", ""),
        record("BK111", UNSAFE, f"{GOOD}editors: Ann Roe\n", ""),
        record("BK114", SAFE, f"{GOOD}volume: # to be looked up\n", ""),
        record("BK115", UNSAFE, f"{GOOD}note: Ã¢Â\x80Â\x9cnames\n", ""),
        record("BK202", UNSAFE, f"{GOOD}submitted: received in May 2019\n", ""),
        record("BK303", SAFE, f"{GOOD}editor:\n  - et al.\n  - Roe, Ann\n", ""),
        record("BK303", SAFE, f"{GOOD}editor:\n  - Roe, Ann\n  - others # three more\n", ""),
        record("BK306", UNSAFE, f"{GOOD}editor:\n  - Wang, H.\n  - Wang, H.\n", ""),
        record("BK308", UNSAFE, f"{GOOD}editor: [{{family: NVIDIA}}, {{family: MACDONALD, given: A.}}]\n", ""),
        record("BK312", UNSAFE, f"{GOOD}incomplete: [editor]\neditor: Roe\n", ""),
        record("BK401", UNSAFE, f"{GOOD}DOI: 10.1000 / 182\n", ""),
        record("BK502", UNSAFE, f"title: \\foo{{Names}}\n{HEAD}", ""),
        # what bibkit knows about a name or text would no longer be known
        references(
            "BK306",
            UNSAFE,
            f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{literal: Doe}}, {{literal: Doe}}, {{literal: Roe}}]\n  custom:\n"
            "    bibkit:\n      names: {author: {'2': {of: Roe, person: roe}}}\n",
            "",
        ),
        references(
            "BK308",
            UNSAFE,
            f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{family: SMITH, given: Jo}}]\n  custom:\n"
            "    bibkit:\n      names: {author: {'0': {of: Jo SMITH, person: jo}}}\n",
            "",
        ),
        bib("BK812", SAFE, "@misc{a, title = {T} {x}, year = 2020, author={A. Roe}}", ""),
        bib("BK504", SAFE, '@misc{a, title = "On " # names # " and more.", year = 2020}', ""),
        bib("BK504", SAFE, "@misc{a, title = {On names}, subtitle = {And the more.}, year = 2020}", ""),
        bib("BK306", UNSAFE, "@xdata{b, title={B}, year=1, editor={Jane Doe and Jane Doe}}\n@misc{a, xdata={b}}", ""),
        bib("BK809", UNSAFE, "@misc{a, title={T}, year=2020}\n@misc{a, title={T}, year={2020}}", ""),
        bib("BK407", SAFE, BIB + "  author={A. Roe}, doi={\\url{https://doi.org/10.1000/182}}}", ""),
        bib("BK407", SAFE, BIB + "  author={A. Roe}, doi={10.1000/a\\_b}, isbn={978-0-306-40615-7}}", ""),
        bib("BK407", SAFE, BIB + "  author={A. Roe}, eprint={arXiv:2212.08073}}", ""),
        bib("BK813", SAFE, BIB + "  author={A. Roe}, note={x}, note={y}}", ""),
        bib("BK813", SAFE, BIB + "  author={A. Roe}, note={x}, note={y}, note={x}}", ""),  # biber's would be another
        bib("BK813", SAFE, BIB + "  author={A. Roe}, note={x}, % once more\n  note={x}}", ""),
        bib("BK410", UNSAFE, "@misc{a, % t\n title={T}, % a\n author={A. Roe}, % y\n year=2020, % u\n url={https://doi.org/10.1000/1}}", ""),
        bib("BK410", UNSAFE, BIB + "  author={A. Roe}, url={https://doi.org/10.1000/182}, doi={unknown}}", ""),
        bib("BK414", UNSAFE, BIB + "  author={A. Roe}, % the DOI:\n note={10.1000/182}}", ""),
        bib("BK807", SAFE, BIB + "  author={A. Roe}, journal = nature}", ""),
        bib("BK807", SAFE, BIB + "  author={A. Roe}, month = brumaire}", ""),
        bib("BK807", SAFE, BIB + "  author={A. Roe}, note = march}", ""),
        items("BK805", SAFE, f'[{ITEM}, "type": "map", "title": "On other names"}}]', ""),
        items("BK805", SAFE, f'[{ITEM}, "type": "map", "issued": {{"date-parts": [[2021]]}}}}]', ""),
        broken("BK905", ('<text macro="the-title"/>', "<blink/>")),
        broken("BK906", (" quotes=", " sparkle=")),
        broken("BK906", ('quotes="true"', 'quotes="true" quote="false"')),
        broken("BK907", ('variable="title"', 'variable="author"')),
        broken("BK907", ('variable="title"', 'variable="t&#105;tel"')),
        broken("BK908", ('macro="the-title"', 'macro="heading"')),
        sessions("BK003", UNSAFE, f"{PLAN}- time: 16:15 c.t.\n", ""),
        sessions("BK003", UNSAFE, f"{PLAN}- time: 4-5 pm\n", ""),
        sessions("BK003", UNSAFE, f"{PLAN}- time: '16'\n", ""),
        sessions("BK004", UNSAFE, f"{PLAN}- papers: [{{key: a, pages: 8-1}}]\n", ""),
        sessions("BK004", UNSAFE, f"{PLAN}- papers: [{{key: a, pages: 1ff.}}]\n", ""),
        items("BK312", UNSAFE, '[{"id": "a", "type": "map", "title": "T", "issued": "2020", "author": ["others"], '
              '"custom": {"bibkit": {"incomplete": ["author"]}}}]', ""),
    ],
    ids=name,
)  # fmt: skip
def test_no_fix_is_better_than_a_wrong_one(tmp_path: Path, case: Case) -> None:
    fixed = fixes_of(tmp_path, case, unsafe=True)
    assert fixed.plan.texts == {}


def test_overlapping_fixes_wait_for_the_next_round(tmp_path: Path) -> None:
    before = f"{GOOD}editor: [{{literal: A}}, {{literal: A}}, {{literal: A}}]\ntranslator: [{{literal: B}}, {{literal: others}}]\n"
    before += "chair: [{literal: C}, {literal: others}]\n"
    fixed = fixes_of(tmp_path, record("BK306", UNSAFE, before, ""), unsafe=True)
    assert list(fixed.plan.texts.values()) == [
        f"{GOOD}editor: [{{literal: A}}]\ntranslator: [{{literal: B}}]\nchair: [{{literal: C}}]\nincomplete: [translator, chair]\n"
    ]
    assert [one.code for one in fixed.done] == ["BK303", "BK303", "BK306", "BK306"]


def test_a_file_of_which_reading_and_the_checks_complain_is_fixed_whole(tmp_path: Path) -> None:
    """The second round must see the text of the first, also for records without findings of reading."""
    before = f"title: On the names.\n{HEAD}editor:\n  - Roe, Ann\n  - SMITH, Jo\n  - SMITH, Jo\nDOI: doi:10.1000/182\n"
    fixed = fixes_of(tmp_path, record("", UNSAFE, before, ""), unsafe=True)
    assert list(fixed.plan.texts.values()) == [
        f"title: On the names\n{HEAD}editor:\n  - Roe, Ann\n  - Smith, Jo\nDOI: 10.1000/182\n"
    ]
    assert fixed.left == ()


def test_of_a_selection_only_its_records_are_fixed(tmp_path: Path) -> None:
    for key in "ab":
        (tmp_path / f"{key}.yaml").write_text(f"title: On the {key} of names.\n{HEAD}")
    plan = bibkit.load(tmp_path).only(["b"]).fix().plan
    assert [path.name for path in plan.texts] == ["b.yaml"]


def test_of_a_field_that_comes_again_all_are_fixed_and_one_is_left() -> None:
    """Mended alone, the first would differ from the second, which then would become a field of its own."""
    entry = "@misc{a, author={Doe, Jane}, title={T}, year=2001, doi={%s},\n  doi = {%s}, DOI={%s}}"
    before = entry % ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "doi:10.1000/182")
    source = Source(before, "refs.bib")

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        return bibkit.read(texts.get("refs.bib", source).text, "bibtex", path="refs.bib").diagnostics

    result = plan_fixes(check)
    assert result.plan.texts == {Path("refs.bib"): (entry % (("10.1000/182",) * 3)).partition(",\n")[0] + "}"}
    assert result.left == ()


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("@misc{a, title={On the names.}, year=2020}")
    plan = bibkit.load(path).fix().plan
    path.write_text("@misc{a, title={On my names.}, year=2020}")
    with pytest.raises(FileError, match="has changed since it was read"):
        plan.apply()
    assert path.read_text() == "@misc{a, title={On my names.}, year=2020}"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"\xef\xbb\xbf@misc{a, title={On the names.}, year=2020}")
    bibkit.load(path).fix().plan.apply()
    assert path.read_bytes() == b"\xef\xbb\xbf@misc{a, title={On the names}, year=2020}"
