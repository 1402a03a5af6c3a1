"""What holds for fixes in any file: only what a fix names is touched, nothing is lost, and the second time is idle."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.changes.fixing import Fixed, plan_fixes
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix
from bibkit.diagnostics.origin import edits_of
from bibkit.library import Library
from bibkit.loading import library_of
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.hidden import HIDING
from bibkit.model.record import Record
from bibkit.source import Safety, Source
from bibkit.store.folder import record_of_source
from bibkit.store.load import Loaded, collected, load_parts
from bibkit.stylebook.style_check import check_style_file
from bibkit.syntax.read_file import Read, reader_with
from bibkit.syntax.yaml import surroundings
from bibkit.syntax.yaml.mend import quoting, spaces_for_tabs
from tests.changes.fixes.styles import STYLE
from tests.shared_data import shared
from tests.strategies.files import bib_files, item_files, record_files, reference_files

ELSEWHERE = Path("none")
# What a record has of a .bib field that gets its right name.
READ_AS = {
    "subtitle": ("title",),
    "journal": ("container-title",),
    "journaltitle": ("container-title",),
    "booktitle": ("container-title", "event-title"),
    "month": ("issued",),
    "pages": ("page",),
    "number": ("issue", "number"),
    "chapter": ("chapter-number",),
    "address": ("publisher-place",),
    "location": ("publisher-place",),
    "urldate": ("accessed",),
    "eprint": ("arxiv",),
}
settings.register_profile(
    "files", max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
FILES = settings.get_profile("files")


def library(source: Source, texts: Mapping[str, Source]) -> Library:
    """The library of one text, or of the other that stands in its place."""

    def load_records(read: Read) -> Loaded:
        there = read(source.path)
        assert isinstance(there, Source)
        if source.path.endswith("doe2020.yaml"):
            return collected([record_of_source(there, read)])
        return load_parts([there], "", {}, read)

    return library_of(load_records, [ELSEWHERE / "x"], read=reader_with({source.path: source, **texts}))


def fixed(source: Source, *, unsafe: bool) -> tuple[Fixed, Library, Library]:
    """What the fixes do, and the library before and after them."""
    seen: list[Library] = []

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        seen.append(library(source, texts))
        return seen[-1].diagnostics

    return plan_fixes(check, unsafe=unsafe), seen[0], seen[-1]


def said(record: Record) -> dict[str, object]:
    """The fields of a record, its type among them, but for where it came from."""
    values: dict[str, object] = {name: value for name, value in record.values.items() if name != "source"}
    return {"type": record.type, **values, **{f"extra {name}": raw for name, raw in record.extra.items()}}


def touched(done: Iterable[Diagnostic]) -> dict[str, set[str]]:
    """For each key the fields that fixes name."""
    fields: dict[str, set[str]] = defaultdict(set)
    for one in done:
        if one.fix is not None:
            for change in one.fix.changes:
                # A field gets another name by a change of the record, or by an edit of its text.
                name = getattr(change, "name", getattr(change, "text", ""))
                field = getattr(change, "field", one.field)
                fields[one.key] |= {
                    str(field[0]) if field else "",
                    f"extra {field[0] if field else ''}",
                    name,
                    *READ_AS.get(name, ()),
                }
    return fields


def assert_laws(source: Source, *, unsafe: bool) -> None:
    result, before, after = fixed(source, unsafe=unsafe)
    text = next(iter(result.plan.texts.values()), source.whole(source.text)).removeprefix("\ufeff")
    # What the edits do not name is there still, in its order.
    edits = [edit for one in result.done for edit in edits_of(one)]
    if all(edit.source.text == source.text for edit in edits):  # made in one round
        assert_untouched(source.text, text, {(edit.start, edit.end) for edit in edits})
    # The second time there is nothing to do, and nothing that could be done is left.
    again = result
    if result.plan.texts:
        again, _, _ = fixed(Source(text, source.path, bom=source.bom), unsafe=unsafe)
        assert again.plan.texts == {}
    wanted = {Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE}
    assert [one for one in again.left if one.fix and one.fix.safety in wanted and edits_of(one)] == []
    # No record is lost, and each says what it said but for the fields that were fixed.
    now = {record.key: said(record) for record in after.records}
    fields = touched(result.done)
    for record in before.records:
        # An entry that can be read now has its key back, and a later one of that key gets another; and two of one key
        # may say the same now, and count once.
        is_taken = before.found > len(before.records) or after.found < before.found
        candidates = chain([now[record.key]] if record.key in now else [], now.values() if is_taken else ())
        assert any(is_kept(said(record), one, fields[record.key]) for one in candidates), record


def assert_untouched(before: str, after: str, spans: Iterable[tuple[int, int]]) -> None:
    """What stands between the spans stands in the text after, too, one part behind the other."""
    at = found = 0
    for start, end in sorted(spans):
        found = after.index(before[at:start], found) + start - at
        at = max(at, end)
    assert after[found:].endswith(before[at:])


def is_kept(was: Mapping[str, object], now: Mapping[str, object], fields: Iterable[str]) -> bool:
    """Whether a record says what it said but in these fields, and of their names only those went that came again.

    A list of names that was not there comes from a field that had another name.
    """
    differ = {name for name in {**was, **now} if was.get(name) != now.get(name)}
    lists = [(was.get(name), now.get(name)) for name in differ & set(NAME_FIELDS)]
    return differ <= set(fields) and all(
        not before or shown(before) == shown(after) for before, after in lists
    )


def shown(names: object) -> set[str]:
    """The names without what hides in them, and with the letters that "&eacute;" stands for (BK510)."""
    return (
        {HIDING.sub("", html.unescape(name.display)).casefold() for name in names}
        if isinstance(names, tuple)
        else set()
    )


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=bib_files(), bom=st.booleans())
@example(text="@misc{a, doi={https://doi.org/10.1000/182},doi={https://doi.org/10.1000/182}}", bom=False)
@FILES
def test_bib_files(text: str, bom: bool, unsafe: bool) -> None:
    assert_laws(Source(text, "none/refs.bib", bom=bom), unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=record_files(), bom=st.booleans())
@FILES
def test_records(text: str, bom: bool, unsafe: bool) -> None:
    assert_laws(Source(text, "none/doe2020.yaml", bom=bom), unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=item_files(), bom=st.booleans())
@FILES
def test_csl_json_files(text: str, bom: bool, unsafe: bool) -> None:
    assert_laws(Source(text, "none/refs.json", bom=bom), unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True])
@given(text=reference_files(), bom=st.booleans())
@FILES
def test_csl_yaml_files(text: str, bom: bool, unsafe: bool) -> None:
    assert_laws(Source(text, "none/refs.yaml", bom=bom), unsafe=unsafe)


@given(
    slips=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from("aeit-_ T")), max_size=4),
    newline=st.sampled_from(["\n", "\r\n"]),
    bom=st.booleans(),
)
@FILES
def test_style_files(slips: list[tuple[int, str]], newline: str, bom: bool) -> None:
    """Names and values of a style that was typed with slips: no other byte changes, and it stays XML."""
    letters = list(STYLE.replace("\r\n", newline))
    for place, letter in slips:
        number = place % len(letters)
        if letters[number].isalpha():
            letters[number] = letter
    source = Source("".join(letters), "none/mine.csl", bom=bom)

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        return check_style_file(source.path, (), texts.get(source.path, source))

    was_refused = any(one.code == "BK904" for one in check({}))
    result = plan_fixes(check, unsafe=True)
    text = next(iter(result.plan.texts.values()), source.whole(source.text))
    assert text.startswith("\ufeff") is bom
    edits = [edit for one in result.done for edit in edits_of(one)]
    if all(edit.source.text == source.text for edit in edits):
        assert_untouched(source.text, text.removeprefix("\ufeff"), {(edit.start, edit.end) for edit in edits})
    assert was_refused or "BK904" not in {one.code for one in result.left}
    assert [one for one in result.left if one.fix and edits_of(one)] == []
    assert not was_refused or result.done == ()


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("folder", ["csl-json", "formats", "large", "tricky"])
def test_real_files(folder: str, unsafe: bool) -> None:
    for path in sorted(shared(f"corpora/{folder}").rglob("*")):
        if path.suffix not in (".bib", ".json"):
            continue
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
            source = Source(text, str(path), bom=data.startswith(b"\xef\xbb\xbf"))
            library(source, {})
        except (UnicodeDecodeError, bibkit.UsageError):
            continue  # not UTF-8, or no bibliography
        assert_laws(source, unsafe=unsafe)


@pytest.mark.parametrize("mend", [quoting, spaces_for_tabs])
@given(texts=st.lists(record_files(), min_size=1, max_size=4), indent=st.sampled_from(["", "  "]))
@FILES
def test_a_long_text_is_mended_as_a_short_one(
    texts: list[str], indent: str, mend: Callable[[Source], Fix | None]
) -> None:
    """Of a long one only the lines are read again in which the fault stands."""
    lines = ["references:"]
    for text in texts:
        first, *others = text.splitlines()
        lines += [f"{indent}- {first}", *(f"{indent}  {line}" for line in others)]
        given = "\tgiven: Jane" if mend is spaces_for_tabs else "  given: Jane: Ann"
        lines += [f"{indent}  author:", f"{indent}  - family: Doe", f"{indent}  {given}"]
    source = Source("\n".join([*lines, "other: x"]))
    with pytest.MonkeyPatch.context() as patch:
        whole = mend(source)
        patch.setattr(surroundings, "_SHORT", 0)
        in_parts = mend(source)
    assert in_parts == whole
