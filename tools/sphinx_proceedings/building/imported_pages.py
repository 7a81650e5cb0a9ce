"""Texts that an export has beside its papers → pages that people then edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.slugs import slug_of
from sphinx_proceedings.pages.blocks import Block, heading, paragraph
from sphinx_proceedings.pages.inlines import Plain, Rich
from sphinx_proceedings.pages.writers.myst import blocks_text
from sphinx_proceedings.sources.imports.front.pages import OfferedPage
from sphinx_proceedings.sources.imports.papers.submissions import Export, InvitedTalk

__all__ = ["offered_pages"]

_HEAD = "---\norphan: true\n---\n\n"
"""Sphinx need not find a page in a table of contents."""
_TALKS = "invited-talks"


def offered_pages(export: Export) -> tuple[OfferedPage, ...]:
    """A page of each preface, and one of all invited talks."""
    pages: list[OfferedPage] = []
    for preface in export.prefaces:
        stem = PurePosixPath(preface.name).stem
        title = preface.title or RichText.from_plain(stem.replace("_", " "))
        blocks = [heading(1, Rich(title)), *_paragraphs(preface.text)]
        name = slug_of(title.plain, slug_of(stem, "preface"))
        pages.append(_page(preface.name or title.plain, name, blocks))
    if export.talks:
        blocks = [heading(1, "Invited talks")]
        for talk in export.talks:
            blocks += _talk(talk)
        pages.append(_page(_TALKS, _TALKS, blocks))
    return tuple(pages)


def _page(called: str, slug: str, blocks: list[Block]) -> OfferedPage:
    return OfferedPage(
        called=called, slug=slug, said=repr(blocks), text=f"{_HEAD}{blocks_text(blocks)}"
    )


def _talk(talk: InvitedTalk) -> Iterator[Block]:
    speaker = ", ".join(filter(None, (talk.speaker.name, talk.speaker.affiliation)))
    yield heading(2, Rich(talk.title) if talk.title else Plain(speaker))
    if talk.title and speaker:
        yield paragraph(Plain(speaker))
    yield from _paragraphs((*talk.abstract, *talk.bio))


def _paragraphs(texts: tuple[RichText, ...]) -> Iterator[Block]:
    return (paragraph(Rich(text)) for text in texts)
