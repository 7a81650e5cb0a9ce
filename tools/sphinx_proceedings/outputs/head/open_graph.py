"""What previews of a shared link show: the Open Graph protocol (ogp.me), and X's card type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.addresses import person_docname
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.outputs.head.card_size import CARD_HEIGHT, CARD_WIDTH
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.outputs.head.descriptions import paper_description, shortened
from sphinx_proceedings.outputs.head.tags import Meta, Property
from sphinx_proceedings.outputs.work import Work

__all__ = ["paper_preview", "person_preview", "preview"]

_WITH_TERRITORY = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?-([A-Za-z]{2})")


def preview(
    context: PageContext, title: str, description: str, kind: str = "website"
) -> Iterator[Meta | Property]:
    """The tags that every page has; `description` is the record's own text, or empty.

    A card is named only where its absolute address is known, as the protocol wants it.
    """
    description = shortened(description)
    card = context.card and context.site.file(context.card)
    if description:
        yield Meta("description", description)
    for name, content in (
        ("og:title", title),
        ("og:type", kind),
        ("og:url", context.url),
        ("og:site_name", context.site_name),
        ("og:description", description),
        ("og:locale", _locale(context.language)),
    ):
        if content:
            yield Property(name, content)
    if card:
        yield Property("og:image", card)
        yield Property("og:image:type", "image/png")
        yield Property("og:image:width", str(CARD_WIDTH))
        yield Property("og:image:height", str(CARD_HEIGHT))
        yield Property("og:image:alt", title)
    yield Meta("twitter:card", "summary_large_image" if card else "summary")


def paper_preview(context: PageContext, work: Work) -> Iterator[Meta | Property]:
    """A paper's tags.  The type has to be `article`: Zotero takes a `website` for a web page."""
    paper = work.paper
    yield from preview(context, paper.full_title.plain, paper_description(work), "article")
    if paper.withdrawn:
        return
    if work.issued and work.issued.day:  # The protocol knows no date without its day.
        yield Property("article:published_time", work.issued.iso)
    for author in paper.authors if context.site.base else ():
        yield Property("article:author", context.site.page(person_docname(author.person)))
    for keyword in paper.keywords:
        yield Property("article:tag", keyword)


def person_preview(
    context: PageContext, person: Person, description: str
) -> Iterator[Meta | Property]:
    """A person's tags."""
    yield from preview(context, person.name.full, description, "profile")
    name = person.name
    if name.given:
        yield Property("profile:first_name", name.given)
        yield Property("profile:last_name", name.surname)


def _locale(language: str) -> str:
    """`en_GB` for `en-GB`; empty without a territory, which the protocol's form needs."""
    found = _WITH_TERRITORY.fullmatch(language)
    return f"{found[1].lower()}_{found[2].upper()}" if found else ""
