"""Fixes of records."""

from __future__ import annotations

from bibkit.source import Safety
from tests.changes.fixes.case import SAFE, SHOWN, UNSAFE, Case

HEAD = "type: article\nauthor:\n  - Doe, Jane   # corresponding\nissued: 2020\n"
GOOD = f"title: On names\n{HEAD}"


def record(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "records/doe2020.yaml", before, after)


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
    record("BK121", UNSAFE, f"{GOOD}journal: Nature # the weekly\n", f"{GOOD}container-title: Nature # the weekly\n"),
    record("BK410", UNSAFE, f"{GOOD}URL: https://doi.org/10.1000/182\n", f"{GOOD}DOI: 10.1000/182\nURL: https://doi.org/10.1000/182\n"),
    record("BK508", UNSAFE, f"{GOOD}note: CafÃ© society\n", f"{GOOD}note: Café society\n"),
    record("BK512", UNSAFE, f"{GOOD}page: pp. 12-34\n", f"{GOOD}page: 12-34\n"),
]  # fmt: skip
