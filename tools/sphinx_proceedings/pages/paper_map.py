"""The page of an edition's map: the drawing, and the same papers as a list beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from math import dist

from sphinx_proceedings.insight.paper_maps import (
    MAP_HEIGHT,
    MAP_WIDTH,
    MOST_GROUPS,
    PaperMap,
    map_radius,
)
from sphinx_proceedings.model.addresses import map_docname, paper_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.pages import kinds, svg
from sphinx_proceedings.pages.blocks import Block, Body, Items, heading, items, paragraph
from sphinx_proceedings.pages.inlines import Inline, Plain, Words, told, words
from sphinx_proceedings.pages.map_labels import names_on_map
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import paper_item, session_link, standing_flag
from sphinx_proceedings.pages.sort_keys import title_key
from sphinx_proceedings.wording.messages import gettext, ngettext, noop

__all__ = ["map_page"]

_MEANING = noop(
    "Papers that share telling words of title, keywords and abstract are near each other."
    " Only distance matters."
)
_SMALLEST_NUMBERED = 9
"""Radius of a point that has room for a number."""
_APART = 1.7
"""Radii between the middles of two points, of which numbers do not run into each other."""
_NAMED_TERMS = 2
"""Of a group of papers, that stand on the map."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Group:
    """Papers that look alike on the map."""

    name: str
    heading: Inline
    papers: Sequence[Paper]


