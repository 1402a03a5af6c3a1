"""From a style to ops (`ops`): attributes, inherited options and localized formats are resolved here."""

from bibkit.csl.compile.area import CompiledArea, SortKey
from bibkit.csl.compile.elements import compile_area, compile_intext

__all__ = ["CompiledArea", "SortKey", "compile_area", "compile_intext"]
