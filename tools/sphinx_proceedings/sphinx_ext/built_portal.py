"""What one build knows of the portal: its records by name, its pages, its fragments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from sphinx_proceedings.building.material import EffectivePortal, Material, Plan
from sphinx_proceedings.building.memory.finished_build import Message
from sphinx_proceedings.building.site_files import BuiltPage, Dates
from sphinx_proceedings.model.addresses import map_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.portal_listing import listing_of
from sphinx_proceedings.outputs.calendars.schedule_files import CalendarLink, calendar_links
from sphinx_proceedings.outputs.citations.citation_files import collections
from sphinx_proceedings.outputs.search.searched_pages import Searchable
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.includes import INCLUDED, INCLUDED_OF_ALL
from sphinx_proceedings.pages.kinds import PERSON, RECORDS
from sphinx_proceedings.pages.page import Kind, Page
from sphinx_proceedings.processes.sent_jobs import StandIn

__all__ = ["BuiltPortal", "HandWritten", "Object", "Target"]

Object = tuple[str, str, str, str, str, int]
"""What Sphinx lists for other sites: name, title, type, docname, anchor, priority."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Target:
    """A record that can be referred to."""

    name: str
    """`edition/key`, or a person's id."""
    docname: str
    title: str


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page that was written by hand and may be found."""

    listed: BuiltPage
    searched: Searchable


def _among(found: Mapping[str, T], docnames: Iterable[str]) -> dict[str, T]:
    return {docname: found[docname] for docname in docnames if docname in found}


class BuiltPortal:
    """The generated portal, indexed for roles, directives and events."""

    material: Material | None = None
    """What its pages were planned with."""
    listed: Sequence[BuiltPage] = ()
    """The pages that search engines may list, as soon as files beside pages are written."""
    dates: Dates = MappingProxyType({})
    """When papers have changed, as these files tell it."""
    photos: Collection[str] = ()
    """Paths of the photos that they name, and of papers' files where these are elsewhere."""
    written: Collection[str] = ()
    """Docnames of pages that this build wrote anew."""
    ignore_files: Collection[str] = ()
    """Paths of the lists of them for git that this build wrote anew."""

    def __init__(
        self,
        portal: Portal,
        pages: Iterable[Page],
        sources: Iterable[str] = (),
        outputs: Collection[Output] = tuple(Output),
        *,
        listed: Portal | None = None,
    ) -> None:
        """`listed` is the same portal with those alone of whom there are pages."""
        self.portal = portal
        self.sources = tuple(sources)
        """Paths of the files it was read from."""
        self.made_from: Mapping[str, str] = {}
        """What each generated page was made from and says, by docname.

        Not of those that could not be made as they should be.
        """
        self.messages: tuple[Message, ...] = ()
        """What was reported of the sources."""
        self.effective = EffectivePortal(portal=portal, announced=portal)
        """What stands for sources that are damaged."""
        self.is_known = False
        """Whether nothing of it is the portal's own, which may show anything."""
        self.by_hand: Mapping[str, HandWritten] | None = None
        """Pages that were written by hand, by docname, as soon as somebody has asked for them."""
        self.around = ""
        """A digest of what is on every page."""
        self.stand_ins: Callable[[Sequence[Page]], Sequence[StandIn]] = lambda _pages: ()
        """What other machines are sent with some of the pages instead of the whole portal."""
        self.is_unfinished = False
        """Whether something could not be made that the next build should try again."""
        self.pages = {page.docname: page for page in pages}
        self.outputs = outputs
        """What is made beside the pages."""
        self._listed = listed or portal
        offered = collections(self._listed) if Output.EXPORTS in outputs else ()
        self.collections = {item.docname: item for item in offered}
        """The pages that offer citations, by docname."""
        self.targets: dict[Kind, dict[str, Target]] = {kind: {} for kind in RECORDS}
        self._by_key: dict[Kind, dict[str, list[Target]]] = {
            kind: defaultdict(list) for kind in RECORDS
        }
        self._find_targets()

    def _find_targets(self) -> None:
        for page in self.pages.values():
            if page.kind in self.targets:
                target = Target(page.name, page.docname, page.title)
                self.targets[page.kind][page.name] = target
                self._by_key[page.kind][page.record[1] or page.name].append(target)

        for page in self.pages.values():
            if page.target:
                self._alias(page)

    def _alias(self, page: Page) -> None:
        """Let the name that a record had still find it."""
        record = self.pages[page.target]
        if record.kind not in self.targets:
            return
        target = self.targets[record.kind][record.name]
        # A person's former id, or `edition/key` and the key alone.
        for name in filter(None, (page.name, page.record[1])):
            self._by_key[record.kind][name].append(target)

    def part(self, docnames: Iterable[str]) -> BuiltPortal:
        """These generated pages alone, with what is beside them as there is in the whole portal."""
        part = BuiltPortal(self.portal, map(self.pages.__getitem__, docnames), outputs=())
        part.collections = _among(self.collections, part.pages)
        # What is computed when it is asked for would follow from these pages alone.
        vars(part).update(
            calendars=_among(self.calendars, part.pages),
            window_titles=_among(self.window_titles, part.pages),
        )
        return part

    @classmethod
    def of(cls, plan: Plan) -> BuiltPortal:
        """A portal that was planned."""
        material = plan.material
        built = cls(material.portal, plan.pages, material.sources, material.settings.outputs)
        built.effective = material.effective
        built.material = material
        built.photos = (*material.photos, *material.files)
        built.stand_ins = material.of_pages.stand_ins
        return built

    @classmethod
    def of_few(cls, plan: Plan, window_titles: Mapping[str, str]) -> BuiltPortal:
        """A portal of which few pages were planned; windows are called as before."""
        material = plan.material
        editions = {page.edition for page in plan.pages if page.edition}
        people = [page.name for page in plan.pages if page.kind is PERSON]
        listed = listing_of(material.portal, editions, people)
        outputs = material.settings.outputs
        built = cls(material.portal, plan.pages, material.sources, outputs, listed=listed)
        built.effective = material.effective
        vars(built).update(window_titles=_among(window_titles, built.pages))
        return built

    @cached_property
    def calendars(self) -> Mapping[str, tuple[CalendarLink, ...]]:
        """The calendars that pages offer, by docname."""
        return calendar_links(self._listed) if Output.CALENDARS in self.outputs else {}

    @property
    def page_titles(self) -> frozenset[str]:
        """What generated pages are called that lead to no other."""
        return frozenset(page.title for page in self.pages.values() if not page.target)

    @cached_property
    def window_titles(self) -> Mapping[str, str]:
        """What to call generated pages where the title alone does not tell, by docname."""
        titles = Counter(page.title for page in self.pages.values() if not page.target)
        alike = [page for page in self.pages.values() if titles[page.title] > 1 and not page.target]
        qualified = {page.docname: f"{page.title} ({page.qualifier})" for page in alike}
        again = Counter(qualified.values())
        return {
            page.docname: qualified[page.docname]
            if again[qualified[page.docname]] == 1
            else f"{page.title} ({page.name})"
            for page in alike
        }

    def find(self, kind: Kind, name: str) -> list[Target]:
        """The records a reference may mean: `edition/key`, or a key that only one edition has."""
        exact = self.targets[kind].get(name)
        if exact:
            return [exact]
        found = self._by_key[kind].get(name) or self._by_folded_name[kind].get(name.casefold())
        return list(dict.fromkeys(found or ()))

    @cached_property
    def _by_folded_name(self) -> Mapping[Kind, Mapping[str, list[Target]]]:
        """Long and short names without their case, which tells no two records apart."""
        found: dict[Kind, dict[str, list[Target]]] = {kind: defaultdict(list) for kind in RECORDS}
        for kind, folded in found.items():
            for name, target in self.targets[kind].items():
                folded[name.casefold()].append(target)
            for name, targets in self._by_key[kind].items():
                folded[name.casefold()] += targets
        return found

    @property
    def objects(self) -> Iterator[Object]:
        """The records as other sites may refer to them.

        Priority -1 keeps them out of search: their pages are in it.
        """
        for kind, targets in self.targets.items():
            for target in targets.values():
                yield target.name, target.title, kind.slug, target.docname, "", -1

    def names(self, kind: Kind) -> list[str]:
        """All names that `find` knows, long and short."""
        return [*self.targets[kind], *self._by_key[kind]]

    def fragment(self, name: str, edition: str) -> str | None:
        """A fragment's MyST, or None where there is no such edition."""
        if name in INCLUDED_OF_ALL:
            return INCLUDED_OF_ALL[name](self.portal)
        found = self.portal.edition_by_id.get(edition)
        if found is None:
            return None
        return INCLUDED[name](self.portal, found, has_map=map_docname(edition) in self.pages)
