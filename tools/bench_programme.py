"""Measures the timetable of a large programme in a slowed-down Chromium.

    python tools/bench_programme.py [TALKS]

Builds a portal with so many talks (500) in parallel tracks and opens its timetable several times,
on a wide and a narrow screen, with a processor a quarter as fast as this one.  Prints sizes in
bytes, compressed as servers do, and milliseconds from the start of navigation until stars and
filters work: the median and the slowest.  Needs Playwright and a Chromium on the PATH.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from chromium import find
from site_server import serve

_SLOWER = 4
_RUNS = 7
_TRACKS = 5
_TALKS_A_SESSION = 5
_SESSIONS_A_DAY = 5
_WIDTHS = (1280, 360)
_USABLE = "performance.getEntriesByName('programme-usable')[0]?.startTime"
_CONF = """\
project = "Benchmark"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""


def main() -> None:
    """Parse the arguments, build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("talks", type=int, nargs="?", default=500)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        _write_portal(root, options.talks)
        html = root / "_html"
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(root), str(html)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)  # noqa: S603
        _print_sizes(html)
        _print_times(html)


def _write_portal(root: Path, talks: int) -> None:
    """A portal whose only edition has this many talks."""
    sessions: list[str] = []
    for number in range(-(-talks // _TALKS_A_SESSION)):
        row, track = divmod(number, _TRACKS)
        day, slot = divmod(row, _SESSIONS_A_DAY)
        count = min(_TALKS_A_SESSION, talks - number * _TALKS_A_SESSION)
        sessions.append(_session(number, f"2027-06-{day + 1:02d}", 8 + 2 * slot, track, count))
    (root / "program").mkdir()
    (root / "papers").mkdir()
    head = "name: Large 2027\ntitle: A Large Conference\nstart: 2027-06-01\ntimezone: Europe/Rome\n"
    (root / "program" / "large2027.yaml").write_text(
        f"{head}sessions:\n{''.join(sessions)}", "utf-8"
    )
    (root / "conf.py").write_text(_CONF, "utf-8")
    (root / "index.md").write_text("# Benchmark\n", "utf-8")


def _session(number: int, day: str, hour: int, track: int, talks: int) -> str:
    lines = [
        f"  - id: session-{number}",
        f"    title: Session {number} of Matters Both Large and Small",
        "    kind: talks",
        f"    track: Track {track + 1}",
        f"    room: Hall {track + 1}",
        f"    start: {day} {hour:02d}:00",
        f"    end: {day} {hour + 1:02d}:40",
        "    talk_minutes: 20",
        "    talks:",
    ]
    for talk in range(talks):
        name = number * _TALKS_A_SESSION + talk
        lines += [
            f"      - id: talk-{name}",
            f"        title: On the {name}th of Many Questions of Distributed Measurement",
            f"        presenters: [First Speaker{name % 97}, Second Speaker{name % 89}]",
        ]
    return "\n".join(lines) + "\n"


def _print_sizes(html: Path) -> None:
    scripts = html / "_static" / "proceedings" / "programme"
    sizes = {path.name: _compressed(path) for path in sorted(scripts.rglob("*.js"))}
    page = html / "program" / "large2027" / "index.html"
    print(f"timetable, HTML      {_compressed(page):6d} bytes")
    print(f"programme JavaScript {sum(sizes.values()):6d} bytes in {len(sizes)} files")


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))


def _print_times(html: Path) -> None:
    with serve(html) as base, sync_playwright() as playwright:
        address = f"{base}program/large2027/index.html"
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for width in _WIDTHS:
            times = [_time(browser, address, width) for _ in range(_RUNS)]
            middle = statistics.median(times)
            print(f"usable at {width:4d} px     {middle:6.0f} ms, slowest {max(times):.0f} ms")
        browser.close()


def _time(browser: Browser, address: str, width: int) -> float:
    """Milliseconds until all works, for a reader who has never been here."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, timezone_id="Asia/Kathmandu"
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address)
    page.wait_for_function(f"{_USABLE} !== undefined")
    ready = float(page.evaluate(_USABLE))
    context.close()
    return ready


if __name__ == "__main__":
    main()
