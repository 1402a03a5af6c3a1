"""Texts in the messages of rules."""

_SHOWN = 60


def quoted(text: str) -> str:
    """The text in quotes, cut where it is long."""
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'
