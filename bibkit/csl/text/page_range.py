"""Page ranges in the forms of `page-range-format` (CSL 1.0.2, appendix V)."""

from __future__ import annotations

from bibkit.text.pattern import lazy_pattern

_RANGE = lazy_pattern(r"([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)-([0-9]*[a-zA-Z]+0*)?([0-9]+[a-z]*)")
_LEADING_DIGITS = lazy_pattern(r"\d+")
_MOST_DIGITS = 18


def page_range(first: str, last: str, style: str) -> tuple[str, str] | None:
    """Both ends of a range as `style` wants them, or None when it is not a rising range of numbers.

    Either end may carry a prefix of letters; `style` is a value of `page-range-format` or "" (expanded).

    >>> page_range("321", "328", "minimal"), page_range("321", "8", "expanded")
    (('321', '8'), ('321', '328'))
    >>> page_range("1496", "1504", "chicago-15"), page_range("1496", "1500", "chicago-16")
    (('1496', '1504'), ('1496', '500'))
    """
    match = _RANGE.fullmatch(f"{first}-{last}")
    if match is None:
        return None
    prefix, begin, end_prefix, end = match.groups()
    if end_prefix and end_prefix != prefix:
        return None
    if len(end) < len(begin):
        end = begin[: len(begin) - len(end)] + end
    if _leading_number(begin) >= _leading_number(end):
        return None
    prefix = prefix or ""
    if style in ("minimal", "minimal-two"):
        return prefix + begin, _minimal(begin, end, 2 if style == "minimal-two" else 1)
    if style in ("chicago", "chicago-15"):
        return prefix + begin, _chicago_15(begin, end)
    if style == "chicago-16":
        return prefix + begin, _chicago_16(begin, end)
    return prefix + begin, prefix + end


def _leading_number(text: str) -> int:
    match = _LEADING_DIGITS.match(text)
    return int(match.group()) if match and len(match.group()) <= _MOST_DIGITS else 0


def _minimal(begin: str, end: str, at_least: int) -> str:
    if len(begin) != len(end):
        return end
    kept = len(end)
    for left, right in zip(begin, end, strict=True):
        if left != right or kept <= at_least:
            break
        kept -= 1
    return end[len(end) - kept :]


def _chicago_15(begin: str, end: str) -> str:
    low, high = _leading_number(begin), _leading_number(end)
    if low > 100 and low % 100 and low // 100 == high // 100:
        return str(high % 100)
    if low >= 10000 and low // 1000 == high // 1000:
        return str(high % 1000)
    return end


def _chicago_16(begin: str, end: str) -> str:
    low, high = _leading_number(begin), _leading_number(end)
    if low > 100 and low % 100:
        for digits in range(2, len(str(high))):
            if low // 10**digits == high // 10**digits:
                return str(high % 10**digits)
    return end
