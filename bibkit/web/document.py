"""A whole HTML document in one file: head, content security policy, style sheet and scripts inside.

Nothing is loaded, from anywhere. The policy (CSP level 3, W3C) allows the style sheet and the scripts that were
given here, by their hashes, and pictures inside the file; whatever else may have slipped into the body, a script, an
event handler, a frame, a form, a picture from the network, the browser refuses to run or to fetch.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from bibkit.text.escape.html import attribute
from bibkit.text.escape.xml import characters

BASE_CSS = (Path(__file__).parent / "base.css").read_text(encoding="utf-8")
"""Colours for light and dark, type and spacing, and what holds in print: the start of every style sheet."""

_STYLE_ATTRIBUTE = re.compile(r'\sstyle="([^"]*)"')
# What CSL's styles ask for (`bibkit.text.write.html`); nothing here can cover or fetch anything.
_HARMLESS = re.compile(
    r"""(?: \s* (?: font-style | font-weight | font-variant | text-decoration | vertical-align | clear | float
          | line-height | padding-left | text-indent | margin | margin-bottom | margin-left )
        \s* : \s* (?: -?[a-z0-9.]+ [ ]? )+ ; \s* )+""",
    re.VERBOSE,
)
_OF_TEMPLATE = re.compile(r"\{(?=[{%#])")
_CLOSING = re.compile(r"<(?=/(?:script|style)|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says.

    `extra` is finished HTML: `meta` and `link` elements, escaped. With `has_pictures` the document shows those that
    lie where it does. `generator` is by what a later run knows it, and stands near its beginning.
    """

    title: str
    lang: str = "en"
    css: str = ""
    scripts: Sequence[str] = ()
    description: str = ""
    has_pictures: bool = False
    generator: str = ""
    extra: str = ""


def document(head: Head, body: str) -> str:
    """The document. `body` is finished HTML, what stands between `<body>` and its end.

    `head.css` comes after `BASE_CSS`; `head.scripts` run at the end of the body, in their order.
    """
    css = _inside_element(BASE_CSS + head.css)
    scripts = [_inside_element(script) for script in head.scripts]
    description = (
        f'<meta name="description" content="{attribute(head.description)}">\n' if head.description else ""
    )
    generator = f"{_generator(head.generator)}\n" if head.generator else ""
    return (
        f'<!doctype html>\n<html lang="{attribute(head.lang)}">\n<head>\n<meta charset="utf-8">\n{generator}'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(_policy(head, css, scripts, body))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{attribute(head.title)}</title>\n{description}{head.extra}"
        f"<style>{css}</style>\n</head>\n<body>\n{body}"
        f"{_elements(scripts)}</body>\n</html>\n"
    )


def generator_mark(generator: str) -> bytes:
    """How a document with that `generator` is known, as a regular expression."""
    return re.escape(_generator(generator)).encode()


def _generator(generator: str) -> str:
    return f'<meta name="generator" content="{attribute(generator)}">'


def fragment(css: str, scripts: Sequence[str], body: str) -> str:
    """What a document of somebody else's takes in: the rules, if any, the finished HTML and the scripts.

    Generators of sites take what they include for a template, in which `{{` and `{%` say something (Liquid, Go, Jinja,
    Quarto): there they are braces of BibTeX, and written in HTML's words.
    """
    body = _OF_TEMPLATE.sub("&#123;", body)
    style = f"<style>{_inside_element(css)}</style>\n" if css else ""
    return f"{style}{body}{_elements([_inside_element(script) for script in scripts])}"


def data_block(json_text: str) -> str:
    """JSON text that may stand inside `<script type="application/json">`: no end tag, comment or template."""
    text = characters(json_text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return _OF_TEMPLATE.sub(r"\\u007b", text)  # within strings only: an object begins with a name, or ends


def _elements(scripts: Sequence[str]) -> str:
    return "".join(f"<script>{script}</script>\n" for script in scripts)


def _policy(head: Head, css: str, scripts: Sequence[str], body: str) -> str:
    styles = [_hash(css)]
    attributes = dict.fromkeys(unescape(value) for value in _STYLE_ATTRIBUTE.findall(body))
    harmless = [_hash(value) for value in attributes if _HARMLESS.fullmatch(value)]
    if harmless:
        styles += ["'unsafe-hashes'", *harmless]  # without it, hashes are for elements only
    rules = {
        "default-src": "'none'",
        "style-src": " ".join(styles),
        "script-src": " ".join(_hash(script) for script in scripts) or "'none'",
        "img-src": "data: 'self'" if head.has_pictures else "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inside_element(text: str) -> str:
    """CSS or a script that does not end its own element: `</script` becomes `\\u003c/script`, and so on.

    Both languages read the escape inside a string, and neither has the sequence elsewhere.
    """
    return _CLOSING.sub(lambda _: "\\u003c", text)
