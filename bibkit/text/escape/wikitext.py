"""MediaWiki's markup, as the value of a parameter of a template (mediawiki.org, "Help:Formatting", "Help:Templates").

What would be markup becomes a numeric reference, which a reader sees as the character itself, and which the metadata
that Citation Style 1 makes of a value hold as that, too. A vertical line is `{{!}}`, as its manual asks for.
"""

from __future__ import annotations

from bibkit.text.pattern import lazy_pattern
from bibkit.text.write.clean import clean

# Brackets, tags, references; two quotes, tildes and underscores, and what makes an address a link, where these double.
_MARKUP = lazy_pattern(r"[\[\]{}<>&]|'(?=')|(?<=')'|~(?=~)|(?<=~)~|_(?=_)|(?<=_)_|:(?=//)")
_NOT_OF_ADDRESSES = lazy_pattern(r"[\s\[\]{}<>|\"\\^`\x00-\x20\x7f-\x9f]|''+|~~+|__+")
MARKUP = {
    "i": ("''", "''"),
    "b": ("'''", "'''"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
}


def prose(text: str) -> str:
    """Text that MediaWiki shows as it stands, on one line.

    >>> prose("a|b ''c'' {{d}} [[e]] <f> g=h")
    'a{{!}}b &#39;&#39;c&#39;&#39; &#123;&#123;d&#125;&#125; &#91;&#91;e&#93;&#93; &#60;f&#62; g=h'
    """
    escaped = _MARKUP.sub(lambda match: f"&#{ord(match[0])};", clean(text))
    return escaped.replace("|", "{{!}}")


def verbatim(text: str) -> str:
    """An address or identifier: what MediaWiki has a use for is percent-encoded.

    >>> verbatim("https://example.org/a|b?c=[d]&e=f")
    'https://example.org/a%7Cb?c=%5Bd%5D&e=f'
    """
    return _NOT_OF_ADDRESSES.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), text
    )


def maths(tex: str) -> str:
    """Maths as the extension Math takes it, nothing in it ends the tag; escaped prose if it is none."""
    from bibkit.text.maths.read import formula  # few libraries hold formulas

    return f"<math>{clean(tex).replace('</', '< /')}</math>" if formula(tex) else prose(f"${tex}$")


def attribute(text: str) -> str:
    """A text within the quotes of a tag's attribute, where references stand for characters."""
    return prose(text).replace('"', "&#34;").replace("{{!}}", "&#124;")
