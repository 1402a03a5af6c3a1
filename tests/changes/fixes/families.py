"""Fixes of what values say: addresses, journals, editions, signs in titles."""

from __future__ import annotations

from tests.changes.fixes.bibs import BIB, bib
from tests.changes.fixes.case import SAFE, UNSAFE
from tests.changes.fixes.items import items
from tests.changes.fixes.records import GOOD, record

_JOURNAL = GOOD.replace("type: article", "type: article-journal")
_BOOK = GOOD.replace("type: article", "type: book")
_ITEM = '{"id": "a", "title": "On names", "issued": {"date-parts": [[2020]]}, "author": [{"literal": "Roe"}]'
_TWO_NAMES = "@book{{a, author={{{name} and Roe, Ann}}, title={{T}}, year=2020}}\n@book{{b, author={{Doe, Jane and Roe, Ann}}, title={{U}}, year=2020}}\n"
PEOPLE = "zoe-moe:\n  printed: [Zoë Moe]\n"
FAMILIES = [
    bib("BK318", UNSAFE, _TWO_NAMES.format(name="Doe, J."), _TWO_NAMES.format(name="Doe, Jane")),
    record(
        "BK320",
        UNSAFE,
        GOOD.replace("Doe, Jane  ", "{family: Moe, given: Zoe}"),
        GOOD.replace("Doe, Jane  ", "{family: Moe, given: Zoë}"),
    ),
    record(
        "BK412",
        UNSAFE,
        f"{GOOD}DOI: 10.1000/182\nURL: https://doi.org/10.1000/182\nnote: N\n",
        f"{GOOD}DOI: 10.1000/182\nnote: N\n",
    ),
    record("BK521", UNSAFE, f"{_BOOK}publisher: John Wiley & Sons, Inc.\n", f"{_BOOK}publisher: John Wiley & Sons\n"),
    bib(
        "BK415",
        SAFE,
        BIB + "  author={A. Roe}, journal={N}, doi={10.1000/182},\n  url = \"http://dx.doi.org/10.1000/182\" % old\r\n}",
        BIB + "  author={A. Roe}, journal={N}, doi={10.1000/182},\n  url = \"https://doi.org/10.1000/182\" % old\r\n}",
    ),
    record(
        "BK415",
        SAFE,
        f"{GOOD}DOI: 10.1145/182\nURL: https://doi.acm.org/10.1145/182 # ACM\n",
        f"{GOOD}DOI: 10.1145/182\nURL: https://doi.org/10.1145/182 # ACM\n",
    ),
    record("BK414", UNSAFE, f"{GOOD}note: 'doi: 10.1000/182'\n", f"{GOOD}DOI: 10.1000/182\n"),
    record("BK414", UNSAFE, f"{GOOD}note: 'See doi: 10.1000/182'\n", f"{GOOD}DOI: 10.1000/182\nnote: 'See doi: 10.1000/182'\n"),
    record("BK414", UNSAFE, f"{GOOD}page: 10.1000/182\n", f"{GOOD}DOI: 10.1000/182\n"),
    items(
        "BK510",
        UNSAFE,
        f'[{_ITEM}, "type": "map", "publisher": "M&uuml;ller &amp;amp; S&#246;hne"}}]',
        f'[{_ITEM}, "type": "map", "publisher": "Müller & Söhne"}}]',
    ),
    record("BK510", UNSAFE, GOOD.replace("On names", "On <em>E. coli</em>"), GOOD.replace("On names", "On <i>E. coli</i>")),
    record("BK515", SAFE, GOOD.replace("On names", "On  names , and   words"), GOOD.replace("On names", "On names, and words")),
    items(
        "BK515",
        SAFE,
        '[{"id": "a", "title": "On names ", "issued": {"date-parts": [[2020]]}, "author": [{"literal": "R"}], "type": "map"}]',
        '[{"id": "a", "title": "On names", "issued": {"date-parts": [[2020]]}, "author": [{"literal": "R"}], "type": "map"}]',
    ),
    record("BK516", UNSAFE, GOOD.replace("On names", "On “names\" (I)"), GOOD.replace("On names", "On “names” (I)")),
    record("BK519", SAFE, f"{_BOOK}edition: Second edition # the red one\n", f"{_BOOK}edition: 2 # the red one\n"),
    items("BK519", SAFE, f'[{_ITEM}, "type": "book", "edition": "3rd ed."}}]', f'[{_ITEM}, "type": "book", "edition": "3"}}]'),
    record(
        "BK520",
        UNSAFE,
        f"{_JOURNAL}container-title: Names, vol. 3\npage: 1-7\n",
        f"{_JOURNAL}container-title: Names\nvolume: 3\npage: 1-7\n",
    ),
    record("BK523", SAFE, f"{_JOURNAL}container-title: Names\nvolume: vol. 3\n", f"{_JOURNAL}container-title: Names\nvolume: 3\n"),
    bib(
        "BK523",
        SAFE,
        BIB + "  author={A. Roe}, journal={N}, volume={Vol. 3}}",
        BIB + "  author={A. Roe}, journal={N}, volume={3}}",
    ),
    bib(
        "BK522",
        UNSAFE,
        "".join(
            f"@article{{{key}, author={{A. Roe}}, title={{T{key}}}, year=2020, journal={{{journal}}}}}\n"
            for key, journal in (("a", "Names"), ("b", "The Names"), ("c", "Names"))
        ),
        "".join(
            f"@article{{{key}, author={{A. Roe}}, title={{T{key}}}, year=2020, journal={{Names}}}}\n" for key in "abc"
        ),
    ),
]  # fmt: skip
