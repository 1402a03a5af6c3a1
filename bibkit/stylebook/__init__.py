"""Which style, which locale: found by name, path, title or id, and read with suspicion. Reads files, no network."""

from bibkit.stylebook.catalogue import Catalogue, catalogue, search
from bibkit.stylebook.find import Style, find_style
from bibkit.stylebook.info import StyleInfo

__all__ = ["Catalogue", "Style", "StyleInfo", "catalogue", "find_style", "search"]
