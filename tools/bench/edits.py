"""Changes as editors make them: another sentence in an abstract, another title, one more paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.process import BuildError
from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, located_blocks

__all__ = [
    "SENTENCE",
    "TITLE_WORDS",
    "add_entry",
    "chosen_papers",
    "edit_abstract",
    "edit_plain_abstract",
    "edit_title",
]

SENTENCE = "This sentence was added later. "
TITLE_WORDS = "Once More "
_ABSTRACT = re.compile(r"\babstract\s*=\s*[{\"]", re.IGNORECASE)
_TITLE = re.compile(r"(?<!\w)title\s*=\s*[{\"]", re.IGNORECASE)
_KEY = re.compile(r"(@\s*\w+\s*[{(]\s*)[^\s,]+")
_IDENTITY = re.compile(r"^[ \t]*(?:doi|url)[ \t]*=.*\n", re.IGNORECASE | re.MULTILINE)
_HEADING = "## Abstract\n\n"


def chosen_papers(portal: Portal, count: int) -> tuple[Paper, ...]:
    """So many papers with abstracts, far from each other.  Raises BuildError for too few."""
    papers = [paper for paper in portal.papers if paper.abstract and not paper.withdrawn]
    if len(papers) < count:
        raise BuildError(f"only {len(papers)} papers have abstracts to edit, not {count}")
    step = len(papers) / count
    return tuple(papers[int((number + 0.5) * step)] for number in range(count))


def edit_abstract(root: Path, paper: Paper) -> None:
    """Begin a paper's abstract with another sentence, in this tool's portal."""
    _edit(root, paper, _ABSTRACT, SENTENCE)


def edit_title(root: Path, paper: Paper) -> None:
    """Begin a paper's title with other words, in this tool's portal."""
    _edit(root, paper, _TITLE, TITLE_WORDS)


def edit_plain_abstract(root: Path, paper: Paper) -> None:
    """The same, where each paper is a page."""
    path = root / f"{paper_docname(paper)}.md"
    before, heading, after = path.read_text(encoding="utf-8").partition(_HEADING)
    path.write_text(f"{before}{heading}{SENTENCE}{after}", encoding="utf-8")


def add_entry(root: Path, like: Paper, key: str) -> str:
    """Add a paper of the same authors on the same subject to the edition; its page's name."""
    path = root / like.location.path
    text = path.read_text(encoding="utf-8")
    start, end = _entry(text, like)
    entry = _KEY.sub(rf"\g<1>{key}", text[start:end], count=1)
    entry = _TITLE.sub(r"\g<0>Another Look at ", entry, count=1)
    path.write_text(f"{text}\n{_IDENTITY.sub('', entry)}\n", encoding="utf-8")
    return f"papers/{like.edition}/{key}"


def _edit(root: Path, paper: Paper, field: re.Pattern[str], words: str) -> None:
    """Put words where the field's value begins; raises BuildError where it is another entry's."""
    path = root / paper.location.path
    text = path.read_text(encoding="utf-8")
    start, end = _entry(text, paper)
    changed, count = field.subn(rf"\g<0>{words}", text[start:end], count=1)
    if not count:
        raise BuildError(f"{paper.location.path}: what changes in {paper.key} is not its own")
    path.write_text(f"{text[:start]}{changed}{text[end:]}", encoding="utf-8")


def _entry(text: str, paper: Paper) -> tuple[int, int]:
    """The offsets of a paper's entry."""
    found: Sequence[tuple[int, int]] = [
        (block.start, block.end)
        for block in located_blocks(text)
        if block.kind is BlockKind.ENTRY and block.key == paper.key
    ]
    return found[0]
