"""A real Chromium for tests: opens a file, clicks and types, prints to PDF, audits with axe-core.

with chromium() as browser:
    browser.open(page)
    assert browser.complaints() == []
    assert browser.accessibility() == []

Chromium and its driver are Debian's (`chromium-driver` pulls the matching browser), axe-core is npm's, held by the
lock file in `tests/web`. Nothing reaches the network: only file:// is opened, and any other host is unknown.
"""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.programs import require, without

AXE = Path(__file__).parent / "web/node_modules/axe-core/axe.min.js"
_SCREEN = (1200, 900)
PHONE = (375, 800)
"""Width and height of a small phone, in CSS pixels."""
_PAPER = {"A4": (8.27, 11.69), "letter": (8.5, 11.0)}
_AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Browser:
    """One window; `driver` is Selenium's, for what has no name here."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, path: Path) -> None:
        """Load a file by file://, with an empty console."""
        self.complaints()
        self.driver.get(path.resolve().as_uri())

    def complaints(self) -> list[str]:
        """What the console holds since the last look: errors and warnings, blocked content among them."""
        log: list[dict[str, Any]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [str(entry["message"]) for entry in log]

    def find(self, selector: str) -> WebElement:
        """The first element that a CSS selector names; an error where there is none."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def find_all(self, selector: str) -> list[WebElement]:
        """All elements that a CSS selector names, in their order."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The text, as a reader sees it, of every element that is shown."""
        return [element.text for element in self.find_all(selector) if element.is_displayed()]

    def run(self, script: str, *arguments: Any) -> Any:
        """What `return ...` in a script gives; `arguments[0]` and so on are its arguments."""
        return self.driver.execute_script(script, *arguments)

    def look(
        self, *, scheme: str = "light", media: str = "screen", size: tuple[int, int] | None = None
    ) -> None:
        """Choose the colours ("light", "dark"), the medium ("screen", "print") and the window's size."""
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
        width, height = size or _SCREEN
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def accessibility(self) -> list[str]:
        """What axe-core objects to, a line a violation: WCAG 2.2 up to AA, and good practice."""
        if not AXE.is_file():
            without("axe-core is not installed (npm ci --prefix tests/web)")
        self.run(AXE.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {runOnly: arguments[0]}).then(result => done(result.violations),"
            " error => done([{id: String(error), nodes: []}]));",
            _AXE_TAGS,
        )
        return [
            f"{one['id']}: {' | '.join(node['html'] + ' ' + (node.get('failureSummary') or '') for node in one['nodes'])}"
            for one in found
        ]

    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        """A PNG of the page, or only of the window."""
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": whole})
        path.write_bytes(base64.b64decode(shot["data"]))

    def print(self, path: Path, *, paper: str = "A4") -> None:
        """The page as the print dialogue's PDF, with the margins of its own `@page`."""
        width, height = _PAPER[paper]
        options = {
            "paperWidth": width,
            "paperHeight": height,
            "preferCSSPageSize": True,
            "printBackground": False,
        }
        # An emulated medium, which `look` sets, would hold for the print as well.
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
        printed = self.driver.execute_cdp_cmd("Page.printToPDF", options)
        path.write_bytes(base64.b64decode(printed["data"]))

    def allow_clipboard(self, *, writes: bool = True) -> None:
        """Let the page write to the clipboard, or keep it from that, and let the test read it."""
        for name, is_allowed in (("clipboard-read", True), ("clipboard-write", writes)):
            permission = {"permission": {"name": name}, "setting": "granted" if is_allowed else "denied"}
            self.driver.execute_cdp_cmd("Browser.setPermission", permission)

    def clipboard(self) -> str:
        """The text on the clipboard."""
        return str(
            self.driver.execute_async_script(
                "const done = arguments[0];"
                "navigator.clipboard.readText().then(done, error => done('unreadable: ' + error));"
            )
        )


@contextmanager
def chromium(*, downloads: Path | None = None) -> Iterator[Browser]:
    """A window with a profile of its own, closed at the end; the test is skipped where there is no Chromium.

    What the page offers for download goes to the folder `downloads`.
    """
    browser, driver_program = require("chromium"), require("chromedriver")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ChromeOptions()
        options.binary_location = browser
        for argument in (
            "--headless=new",
            f"--user-data-dir={profile}",
            "--disable-gpu",
            "--disable-dev-shm-usage",  # containers give it 64 MB
            "--disable-background-networking",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--lang=en-US",
            "--force-color-profile=srgb",
        ):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")  # Chromium has no sandbox for root
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        if downloads is not None:
            options.add_experimental_option(
                "prefs", {"download.default_directory": str(downloads), "download.prompt_for_download": False}
            )
        driver = Chrome(options=options, service=Service(driver_program))
        driver.set_script_timeout(60)
        window = Browser(driver)
        try:
            window.look()
            yield window
        finally:
            driver.quit()
