"""Texts that try to be more than text, and records full of them: what every sheet, page and feed is tested with.

Each payload ends in MARK, so that a test can also see that the text itself arrived. Where one comes alive it calls
`pwned(...)`, sets the window's name, reads a file or breaks the document.
"""

from __future__ import annotations

import json
from pathlib import Path

MARK = "harmless"

TEXTS = tuple(
    f"{text} {MARK}"
    for text in (
        "<script>pwned(1)</script>",
        "<img src=x onerror=pwned(2)>",
        "</title></style></textarea><svg onload=pwned(3)>",
        '" onmouseover="pwned(4)" x=\'',
        "]]></w:t></w:r><w:p/><!--",
        "<!-- <style>*{display:none}</style>",
        "<b onclick='pwned(5)'>bold</b>",
        "{{ 7*7 }}{% raw %}{# no",
        "${7*7} #{7*7} <%= 7*7 %>",
        r"\input{/etc/passwd}\immediate\write18{id}",
        r"\end{document}\csname stop\endcsname",
        r"$x$ \(y\) $\input{/etc/passwd}$ $a_{b$",
        "100% & #1 _a_ ^b^ ~c~ {d} \\",
        '#panic("x") #read("/etc/passwd") @label <label>',
        '"] #eval("1") [ // comment /* more */',
        "[click](javascript:pwned(6)) ![x](javascript:pwned(7))",
        "[click][1] <javascript:pwned(8)> <https://example.org/?a=1>",
        "# heading\n\n- item\n\n---\n\n    code",
        "`code` **bold** ~~~ ```",
        "&lt;script&gt;pwned(9)&lt;/script&gt; &#x3c;b&#62;",
        "=cmd|' /C calc'!A0",
        "\u202egnp.exe\u2066 \u200b\ufeff",
        "\U0001f600 \u05e9\u05dc\u05d5\u05dd \u4e16\u754c",
    )
)

URLS = (
    "javascript:pwned(10)",
    "JaVaScRiPt:pwned(11)",
    " javascript:pwned(12)",
    "data:text/html,<script>pwned(13)</script>",
    "vbscript:pwned(14)",
    "file:///etc/passwd",
    'https://example.org/"><script>pwned(15)</script>',
    "https://example.org/'onclick='pwned(16)",
    "https://example.org/a b}\\input{/etc/passwd}%#$&~_^",
    "//example.org/",
)


def hostile_keys() -> list[str]:
    """The keys of the records of `write_hostile_records`, in their order."""
    return [f"hostile{number:02}" for number in range(max(len(TEXTS), len(URLS)))]


def write_hostile_records(folder: Path) -> None:
    """A record a payload, with the payload in every place that holds words, and a hostile address."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, key in enumerate(hostile_keys()):
        text, url = TEXTS[number % len(TEXTS)], URLS[number % len(URLS)]
        fields = {
            "type": "article-journal",
            "title": f"Title {text}",
            "author": [{"family": f"Family {text}", "given": f"Given {text}"}, {"literal": f"Group {text}"}],
            "issued": "2020-03",
            "container-title": f"Journal {text}",
            "publisher": f"Publisher {text}",
            "volume": f"12 {text}",
            "page": "1-9",
            "URL": url,
            "abstract": f"First sentence {text}. Second sentence {text}.",
            "note": f"Note {text}",
            "tags": [f"tag {text}"],
            "links": {
                "code": url,
                "slides": f"{text}.pdf",
                f"name {text}": f"/{url}",
                "award": f"Award {text}",
            },
        }
        # JSON is YAML, and its strings hold every character.
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
        (folder / f"{key}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
