"""Makes PDFs of papers, right ones and spoilt ones, and counts what `check --files` tells of them.

    python tools/pdf_accuracy [--papers 100] [--spoilt 14] [--bib FILE.bib] [--fonts FOLDER …]

Titles and authors are made up, or taken from a BibTeX file.  What is told of a paper that is right
is a false alarm, and so is what is told beside its fault of one that is spoilt.  Ends with 1 where
there is a false alarm, or where a fault was not told.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pdf_accuracy.faults import FAULTS, SWAPPED, Fault, page_count
from pdf_accuracy.papers import PrintedPaper, made_up, of_file
from pdf_accuracy.printing import LAYOUTS, Press
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.diagnostics import Code, Diagnostic

_PAGES = (1, 2, 3, 4, 6, 8, 10, 12)


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the arguments, make, check, count; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--papers", type=int, default=100, help="how many are right")
    parser.add_argument("--spoilt", type=int, default=14, help="how many have each fault")
    parser.add_argument("--bib", type=Path, help="take titles and authors from this file")
    parser.add_argument("--fonts", type=Path, nargs="*", default=[], help="folders of more fonts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="make the portal here, and leave it")
    options = parser.parse_args(arguments)
    wanted = max(options.papers, options.spoilt)
    some = (
        of_file(options.bib, wanted, options.seed) if options.bib else made_up(wanted, options.seed)
    )
    with TemporaryDirectory(prefix="pdf-accuracy-") as folder:
        root = options.keep or Path(folder)
        expected = _made(root, some, options.papers, options.spoilt, Press(options.fonts))
        started = time.monotonic()
        found = read_portal(root, pdfs=True).diagnostics
        seconds = time.monotonic() - started
    return _told(expected, found, seconds)


def _made(
    root: Path, papers: Sequence[PrintedPaper], right: int, spoilt: int, press: Press
) -> Mapping[str, tuple[str, frozenset[Code]]]:
    """A portal of an edition for each fault; what is to be told of each paper, and why."""
    expected: dict[str, tuple[str, frozenset[Code]]] = {}
    editions = {"right": (Fault(codes=frozenset()), right)}
    editions |= {name: (fault, spoilt) for name, fault in FAULTS.items()}
    for name, (fault, count) in editions.items():
        edition = f"{re.sub('[^a-z]+', '-', name)}2027"
        entries: list[str] = []
        for number, paper in enumerate(papers):
            printed = fault.paper(paper)
            if printed is None or len(entries) == count:
                continue
            # A PDF has its layout by its number, so that each fault is tried in each layout.
            data = press.printed(
                printed,
                LAYOUTS[number % len(LAYOUTS)],
                _PAGES[(number * 7 + number // len(LAYOUTS)) % len(_PAGES)],
                fault.spoilt,
            )
            key = f"{edition[:-4]}-{paper.key}"
            entries.append(_entry(paper, key, page_count(data) + fault.more_pages))
            _write(root, edition, key, fault.data(data))
            expected[f"{edition}/{key}"] = (name, fault.codes)
        _write_entries(root, edition, entries)
    expected |= _swapped(root, papers[: spoilt // 2 * 2], press)
    return expected


def _swapped(
    root: Path, papers: Sequence[PrintedPaper], press: Press
) -> Iterator[tuple[str, tuple[str, frozenset[Code]]]]:
    edition = "swapped2027"
    entries: list[str] = []
    for number, paper in enumerate(papers):
        other = papers[number ^ 1]
        data = press.printed(other, LAYOUTS[number % len(LAYOUTS)], 4)
        key = f"swapped-{paper.key}"
        entries.append(_entry(paper, key, page_count(data)))
        _write(root, edition, key, data)
        yield f"{edition}/{key}", (SWAPPED, frozenset({Code.PDF_OTHER_PAPER}))
    _write_entries(root, edition, entries)


def _entry(paper: PrintedPaper, key: str, pages: int) -> str:
    entry = re.sub(r"(@\w+\s*\{)[^,]*,", lambda found: f"{found[1]}{key},", paper.entry, count=1)
    return re.sub(r",?\s*\}\s*\Z", f",\n  pages = {{11--{10 + pages}}},\n}}\n", entry)


def _write(root: Path, edition: str, key: str, data: bytes) -> None:
    folder = root / "papers" / f"{edition}.files"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{key}.pdf").write_bytes(data)


def _write_entries(root: Path, edition: str, entries: Sequence[str]) -> None:
    (root / "papers").mkdir(parents=True, exist_ok=True)
    (root / "papers" / f"{edition}.bib").write_text("\n".join(entries), encoding="utf-8")


def _told(
    expected: Mapping[str, tuple[str, frozenset[Code]]],
    found: Sequence[Diagnostic],
    seconds: float,
) -> int:
    """Print what was found and what was not; the exit status."""
    told: dict[str, list[Diagnostic]] = defaultdict(list)
    for problem in found:
        if problem.code.slug.startswith("pdf-"):
            told[problem.subject].append(problem)
    hits: dict[str, list[bool]] = defaultdict(list)
    alarms: list[Diagnostic] = []
    for subject, (fault, codes) in expected.items():
        of_paper = told[subject]
        alarms += [problem for problem in of_paper if problem.code not in codes]
        is_hit = not codes or any(problem.code in codes for problem in of_paper)
        hits[fault].append(is_hit)
        if not is_hit:
            print(f"missed: {subject} ({fault})")
    for problem in alarms:
        print(f"false alarm: {problem.location}: [{problem.code.slug}] {problem.message}")
    print(f"\n{len(expected):,} PDFs, {seconds:.1f} s")
    for fault, found_in in hits.items():
        if fault != "right":
            print(f"  {fault}: {sum(found_in)} of {len(found_in)} told")
    right = {subject for subject, (fault, _) in expected.items() if fault == "right"}
    wrong = len({problem.subject for problem in alarms} & right)
    print(f"false alarms: {wrong} of {len(right)} right papers, {len(alarms) - wrong} elsewhere")
    return int(bool(alarms) or not all(map(all, hits.values())))


if __name__ == "__main__":
    sys.exit(main())
