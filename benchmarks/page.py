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
SEARCH = "o’neil garcia 19"
TAGS = tuple(f"{one}-{other}" for one in WORDS[:6] for other in WORDS[6:12])

# From a key going down to the next frame being drawn with what it changed.
KEYSTROKE = """
const [text, done] = arguments;
const field = document.querySelector("input[name=q]");
const drawn = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
(async () => {
  const times = [];
  const lengths = [...text].map((_, place) => place + 1);
  for (const end of [...lengths, ...lengths.reverse().map(length => length - 1)]) {  // typed, and taken back
    await new Promise(next => setTimeout(next, 120));
    const start = performance.now();
    field.value = text.slice(0, end);
    field.dispatchEvent(new Event("input", {bubbles: true}));
    const script = performance.now() - start;
    await drawn();
    times.push([script, performance.now() - start]);
  }
  done(times);
})();
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
    return Library(Path("records"), tuple(records), people, found=count)


def _with_id(record: Record) -> tuple[Name, ...]:
    first, *others = record.author
    return (replace(first, person=f"person-{len(first.display) % 20}"), *others)


def best(samples: list[float]) -> str:
    """The middle one of the samples, in milliseconds."""
    return f"{sorted(samples)[len(samples) // 2]:,.0f}"


def measure(browser: Browser, page: Path) -> tuple[list[float], list[list[float]], list[float]]:
    """First paint, interactive and loaded; per keystroke the script's time and the time to the frame; long tasks."""
    browser.driver.get("about:blank")
    browser.open(page)
    browser.run("return new Promise(done => setTimeout(done, 1500))")
    loading = browser.driver.execute_async_script(LOADED)
    opening = browser.run("return longTasks.splice(0)")
    strokes = browser.driver.execute_async_script(KEYSTROKE, SEARCH)
    browser.run("return new Promise(done => setTimeout(done, 200))")
    typing = browser.run("return longTasks.splice(0)")
    return loading, strokes, [max(opening, default=0), max(typing, default=0)]


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
        rounds = [measure(browser, page) for _ in range(ROUNDS)]
    strokes = [stroke for _, each, _ in rounds for stroke in each]
    rows = {
        "made by bibkit, CPU seconds": f"{made:.1f}",
        "size, megabytes": f"{len(page_text.encode()) / 1e6:.1f}",
        "first paint, ms": best([loading[0] for loading, _, _ in rounds]),
        "interactive, ms": best([loading[1] for loading, _, _ in rounds]),
        "loaded, ms": best([loading[2] for loading, _, _ in rounds]),
        "longest task while it opens, ms": best([tasks[0] for _, _, tasks in rounds]),
        "a keystroke in the search, to the frame drawn, ms": best([frame for _, frame in strokes]),
        "the slowest keystroke, ms": f"{max(frame for _, frame in strokes):,.0f}",
        "of which script, the slowest, ms": f"{max(script for script, _ in strokes):,.0f}",
        "longest task while typing, ms": best([tasks[1] for _, _, tasks in rounds]),
    }
    print(f"\n## A page of {count:,} works\n\n| | |\n|---|---:|")
    for name, value in rows.items():
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
