"""Findings about data: the value, the table of codes, and the ways to print them."""

from bibkit.diagnostics.diagnostic import Diagnostic, in_order
from bibkit.source import Safety, SourceSpan, Where, WholeFile

__all__ = ["Diagnostic", "Safety", "SourceSpan", "Where", "WholeFile", "in_order"]
