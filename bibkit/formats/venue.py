"""Where a work came out, in a word or two."""

from __future__ import annotations

import unicodedata

from bibkit.formats.csl_json.item import preprint_members
from bibkit.model.record import Record


def venue_of(record: Record) -> str:
    """The container, else the event, the archive of a preprint, or the publisher; empty where there is none."""
    venue = (
        record.text("container-title")
        or record.text("event-title")
        or preprint_members(record).get("publisher", "")
        or record.text("publisher")
    )
    return " ".join(unicodedata.normalize("NFC", str(venue)).split())
