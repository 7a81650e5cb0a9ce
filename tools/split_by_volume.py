"""Makes a portal of one large BibTeX file: one edition for each volume of the ACL Anthology.

    python tools/split_by_volume.py FILE ROOT [--count N]

FILE is a .bib file, or one packed by xz; ROOT a folder that does not exist yet, or is empty.  An
entry's volume is taken from the id in its `url`: `https://aclanthology.org/2021.acl-long.1/` is of
the edition `2021-acl-long`.  Entries without such an id are in the edition `others`.  What is
written stays as it is: `@string` and `@preamble` are repeated in each file, what entries refer to
by `crossref`, `xref` or `xdata` in each file with such entries.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sources.bibtex.blocks import Block, BlockKind, located_blocks
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = ["SplitError", "main", "read_source", "split_by_volume", "write_portal"]

_OTHERS = "others"
_ANTHOLOGY_ID = re.compile(
    r"https?://(?:www\.)?aclanthology\.org/([0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+)\.[0-9]+", re.IGNORECASE
)
_NO_PAPER = VOLUME_TYPES | {"xdata", "set", "periodical"}
_REFERENCES = ("crossref", "xref", "xdata")
_CONF = """\
project = {project!r}
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
_INDEX = """\
# {title}

```{{toctree}}
:hidden:

papers/index
people/index
```
"""
_MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


class SplitError(Exception):
    """What is wrong with the input: one sentence that names the file and, if known, the line."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Piece:
    """A block with what stands above it."""

    text: str
    edition: str = ""
    """Of a paper always, of other entries where their address tells it."""
    key: str | None = None
    """Of an entry, case-folded; `@string` and `@preamble` have none."""
    refers_to: tuple[str, ...] = ()
    """Case-folded keys."""
    is_paper: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the arguments, split, write; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="a .bib file, or one packed by xz")
    parser.add_argument("root", type=Path, help="the portal's folder, which is made")
    parser.add_argument("--count", type=int, help="only so many papers, the first ones")
    options = parser.parse_args(arguments)
    title = options.file.name.removesuffix(".xz").removesuffix(".bib")
    try:
        editions = split_by_volume(read_source(options.file), options.count)
        write_portal(options.root, title, editions)
    except SplitError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.root}: editions: {len(editions)}")
    return 0


def read_source(file: Path) -> Source:
    """The text of a .bib file or of one packed by xz.

    Raises SplitError where it cannot be read.
    """
    try:
        with lzma.open(file) if file.suffix == ".xz" else file.open("rb") as opened:
            data = opened.read()
    except lzma.LZMAError as error:
        raise SplitError(f"{file}: cannot be unpacked: {error}") from error
    except EOFError as error:
        raise SplitError(f"{file}: cannot be unpacked: its end is missing") from error
    except OSError as error:
        raise SplitError(f"{file}: cannot be read: {error.strerror or error}") from error
    source = decode(file.as_posix(), data)
    if isinstance(source, Diagnostic):
        place = source.location
        raise SplitError(f"{place.path}:{place.line}: {source.message}")
    return source


def split_by_volume(source: Source, count: int | None = None) -> dict[str, str]:
    """The text of each edition's file by the edition's id, in order of its first paper.

    With `count`, only that many papers, the first ones, and what they refer to.  Raises SplitError
    where there are not so many, none at all, or where a block is damaged.
    """
    if count is not None and count < 1:
        raise SplitError(f"{count} is no number of papers")
    with garbage_kept():
        pieces = list(_pieces(source))
    papers = [piece for piece in pieces if piece.is_paper]
    if len(papers) < (count or 1):
        raise SplitError(f"{source.path}: holds {len(papers)} papers, not {count or 1}")
    return _files(pieces, papers[:count], keep_unused=count is None)


def write_portal(root: Path, title: str, editions: Mapping[str, str]) -> None:
    """Write the editions' files, settings and a home page.  Raises SplitError where it cannot."""
    texts = {f"papers/{edition}.bib": text for edition, text in editions.items()}
    texts["conf.py"] = _CONF.format(project=title)
    texts["index.md"] = _INDEX.format(title=_MARKDOWN.sub(r"\\\g<0>", title))
    try:
        if root.exists() and any(root.iterdir()):
            raise SplitError(f"{root}: is not empty; nothing is overwritten")
        for name, text in texts.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SplitError(f"{root}: cannot be written: {error.strerror or error}") from error


