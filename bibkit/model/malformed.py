"""A value that is not what its field wants, with the stable code and the way out."""

from typing import NamedTuple


class Malformed(NamedTuple):
    """Returned in place of a parsed value: `code` ("BK203"), one sentence, and what to write instead."""

    code: str
    message: str
    help: str
