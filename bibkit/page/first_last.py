"""The first and the last page of a work, as metadata has them."""

from __future__ import annotations


def first_and_last(pages: str) -> tuple[str, str]:
    """The two of "126-135"; one page is the first, and what is no range of two has none.

    >>> first_and_last("126–135"), first_and_last("e17"), first_and_last("1-3, 5")
    (('126', '135'), ('e17', ''), ('', ''))
    """
    first, dash, last = (part.strip() for part in pages.replace("–", "-").partition("-"))
    if not first.isalnum() or (dash and not last.isalnum()):
        return "", ""
    return first, last
