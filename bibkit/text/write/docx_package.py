"""The zip around the parts of a .docx (ISO/IEC 29500-2, Open Packaging Conventions).

Entries have one fixed time, and the clock is never asked, so that the same parts give the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from bibkit.text.write.clean import clean
from bibkit.text.write.openxml import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
"""The name space of the elements with the prefix `w`."""

_SETTINGS = f"{DECLARATION}<w:settings {MAIN}><w:autoHyphenation/></w:settings>"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class Package(NamedTuple):
    """What is in a .docx: whole parts as XML, and what its properties say.

    `day` is the day of the document ("2026-10-27") or "". A `footer` is what the document calls `rIdFooter`, a picture
    (PNG) what it calls by its name.
    """

    document: str
    styles: str
    language: str
    title: str = ""
    day: str = ""
    footer: str = ""
    pictures: Mapping[str, bytes] = MappingProxyType({})


def packed(package: Package) -> bytes:
    """The file."""
    pictures = package.pictures
    footer = {"word/footer1.xml": package.footer} if package.footer else {}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(package),
        "_rels/.rels": _relations(
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", "metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(package),
        "word/document.xml": package.document,
        "word/_rels/document.xml.rels": _relations(
            ("rIdStyles", "styles", "styles.xml"),
            *(("rIdFooter", "footer", "footer1.xml") for _ in footer),
            ("rIdSettings", "settings", "settings.xml"),
            *((name, "image", f"media/{name}.png") for name in pictures),
        ),
        "word/styles.xml": package.styles,
        **footer,
        "word/settings.xml": _SETTINGS,
        **{f"word/media/{name}.png": picture for name, picture in pictures.items()},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def _content_types(package: Package) -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml",
                "png": "image/png"}  # fmt: skip
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        **({"/word/footer1.xml": f"{_WORD}.footer+xml"} if package.footer else {}),
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    inside = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
    inside += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{inside}</Types>'


def _relations(*rows: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_PACKAGE if "/" in kind else _OFFICE}'
        f'{"/relationships" if "/" in kind else ""}/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _core(package: Package) -> str:
    """Title, language and the day, where there is one."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{package.day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if package.day
    )
    title = f"<dc:title>{escape(clean(package.title))}</dc:title>" if package.title else ""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{title}<dc:language>{escape(clean(package.language))}</dc:language>{dates}"
        "</cp:coreProperties>"
    )