def map_page(portal: Portal, edition: Edition, made: PaperMap) -> Page:
    """The map of an edition's papers."""
    return Page(
        docname=map_docname(edition.id),
        kind=kinds.MAP,
        name=edition.id,
        title=gettext("Similarity map of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_body, portal, edition, made),
    )


def _body(portal: Portal, edition: Edition, made: PaperMap) -> Body:
    groups = _by_session(portal, edition, made) or _by_cluster(portal, edition, made)
    numbered = list(_numbered(groups))
    missing = [
        paper
        for paper in portal.papers_by_edition[edition.id]
        if paper.key not in made.positions and not paper.withdrawn
    ]
    return Body(
        bib_path(edition.id),
        (
            heading(1, told("Similarity map of {edition}", edition=edition.name)),
            paragraph(words(_MEANING)),
            svg.drawing(_drawing(edition, made, numbered)),
            heading(2, words("Papers"), anchor="papers"),
            *(block for first, group in numbered for block in _listed(first, group)),
            *(_not_placed(missing) if missing else ()),
        ),
    )


def _listed(first: int, group: _Group) -> Iterator[Block]:
    yield heading(3, group.heading)
    lines = tuple(paper_item(paper) for paper in group.papers)
    yield Items(lines, ("on-map",), first=first, is_counted=True)


def _not_placed(missing: Sequence[Paper]) -> Iterator[Block]:
    yield heading(3, words("Not on the map"))
    yield paragraph(words("These say too little to be placed."))
    yield from items("papers", map(paper_item, missing))


def _by_session(portal: Portal, edition: Edition, made: PaperMap) -> list[_Group]:
    """Groups of papers presented together; none where that would leave most of them out."""
    groups: list[_Group] = []
    seen: set[str] = set()
    for session in edition.sessions:
        papers = [
            paper
            for paper in portal.papers_of_session(session)
            if paper.key in made.positions and paper.key not in seen
        ]
        seen.update(paper.key for paper in papers)
        if papers:
            heading = session_link(session)
            groups.append(_Group(name=session.title, heading=heading, papers=papers))
    others = [
        paper
        for paper in portal.papers_by_edition[edition.id]
        if paper.key in made.positions and paper.key not in seen
    ]
    if others:
        name = gettext("Without a session")
        groups.append(_Group(name=name, heading=Words(name), papers=others))
    is_useful = 1 < len(groups) <= MOST_GROUPS and len(seen) > len(others)
    return groups if is_useful else []


def _by_cluster(portal: Portal, edition: Edition, made: PaperMap) -> list[_Group]:
    """Groups of papers about the same, named by the words that tell most of them."""
    groups: list[_Group] = []
    for cluster in made.clusters:
        papers = [portal.paper_by_id[edition.id, key] for key in cluster.keys]
        name = ", ".join(cluster.terms) or gettext("Various")
        groups.append(
            _Group(
                name=name,
                heading=Plain(name),
                papers=sorted(papers, key=lambda paper: title_key(paper.full_title)),
            )
        )
    return groups


def _numbered(groups: Sequence[_Group]) -> Iterator[tuple[int, _Group]]:
    """Each group with the number of its first paper."""
    first = 1
    for group in groups:
        yield first, group
        first += len(group.papers)


def _drawing(
    edition: Edition, made: PaperMap, groups: Sequence[tuple[int, _Group]]
) -> Iterator[str]:
    count = len(made.positions)
    radius = map_radius(count)
    crowded = set(_crowded(made.positions, radius))
    parts = [
        _point(
            paper,
            first + number,
            kind,
            made.positions[paper.key],
            radius,
            shows_number=paper.key not in crowded,
        )
        for kind, (first, group) in enumerate(groups)
        for number, paper in enumerate(group.papers)
    ]
    parts += _names(made, radius)
    is_plain = " plain" if radius < _SMALLEST_NUMBERED else ""
    yield f'<figure class="paper-map{is_plain}">'
    skip = svg.xml(gettext("Go on to the list of these papers"))
    yield f'<p class="skip-drawing"><a href="#papers">{skip}</a></p>'
    label = ngettext(
        "Similarity map of {count} paper of {edition}",
        "Similarity map of {count} papers of {edition}",
        count,
        edition=edition.name,
    )
    yield svg.picture((MAP_WIDTH, MAP_HEIGHT), label, parts)
    yield '<figcaption><ul class="map-key">'
    for kind, (first, group) in enumerate(groups):
        last = first + len(group.papers) - 1
        numbers = str(first) if first == last else f"{first}–{last}"
        yield (
            f'<li><svg class="group-{kind + 1}" viewBox="0 0 20 20" aria-hidden="true">'
            f"{svg.marker(kind, (10, 10), 7)}</svg> {svg.xml(group.name)}"
            f' <span class="count">{numbers}</span></li>'
        )
    yield "</ul></figcaption></figure>"


def _crowded(positions: Mapping[str, tuple[float, float]], radius: int) -> Iterator[str]:
    """Keys of papers of which the numbers would run into other points."""
    if radius < _SMALLEST_NUMBERED:
        yield from positions
        return
    for (one, here), (other, there) in combinations(positions.items(), 2):
        if dist(here, there) < _APART * radius:
            yield from (one, other)


def _names(made: PaperMap, radius: int) -> Iterator[str]:
    """What papers around a place have in common, on the map."""
    named = [
        (", ".join(cluster.terms[:_NAMED_TERMS]), [made.positions[key] for key in cluster.keys])
        for cluster in made.clusters
        if cluster.terms and len(cluster.keys) > 1
    ]
    names = [
        svg.text_at(each.at, each.name)
        for each in names_on_map(named, radius, (MAP_WIDTH, MAP_HEIGHT))
    ]
    if names:
        yield f'<g class="names" aria-hidden="true">{"".join(names)}</g>'


def _point(
    paper: Paper,
    number: int,
    kind: int,
    position: tuple[float, float],
    radius: int,
    *,
    shows_number: bool,
) -> str:
    parts = [svg.marker(kind, position, radius)]
    if shows_number:
        parts.append(svg.text_at(position, str(number)))
    flag = f" ({standing_flag(paper)})" if standing_flag(paper) else ""
    title = f"{number}. {paper.full_title.plain}{flag}"
    return svg.anchor(paper_docname(paper), title, f"group-{kind + 1}", parts)
