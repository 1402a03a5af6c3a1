"""From a style to ops (`ops`): attributes, inherited options and localized formats are resolved here."""

from bibkit.csl.compile.area import CompiledArea, SortKey
from bibkit.csl.compile.elements import compile_area

__all__ = ["CompiledArea", "SortKey", "compile_area"]
