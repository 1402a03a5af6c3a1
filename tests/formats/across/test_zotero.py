"""A library of Zotero, exported in four formats as Zotero writes them: the same works, under the same keys."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

import bibkit
from tests.formats.across.meaning import meaning

CSL_JSON = """[
{"id":"http://zotero.org/users/1/items/AAAA1111","type":"article-journal","container-title":"Electric Power Systems Research",
 "DOI":"10.1016/j.epsr.2017.12.034","ISSN":"0378-7796","note":"Citation Key: horsch2018","page":"126-135",
 "title":"Linear optimal power flow","volume":"158","author":[{"family":"Hörsch","given":"Jonas"},
 {"family":"Brown","given":"Tom"}],"issued":{"date-parts":[["2018",5,1]]}},
{"id":"http://zotero.org/users/1/items/BBBB2222","type":"book","event-place":"Oxford","ISBN":"978-0-306-40615-7",
 "note":"Citation Key: doe2001","publisher":"Clarendon Press","publisher-place":"Oxford","title":"Flows & Networks",
 "edition":"2","author":[{"family":"Doe","given":"Jane"}],"issued":{"date-parts":[["2001"]]}},
{"id":"http://zotero.org/users/1/items/CCCC3333","type":"chapter","container-title":"A Handbook of Graphs",
 "note":"Citation Key: roe1999","page":"12-34","publisher":"Springer","title":"Cycles","author":[
 {"family":"Roe","given":"Richard"}],"editor":[{"family":"Poe","given":"Edgar"}],"issued":{"date-parts":[["1999"]]}}
]"""

BETTER_CSL_JSON = CSL_JSON
for _number, _key in (("AAAA1111", "horsch2018"), ("BBBB2222", "doe2001"), ("CCCC3333", "roe1999")):
    BETTER_CSL_JSON = BETTER_CSL_JSON.replace(
        f'"id":"http://zotero.org/users/1/items/{_number}"', f'"id":"{_key}","citation-key":"{_key}"'
    ).replace(f'"note":"Citation Key: {_key}",', "")

BIBTEX = r"""
@article{horsch2018,
	title = {Linear optimal power flow},
	volume = {158},
	issn = {0378-7796},
	doi = {10.1016/j.epsr.2017.12.034},
	journal = {Electric Power Systems Research},
	author = {Hörsch, Jonas and Brown, Tom},
	month = may,
	day = {1},
	year = {2018},
	pages = {126--135},
}

@book{doe2001,
	address = {Oxford},
	edition = {2},
	title = {Flows \& {Networks}},
	isbn = {978-0-306-40615-7},
	publisher = {Clarendon Press},
	author = {Doe, Jane},
	year = {2001},
}

@incollection{roe1999,
	title = {Cycles},
	booktitle = {A {Handbook} of {Graphs}},
	publisher = {Springer},
	author = {Roe, Richard},
	editor = {Poe, Edgar},
	year = {1999},
	pages = {12--34},
}
"""

RIS = """TY  - JOUR
TI  - Linear optimal power flow
AU  - Hörsch, Jonas
AU  - Brown, Tom
T2  - Electric Power Systems Research
DA  - 2018/05/01/
PY  - 2018
DO  - 10.1016/j.epsr.2017.12.034
VL  - 158
SP  - 126
EP  - 135
SN  - 0378-7796
M2  - Citation Key: horsch2018
ER  -

TY  - BOOK
TI  - Flows & Networks
AU  - Doe, Jane
CY  - Oxford
DA  - 2001///
PY  - 2001
ET  - 2
PB  - Clarendon Press
SN  - 978-0-306-40615-7
N1  - Citation Key: doe2001
ER  -

TY  - CHAP
TI  - Cycles
AU  - Roe, Richard
T2  - A Handbook of Graphs
A2  - Poe, Edgar
DA  - 1999///
PY  - 1999
SP  - 12
EP  - 34
PB  - Springer
M2  - Citation Key: roe1999
ER  -
"""

EXPORTS = {
    "csl-json": CSL_JSON,
    "better csl-json": BETTER_CSL_JSON,
    "bibtex": BIBTEX,
    "ris": RIS.replace("\n", "\r\n"),
}


def works(export: str) -> dict[str, tuple[str, dict[str, Hashable]]]:
    """The works of an export by their keys: type, and what each field means."""
    result = bibkit.read(EXPORTS[export], export.removeprefix("better "))
    assert [one.message for one in result.diagnostics if one.is_error] == []
    found = {record.key: (record.type, meaning(record)) for record in result.records}
    for _, fields in found.values():
        fields.pop("event-place", None)  # CSL-JSON of Zotero has the place of a book twice
        if "page" in fields:
            fields["page"] = str(fields["page"]).replace("–", "-")
    return found


@pytest.mark.parametrize("export", EXPORTS)
def test_the_keys_are_those_of_zotero(export: str) -> None:
    assert list(works(export)) == ["horsch2018", "doe2001", "roe1999"]


@pytest.mark.parametrize("export", ["better csl-json", "bibtex", "ris"])
def test_each_export_gives_the_same_works(export: str) -> None:
    assert works(export) == works("csl-json")
