"""A CSL 1.0.2 processor: CSL-JSON shapes in, runs of text out, nothing of records or the command line."""

from bibkit.csl.document import Changed, Citation, parse_citation, parse_cite
from bibkit.csl.locale import LocaleLoader
from bibkit.csl.ops.env import Cite
from bibkit.csl.problem import Problem, StyleError
from bibkit.csl.process import Processor
from bibkit.csl.style import Style, load_style, with_parent

__all__ = [
    "Changed",
    "Citation",
    "Cite",
    "LocaleLoader",
    "Problem",
    "Processor",
    "Style",
    "StyleError",
    "load_style",
    "parse_citation",
    "parse_cite",
    "with_parent",
]
