"""From a style to ops (`ops`): attributes, inherited options and localized formats are resolved here."""

from bibkit.csl.compile.area import CompiledArea, SortKey
from bibkit.csl.compile.layouts import LocaleOf, compile_area
from bibkit.csl.compile.whole import CompiledStyle, compile_style

__all__ = ["CompiledArea", "CompiledStyle", "LocaleOf", "SortKey", "compile_area", "compile_style"]
