"""Times builds of a portal made of the first entries of a BibTeX file.

    python tools/bench.py FILE COUNT

Prints wall seconds and peak memory of a cold build, of one in which nothing changed, and of one in
which one title changed.  Each is one run: repeat it, and mind what else the machine does.
"""

from __future__ import annotations

import argparse
import lzma
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_proceedings.cache import FOLDER_VARIABLE

_ENTRY = re.compile(r"^(?=@)", re.MULTILINE)
_SHARED = re.compile(
    r"@\s*(?:string|preamble|xdata|(?:mv)?(?:proceedings|collection))\b", re.IGNORECASE
)
_TITLE = re.compile(r"(?<=\s)title\s*=\s*[\"{]", re.IGNORECASE)
_CONF = """\
project = "Benchmark"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/"
"""


def main() -> None:
    """Parse the arguments, build, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="a .bib file, or one packed by xz")
    parser.add_argument("count", type=int, nargs="?", default=1000, help="papers; default: 1000")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        os.environ[FOLDER_VARIABLE] = str(root / "cache")
        bib = _make_portal(root, options.file, options.count)
        _time("cold build", root)
        _time("nothing changed", root)
        text = bib.read_text(encoding="utf-8")
        bib.write_text(_TITLE.sub(lambda found: f"{found[0]}Once more: ", text, count=1), "utf-8")
        _time("one title changed", root)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{'largest process':<20} {peak:6d} MiB")


def _make_portal(root: Path, file: Path, count: int) -> Path:
    opened = lzma.open if file.suffix == ".xz" else open
    with opened(file, "rt", encoding="utf-8") as source:
        blocks = [block for block in _ENTRY.split(source.read()) if block.startswith("@")]
    shared = [block for block in blocks if _SHARED.match(block)]
    papers = [block for block in blocks if not _SHARED.match(block)]
    bib = root / "papers" / "bench.bib"
    bib.parent.mkdir()
    bib.write_text("".join([*shared, *papers[:count]]), encoding="utf-8")
    (root / "conf.py").write_text(_CONF, encoding="utf-8")
    (root / "index.md").write_text("# Benchmark\n\n```{toctree}\npapers/index\n```\n", "utf-8")
    return bib


def _time(what: str, root: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(root), str(root / "_build")]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own arguments
    seconds = time.perf_counter() - started
    pages = sum(1 for _ in (root / "_build").rglob("*.html"))
    print(f"{what:<20} {seconds:6.1f} s   {pages:,} pages", flush=True)


if __name__ == "__main__":
    main()
