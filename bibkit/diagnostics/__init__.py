"""Findings about data: the value, the table of codes, and the ways to print them."""

from bibkit.diagnostics.codes import CODES, Code, Severity
from bibkit.diagnostics.diagnostic import Diagnostic, Fix, Where

__all__ = ["CODES", "Code", "Diagnostic", "Fix", "Severity", "Where"]
