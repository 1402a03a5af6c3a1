"""What a selection that can't be understood raises."""

from __future__ import annotations


class QueryError(ValueError):
    """A selection that can't be understood; `column` counts from 1, and `width` characters there are at fault."""

    def __init__(self, message: str, column: int, hint: str = "", width: int = 1) -> None:
        super().__init__(message)
        self.message, self.column, self.hint, self.width = message, column, hint, width
