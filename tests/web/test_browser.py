"""The browser of the tests sees what it is there to see."""

from __future__ import annotations

from pathlib import Path

from tests.browser import chromium


def test_the_console_and_the_audit_complain(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
        "<title>x</title><img src='missing.png'><script>alert(1)</script>"
    )
    with chromium() as browser:
        browser.open(page)
        complaints = "\n".join(browser.complaints())
        audit = "\n".join(browser.accessibility())
        browser.print(tmp_path / "page.pdf")
    assert "missing.png" in complaints
    assert "Content Security Policy" in complaints
    assert "image-alt" in audit
    assert "html-has-lang" in audit
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
