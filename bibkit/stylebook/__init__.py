"""Which style, which locale: found by name, path, title or id, and read with suspicion. Reads files, no network.

The list of all styles is `bibkit.stylebook.catalogue`, loaded only where it is needed.
"""

from bibkit.stylebook.find import FoundStyle, find_style
from bibkit.stylebook.info import StyleInfo
from bibkit.stylebook.locales import load_locale

__all__ = ["FoundStyle", "StyleInfo", "find_style", "load_locale"]
