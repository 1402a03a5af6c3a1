"""EndNote XML written, in the order of "RSXML.dtd", so that EndNote, Zotero, bibutils and pandoc take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from bibkit.formats.endnote_xml.read import FACES, PARAGRAPHS, RICH, read_endnote_xml
from bibkit.formats.format import Options
from bibkit.formats.losses import written_and_read
from bibkit.formats.own_tags import with_tags
from bibkit.formats.tagged.endnote_types import number_of
from bibkit.formats.tagged.endnote_write import JOURNALS, endnote_fields, type_name
from bibkit.formats.tagged.writing import one_line
from bibkit.formats.written import Lose
from bibkit.formats.xml_tree import add
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.text.rich_text import Part, plain_text, segments

OWN = "endnote-xml"
"""The unknown field of a record that holds the elements which have no field of their own, by their tags."""

_AROUND = {  # elements around those whose names are the first half of a tag
    **dict.fromkeys(
        ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors"),
        "contributors",
    ),
    **dict.fromkeys(("related-urls", "web-urls", "text-urls", "pdf-urls", "image-urls"), "urls"),
    "pub-dates": "dates",
    "copyright-dates": "dates",
}
_ORDER = {
    name: number
    for number, name in enumerate(
        "database source-app rec-number foreign-keys ref-type contributors auth-address auth-affiliaton titles"
        " periodical alt-periodical pages volume number issue secondary-volume secondary-issue num-vols edition section"
        " reprint-edition reprint-status keywords dates pub-location publisher orig-pub isbn accession-num call-num"
        " report-id coden electronic-resource-num abstract label image caption notes research-notes work-type"
        " reviewed-item availability remote-source meeting-place work-location work-extent pack-method size"
        " repro-ratio remote-database-name remote-database-provider language urls access-date modified-date".split()
    )
}
_FACE_OF = {tag: face for face, tag in FACES.items()}
_STYLE = {"font": "default", "size": "100%"}


def write_endnote_xml(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as a library, an element a line."""
    head, foot = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n', "</records></xml>\n"
    tagged = with_tags(records, options)
    return written_and_read(tagged, _text, read_endnote_xml, lose, "EndNote XML", OWN, head=head, foot=foot)


def _text(record: Record) -> str:
    # A carriage return as it stands is read as a line feed (XML 1.0, 2.11).
    return ET.tostring(_element(record), encoding="unicode").replace("\r", "&#xD;") + "\n"


def _element(record: Record) -> ET.Element:
    own = record.extra.get(OWN)
    came = own if isinstance(own, Mapping) else {}
    root = ET.Element("record")
    kind = _kind(record, came)
    add(root, "ref-type", number_of(kind), name=kind)
    texts: dict[str, list[str]] = {}
    for _, field, text in endnote_fields(record, kind, {}):
        texts.setdefault(field, []).append(text)
    for field, parts in texts.items():
        _put(root, field, parts)
    if record.type in JOURNALS and "periodical.full-title" in texts:
        _put(root, "titles.secondary-title", texts["periodical.full-title"])  # EndNote has it in both places
    for tag in came:
        if not tag.startswith("ref-type") and "@" not in tag:
            _put_as_it_came(root, tag, came)
    root[:] = sorted(root, key=lambda element: _ORDER.get(element.tag, len(_ORDER)))
    return root


def _kind(record: Record, came: Mapping[str, Raw]) -> str:
    return type_name(record, came.get("ref-type@name"))


def _put(root: ET.Element, field: str, texts: list[str]) -> None:
    """The texts of a field, as paragraphs of one element where it may have them."""
    around, _, name = field.rpartition(".")
    is_several = name in ("author", "keyword", "url")
    lines = [line for text in texts for line in _paragraphs(text, name)]
    for text in lines if is_several else ["\r".join(lines)]:
        if text:
            _style(add(_inside(root, around), name), text, is_rich=(around or name) in RICH)


def _paragraphs(text: str, name: str) -> list[str]:
    parts = text.split("\n\n") if name in PARAGRAPHS else [text]
    return [line for part in parts if (line := one_line(part))]


def _inside(root: ET.Element, around: str) -> ET.Element:
    """The element with that name, in the one around it."""
    if not around:
        return root
    outer = _inside(root, _AROUND.get(around, ""))
    found = outer.find(around)
    return add(outer, around) if found is None else found


def _style(element: ET.Element, text: str, *, is_rich: bool) -> None:
    """The text in EndNote's styles, one for each run of a face."""
    if not is_rich:
        add(element, "style", plain_text(text) if "<" in text else text, face="normal", **_STYLE)
        return
    faces: list[str] = []
    for segment in segments(text):
        if segment.part is Part.OPEN:
            faces.append(_FACE_OF.get(segment.text, ""))
        elif segment.part is Part.CLOSE:
            faces.pop()
        else:
            words = f"${segment.text}$" if segment.part is Part.MATHS else segment.text
            face = " ".join(
                face for face in reversed(faces) if face
            )  # the reader takes the last one as the outermost
            add(element, "style", words, face=face or "normal", **_STYLE)


def _put_as_it_came(root: ET.Element, tag: str, came: Mapping[str, Raw]) -> None:
    """The elements that had no field, with their attributes, which stand in the order of the elements."""
    around, _, name = tag.rpartition(".")
    texts = _texts(came[tag])
    attributes = {
        other.partition("@")[2]: _texts(raw) for other, raw in came.items() if other.partition("@")[0] == tag
    }
    for number, text in enumerate(texts):
        element = add(_inside(root, around), name, one_line(text))
        for attribute, values in attributes.items():
            if attribute and len(values) == len(texts):
                element.set(attribute, values[number])


def _texts(raw: Raw) -> list[str]:
    return [text for text in (raw if isinstance(raw, list) else [raw]) if isinstance(text, str)]
