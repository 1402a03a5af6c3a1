"""A CSL 1.0.2 processor: CSL-JSON shapes in, runs of text out, nothing of records or the command line.

style.csl  -> style ---+
locale.xml -> style ---+-> compile -> ops (one small class per element), cut down to what items of one shape reach
CSL-JSON   -> data                     |
                                       v
citation -> document: position, order, numbers, what tells works apart -> ops -> tree -> runs (punctuation settles)

The folders stand in that order: `text` (words and their marks), `style`, `data`, `tree`, `ops`, `compile`, `document`;
`lint` judges styles.
"""

from bibkit.csl.compile import CompiledStyle, compile_style
from bibkit.csl.document.citation import Changed, Citation, parse_citation, parse_cite
from bibkit.csl.document.process import Processor
from bibkit.csl.ops.env import Cite
from bibkit.csl.style.load import Style, load_style, with_parent
from bibkit.csl.style.locale import LocaleLoader
from bibkit.csl.style.problem import Problem, StyleError

__all__ = [
    "Changed",
    "Citation",
    "Cite",
    "CompiledStyle",
    "LocaleLoader",
    "Problem",
    "Processor",
    "Style",
    "StyleError",
    "compile_style",
    "load_style",
    "parse_citation",
    "parse_cite",
    "with_parent",
]
