"""Every entry that a person sees in a `.bib` file is read, or a diagnostic stands at its line.

The files beside this test have one defect each and are named after it.  What a person sees is
counted by `fuzz/scanner.py`, which shares no code with the reader.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from fuzz.bibtex import HOLD_NO_PAPER
from fuzz.scanner import Head, decoded, heads
from sphinx_proceedings.diagnostics import Code, Diagnostic, Severity
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.loading import Sources, load_sources

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
CORPUS = sorted(HERE.glob("*.bib"))
OTHERS = sorted(
    path
    for folder in ("tests", "papers", "tools")
    for path in (REPOSITORY / folder).rglob("*.bib")
    if path.is_file() and path.parent != HERE and "_build" not in path.parts
)
BIG = REPOSITORY.parent / "shared" / "data" / "acl-2021-2022.bib.xz"
BIG_ENTRIES = 14_179
PATH = "papers/w2026.bib"
REFUSED = {Code.FILE_ENCODING, Code.FILE_UNREADABLE}


@dataclass(frozen=True)
class Taken:
    """What the reader made of a file."""

    sources: Sources
    papers: set[tuple[int, str]]
    """Line and key of each."""
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def keys(self) -> set[tuple[int, str]]:
        """Line and key of papers, volumes and entries without a page."""
        return self.papers | {
            (entry.location.line, entry.key)
            for source in self.sources.papers.values()
            for entry in read_bibtex(source).entries
            if entry.type in HOLD_NO_PAPER
        }

    @property
    def reported(self) -> set[int]:
        """Lines at which something is reported to be missing or wrong."""
        return {
            diagnostic.location.line
            for diagnostic in self.diagnostics
            if diagnostic.severity is Severity.ERROR
        }

    @property
    def refusals(self) -> list[Diagnostic]:
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.code in REFUSED]


def read(root: Path, data: bytes) -> Taken:
    path = root / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    sources = load_sources(root)
    reading = assemble_portal(sources)
    papers = {(paper.location.line, paper.key) for paper in reading.portal.papers}
    return Taken(sources=sources, papers=papers, diagnostics=reading.diagnostics)


def lost(seen: list[Head], taken: Taken) -> list[Head]:
    """Heads that were neither read, under their own key, nor reported."""
    no_paper = unread(seen, taken.papers)
    # Most files have none: the others are read once more.
    left = unread(no_paper, taken.keys) if no_paper else []
    return [head for head in left if head.line not in taken.reported]


def unread(seen: list[Head], keys: set[tuple[int, str]]) -> list[Head]:
    """Heads without a key, on their line, among these."""
    read_keys = {(line, visible(key)) for line, key in keys}
    return [head for head in seen if (head.line, visible(head.key)) not in read_keys]


def visible(key: str) -> str:
    """Without characters that no text may hold, which are left out and told."""
    return "".join(character for character in key if character.isprintable())


def check(root: Path, data: bytes) -> None:
    text = decoded(data)
    taken = read(root, data)
    if text is None or taken.refusals:
        assert (len(taken.refusals), taken.keys) == (1, set())
    else:
        assert lost(heads(text), taken) == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_corpus(path: Path, tmp_path: Path) -> None:
    check(tmp_path, path.read_bytes())


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_other_files(path: Path, tmp_path: Path) -> None:
    check(tmp_path, path.read_bytes())


def test_neighbours_of_a_defect_are_read(tmp_path: Path) -> None:
    """In each file that is read at all, `first2026` and `last2026` have nothing wrong."""
    gone: dict[str, set[str]] = {}
    for path in CORPUS:
        text = decoded(path.read_bytes())
        taken = read(tmp_path / path.stem, path.read_bytes())
        if text is None or taken.refusals:
            continue
        wanted = {head.key for head in heads(text)} & {"first2026", "last2026"}
        if missing := wanted - {key for _, key in taken.keys}:
            gone[path.stem] = missing
    assert gone == {}


def test_several_entries_in_a_line(tmp_path: Path) -> None:
    """The scanner sees the first one only."""
    taken = read(tmp_path, (HERE / "two-entries-in-a-line.bib").read_bytes())
    assert taken.keys == {(1, "a2026"), (1, "b2026"), (2, "c2026"), (2, "d2026")}


def test_deep_nesting(tmp_path: Path) -> None:
    deep = "{" * 10_000 + "x" + "}" * 10_000
    open_only = "{" * 10_000
    entries = (
        f"@misc{{deep2026, author = {{Noether, Emmy}}, title = {deep}}}\n"
        f"@misc{{open2026, author = {{Noether, Emmy}}, title = {open_only}}}\n"
        "@misc{last2026, author = {Hopper, Grace}, title = {The Last}}\n"
    )
    check(tmp_path, entries.encode())


@pytest.mark.skipif(not BIG.exists(), reason="the big file is not here")
def test_big_file(tmp_path: Path) -> None:
    data = lzma.decompress(BIG.read_bytes())
    seen = heads(data.decode())
    taken = read(tmp_path, data)
    assert (len(seen), lost(seen, taken)) == (BIG_ENTRIES, [])
