"""Bibliography files as people and programs write them, with what `bibkit check --fix` mends in odd surroundings."""

from __future__ import annotations

import copy
import json

import yaml
from hypothesis import strategies as st

NEWLINES = st.sampled_from(["\n", "\r\n"])
TITLES = st.sampled_from(
    ["On names", "On the names.", "The {GPU} of names.", "{{On a single idea.}}", "{\\'E}tudes on {\\\"U}bung.",
     "On $x_{i}$ and numbers.", "Names. A study.", "On \\emph{many} things\\ldots", "Ewing v. N.L.R.B.", "Names etc.",
     "On 100\\% of \\& and words.", "ON ALL NAMES", "A title -- with ``quotes''.", "\\unknown{names} in order."]
)  # fmt: skip
PEOPLE = st.sampled_from(
    ["Jane Doe", "Doe, Jane", "SMITH, John", "John SMITH", "Jane Doe", "{\\'E}lodie {\\\"O}zg{\\\"u}r", "{CERN}",
     "{Barnes and Noble}", "van der BERG, Jan", "M{\\\"U}LLER, Ann", "H. Wang", "Wang, H.", "NVIDIA", "others",
     "King, Jr., Martin Luther", "family=Roe, given=Ann"]
)  # fmt: skip
COMMENTS = ["", "", "", " % a comment, = {odd", "\n  % note = {old.},", "\n\n"]


@st.composite
def _bib_field(draw: st.DrawFn) -> str:
    name = draw(
        st.sampled_from(
            ["title", "author", "editor", "year", "month", "note", "booktitle", "doi", "eprint", "X-lab"]
        )
    )
    if name in ("title", "booktitle"):
        text = draw(TITLES)
    elif name in ("author", "editor"):
        joint = draw(st.sampled_from([" and ", "\n    and ", " AND\t", "  and\n"]))
        text = joint.join(draw(st.lists(PEOPLE, min_size=1, max_size=5)))
    else:
        text = draw(
            st.sampled_from(
                [
                    "2020",
                    "10.48550/arXiv.2204.05862",
                    "2212.08073",
                    "https://doi.org/10.1000/182",
                    "arXiv:2212.08073v1",
                    "a b.",
                    "",
                    "jan",
                ]
            )
        )
    shape = draw(st.sampled_from(["braces", "braces", "quotes", "sum", "bare"]))
    if shape == "bare":
        value = (
            "2020" if name == "year" else draw(st.sampled_from(["jan", "March", "sept", "brumaire", "2b"]))
        )
    elif shape == "sum":
        value = f"{draw(st.sampled_from(['acm', 'jan', 'undefined']))} # {{{text}}}"
    else:
        value = f'"{text}"' if shape == "quotes" and '"' not in text else f"{{{text}}}"
    name = draw(st.sampled_from([name, name.upper(), name.title()]))
    equals = draw(st.sampled_from(["=", " = ", "\t=\t", " =\n   "]))
    return f"{name}{equals}{value}"


@st.composite
def _bib_entry(draw: st.DrawFn) -> str:
    fields = draw(st.lists(_bib_field(), min_size=1, max_size=6))
    separators = st.sampled_from([",", ", ", ",\n\t", ",\n  "])
    opening, closing = draw(st.sampled_from([("{", "}"), ("{", "}"), ("(", ")")]))
    text = f"@{draw(st.sampled_from(['article', 'Book', 'misc', 'inproceedings']))}{opening}"
    text += draw(st.sampled_from(["a", "b2020", "Roe:99", "x"]))
    for field in fields:
        text += draw(separators) + draw(st.sampled_from(COMMENTS)).lstrip(" ") + field
    return text + draw(st.sampled_from(["", ",", ",\n", " % end\n"])) + closing


@st.composite
def bib_files(draw: st.DrawFn) -> str:
    """.bib texts: tabs, comments, macros, `#`, parentheses, several fields a line, entries that come twice."""
    blocks = ['@string{acm = "ACM"}']
    for _ in range(draw(st.integers(1, 5))):
        again = len(blocks) > 1 and draw(st.integers(0, 3)) == 0
        blocks.append(draw(st.sampled_from(blocks[1:])) if again else draw(_bib_entry()))
    between = st.sampled_from(
        ["\n", "\n\n", "\n% a remark.\n", "\n@comment{x, title = {A b.}}\n", " ", "\n\t"]
    )
    text = "".join(block + draw(between) for block in blocks)
    return text.replace("\n", draw(NEWLINES))


