"""A few invented works to preview a style with: one of each common type, and what makes styles differ."""

from __future__ import annotations

from typing import Any

from bibkit.engines.job import CitedItem

ITEMS: tuple[dict[str, Any], ...] = (
    {
        "id": "article",
        "type": "article-journal",
        "title": "Slow tides and the memory of estuaries",
        "author": [{"family": "Lindqvist", "given": "Maja"}, {"family": "Okafor", "given": "Chidi"}],
        "issued": {"date-parts": [[2021, 3, 14]]},
        "container-title": "Journal of Coastal Measurement",
        "container-title-short": "J. Coast. Meas.",
        "volume": "12",
        "issue": "3",
        "page": "201-219",
        "DOI": "10.5555/tides.2021.12",
        "abstract": "Sediment cores from nine estuaries show a lag of up to forty years.",
    },
    {
        "id": "many",
        "type": "paper-conference",
        "title": "Counting birds with cheap microphones",
        "author": [
            {"family": family, "given": given}
            for family, given in (
                ("Ferreira", "Inês"),
                ("Haddad", "Samir"),
                ("Novak", "Petra"),
                ("Brandt", "Jonas A."),
                ("Ito", "Haruki"),
                ("Quispe", "Rosa"),
                ("Walsh", "Niamh"),
                ("Zeller", "Kurt"),
            )
        ],
        "issued": {"date-parts": [[2019]]},
        "container-title": "Proceedings of the 7th Meeting on Field Acoustics",
        "page": "44-52",
        "publisher": "Field Acoustics Society",
        "publisher-place": "Lisbon",
    },
    {
        "id": "book",
        "type": "book",
        "title": "The Lighthouse Keeper’s Ledger",
        "author": [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"}],
        "issued": {"date-parts": [[1987]]},
        "edition": "2",
        "publisher": "Harbour Press",
        "publisher-place": "Utrecht",
        "note": "Read chapter 4, where the ledger is first described.",
    },
    {
        "id": "chapter",
        "type": "chapter",
        "title": "Salt, rope and paper",
        "author": [{"family": "Okafor", "given": "Chidi"}],
        "editor": [{"family": "Murray", "given": "Ailsa"}],
        "container-title": "A Handbook of Maritime Archives",
        "issued": {"date-parts": [[2004]]},
        "page": "88-107",
        "publisher": "Northern University Press",
        "publisher-place": "Aberdeen",
    },
    {
        "id": "report",
        "type": "report",
        "genre": "Technical report",
        "number": "TR-2016-04",
        "title": "Storm surges on record, 1850-1950",
        "author": [{"literal": "Institute for Shore Protection"}],
        "issued": {"date-parts": [[2016]]},
        "URL": "https://example.org/reports/tr-2016-04",
    },
)

CITATIONS: tuple[tuple[CitedItem, ...], ...] = (
    (CitedItem("article"),),
    (CitedItem("many"), CitedItem("book", locator="112")),
    (CitedItem("chapter"), CitedItem("report")),
)
