"""From a style to ops (`ops`): attributes, inherited options and localized formats are resolved here."""

from bibkit.csl.compile.area import CompiledArea, SortKey
from bibkit.csl.compile.elements import compile_area, compile_intext
from bibkit.csl.compile.whole import CompiledStyle, compile_style

__all__ = ["CompiledArea", "CompiledStyle", "SortKey", "compile_area", "compile_intext", "compile_style"]
