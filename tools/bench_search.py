"""Measures what the search of a built site finds, how long it takes and what it loads.

    python tools/bench_search.py SITE [--queries FILE] [--stock]

Opens the site's search page in Chromium and asks each query of FILE (JSON: `query`, and the key
of the `paper` that it means). Prints how many papers come first, among the first three and the
first ten; milliseconds from the query to its list; bytes loaded by the first query and by later
ones, without the search program itself. With `--stock` the site is one of Sphinx's own search
(builder `dirhtml`). Needs Playwright and a Chromium on the PATH.
"""

from __future__ import annotations

import argparse
import json
import statistics
from pathlib import Path
from urllib.parse import quote, unquote

from playwright.sync_api import Page, Response, sync_playwright

from chromium import find
from site_server import serve

_QUERIES = Path(__file__).parent.parent / "tests" / "outputs" / "search" / "queries.json"
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
_DEPTHS = (1, 3, 10)
_LATER_BYTES = 60_000
_SHOWN = "performance.getEntriesByName('search-shown').length"


class _Loaded:
    """Counts bytes of the search's own data."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("response", self._count)

    def _count(self, response: Response) -> None:
        path = response.url.partition("?")[0]
        if "/search/" in path and not path.endswith((*_PROGRAM, ".js", ".html")):
            self.bytes += int(response.headers.get("content-length", 0))


def main() -> None:
    """Parse the arguments, ask, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--queries", type=Path, default=_QUERIES)
    parser.add_argument("--stock", action="store_true", help="the site has Sphinx's own search")
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    options = parser.parse_args()
    asked = json.loads(options.queries.read_text(encoding="utf-8"))
    built = "\n".join(path.as_posix() for path in options.site.glob("papers/*/*"))
    asked = [one for one in asked if f"/{one['paper']}" in built]
    with serve(options.site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page()
        ranks = _ask_stock(page, base, asked) if options.stock else _ask(page, base, asked)
        browser.close()
    for depth in _DEPTHS:
        count = sum(0 < rank <= depth for rank in ranks)
        print(f"among the first {depth:2d}: {count} of {len(ranks)}")
    if options.misses:
        for one, rank in zip(asked, ranks, strict=True):
            if not 0 < rank <= _DEPTHS[1]:
                print(f"  {one['query']!r} means {one['paper']}: {rank or 'not found'}")


def _ask(page: Page, base: str, asked: list[dict[str, str]]) -> list[int]:
    loaded = _Loaded(page)
    page.goto(f"{base}search.html")
    page.wait_for_function(f"{_SHOWN} === 1")
    ranks, times, sizes = [], [], []
    for number, one in enumerate(asked):
        before = loaded.bytes
        if not number:
            before = 0
        times.append(
            page.evaluate(
                """async (query) => {
                  performance.clearMarks("search-shown");
                  const start = performance.now();
                  document.querySelector("#search-q").value = query;
                  document.querySelector(".portal-search").requestSubmit();
                  while (!performance.getEntriesByName("search-shown").length)
                    await new Promise((done) => requestAnimationFrame(done));
                  return performance.now() - start;
                }""",
                one["query"],
            )
        )
        sizes.append(loaded.bytes - before)
        ranks.append(_rank(page, ".hit-title", one["paper"]))
    print(f"milliseconds to the list: median {statistics.median(times[1:]):.0f}, slowest later one")
    print(f"  {max(times[1:]):.0f}, first {times[0]:.0f}")
    print(f"bytes: first query {sizes[0]:,}; later median {statistics.median(sizes[1:]):,.0f},")
    within = sum(size <= _LATER_BYTES for size in sizes[1:])
    print(f"  most {max(sizes[1:]):,}, {within} of {len(sizes) - 1} within 60 kB")
    for one, size in zip(asked[1:], sizes[1:], strict=True):
        if size > _LATER_BYTES:
            print(f"  {one['query']!r} loaded {size:,}")
    return ranks


def _ask_stock(page: Page, base: str, asked: list[dict[str, str]]) -> list[int]:
    ranks = []
    for one in asked:
        page.goto(f"{base}search/index.html?q={quote(one['query'])}")
        page.wait_for_function(
            "document.querySelectorAll('#search-results ul.search > li').length >= 10 ||"
            " document.querySelector('#search-results > h2')?.innerText === 'Search Results'"
        )
        ranks.append(_rank(page, "#search-results ul.search > li > a", one["paper"]))
    return ranks


def _rank(page: Page, selector: str, paper: str) -> int:
    """Where the paper stands in the list, from 1; 0 where it does not."""
    links = page.eval_on_selector_all(selector, "all => all.map((one) => one.pathname)")
    names = [unquote(link).rstrip("/").rpartition("/")[2].removesuffix(".html") for link in links]
    return names.index(paper) + 1 if paper in names else 0


if __name__ == "__main__":
    main()
