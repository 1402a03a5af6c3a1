"""Pages of the rules about sessions of a reading group."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import KEY, Example, Page, record

_PAPER = ("records/doe2020.yaml", record().files[0][1])


def _sessions(text: str) -> Example:
    """Sessions over one paper."""
    return Example(
        (("sessions.yaml", f"sessions:\n{text}"), _PAPER), "check records --sessions sessions.yaml"
    )


_NAMES = _sessions(f"  - id: names\n    date: 2026-10-20\n    papers: [{{key: {KEY}}}]\n")

PAGES = (
    Page(
        "BK001",
        "A field that nothing reads looks as if it did something: the sheet comes out without it, and nobody sees why.",
        _sessions(f"  - id: names\n    dat: 2026-10-20\n    papers: [{{key: {KEY}}}]\n"),
        _NAMES,
        "Only the names are alike; what is meant may be another field.",
    ),
    Page(
        "BK002",
        "A sheet can't show a paper that the records don't have.",
        _sessions("  - id: names\n    date: 2026-10-20\n    papers: [{key: doe2002}]\n"),
        _NAMES,
    ),
    Page(
        "BK003",
        "A time that can't be read is not printed; people come at the wrong hour.",
        _sessions("  - id: names\n    date: 2026-10-20\n    time: 4 pm\n"),
        _sessions("  - id: names\n    date: 2026-10-20\n    time: 16:15-17:45\n"),
        "The hour that is meant can be seen, but the file says it in another way.",
    ),
    Page(
        "BK004",
        "Pages that run backwards can't be read in that order; a figure is missing or two changed places.",
        _sessions(f"  - id: names\n    papers: [{{key: {KEY}, pages: 12-8}}]\n"),
        _sessions(f"  - id: names\n    papers: [{{key: {KEY}, pages: 8-12}}]\n"),
        "The pages that are meant can be seen, but the file says something else.",
    ),
    Page(
        "BK005",
        "A session is asked for by its id, so two of one id can't be told apart.",
        _sessions("  - {id: names, date: 2026-10-20}\n  - {id: names, date: 2026-10-27}\n"),
        _sessions("  - {id: names, date: 2026-10-20}\n  - {id: places, date: 2026-10-27}\n"),
    ),
    Page(
        "BK006",
        "A paper that a session has twice is printed twice, most often a slip of copying.",
        _sessions(f"  - id: names\n    papers: [{{key: {KEY}}}, {{key: {KEY}}}]\n"),
        _NAMES,
        "The two say the same.",
    ),
    Page(
        "BK007",
        "A QR code of thousands of characters can't be read from paper.",
        not_shown="It takes an address of more than a thousand characters.",
    ),
    Page(
        "BK008",
        "An event of a calendar is on a day; a month, a season or no date at all is none.",
        not_shown="It is found when a calendar is made.",
    ),
)
