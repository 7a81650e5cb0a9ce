"""What a finished build leaves for one in which nothing but data of the portal is another.

All of it is the same as long as the settings and every other file are, or follows from the data.
"""

from __future__ import annotations

import base64
import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.edited_material import store_portal
from sphinx_proceedings.building.material import Material
from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.portal_store import PortalStore
from sphinx_proceedings.building.memory.record_table import LostRecordError
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import Dates
from sphinx_proceedings.building.writing.offline import KeptPages
from sphinx_proceedings.pages.blocks import Heading
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output, notes_of
from sphinx_proceedings.sphinx_ext.builder.builder import PortalHTMLBuilder
from sphinx_proceedings.sphinx_ext.builder.followed_links import found_in_portal
from sphinx_proceedings.sphinx_ext.builder.kept_sources import are_doctrees_published
from sphinx_proceedings.sphinx_ext.builder.known_pages import KnownPage, KnownPages
from sphinx_proceedings.sphinx_ext.builder.listed_pages import NotedPage, as_noted
from sphinx_proceedings.sphinx_ext.builder.page_titles import TitlesOfPages
from sphinx_proceedings.sphinx_ext.builder.shown_pages import digest_of, shown_in_portal
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal, HandWritten
from sphinx_proceedings.sphinx_ext.config import extra_files
from sphinx_proceedings.sphinx_ext.direct.framed_pages import Group
from sphinx_proceedings.sphinx_ext.markup.domain import ProceedingsDomain, domain_of
from sphinx_proceedings.sphinx_ext.markup.uses import Uses
from sphinx_proceedings.sphinx_ext.site.around import told_everywhere
from sphinx_proceedings.sphinx_ext.site.frames import Frame
from sphinx_proceedings.sphinx_ext.site.hand_written import hand_written
from sphinx_proceedings.sphinx_ext.site.offline import kept_pages
from sphinx_proceedings.sphinx_ext.site.search import has_portal_search
from sphinx_proceedings.upstream.environment import (
    are_sections_in_contents,
    files_read_for,
    pages_in_contents,
)
from sphinx_proceedings.upstream.html_nodes import CodeColours, Permalinks
from sphinx_proceedings.upstream.inventory import DOCUMENT, STANDARD, Object, objects_known
from sphinx_proceedings.upstream.output import page_suffix
from sphinx_proceedings.upstream.settings import settings_told

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "KnownSite",
    "Link",
    "documents",
    "headings_digest",
    "known_site",
    "note_edited_site",
    "note_known_site",
    "read_known_site",
    "stored_portal",
    "titles_digest",
]

