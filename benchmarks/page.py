"""A page of 2,000 works: how long bibkit takes to make it, and how it opens and filters in Chromium."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.works import WORDS, works
from bibkit.library import Library
from bibkit.model.person import Name, Person
from bibkit.model.record import Record
from bibkit.page.build import build
from bibkit.page.setup import Setup
from tests.browser import Browser, chromium

ROUNDS = 5
STROKE = "a keystroke in the search, to the frame drawn"
STROKE_CPU = "CPU time of a keystroke, all frames"
SEARCH = "o’neil garcia 19"
TAGS = tuple(f"{one}-{other}" for one in WORDS[:6] for other in WORDS[6:12])

# From a key going down to the next frame being drawn with what it changed; what is far below may follow in later ones.
KEYSTROKE = """
const [text, done] = arguments;
const field = document.querySelector("input[name=q]");
const start = performance.now();
field.value = text;
field.dispatchEvent(new Event("input", {bubbles: true}));
requestAnimationFrame(() => setTimeout(() => {
  const drawn = performance.now() - start;
  setTimeout(() => done(drawn), 300);
}));
"""
WATCH = """
window.longTasks = [];
new PerformanceObserver(list => longTasks.push(...list.getEntries().map(one => one.duration)))
  .observe({type: "longtask", buffered: true});
"""
LOADED = """
const done = arguments[0];
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const {domInteractive, loadEventEnd} = performance.getEntriesByType("navigation")[0];
done([paint ? paint.startTime : 0, domInteractive, loadEventEnd]);
"""


def library(count: int) -> Library:
    """Works with abstracts of some 200 words, tags, and authors of whom twenty have an id."""
    chance = random.Random(2)
    people = {f"person-{number}": Person(f"person-{number}", ("A",)) for number in range(20)}
    records = []
    for record in works(count):
        abstract = " ".join(chance.choices(WORDS, k=200)).capitalize() + "."
        records.append(
            record.with_values(
                {"abstract": abstract, "tags": tuple(chance.sample(TAGS, 3)), "author": _with_id(record)}
            )
        )
    return Library((Path("records"),), tuple(records), people=people, found=count)


def _with_id(record: Record) -> tuple[Name, ...]:
    first, *others = record.author
    return (replace(first, person=f"person-{len(first.display) % 20}"), *others)


def cpu_milliseconds(browser: Browser) -> float:
    """The CPU time that the page's main thread has taken so far: what else the machine does is not in it."""
    metrics = browser.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(1000 * metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def measure(browser: Browser, page: Path) -> dict[str, list[float]]:
    """What one opening of the page and one search in it take, in milliseconds, by the names of the table."""
    browser.driver.get("about:blank")
    browser.open(page)
    browser.run("return new Promise(done => setTimeout(done, 1500))")
    paint, interactive, loaded = browser.driver.execute_async_script(LOADED)
    found = {
        "first paint": [paint],
        "interactive": [interactive],
        "loaded": [loaded],
        "longest task while it opens": [max(browser.run("return longTasks.splice(0)"), default=0.0)],
        "CPU time of opening it": [cpu_milliseconds(browser)],
        STROKE: [],
        STROKE_CPU: [],
    }
    typed = [SEARCH[:length] for length in range(1, len(SEARCH) + 1)]
    for text in (*typed, *reversed(typed[:-1]), ""):
        before = cpu_milliseconds(browser)
        found[STROKE].append(browser.driver.execute_async_script(KEYSTROKE, text))
        found[STROKE_CPU].append(cpu_milliseconds(browser) - before)
    found["longest task while typing"] = [max(browser.run("return longTasks.splice(0)"), default=0.0)]
    return found


def main() -> None:
    """Measure a page of the number of works that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=2000)
    count = parser.parse_args().count
    start = time.process_time()
    page_text = build(library(count), Setup()).files[".html"]
    made = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = Path(folder) / "page.html"
        page.write_text(page_text, encoding="utf-8")
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        browser.driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        rounds = [measure(browser, page) for _ in range(ROUNDS)]
    print(
        f"\n## A page of {count:,} works: {len(page_text.encode()) / 1e6:.1f} MB, made in {made:.1f} s of CPU time\n"
    )
    print("| milliseconds | median | most |\n|---|---:|---:|")
    for name in rounds[0]:
        samples = sorted(sample for each in rounds for sample in each[name])
        print(f"| {name} | {samples[len(samples) // 2]:,.0f} | {samples[-1]:,.0f} |")


if __name__ == "__main__":
    main()