def _pieces(source: Source) -> Iterator[_Piece]:
    """All of the text in pieces; what stands between blocks belongs to the next one."""
    text = source.text
    kept = (BlockKind.ENTRY, BlockKind.STRING, BlockKind.PREAMBLE)
    blocks = [block for block in _checked(source) if block.kind in kept]
    begin = 0
    for number, block in enumerate(blocks, 1):
        stop = len(text) if number == len(blocks) else block.end
        yield _piece(block, text, text[begin:stop].strip())
        begin = stop


def _checked(source: Source) -> Iterator[Block]:
    """All blocks; one that is there twice stays, which the portal's check reports."""
    for block in located_blocks(source.text):
        if block.kind is BlockKind.DAMAGED:
            line = source.locate(block.start).line
            raise SplitError(f"{source.path}:{line}: this entry is damaged; mend it first")
        yield block


def _piece(block: Block, text: str, own: str) -> _Piece:
    if block.kind is not BlockKind.ENTRY:
        return _Piece(text=own)
    values = {field.name.lower(): text[field.at : field.end] for field in block.fields}
    found = _ANTHOLOGY_ID.search(values.get("url", ""))
    edition = re.sub(r"[^a-z0-9]+", "-", found[1].lower()).strip("-") if found else ""
    keys = (key.strip() for name in _REFERENCES for key in _bare(values.get(name, "")).split(","))
    is_paper = block.type not in _NO_PAPER
    return _Piece(
        text=own,
        edition=edition or (_OTHERS if is_paper else ""),
        key=block.key.casefold(),
        refers_to=tuple(key.casefold() for key in keys if key),
        is_paper=is_paper,
    )


def _bare(value: str) -> str:
    return value.strip('{}" \n\t')


def _files(
    pieces: Sequence[_Piece], papers: Sequence[_Piece], *, keep_unused: bool
) -> dict[str, str]:
    wanted = _wanted(pieces, papers)
    chosen = set(papers)
    places = [_places(piece, wanted, chosen, keep_unused=keep_unused) for piece in pieces]
    files: dict[str, list[str]] = {paper.edition: [] for paper in papers}
    files |= {edition: [] for editions in places for edition in editions if edition not in files}
    for piece, editions in zip(pieces, places, strict=True):
        for edition in files if piece.key is None else editions:
            files[edition].append(piece.text)
    return {edition: "\n\n".join(texts) + "\n" for edition, texts in files.items()}


def _wanted(pieces: Sequence[_Piece], papers: Sequence[_Piece]) -> dict[str, dict[str, None]]:
    """The editions of which papers refer to each key, themselves or through others."""
    further: dict[str | None, tuple[str, ...]] = {}
    for piece in pieces:
        further.setdefault(piece.key, piece.refers_to)
    wanted: dict[str, dict[str, None]] = {}
    for paper in papers:
        pending = list(paper.refers_to)
        while pending:
            key = pending.pop()
            editions = wanted.setdefault(key, {})
            if paper.edition not in editions:
                editions[paper.edition] = None
                pending += further.get(key, ())
    return wanted


def _places(
    piece: _Piece,
    wanted: Mapping[str, Mapping[str, None]],
    chosen: set[_Piece],
    *,
    keep_unused: bool,
) -> list[str]:
    """The editions whose files have the entry; a volume that no paper refers to has its own."""
    if piece.key is None:
        return []
    using = wanted.get(piece.key, {})
    has_home = piece in chosen if piece.is_paper else keep_unused and not using
    home = [piece.edition or _OTHERS] if has_home else []
    return list(dict.fromkeys((*home, *using)))


if __name__ == "__main__":
    sys.exit(main())
