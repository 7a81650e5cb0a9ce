"""How much of a BibTeX file is read exactly: compares with the text from before its encoding.

    python tools/accuracy.py FILE.bib[.xz] GOLD.jsonl[.xz] [--differences N]

The gold file has one JSON object an entry, with its `key` and any of `title`, `abstract`, `author`
and `editor` (lists of [given, family]) as Unicode.  White space is compared as one space, and
exponents with or without their mark (n² is n2: the texts that the gold file was made from have most
of them without), and what no text may hold is not missed; nothing else is forgiven.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.sources.bibtex.entries import BibEntry, read_bibtex
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.source import Source

TEXTS = ("title", "abstract")
NAMES = ("author", "editor")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ", "0123456789+-ni")


@dataclass
class Score:
    """How many values of one kind were compared, and which differed."""

    compared: int = 0
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    """Key, what was read, what the gold file has."""

    def add(self, key: str, read: str, gold: str) -> None:
        """Compare one value."""
        self.compared += 1
        gold, _ = suitable(gold)
        read, gold = (" ".join(text.translate(_LOWERED).split()) for text in (read, gold))
        if read != gold:
            self.differences.append((key, read, gold))

    @property
    def exact(self) -> float:
        """The share that is equal, in percent."""
        return 100 * (1 - len(self.differences) / self.compared) if self.compared else 100.0


def compare(entries: dict[str, BibEntry], gold: Iterator[dict[str, Any]]) -> dict[str, Score]:
    """The score of each kind of value; an entry that is not there loses all of its values."""
    scores = {kind: Score() for kind in (*TEXTS, *NAMES)}
    for item in gold:
        entry = entries.get(item["key"])
        for kind in TEXTS:
            if item.get(kind):
                read = latex_to_richtext(entry.value(kind)).text.plain if entry else ""
                scores[kind].add(item["key"], read, item[kind])
        for kind in NAMES:
            names = split_names(entry.value(kind)).names if entry else ()
            read_names = [as_gold(parsed.name) for parsed in names]
            for index, (given, family) in enumerate(item.get(kind) or ()):
                read = read_names[index] if index < len(read_names) else ""
                scores[kind].add(item["key"], read, f"{given or ''} | {family}")
    return scores


def as_gold(name: Name) -> str:
    """A name as the gold file divides it: particle and suffix belong to the family name."""
    family = " ".join(part for part in (name.particle, name.family) if part)
    return f"{name.given} | {family}{', ' + name.suffix if name.suffix else ''}"


def text_of(path: Path) -> str:
    """A text file's content, packed by xz or not."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode()


def excerpt(read: str, gold: str) -> tuple[str, str]:
    """Both texts around their first difference."""
    pairs = enumerate(zip(read, gold, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(read), len(gold)))
    around = slice(max(0, at - 25), at + 35)
    return read[around], gold[around]


def main() -> int:
    """Print the shares, then the first differences of each kind."""
    parser = argparse.ArgumentParser(description="How much of a BibTeX file is read exactly.")
    parser.add_argument("file", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--differences", type=int, default=10, help="default: %(default)s a kind")
    options = parser.parse_args()

    started = time.perf_counter()
    file = read_bibtex(Source(path=str(options.file), text=text_of(options.file)))
    gold = (json.loads(line) for line in text_of(options.gold).splitlines())
    scores = compare({entry.key: entry for entry in file.entries}, gold)
    print(f"{len(file.entries)} entries, {len(file.diagnostics)} problems,", end=" ")
    print(f"{time.perf_counter() - started:.1f} s")
    for kind, score in scores.items():
        print(f"{kind:<9} {score.exact:8.3f} % of {score.compared:>7,} exact")
    for kind, score in scores.items():
        for key, read, expected in score.differences[: options.differences]:
            got, wanted = excerpt(read, expected)
            print(f"{kind} of {key}: read {got!r}, gold {wanted!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
