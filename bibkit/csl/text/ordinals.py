"""Numbers as Roman numerals and as letters."""

from __future__ import annotations

_ROMAN = (
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "m", "mm", "mmm", "mmmm", "mmmmm"),
)


def roman(number: int) -> str:
    """The number as a lower-case Roman numeral; digits where Roman numerals end (6,000).

    >>> roman(1994), roman(0), roman(6000)
    ('mcmxciv', '0', '6000')
    """
    if not 0 < number < 6000:
        return str(number)
    digits = str(number)[::-1]
    return "".join(_ROMAN[place][int(digit)] for place, digit in reversed(list(enumerate(digits))))


def letters(index: int) -> str:
    """The year-suffix of rank `index` (from 0): a to z, aa to az, ba (CSL 1.0.2, disambiguation).

    >>> letters(0), letters(25), letters(26), letters(52)
    ('a', 'z', 'aa', 'ba')
    """
    rest, text = index + 1, ""
    while rest:
        rest, place = divmod(rest - 1, 26)
        text = chr(ord("a") + place) + text
    return text