_FIELDS = st.sampled_from(
    ["title: On the names.", "title: 'On the: names.'  # as printed", 'title: "On \\"the\\" names."', "title:",
     "title: >-\n  On the many\n  names.", "title: '{\\\"U}ber Namen'", "author:\n  - Doe, Jane # first\n  - SMITH, Ann",
     "author: [{family: Doe, given: Jane}, {family: Doe, given: Jane}, {literal: others}]",
     "author:\n  - family: ROE\n    given: Ann\n  # and\n  - family: Roe\n    given: Al\n  - et al.",
     "author: Doe, Jane", "editor:\n\n  - Doe, Jane\n  - Doe, Jane\n", "editor: []", "incomplete: [editor]",
     "incomplete: [translator, author] # both", "issued: May 3, 2020", "issued: 2020/2019", "issued: '2020' # c",
     "DOI: https://doi.org/10.1000/182", "DOI: 10.48550/arXiv.2204.05862", "arxiv: arXiv:2212.08073 # v1",
     "ISSN: 03785955", "volume: # none", "volume:", "tags: names", "tags: [a,\n  b]", "publsher: 'A & B'",
     "note: !!str 7 # c", "note: *x y", "note: &n 'a: b'", "genre: *n", "medium: [*n]", "volume: !Kung 7",
     "note: a:  b", "note: [x] y", "# a comment", "", "x-lab: 7", "genre: |\n  # no comment\n  text"]
)  # fmt: skip


@st.composite
def record_files(draw: st.DrawFn) -> str:
    """Records in YAML: comments, blank lines, quotes, blocks and brackets, fields that come twice."""
    lines = draw(st.lists(_FIELDS, min_size=1, max_size=8))
    kind = draw(st.sampled_from(["article", "book", "phdthesis", "Book # c", "artcle", "novel"]))
    lines.insert(draw(st.integers(0, len(lines))), f"type: {kind}")
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# end\n"]))
    return text.replace("\n", draw(NEWLINES))


_NAMES = st.sampled_from(
    [{"family": "SMITH", "given": "Jérôme"}, {"family": "Doe", "given": "Jane"}, {"given": "Jane", "family": "Doe"},
     {"literal": "others"}, {"literal": "CERN"}, {"literal": ""}, "Doe", {"family": "Wang", "given": "H."},
     {"family": "ÖZGÜR", "given": "Ann", "ORCID": "x"}, {"family": "Doe", "given": "Jane", "parse-names": True}]
)  # fmt: skip
_MEMBERS: dict[str, st.SearchStrategy[object]] = {
    "type": st.sampled_from(["book", "inproceedings", "phdthesis", "webpge", "novel", 7]),
    "title": st.sampled_from(["Über die „Namen“ hier.", 'On "names" and more.', "On C:\\names", "\\'Etude", "a\x07b", 7]),
    "author": st.lists(_NAMES, max_size=4),
    "editor": st.lists(_NAMES, min_size=1, max_size=3),
    "issued": st.sampled_from([{"date-parts": [[2020]]}, "2020-03", {"raw": "x"}]),
    "DOI": st.sampled_from(["10.48550/arXiv.2204.05862", "https://doi.org/10.1/x", ""]),
    "custom": st.sampled_from([
        {"bibkit": {"arxiv": "2212.08073"}}, {"bibkit": {"incomplete": ["translator", "author"], "tags": ["a"]}},
        {"bibkit": {"names": {"author": {"0": {"of": "Jane Doe", "person": "x"}}}}},
        {"other": 1}]),
}  # fmt: skip


@st.composite
def _items(draw: st.DrawFn) -> list[dict[str, object]]:
    items: list[dict[str, object]] = []
    for _ in range(draw(st.integers(1, 4))):
        if items and draw(st.integers(0, 3)) == 0:
            items.append(draw(st.sampled_from(items)))
            continue
        item: dict[str, object] = {"id": draw(st.sampled_from(["a", "b", "Roe 99"])), "type": "book"}
        for name in draw(st.lists(st.sampled_from(sorted(_MEMBERS)), unique=True)):
            item[name] = draw(_MEMBERS[name])
        items.append(item)
    return items


@st.composite
def reference_files(draw: st.DrawFn) -> str:
    """CSL-YAML: blocks or brackets, comments, items that come twice."""
    items = draw(_items())
    flow = draw(st.sampled_from([None, False, True]))
    items = [copy.deepcopy(item) for item in items]  # or PyYAML writes aliases
    text = yaml.safe_dump(
        {"references": items},
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=draw(st.booleans()),
        width=60,
    )
    comment = draw(st.sampled_from(["", "# of many\n"]))
    return (comment + text).replace("\n", draw(NEWLINES))


@st.composite
def item_files(draw: st.DrawFn) -> str:
    """CSL-JSON: any layout, escapes or characters, an array, one item or one a line, items that come twice."""
    items = draw(_items())
    if is_double := draw(st.booleans()):
        items[0]["title-short"] = "On names"  # which becomes two titles, and perhaps a third
    ascii_only = draw(st.booleans())
    if draw(st.booleans()):
        indent = draw(st.sampled_from([None, 2, "\t"]))
        text = json.dumps(items, indent=indent, ensure_ascii=ascii_only) + draw(st.sampled_from(["", "\n"]))
    else:
        text = "\n".join(json.dumps(item, ensure_ascii=ascii_only) for item in items)
    if is_double:
        text = text.replace('"title-short": "On names"', '"title": "On names", "title" : "On\\u0020names"')
    return text.replace("\n", draw(NEWLINES))
