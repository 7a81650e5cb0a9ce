"""Changes of single fields and entries of a BibTeX text, in the way in which it is written."""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sphinx_proceedings.sources.bibtex.blocks import Block, RawField
from sphinx_proceedings.sources.edit.alike import are_alike
from sphinx_proceedings.sources.edit.document import Edit
from sphinx_proceedings.sources.edit.field_order import field_rank
from sphinx_proceedings.sources.edit.merge import with_comment

__all__ = ["entry_edits", "entry_text", "removal"]

_WIDTH = 100
_INDENT = "  "
_OPENS_LINES = re.compile(r'[{"][ \t]*\n([ \t]*)')
_NOT_WRAPPED = re.compile(r"\$|\\[(\[]|\\(?:url|href|texttt)(?![A-Za-z])")


def entry_text(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """A new entry, one field a line, without a line feed at its end."""
    lines = [f"{_INDENT}{name} = {_value(name, value, _INDENT)}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def entry_edits(text: str, block: Block, changes: Mapping[str, str]) -> Iterator[Edit]:
    """The edits by which an entry's fields get these values; an empty one takes a field away.

    Of a field that the entry has twice it is the first one, which counts.
    """
    raw: dict[str, RawField] = {}
    for one in block.fields:
        raw.setdefault(one.name.lower(), one)
    added: defaultdict[int, list[str]] = defaultdict(list)
    kept = [name for name in raw if changes.get(name, "…")]
    for name, value in changes.items():
        field = raw.get(name)
        if field is None and value:
            at, before = _place(text, block, raw, kept, name)
            added[at].append(_new_field(text, block, before, name, value))
        elif field is not None and value:
            yield Edit(start=field.at, end=field.end, text=_rewritten(text, field, name, value))
        elif field is not None:
            yield _without_field(text, block, field)
    for at, parts in added.items():
        yield Edit(start=at, end=at, text="".join(parts))


def removal(text: str, blocks: Sequence[Block], index: int) -> Edit:
    """The edit that takes an entry away, with the comment directly above it."""
    start = with_comment(text, blocks, index)
    end = blocks[index].end
    while found := re.compile(r"[ \t]*\n").match(text, end):
        end = found.end()
    return Edit(start=start, end=end, text="")


def _value(name: str, value: str, indent: str) -> str:
    """A value in braces, an abstract in lines of its own."""
    if name != "abstract":
        return f"{{{value}}}"
    inner = indent + _INDENT
    return f"{{\n{_lines(name, value, inner)}\n{indent}}}"


def _lines(name: str, value: str, indent: str) -> str:
    """Paragraphs in lines that are not too long, where that changes nothing."""
    paragraphs = value.split("\n\n")
    wrapped = "\n\n".join(
        textwrap.fill(
            paragraph,
            width=_WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for paragraph in paragraphs
    )
    # An @ at the beginning of a line would begin an entry.
    is_safe = not re.search(r"^\s*@", wrapped, re.MULTILINE) and (
        not _NOT_WRAPPED.search(value) or are_alike(name, wrapped, value)
    )
    return wrapped if is_safe else "\n\n".join(f"{indent}{part}" for part in paragraphs)


def _rewritten(text: str, field: RawField, name: str, value: str) -> str:
    opened = _OPENS_LINES.match(text, field.at)
    if not opened:
        return f"{{{value}}}"
    closing = text[text.rindex("\n", field.at, field.end) + 1 : field.end - 1]
    end = f"\n{closing}" if not closing.strip() else ""
    return f"{{\n{_lines(name, value, opened[1])}{end}}}"


def _place(
    text: str, block: Block, raw: Mapping[str, RawField], kept: Sequence[str], name: str
) -> tuple[int, RawField | None]:
    """Where a new field goes: behind the last one that belongs before it."""
    before = [other for other in kept if field_rank(other) <= field_rank(name)]
    if before:
        last = max(before, key=lambda other: (field_rank(other), raw[other].end))
        return raw[last].end, raw[last]
    return text.index(block.key, block.start) + len(block.key), None


def _new_field(text: str, block: Block, before: RawField | None, name: str, value: str) -> str:
    if "\n" not in text[block.start : block.end]:
        return f", {name} = {{{value}}}"
    like = before or (block.fields[0] if block.fields else None)
    indent, width = _layout(text, block, like) if like else (_INDENT, 0)
    return f",\n{indent}{name.ljust(width)} = {_value(name, value, indent)}"


def _layout(text: str, block: Block, like: RawField) -> tuple[str, int]:
    """The indent of a field, and how wide names are where the signs behind them are in a column."""
    widths = {
        text.rfind("=", start, field.at) - start
        for field in block.fields
        for start in [_name_start(text, block, field)]
    }
    start = _name_start(text, block, like)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    are_aligned = len(widths) == 1 and len(block.fields) > 1
    return line if not line.strip() else _INDENT, max(widths) - 1 if are_aligned else 0


def _name_start(text: str, block: Block, field: RawField) -> int:
    return text.rindex(field.name, block.start, field.at)


def _without_field(text: str, block: Block, field: RawField) -> Edit:
    """Take a field away, with its comma and the line that is left empty."""
    start = _name_start(text, block, field)
    end = field.end
    if comma := re.compile(r"\s*,[ \t]*").match(text, end, block.end):
        end = comma.end()
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() and text[end : end + 1] == "\n" and line > block.start:
        start, end = line, end + 1
    return Edit(start=start, end=end, text="")
