"""Each fix on the smallest file that shows it: the text before and after, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import bibkit
from bibkit.changes.fixing import Fixed, plan_fixes
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.codes import CODES
from bibkit.errors import FileError
from bibkit.handout.load import load_sessions
from bibkit.source import Safety, Source
from bibkit.stylebook.style_check import check_style_file
from bibkit.syntax.read_file import reader_with

SAFE, UNSAFE, SHOWN = Safety.SAFE, Safety.UNSAFE, Safety.SHOWN
HEAD = "type: article\nauthor:\n  - Doe, Jane   # corresponding\nissued: 2020\n"
GOOD = f"title: On names\n{HEAD}"


class Case(NamedTuple):
    """A file with one finding, and what it is after the fix."""

    code: str
    safety: Safety
    file: str
    before: str
    after: str


def record(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "records/doe2020.yaml", before, after)


def bib(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "refs.bib", before, after)


def items(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "refs.json", before, after)


def references(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "refs.yaml", before, after)


def style(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "mine.csl", before, after)


def sessions(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "sessions.yaml", before, after)


RECORDS = [
    record("BK103", UNSAFE, f"title: Attention: all you need\n{HEAD}", f'title: "Attention: all you need"\n{HEAD}'),
    record("BK103", UNSAFE, f"title: [Retracted] On names\n{HEAD}", f'title: "[Retracted] On names"\n{HEAD}'),
    record(
        "BK103",
        UNSAFE,
        f'{GOOD}publisher: `Names`\nnote: "Names" are: names\n',
        f'{GOOD}publisher: "`Names`"\nnote: "\\"Names\\" are: names"\n',
    ),
    record("BK104", SAFE, f"{GOOD}editor:\n  -\tRoe, Ann\n", f"{GOOD}editor:\n  - Roe, Ann\n"),
    record(
        "BK104",
        UNSAFE,
        f"{GOOD}editor:\n\t- Roe, Ann\n\t-\tPoe, Al # tab\n",
        f"{GOOD}editor:\n  - Roe, Ann\n  - Poe, Al # tab\n",
    ),
    record("BK105", SAFE, f'{GOOD}# again\ntitle: "On names"\nvolume: 5\n', f"{GOOD}# again\nvolume: 5\n"),
    record(
        "BK105",
        SAFE,
        f"{GOOD}editor:\n  - {{family: Roe, given: A., family: Roe}}\n",
        f"{GOOD}editor:\n  - {{family: Roe, given: A.}}\n",
    ),
    record("BK107", SAFE, f"{GOOD}volume: !!int 5 # five\nnote: !!str\n  text\n", f"{GOOD}volume: 5 # five\nnote:\n  text\n"),
    record(
        "BK107",
        SAFE,
        f"{GOOD}editor: &us  # both\n  - Roe, Ann\ncontainer-title: &t Names: all\ntranslator: *us\nnote: *t # again\n".replace("Names: all", "'Names: all'"),
        f"{GOOD}editor: # both\n  - Roe, Ann\ncontainer-title: 'Names: all'\ntranslator: [\"Roe, Ann\"]\nnote: \"Names: all\" # again\n",
    ),
    record("BK107", UNSAFE, f"title: *Names* of all\n{HEAD}", f'title: "*Names* of all"\n{HEAD}'),
    record("BK108", UNSAFE, f"{GOOD}editor: Roe, Ann # alone\n", f'{GOOD}editor: ["Roe, Ann"] # alone\n'),
    record("BK108", UNSAFE, f"{GOOD}tags: alignment\n", f"{GOOD}tags: [alignment]\n"),
    record(
        "BK109",
        SAFE,
        GOOD.replace("type: article", "type: PhDThesis # defended"),
        GOOD.replace("type: article", "type: thesis # defended") + "genre: PhD thesis\n",
    ),
    record("BK109", SAFE, GOOD.replace("article", "Motion-Picture"), GOOD.replace("article", "motion_picture")),
    record("BK109", UNSAFE, GOOD.replace("article", "artcle"), GOOD),
    record("BK111", UNSAFE, f'{GOOD}publsher: "Names & Sons"\n', f'{GOOD}publisher: "Names & Sons"\n'),
    record("BK114", SAFE, f"{GOOD}volume:\n\n# the pages\npage: 1-8\n", f"{GOOD}\n# the pages\npage: 1-8\n"),
    record("BK114", SAFE, f"{GOOD}tags: []\n", GOOD),
    record("BK115", UNSAFE, f"{GOOD}note: a\x07b\n", f"{GOOD}note: ab\n"),
    record("BK115", UNSAFE, f'{GOOD}note: "a\\x07b: c" # beep\n', f'{GOOD}note: "ab: c" # beep\n'),
    record("BK115", UNSAFE, f"{GOOD}note: the \x93state\x94\n", f"{GOOD}note: the “state”\n"),
    record("BK202", UNSAFE, f"{GOOD}submitted: May 3, 2019\n", f"{GOOD}submitted: 2019-05-03\n"),
    record("BK205", UNSAFE, f"{GOOD}event-date: '2019-05/2019-03'\n", f"{GOOD}event-date: '2019-03/2019-05'\n"),
    record(
        "BK303",
        SAFE,
        f"{GOOD}editor:\n  - Roe, Ann\n  - et al.\npage: 1-8\n",
        f"{GOOD}editor:\n  - Roe, Ann\nincomplete: [editor]\npage: 1-8\n",
    ),
    record(
        "BK303",
        SAFE,
        f"incomplete: [editor]\n{GOOD}editor: [{{literal: Roe}}]\ntranslator: [{{literal: Poe}}, {{literal: others}}]\n",
        f"incomplete: [editor, translator]\n{GOOD}editor: [{{literal: Roe}}]\ntranslator: [{{literal: Poe}}]\n",
    ),
    record("BK306", UNSAFE, f"{GOOD}editor:\n  - Roe, Ann\n  - Roe, Ann\n", f"{GOOD}editor:\n  - Roe, Ann\n"),
    record(
        "BK308",
        UNSAFE,
        f"{GOOD}editor:\n  - 'SMITH, Ann'\n  - {{family: MÜLLER, given: B.}}\n",
        f"{GOOD}editor:\n  - 'Smith, Ann'\n  - {{family: Müller, given: B.}}\n",
    ),
    record("BK312", UNSAFE, f"{GOOD}incomplete: [author, editor]\n", f"{GOOD}incomplete: [author]\n"),
    record("BK312", UNSAFE, f"{GOOD}incomplete: [editor]\n", GOOD),
    record("BK401", UNSAFE, f"{GOOD}DOI: 'https://doi.org/10.1000/182.' # as is\n", f"{GOOD}DOI: '10.1000/182' # as is\n"),
    record("BK401", UNSAFE, f"{GOOD}DOI: 10.1000/182;\n", f"{GOOD}DOI: 10.1000/182\n"),
    record("BK407", SAFE, f"{GOOD}DOI: https://doi.org/10.1000/182 # as is\n", f"{GOOD}DOI: 10.1000/182 # as is\n"),
    record("BK408", SHOWN, f"{GOOD}DOI: 10.48550/arXiv.2204.05862\narxiv: 2212.08073\n", ""),
    record("BK208", UNSAFE, f"{GOOD}submitted: {{literal: 1985a}}\n", f"{GOOD}submitted: 1985\n"),
    record("BK208", UNSAFE, f"{GOOD}submitted: {{literal: 2016-09-0013}}\n", f"{GOOD}submitted: 2016-09-13\n"),
    record("BK506", SAFE, f"{GOOD}publisher: Names \u200b& more\ufeff\n", f"{GOOD}publisher: Names & more\n"),
    record("BK506", UNSAFE, f"{GOOD}publisher: Na\u200bmes\n", f"{GOOD}publisher: Names\n"),
    record("BK506", UNSAFE, f"{GOOD}publisher: Names\u202e\n", f"{GOOD}publisher: Names\n"),
    record("BK502", UNSAFE, f"title: '{{\\\"U}}ber Namen'\n{HEAD}", f"title: 'Über Namen'\n{HEAD}"),
    record("BK504", SAFE, f'title: "On: the names."\n{HEAD}', f'title: "On: the names"\n{HEAD}'),
    record("BK504", UNSAFE, f"title: On names. A study.\n{HEAD}", f"title: On names. A study\n{HEAD}"),
]  # fmt: skip

BIB = "@article{a,\n  title = {On names},\n  year = 2020,\n"
BIBS = [
    bib(
        "BK306",
        UNSAFE,
        BIB + "  author = {Jane Doe\n            and {\\'E}lodie Roe and Jane  Doe and others}\n}\n",
        BIB + "  author = {Jane Doe\n            and {\\'E}lodie Roe and others}\n}\n",
    ),
    bib("BK308", UNSAFE, BIB + '  author = "SMITH, John" }', BIB + '  author = "Smith, John" }'),
    bib("BK308", UNSAFE, BIB + "  author={Doe, A. and {\\'E}MILE, B.}}", BIB + "  author={Doe, A. and {\\'E}mile, B.}}"),
    bib(
        "BK408",
        SHOWN,
        BIB + "author={Doe, J.}, doi = {10.48550/arXiv.2204.05862}, eprint = {2212.08073}, eprinttype={arxiv}}",
        "",
    ),
    bib(
        "BK504",
        SAFE,
        "@article(a, TITLE={The {GPU} of\r\n\tB{\\\"o}hmen.}, % x.\r\n\tauthor=\"A. Roe\", year=2020)\r\n",
        "@article(a, TITLE={The {GPU} of\r\n\tB{\\\"o}hmen}, % x.\r\n\tauthor=\"A. Roe\", year=2020)\r\n",
    ),
    bib(
        "BK504",
        UNSAFE,
        "@book{a, title = {{Names.}}, author = {A. Roe}, year = 2020}",
        "@book{a, title = {{Names}}, author = {A. Roe}, year = 2020}",
    ),
    bib(
        "BK809",
        UNSAFE,
        "@misc{a, title={T}, year=2020}\r\n\r\n% twice\r\n@misc{a, title={T}, year=2020}\r\n\r\n@misc{b, title={U}, year=2020}\r\n",
        "@misc{a, title={T}, year=2020}\r\n\r\n% twice\r\n@misc{b, title={U}, year=2020}\r\n",
    ),
    bib(
        "BK407",
        SAFE,
        BIB + "  author={A. Roe}, DOI = \" https://dx.doi.org/10.1000/182 \" % as is\r\n}",
        BIB + "  author={A. Roe}, DOI = \" 10.1000/182 \" % as is\r\n}",
    ),
    bib("BK407", SAFE, BIB + "  author={A. Roe}, doi={doi:10.1000/182}}", BIB + "  author={A. Roe}, doi={10.1000/182}}"),
    bib(  # a field that comes twice
        "BK407",
        SAFE,
        BIB + "  author={A. Roe}, doi={https://doi.org/10.1000/182}, doi={10.1000/182}}",
        BIB + "  author={A. Roe}, doi={10.1000/182}, doi={10.1000/182}}",
    ),
    bib("BK407", SAFE, BIB + "  author={A. Roe}, issn={ISSN 0378-5955}}", BIB + "  author={A. Roe}, issn={0378-5955}}"),
    bib(
        "BK407",
        SAFE,
        BIB + "  author={A. Roe}, eprinttype={arXiv}, eprint={https://arxiv.org/pdf/2212.08073v2.pdf}}",
        BIB + "  author={A. Roe}, eprinttype={arXiv}, eprint={2212.08073v2}}",
    ),
    bib("BK807", SAFE, BIB + "  MONTH = March, author={A. Roe}}", BIB + "  MONTH = mar, author={A. Roe}}"),
    bib("BK807", SAFE, BIB + "  month = Sept # \"~5\", author={A. Roe}}", BIB + "  month = sep # \"~5\", author={A. Roe}}"),
    bib(
        "BK807",
        UNSAFE,
        BIB + "  author={A. Roe}, langid =\tngerman % so\r\n}",
        BIB + "  author={A. Roe}, langid =\t{ngerman} % so\r\n}",
    ),
    bib("BK809", UNSAFE, "@misc{a, title={T}, year=2020} @misc{a, title={T}, year=2020} x",
        "@misc{a, title={T}, year=2020}  x"),
]  # fmt: skip

ITEM = '{"id": "a", "title": "On names", "issued": {"date-parts": [[2020]]}'
ITEMS = [
    items("BK109", SAFE, f'[{ITEM}, "type": "report "}}]', f'[{ITEM}, "type": "report"}}]'),
    items(
        "BK109",
        SAFE,
        '[{\n  "id": "a",\n  "type": "phdthesis",\n  "title": "T",\n  "author": [{"literal": "Doe"}],\n  "issued": "2020"\n}]\n',
        '[{\n  "id": "a",\n  "type": "thesis",\n  "title": "T",\n  "author": [{"literal": "Doe"}],\n  "issued": "2020",\n'
        '  "genre": "PhD thesis"\n}]\n',
    ),
    items("BK805", SAFE, f'[{ITEM}, "type": "map",\r\n "title" : "On\\u0020names"\r\n}}]', f'[{ITEM}, "type": "map"\r\n}}]'),
    items(
        "BK805",
        SAFE,
        f'[{ITEM}, "type": "map", "author": [{{"family": "Roe", "family": "Roe", "given": "A", "family": "Roe"}}]}}]',
        f'[{ITEM}, "type": "map", "author": [{{"family": "Roe", "given": "A"}}]}}]',
    ),
    items("BK109", UNSAFE, f'[{ITEM}, "type": "webpge"}}]', f'[{ITEM}, "type": "webpage"}}]'),
    items("BK115", UNSAFE, f'[{ITEM}, "type": "map", "note": "\\u0007"}}]', f'[{ITEM}, "type": "map", "note": ""}}]'),
    items(
        "BK306",
        UNSAFE,
        f'[{ITEM}, "type": "book", "author": [{{"family": "Doe", "given": "Jane"}} , {{"given": "Jane", "family": "Doe"}}]}}]',
        f'[{ITEM}, "type": "book", "author": [{{"family": "Doe", "given": "Jane"}}]}}]',
    ),
    items(
        "BK308",
        UNSAFE,
        f'[{ITEM}, "type": "book", "author": [{{"family": "SMITH", "given": "J\\u00e9r\\u00f4me"}}]}}]',
        f'[{ITEM}, "type": "book", "author": [{{"family": "Smith", "given": "J\\u00e9r\\u00f4me"}}]}}]',
    ),
    items(
        "BK312",
        UNSAFE,
        f'[{ITEM}, "type": "map", "custom": {{"bibkit": {{"tags": ["x"], "incomplete": ["editor"]}}}}}}]',
        f'[{ITEM}, "type": "map", "custom": {{"bibkit": {{"tags": ["x"]}}}}}}]',
    ),
    items("BK408", SHOWN, f'[{ITEM}, "type": "article", "DOI": "10.48550/arXiv.2204.05862", '
        '"custom": {"bibkit": {"arxiv": "2212.08073"}}}]', ""),
    items(
        "BK502",
        UNSAFE,
        '[{"id": "a", "type": "map", "title": "Exposici\\\\\'on", "issued": "2020"}]',
        '[{"id": "a", "type": "map", "title": "Exposición", "issued": "2020"}]',
    ),
    items(
        "BK504",
        SAFE,
        '[{"id": "a", "type": "map", "title": "\\u00dcber \\"Namen\\" und vieles.", "issued": "2020"}]',
        '[{"id": "a", "type": "map", "title": "\\u00dcber \\"Namen\\" und vieles", "issued": "2020"}]',
    ),
    items("BK809", UNSAFE, f'[\n  {ITEM}, "type": "map"}},\n  {ITEM}, "type": "map"}}\n]\n', f'[\n  {ITEM}, "type": "map"}}\n]\n'),
    items("BK809", UNSAFE, f'{ITEM}, "type": "map"}}\n{ITEM}, "type": "map"}}\n', f'{ITEM}, "type": "map"}}\n'),
]  # fmt: skip

YAML_ITEM = "references:\n- id: a\n  issued: '2020'\n"
REFERENCES = [
    references("BK109", SAFE, f"{YAML_ITEM}  type: film\n  title: T\n", f"{YAML_ITEM}  type: motion_picture\n  title: T\n"),
    references(
        "BK109",
        SAFE,
        f"{YAML_ITEM}  type: phdthesis\n  author: [{{literal: Roe}}]\n  title: T  # as printed\n- id: b\n  type: map\n".replace("\n", "\r\n")
        + "  title: U\r\n  issued: '2020'\r\n",
        f"{YAML_ITEM}  type: thesis\n  author: [{{literal: Roe}}]\n  title: T  # as printed\n  genre: PhD thesis\n- id: b\n  type: map\n".replace("\n", "\r\n")
        + "  title: U\r\n  issued: '2020'\r\n",
    ),
    references(
        "BK109",
        SAFE,
        "- {id: a, title: T, author: [{literal: Roe}], type: mastersthesis, issued: '2020'}",
        "- {id: a, title: T, author: [{literal: Roe}], type: thesis, issued: '2020', genre: Master's thesis}",
    ),
    references(
        "BK312",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  custom:\n    bibkit:\n      tags: [x]\n      incomplete: [editor]\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  custom:\n    bibkit:\n      tags: [x]\n",
    ),
    references(
        "BK504",
        SAFE,
        f"{YAML_ITEM}  type: map\n  title: On the names.\n  author: [{{literal: Doe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'0': {of: Doe, person: doe}}}\n      exact: {publisher: x}\n",
        f"{YAML_ITEM}  type: map\n  title: On the names\n  author: [{{literal: Doe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'0': {of: Doe, person: doe}}}\n      exact: {publisher: x}\n",
    ),
    references(
        "BK306",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{literal: Doe}}, {{literal: Roe}}, {{literal: Doe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'1': {of: Roe, person: roe}}}\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{literal: Doe}}, {{literal: Roe}}]\n  custom:\n    bibkit:\n"
        "      names: {author: {'1': {of: Roe, person: roe}}}\n",
    ),
    references(
        "BK306",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{family: Doe, given: Jane}}, {{family: Doe, given: Jane}}]\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  author: [{{family: Doe, given: Jane}}]\n",
    ),
    references(
        "BK308",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n  author:\n  - family: SMITH\n    given: Jane\n",
        f"{YAML_ITEM}  type: map\n  title: T\n  author:\n  - family: Smith\n    given: Jane\n",
    ),
    references(
        "BK504",
        SAFE,
        f"{YAML_ITEM}  type: map\n  title: '*On* the \\* names.'\n",
        f"{YAML_ITEM}  type: map\n  title: '*On* the \\* names'\n",
    ),
    references(
        "BK809",
        UNSAFE,
        f"{YAML_ITEM}  type: map\n  title: T\n- id: a\n  issued: '2020'\n  type: map\n  title: T\n# end\n",
        f"{YAML_ITEM}  type: map\n  title: T\n# end\n",
    ),
]  # fmt: skip

PLAN = "title: A group\nsessions:\n"
SESSIONS = [
    sessions("BK001", UNSAFE, f"{PLAN}- date: 2026-10-20\n  plce: Here\n", f"{PLAN}- date: 2026-10-20\n  place: Here\n"),
    sessions("BK003", UNSAFE, f"{PLAN}- time: 16.15 Uhr # sharp\n", f"{PLAN}- time: 16:15 # sharp\n"),
    sessions("BK003", UNSAFE, f"{PLAN}- time: 'von 16h bis 17.45h'\n", f"{PLAN}- time: '16:00-17:45'\n"),
    sessions("BK003", UNSAFE, f"{PLAN}- time: 4 pm to 5:30 p.m.\n", f"{PLAN}- time: 16:00-17:30\n"),
    sessions(
        "BK004",
        UNSAFE,
        f"{PLAN}- date: 2026-10-20\n  papers: [{{key: a, pages: 'S. 1 bis 8; 12'}}]\n",
        f"{PLAN}- date: 2026-10-20\n  papers: [{{key: a, pages: '1-8, 12'}}]\n",
    ),
    sessions("BK006", SAFE, f"{PLAN}- date: 2026-10-20\n  papers: [a, b, a]\n", f"{PLAN}- date: 2026-10-20\n  papers: [a, b]\n"),
    sessions("BK114", SAFE, f"{PLAN}- place:\n  date: 2026-10-20\n", f"{PLAN}- date: 2026-10-20\n"),
    sessions("BK202", UNSAFE, f"{PLAN}- date: 20 Oct 2026\n", f"{PLAN}- date: 2026-10-20\n"),
]  # fmt: skip

STYLE = (
    '<?xml version="1.0" encoding="utf-8"?>\r\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "\r\n\t<info><title>Mine</title><id>http://example.org/mine</id><updated>2026-01-02T00:00:00+00:00</updated></info>"
    '<!-- the "titel" -->\r\n\t<macro name="the-title"><text variable="title" quotes="true"/></macro>\r\n\t<citation><layout>'
    "\r\n\t\t<group delimiter = ', '><text macro=\"the-title\"/> <date variable=\"issued\"><date-part name='year'/></date>"
    '</group>\r\n\t\t<names\r\n\t\t\tvariable="author editor"><name form="short"/></names>\r\n\t</layout></citation>\r\n</style>'
)


def broken(code: str, *changes: tuple[str, str]) -> Case:
    """The style with these changes, which the fix takes back."""
    before = STYLE
    for right, wrong in changes:
        assert before.count(right) == 1
        before = before.replace(right, wrong)
    return style(code, UNSAFE, before, STYLE)


STYLES = [
    broken("BK905", ("<name form", "<nmae form")),
    broken("BK905", ("<title>", "<titel>"), ("</title>", "</titel>")),
    broken("BK906", ("delimiter = ', '", "delimeter = ', '")),
    broken("BK906", ('quotes="true"', 'quote="true"')),
    broken("BK906", ("\r\n\t\t\tvariable", "\r\n\t\t\tvaraible")),
    broken("BK907", ('variable="title"', 'variable="titel"')),
    broken("BK907", ("author editor", "autor editor")),
    broken("BK907", ("author editor", "author edtor")),
    broken("BK907", ('quotes="true"', 'quotes="True"')),
    broken("BK907", ('"short"', '"Short"')),
    broken("BK907", (' version="1.0">', ' version="1.0" default-locale="en_GB">'))._replace(
        after=STYLE.replace(' version="1.0">', ' version="1.0" default-locale="en-GB">')
    ),
    broken("BK908", ('macro="the-title"', 'macro="the-titel"')),
]  # fmt: skip

CASES = [*RECORDS, *BIBS, *ITEMS, *REFERENCES, *SESSIONS, *STYLES]


def fixes_of(folder: Path, case: Case, *, unsafe: bool) -> Fixed:
    path = folder / case.file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(case.before.encode())
    if case.file.endswith(".csl"):

        def check_style(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
            return check_style_file(str(path), (), texts.get(str(path)))

        return plan_fixes(check_style, unsafe=unsafe)
    if case.file != "sessions.yaml":
        return bibkit.load(path.parent if case.file.startswith("records/") else path).fix(unsafe=unsafe)

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
        bib("BK504", SAFE, '@misc{a, title = "On " # names # " and more.", year = 2020}', ""),
        bib("BK504", SAFE, "@misc{a, title = {On names}, subtitle = {And the more.}, year = 2020}", ""),
        bib("BK306", UNSAFE, "@xdata{b, title={B}, year=1, editor={Jane Doe and Jane Doe}}\n@misc{a, xdata={b}}", ""),
        bib("BK809", UNSAFE, "@misc{a, title={T}, year=2020}\n@misc{a, title={T}, year={2020}}", ""),
        bib("BK407", SAFE, BIB + "  author={A. Roe}, doi={\\url{https://doi.org/10.1000/182}}}", ""),
        bib("BK407", SAFE, BIB + "  author={A. Roe}, doi={10.1000/a\\_b}, isbn={978-0-306-40615-7}}", ""),
        bib("BK407", SAFE, BIB + "  author={A. Roe}, eprint={arXiv:2212.08073}}", ""),
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


def test_of_a_field_that_comes_twice_both_are_fixed() -> None:
    """Mended alone, the first would differ from the second, which then would become a field of its own."""
    entry = "@misc{a, author={Doe, Jane}, title={T}, year=2001, doi={%s},\n  doi = {%s}, DOI={%s}}"
    before = entry % ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "doi:10.1000/182")
    source = Source(before, "refs.bib")

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        return bibkit.read(texts.get("refs.bib", source).text, "bibtex", path="refs.bib").diagnostics

    result = plan_fixes(check)
    assert result.plan.texts == {Path("refs.bib"): entry % (("10.1000/182",) * 3)}
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
