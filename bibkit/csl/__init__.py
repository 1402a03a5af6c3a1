"""A CSL 1.0.2 processor: CSL-JSON shapes in, runs of text out, nothing of records or the command line.

style.csl  -> xml -> style ----+
locale.xml -> xml -> locale ---+-> compile -> ops (one small class per element)
CSL-JSON   -> item, name, date                  |
                                                v
citation -> position -> citing --+          specialize: the ops that items of one shape can reach
registry: order, numbers,        +-> render -> out (a tree; punctuation settles) -> flatten -> run
  sorting, disambiguate          |
bibliography -> listing ---------+
cluster: cites joined and collapsed;  process: the document and its changes
"""

from bibkit.csl.compile import CompiledStyle, compile_style
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
