"""Files as they are: text with places in it, changes to it, and writing it whole or not at all."""

from bibkit.source.edit import Applied, Edit, Safety, apply_edits
from bibkit.source.source import Source, SourceSpan, Where, WholeFile

__all__ = ["Applied", "Edit", "Safety", "Source", "SourceSpan", "Where", "WholeFile", "apply_edits"]
