"""Findings about data: the value, the table of codes, and the ways to print them."""

from bibkit.diagnostics.diagnostic import Diagnostic, Fix, Where

__all__ = ["Diagnostic", "Fix", "Where"]
