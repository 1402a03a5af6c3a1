"""The frame of an HTML document."""

from __future__ import annotations

from pathlib import Path

from bibkit.web.document import Head, data_block, document
from tests.browser import chromium

SLIPPED = """<main><h1>Slipped through</h1>
<script>document.title = "script"</script>
<img src="x" alt="" onerror="document.title = 'handler'">
<a id="go" href="javascript:document.title='link'">link</a>
<style>h1 { color: rgb(1, 2, 3) }</style>
<p id="cover" style="position:fixed">covered</p>
<p id="hang" style="padding-left: 2em; text-indent: -2em;">hung</p>
<iframe title="frame" src="data:text/html,x"></iframe>
<form action="https://example.org"><button>send</button></form></main>
"""


def test_the_policy_stops_what_slipped_through_and_lets_the_own_script_run(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    own = "document.body.dataset.ran = '</script><!--';"
    page.write_text(document(Head("A <title>", css="h1 { color: rgb(9, 9, 9) }", scripts=[own]), SLIPPED))
    with chromium() as browser:
        browser.open(page)
        browser.find("#go").click()
        title = browser.run("return document.title")
        ran = browser.run("return document.body.dataset.ran")
        colour = browser.run("return getComputedStyle(document.querySelector('h1')).color")
        position = browser.run("return getComputedStyle(document.querySelector('#cover')).position")
        indent = browser.run("return getComputedStyle(document.querySelector('#hang')).textIndent")
        complaints = browser.complaints()
    assert title == "A <title>"
    assert ran == "</script><!--"
    assert colour == "rgb(9, 9, 9)"
    assert position == "static"
    assert indent == "-34px"
    blocked = "\n".join(complaints)
    for word in ("script", "event handler", "style", "frame"):
        assert word in blocked.lower()


def test_an_empty_document_is_whole() -> None:
    text = document(Head("T & U", lang="de"), "<main></main>\n")
    assert text.startswith('<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n')
    assert "default-src &#39;none&#39;" in text
    assert "script-src &#39;none&#39;" in text
    assert "<title>T &#38; U</title>" in text
    assert text.endswith("<body>\n<main></main>\n</body>\n</html>\n")


def test_json_in_a_document_ends_no_element() -> None:
    assert data_block('{"a": "</script><!-- &"}') == '{"a": "\\u003c/script\\u003e\\u003c!-- \\u0026"}'
