"""Asks Lighthouse about the pages of a built site: its scores for a slow phone.

    python tools/lighthouse.py SITE PROGRAM PAGE …

PROGRAM is Lighthouse's; each PAGE is a path in the site.  Files are served compressed, as servers
do.  Prints the four scores of each page and ends with 1 where one is below what the project
promises.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from chromium import find
from site_server import serve

_LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 100}
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("program", type=Path)
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    is_good = True
    with serve(options.site, compressed=True) as address, TemporaryDirectory() as folder:
        for page in options.pages:
            scores = _scores(options.program, f"{address}{page}", Path(folder) / "report.json")
            told = " ".join(f"{name} {score}" for name, score in scores.items())
            print(f"{page}: {told}", flush=True)
            is_good = is_good and all(scores[name] >= least for name, least in _LEAST.items())
    sys.exit(not is_good)


def _scores(program: Path, address: str, report: Path) -> dict[str, int]:
    command = [
        str(program),
        address,
        "--quiet",
        f"--chrome-flags={_FLAGS}",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(_LEAST)}",
    ]
    environment = os.environ | {"CHROME_PATH": find() or ""}
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
    found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in _LEAST}


if __name__ == "__main__":
    main()
