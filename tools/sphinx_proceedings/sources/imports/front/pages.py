"""Texts of an export that become pages of one's own, such as prefaces."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.slugs import free_slug
from sphinx_proceedings.sources.imports.front.outcome import Outcome, Row

__all__ = ["KnownPage", "OfferedPage", "PageWrite", "merge_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedPage:
    """A page as an export would have it."""

    called: str
    """What the export calls it for good, such as the name of a file."""
    slug: str
    """The name that it would have."""
    said: str
    """All that it says, whatever is made of it."""
    text: str
    """MyST."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownPage:
    """A page as the last import brought it."""

    path: str
    said: str
    """The SHA-256 of what the export said."""
    written: str
    """The SHA-256 of the file that was made of it; empty where none was."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageWrite:
    """A page that becomes another."""

    path: str
    before: bytes | None
    data: bytes | None
    """None where it goes."""


def merge_pages(
    base: Mapping[str, KnownPage],
    theirs: Sequence[OfferedPage],
    outcome: Outcome,
    *,
    folder: str,
    read: Callable[[str], bytes | None],
    is_taken: Callable[[str], bool],
    remove: bool,
) -> tuple[tuple[PageWrite, ...], Mapping[str, KnownPage]]:
    """What is to be written, and what is to be remembered; a page that was edited stays.

    `read` gives the bytes of a file of the portal, `is_taken` knows names that pages have.
    """
    known = dict(base)
    writes: list[PageWrite] = []
    given = {page.path for page in base.values()}
    for page in theirs:
        before = base.get(page.called)
        slug = free_slug(page.slug, lambda n: is_taken(n) or f"{folder}/{n}.md" in given)
        path = before.path if before else f"{folder}/{slug}.md"
        given.add(path)
        here, data = read(path), page.text.encode()
        new = KnownPage(path=path, said=_digest(page.said.encode()), written=_digest(data))
        if before is None and here in (None, data):
            known[page.called] = new
            if here is None:
                writes.append(PageWrite(path=path, before=None, data=data))
                outcome.rows.append(Row(state="new", path=path, what="page"))
        elif before is not None and before.said == new.said:
            if here is None:
                outcome.tell(Location(path=path), "was taken away here; it stays away")
        elif before is not None and here is not None and _digest(here) == before.written:
            known[page.called] = new
            writes.append(PageWrite(path=path, before=here, data=data))
            outcome.rows.append(Row(state="changed", path=path, what="page"))
        else:
            written = before.written if before else ""
            known[page.called] = KnownPage(path=path, said=new.said, written=written)
            how = "was changed here" if before else "was written here"
            text = f"{'was taken away here' if here is None else how}, and the export has another"
            outcome.page_clashes.append((path, f"{text} text; what is here stays"))
    writes += _gone(base, theirs, known, read, outcome, remove=remove)
    return tuple(writes), known


def _gone(
    base: Mapping[str, KnownPage],
    theirs: Sequence[OfferedPage],
    known: dict[str, KnownPage],
    read: Callable[[str], bytes | None],
    outcome: Outcome,
    *,
    remove: bool,
) -> list[PageWrite]:
    """Pages that the export no longer has; one without any says nothing of them."""
    writes: list[PageWrite] = []
    names = {page.called for page in theirs}
    for called, page in base.items() if theirs else ():
        here = None if called in names else read(page.path)
        if called in names:
            continue
        if here is None:
            del known[called]
        elif remove and _digest(here) == page.written:
            del known[called]
            writes.append(PageWrite(path=page.path, before=here, data=None))
            outcome.rows.append(Row(state="removed", path=page.path, what="page"))
        else:
            outcome.absent.append((f"{page.path}: the page", _digest(here) == page.written))
    return writes


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
