"""What is known of each page of a finished site, sought page by page where few are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeVar

from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.record_table import LostRecordError, RecordTable
from sphinx_proceedings.model.when_asked import ListedWhenAsked, SoughtByName
from sphinx_proceedings.sphinx_ext.builder.listed_pages import NotedPage
from sphinx_proceedings.sphinx_ext.builder.page_titles import TitlesOfPages
from sphinx_proceedings.sphinx_ext.direct.framed_pages import Group
from sphinx_proceedings.sphinx_ext.site.frames import Frame

__all__ = ["KnownPage", "KnownPages"]


T = TypeVar("T")


class KnownPage(NamedTuple):
    """A page of the site."""

    shown: str = ""
    """A digest of what it shows, of a generated one."""
    is_unread: bool = False
    """Whether Sphinx does not read it."""
    window_title: str = ""
    """What it is called where the title alone does not tell."""


class _KnownFrame(NamedTuple):
    group: Group
    frame: Frame


class _Listed(NamedTuple):
    pages: Sequence[NotedPage]


class KnownPages:
    """All pages of the site of one builder, as they are noted.

    Whoever looks for one may meet a `LostRecordError`.
    """

    def __init__(self, notes: BuildNotes, site: str) -> None:
        self._pages = RecordTable(notes, f"pages of the {site}", KnownPage)
        self._frames = RecordTable(notes, f"frames of the {site}", _KnownFrame)
        self._titles = RecordTable(notes, f"titles of pages of the {site}", TitlesOfPages)
        self._listed = RecordTable(notes, f"listed pages of the {site}", _Listed)
        self._all: dict[str, KnownPage] | None = None

    @property
    def docnames(self) -> Set[str]:
        """All pages."""
        return _Docnames(self._page, self._every, lambda _page: True)

    @property
    def unread(self) -> Set[str]:
        """Those that Sphinx does not read."""
        return _Docnames(self._page, self._every, lambda page: page.is_unread)

    @property
    def shown(self) -> Mapping[str, str]:
        """A digest of what each generated page shows."""
        return self._told(lambda page: page.shown)

    @property
    def window_titles(self) -> Mapping[str, str]:
        """What generated pages are called where the title alone does not tell, by docname."""
        return self._told(lambda page: page.window_title)

    @property
    def frames(self) -> Mapping[Group, Frame]:
        """What is around groups of pages."""

        def seek(group: Group) -> Frame | None:
            found = self._frames.find(repr(group))
            return found and found.frame

        return SoughtByName(seek, lambda: (each.group for each in self._frames.all().values()))

    @property
    def listed(self) -> Sequence[NotedPage]:
        """The pages that search engines may list."""

        def listed() -> Sequence[NotedPage]:
            found = self._listed.find("")
            if found is None:
                raise LostRecordError("listed pages")
            return found.pages

        return ListedWhenAsked(listed)

    def titles(self) -> TitlesOfPages:
        """What generated pages are called; raises `LostRecordError`."""
        found = self._titles.find("")
        if found is None:
            raise LostRecordError("titles of pages")
        return found

    def note(
        self,
        pages: Mapping[str, KnownPage],
        frames: Mapping[Group, Frame],
        listed: Sequence[NotedPage],
        titles: TitlesOfPages,
    ) -> None:
        """Note these pages and no others; raises OSError."""
        self._all = None
        told = (
            self._pages.renew((name, repr(page), page) for name, page in pages.items()),
            self._frames.renew((repr(g), "", _KnownFrame(g, frame)) for g, frame in frames.items()),
        )
        for each in told:
            _exhaust(each)
        self.note_listed(listed)
        self.note_titles(titles)

    def note_titles(self, titles: TitlesOfPages) -> None:
        """Note that pages are called so, and none otherwise; raises OSError."""
        self._titles.keep([("", "", titles)])

    def note_listed(self, listed: Sequence[NotedPage]) -> None:
        """Note that these pages are listed, and no others; raises OSError."""
        self._listed.keep([("", "", _Listed([*listed]))])

    def note_shown(self, shown: Mapping[str, str]) -> None:
        """Note that these pages show something else; raises OSError."""
        before = {name: self._page(name) or KnownPage() for name in shown}
        now = {name: page._replace(shown=shown[name]) for name, page in before.items()}
        self._all = None
        self._pages.keep((name, repr(page), page) for name, page in now.items())

    def _page(self, docname: str) -> KnownPage | None:
        return self._pages.find(docname) if self._all is None else self._all.get(docname)

    def _every(self) -> Mapping[str, KnownPage]:
        if self._all is None:
            self._all = self._pages.all()
        return self._all

    def _told(self, of: Callable[[KnownPage], str]) -> Mapping[str, str]:
        def seek(docname: str) -> str | None:
            page = self._page(docname)
            return None if page is None else of(page) or None

        return SoughtByName(
            seek, lambda: (name for name, page in self._every().items() if of(page))
        )


class _Docnames(Set[str]):
    """The docnames of some pages, each sought by itself until all are asked for."""

    def __init__(
        self,
        page: Callable[[str], KnownPage | None],
        every: Callable[[], Mapping[str, KnownPage]],
        is_one: Callable[[KnownPage], bool],
    ) -> None:
        self._page = page
        self._every = every
        self._is_one = is_one

    def __contains__(self, docname: object) -> bool:
        page = self._page(docname) if isinstance(docname, str) else None
        return page is not None and self._is_one(page)

    def __iter__(self) -> Iterator[str]:
        return (docname for docname, page in self._every().items() if self._is_one(page))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @classmethod
    def _from_iterable(cls, members: Iterable[T]) -> Set[T]:
        return frozenset(members)


def _exhaust(each: Iterable[object]) -> None:
    for _ in each:
        pass
