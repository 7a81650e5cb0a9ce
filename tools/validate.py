"""Checks the HTML of a built site with the Nu HTML Checker of the W3C.

    python tools/validate.py SITE VNU

VNU is the checker's `.jar`.  Of each folder at most twenty pages are checked: pages of a kind are
made by the same templates.  Prints every error and ends with 1 if there is one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

_MOST = 20  # pages of a folder


def main() -> None:
    """Parse the arguments, check, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("vnu", type=Path)
    options = parser.parse_args()
    pages = _chosen(options.site)
    errors = _errors(options.vnu, pages)
    for error in errors:
        print(error)
    print(f"{len(pages)} pages checked, {len(errors)} errors")
    sys.exit(bool(errors) or not pages)


def _chosen(site: Path) -> list[Path]:
    by_folder: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        if "_static" not in path.parts:
            by_folder[path.parent].append(path)
    # Lists first: there is one of each.
    return [
        path
        for paths in by_folder.values()
        for path in sorted(paths, key=lambda path: path.name != "index.html")[:_MOST]
    ]


def _errors(vnu: Path, pages: list[Path]) -> list[str]:
    command = ["java", "-Xss4m", "-jar", str(vnu), "--errors-only", "--format", "json"]
    done = subprocess.run(  # noqa: S603
        [*command, *map(str, pages)], capture_output=True, text=True, check=False
    )
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        return [done.stderr.strip() or f"the checker ended with {done.returncode}"]
    return [
        f"{one.get('url', '').removeprefix('file:')}:{one.get('lastLine', 1)}: {one['message']}"
        for one in messages
        if one.get("type") == "error"
    ]


if __name__ == "__main__":
    main()
