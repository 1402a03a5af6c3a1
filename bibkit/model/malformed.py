"""A value that is not what its field wants, with the stable code and the way out."""

from typing import NamedTuple


class Malformed(NamedTuple):
    """Returned in place of a parsed value: `code` ("BK203"), one sentence, and what to write instead.

    `meant` is the value that was most likely meant, as it is to be written; empty where that is not clear.
    """

    code: str
    message: str
    help: str
    meant: str = ""
