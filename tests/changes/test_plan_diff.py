"""What a plan shows is what difflib would show."""

from __future__ import annotations

import difflib
from itertools import product

from bibkit.changes.plan import unified_diff

TEXTS = ("", "a", "a\n", "a\nb", "a\nb\n", "\n", "\n\n")


def test_a_new_file_is_shown_as_difflib_shows_it() -> None:
    for before, after in product((None, *TEXTS), TEXTS):
        old, new = (before or "").splitlines(keepends=True), after.splitlines(keepends=True)
        name = "/dev/null" if before is None else "a/x"
        shown = "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(old, new, name, "b/x")
        )
        assert "".join(unified_diff(before, after, "x")) == shown, (before, after)
