"""Fixes of the sessions of a reading group."""

from __future__ import annotations

from bibkit.source import Safety
from tests.changes.fixes.case import SAFE, UNSAFE, Case


def sessions(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "sessions.yaml", before, after)


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