Link = tuple[str, str]
"""What a link may mean: a docname, and a name in that page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSite:
    """A finished site."""

    settings: Settings
    docnames: Set[str]
    """All pages."""
    shown: Mapping[str, str]
    """A digest of what each generated page shows."""
    unread: Set[str]
    """Those that Sphinx does not read."""
    proven: frozenset[str]
    """The slugs of kinds of which pages can be written from their bodies."""
    in_contents: frozenset[str]
    """Pages in tables of contents."""
    headings: Mapping[str, str]
    """A digest of what tables of contents may show of generated ones."""
    has_sections: bool
    """Whether that is more than their titles."""
    labels: Mapping[str, tuple[str, str]]
    """The page and the title of sections that can be referred to."""

    by_hand: Mapping[str, HandWritten]
    uses: Mapping[str, Uses]
    """What pages that Sphinx reads were told of the portal."""
    links: Mapping[str, tuple[list[Link], list[object]]]
    """Links of pages that were written by hand, and what they find of the portal."""
    included: frozenset[str]
    """Files that pages include or show."""

    frames: Mapping[Group, Frame]
    around: str
    """A digest of what frames depend on."""
    told_everywhere: list[tuple[str, ...]]
    """What every page tells of the portal."""
    colours: CodeColours
    permalinks: Permalinks
    suffix: str
    """How the files of pages end."""
    objects: Mapping[str, list[Object]]
    """What other sites may refer to and is not of the portal, by domain."""
    titles: str
    """A digest of what they may refer to and is of the portal."""
    has_search: bool
    stored: str
    """The token of the portal that is stored record by record; empty where it is not."""
    window_titles: Mapping[str, str]
    """What generated pages are called where the title alone does not tell, by docname."""
    page_titles: TitlesOfPages
    """What any of them is called."""
    listed: Sequence[NotedPage]
    """The pages that search engines may list."""
    dates: Dates
    """When papers had changed, as files tell it."""
    kept_offline: Sequence[KeptPages]
    """The pages that devices keep without a network."""
    not_ours: frozenset[str]
    """Paths that the portal puts into the output itself."""

    def path(self, docname: str) -> str:
        """The file of a page, below the output folder."""
        return f"{docname}{self.suffix}"


def known_site(app: Sphinx) -> KnownSite | None:
    """The site that was built; None where more may follow from data than is known."""
    builder = app.builder
    if not isinstance(builder, PortalHTMLBuilder) or app.config.html_last_updated_fmt is not None:
        return None
    site, unread, domain = builder.direct.site, builder.unread, domain_of(app.env)
    built, contents = site.view.built, frozenset(pages_in_contents(app.env))
    are_found = unread.chosen.targets.keys() - contents == unread.docnames
    if not built.is_known or not are_found or built.made_from.keys() != built.pages.keys():
        return None
    frames, proven = _known_before(app, built.around)
    root = Path(app.srcdir)
    # The theme's sidebar shows titles alone; templates of the portal's own, whatever they like.
    own_templates = settings_told(app.config).get("templates_path")
    has_sections = bool(own_templates) or are_sections_in_contents(app.env)
    return KnownSite(
        settings=site.view.settings,
        docnames=frozenset(site.view.docnames),
        shown=shown_in_portal(built, domain.uses),
        unread=frozenset(unread.docnames),
        proven=frozenset(proven | builder.direct.proven),
        in_contents=contents,
        headings={
            name: headings_digest(built.pages[name], has_sections=has_sections)
            for name in unread.in_contents
        },
        has_sections=has_sections,
        labels=unread.chosen.labels,
        by_hand=hand_written(app),
        uses={**domain.uses},
        links={
            docname: (links, found_in_portal(built, unread.chosen, links))
            for docname, links in domain.links.items()
        },
        included=frozenset(str(root / path) for path in files_read_for(app.env)),
        frames={**frames, **builder.direct.frames},
        around=built.around,
        told_everywhere=told_everywhere(built.portal),
        colours=site.colours,
        permalinks=site.permalinks,
        suffix=page_suffix(builder),
        objects=_other_objects(app, unread.docnames),
        titles=titles_digest(built, unread.docnames),
        has_search=has_portal_search(app),
        stored=stored_portal(app, built.material, built.dates) if built.material else "",
        window_titles=built.window_titles,
        page_titles=TitlesOfPages.of(built.page_titles),
        listed=as_noted(built.listed),
        dates=dict(built.dates),
        kept_offline=kept_pages(Path(app.outdir), site.view),
        not_ours=frozenset(extra_files(app)),
    )


def _known_before(app: Sphinx, around: str) -> tuple[dict[Group, Frame], frozenset[str]]:
    """The frames, and the kinds that are proven, of a site that had the same around its pages."""
    earlier = read_known_site(app, app.builder.name)
    if earlier is None or earlier.around != around:
        return {}, frozenset()
    try:
        return dict(earlier.frames), earlier.proven
    except LostRecordError:
        # They are made again.
        return {}, frozenset()


def stored_portal(app: Sphinx, material: Material, dates: Dates) -> str:
    """Store the portal for builds that ask for few of its records; its token.

    Empty, and nothing is stored, where notes are published: records tell what no page does, such as
    former names of people.
    """
    store = PortalStore(notes_of(app))
    return "" if are_doctrees_published(app) else store_portal(store, material, dates)


def _other_objects(app: Sphinx, unread: Collection[str]) -> dict[str, list[Object]]:
    found = objects_known(app.env)
    found[ProceedingsDomain.name] = []
    found[STANDARD] = [
        each for each in found[STANDARD] if each[2] != DOCUMENT or each[0] not in unread
    ]
    return found


def headings_digest(page: Page, *, has_sections: bool) -> str:
    """A digest of the title of a page, and of those of its sections where that is asked for."""
    headings = [block for block in page.body().blocks if isinstance(block, Heading)]
    return digest_of((page.title, headings if has_sections else headings[:1]))


def titles_digest(built: BuiltPortal, unread: Iterable[str]) -> str:
    """A digest of what other sites may refer to of the portal."""
    return digest_of([*built.objects, *documents(built, unread)])


def documents(built: BuiltPortal, unread: Iterable[str]) -> Iterator[Object]:
    """Pages as other sites may refer to them."""
    for docname in sorted(unread):
        yield docname, built.pages[docname].title, DOCUMENT, docname, "", -1


def read_known_site(app: Sphinx, builder: str) -> KnownSite | None:
    """The site that the last build left; None where that is not known."""
    made = _made(app, builder)
    try:
        # Beside Sphinx's own pickle, and by whoever may write that.
        found = pickle.loads(base64.b64decode(made.read().get("", "")))  # noqa: S301
        titles = _pages(made).titles()
    except Exception:  # noqa: BLE001  # what is damaged, or of another version, may raise anything
        return None
    if not isinstance(found, KnownSite):
        return None
    pages = _pages(made)
    return replace(
        found,
        docnames=pages.docnames,
        shown=pages.shown,
        unread=pages.unread,
        window_titles=pages.window_titles,
        page_titles=titles,
        frames=pages.frames,
        listed=pages.listed,
    )


def note_known_site(app: Sphinx, builder: str, site: KnownSite | None) -> None:
    """Leave it for the next build; raises OSError."""
    made = _made(app, builder)
    made.note({"": ""}, {})
    if site is not None:
        pages = {
            docname: KnownPage(
                shown=site.shown.get(docname, ""),
                is_unread=docname in site.unread,
                window_title=site.window_titles.get(docname, ""),
            )
            for docname in site.docnames | site.shown.keys()
        }
        _pages(made).note(pages, site.frames, site.listed, site.page_titles)
        _note(made, site)


def note_edited_site(
    app: Sphinx,
    builder: str,
    site: KnownSite,
    shown: Mapping[str, str],
    listed: Sequence[NotedPage] | None,
    titles: TitlesOfPages | None,
) -> None:
    """The same, where some pages alone show something else, or are listed otherwise.

    With the titles of all pages, where any is another.  Raises OSError.
    """
    made = _made(app, builder)
    made.note({"": ""}, {})
    pages = _pages(made)
    pages.note_shown(shown)
    if titles is not None:
        pages.note_titles(titles)
    if listed is not None:
        pages.note_listed(listed)
    _note(made, site)


def _note(made: Made, site: KnownSite) -> None:
    """Note what is no page's alone."""
    alone = replace(site, docnames=frozenset(), shown={}, unread=frozenset(), window_titles={})
    pickled = pickle.dumps(replace(alone, page_titles=TitlesOfPages(), frames={}, listed=()))
    made.note({}, {"": base64.b64encode(pickled).decode()})


def _pages(made: Made) -> KnownPages:
    return KnownPages(made.notes, made.kind)


def _made(app: Sphinx, builder: str) -> Made:
    return made_in_output(app, f"known site of {builder}")
