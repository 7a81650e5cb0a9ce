"""The embargo of each paper: its own or its volume's, else its edition's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.embargoes import Embargo
from sphinx_proceedings.model.portal import PaperId
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.papers.papers import EditionPapers
from sphinx_proceedings.sources.programme.embargoes import in_unusable, stated_in_yaml
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.values.clock import LAST_ZONE, zone_by_name
from sphinx_proceedings.sources.values.embargoes import StatedEmbargo, without_date
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile

__all__ = ["paper_embargoes"]


def paper_embargoes(
    editions: Iterable[Edition],
    published: Mapping[EditionId, EditionPapers],
    programmes: Mapping[EditionId, ProgrammeFile],
    sources: Sources,
    problems: Problems,
) -> dict[PaperId, Embargo]:
    """Those of all editions, in the zones of these; what is wrong with them is told."""
    found: dict[PaperId, Embargo] = {}
    for edition in editions:
        named = EditionId(edition.id)
        papers, form = published[named], programmes.get(named)
        unread = sources.unread_programme(named)
        of_all, told = _of_all(form, sources.programmes.get(named), unread)
        zone = _zone(edition, form, is_lost=form is None and sources.has_programme(named))
        problems.extend(told)
        for paper in papers.papers:
            stated = papers.embargoes.get(paper.key, of_all)
            if stated is not None:
                found[edition.id, paper.key] = stated.in_zone(zone)
    problems.extend(_without_end(found.values()))
    return found


def _of_all(
    form: ProgrammeFile | None, text: Source | None, unread: str
) -> tuple[StatedEmbargo | None, tuple[Diagnostic, ...]]:
    if form is not None:
        return stated_in_yaml(form.embargo, form.at)
    if text is not None:
        return in_unusable(text), ()
    return (without_date(Location(path=unread)) if unread else None), ()


def _zone(edition: Edition, form: ProgrammeFile | None, *, is_lost: bool) -> ZoneInfo:
    """The edition's, or the last one on earth where nobody can read which it is."""
    is_known = not is_lost and (form is None or zone_by_name(form.timezone) is not None)
    return ZoneInfo(edition.timezone) if is_known else LAST_ZONE


def _without_end(embargoes: Iterable[Embargo]) -> Iterator[Diagnostic]:
    """Those until a time that the clocks skip or repeat; what is no date was told before."""
    for location in dict.fromkeys(
        each.location for each in embargoes if each.has_time and each.until is None
    ):
        yield Diagnostic(
            code=Code.TIME_NONEXISTENT,
            location=location,
            message="the embargo ends at a time that does not exist, or occurs twice, in the"
            " edition's time zone; abstracts and files are withheld until it is mended",
            hint="the clocks change that night; choose a time an hour earlier or later",
        )
