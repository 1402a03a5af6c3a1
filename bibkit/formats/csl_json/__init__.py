"""CSL-JSON: the form in which Zotero, pandoc, Quarto and CSL processors exchange items.

Source: CSL 1.0.2, appendices III and IV, and the schema csl-data.json. Reading gives back the records that were
written, whole; `csl_item` is the plain item that a CSL processor takes.
"""

from __future__ import annotations

from bibkit.formats.csl_json.item import csl_item
from bibkit.formats.csl_json.read import read_csl_json
from bibkit.formats.csl_json.write import write_csl_json
from bibkit.formats.format import Format

__all__ = ["FORMAT", "csl_item"]

FORMAT = Format("csl-json", "CSL-JSON for Zotero, pandoc, Quarto", write=write_csl_json, read=read_csl_json)
