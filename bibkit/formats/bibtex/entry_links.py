"""What an entry of a .bib file says of other entries, of itself under other keys, and by what it may be found."""

from __future__ import annotations

from bibkit.formats.bibtex.dialect import LINKS
from bibkit.formats.bibtex.reading import Reading
from bibkit.model.key import key_fault
from bibkit.model.keywords import keywords_of

KEYWORDS = ("keywords", "keyword", "tags")


def links_of_entry(reading: Reading) -> None:
    """Keep the links with the source; other keys of the entry (`ids`) are aliases of the record."""
    for name in LINKS:
        if item := reading.take(name):
            if name == "ids":
                keys = [key for part in item.value.split(",") if (key := part.strip())]
                if all(key_fault(key) is None for key in keys):
                    reading.set("aliases", tuple(dict.fromkeys(keys)), item)
                    continue
            reading.links[name] = item.value.strip()


def keywords_of_entry(reading: Reading) -> None:
    """Take the keywords, whatever the field is called; of several fields each keyword once, in order."""
    items = [item for name in KEYWORDS if (item := reading.take(name))]
    texts = [text for item in items if (text := reading.decode(item))]
    if len(texts) == 1:
        reading.set("keyword", texts[0], items[0])
    elif texts:
        words = dict.fromkeys(word for text in texts for word in keywords_of(text))
        joint = "; " if any("," in word for word in words) else ", "
        reading.set("keyword", joint.join(words), items[0])
