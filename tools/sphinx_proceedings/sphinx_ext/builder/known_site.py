"""What a finished build leaves for one in which nothing but abstracts is another.

All of it is the same as long as the settings and every other file are.
"""

from __future__ import annotations

import base64
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.mended_texts import SeenTexts
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.builder.builder import PortalHTMLBuilder
from sphinx_proceedings.sphinx_ext.built_portal import HandWritten
from sphinx_proceedings.sphinx_ext.config import extra_files
from sphinx_proceedings.sphinx_ext.direct.framed_pages import Group
from sphinx_proceedings.sphinx_ext.site.frames import Frame
from sphinx_proceedings.sphinx_ext.site.hand_written import hand_written
from sphinx_proceedings.sphinx_ext.site.search import has_portal_search
from sphinx_proceedings.upstream.html_nodes import CodeColours, Permalinks
from sphinx_proceedings.upstream.output import output_path_below

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["KnownSite", "known_site", "note_known_site", "read_known_site"]


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSite:
    """A finished site."""

    settings: Settings
    docnames: frozenset[str]
    """All pages."""
    by_hand: Mapping[str, HandWritten]
    paths: Mapping[str, str]
    """Of the files of pages that can be written from their bodies, below the output folder."""
    frames: Mapping[Group, Frame]
    around: str
    """A digest of what frames depend on."""
    colours: CodeColours
    permalinks: Permalinks
    has_search: bool
    not_ours: frozenset[str]
    """Paths that the portal puts into the output itself."""
    seen: SeenTexts
    versions: Mapping[str, str]
    """Those of generated pages, by docname."""


def known_site(app: Sphinx) -> KnownSite | None:
    """The site that was built; None where more may follow from an abstract than is known."""
    builder = app.builder
    if not isinstance(builder, PortalHTMLBuilder) or app.config.html_last_updated_fmt is not None:
        return None
    site = builder.direct.site
    built = site.view.built
    if built.seen is None:
        return None
    earlier = read_known_site(app, builder.name)
    if earlier is not None and earlier.around != built.around:
        earlier = None
    return KnownSite(
        settings=site.view.settings,
        docnames=frozenset(site.view.docnames),
        by_hand=hand_written(app),
        paths={
            name: output_path_below(builder, name)
            for name in built.seen.pages
            if builder.direct.is_direct(name) or (earlier and name in earlier.paths)
        },
        frames={**(earlier.frames if earlier else {}), **builder.frames},
        around=built.around,
        colours=site.colours,
        permalinks=site.permalinks,
        has_search=has_portal_search(app),
        not_ours=frozenset(extra_files(app)),
        seen=built.seen,
        versions={docname: page.version for docname, page in built.pages.items()},
    )


def read_known_site(app: Sphinx, builder: str) -> KnownSite | None:
    """The site that the last build left; None where that is not known."""
    try:
        # Beside Sphinx's own pickle, and by whoever may write that.
        found = pickle.loads(base64.b64decode(_made(app, builder).read().get("", "")))  # noqa: S301
    except Exception:  # noqa: BLE001  # what is damaged, or of another version, may raise anything
        return None
    return found if isinstance(found, KnownSite) else None


def note_known_site(app: Sphinx, builder: str, site: KnownSite | None) -> None:
    """Leave it for the next build."""
    made = _made(app, builder)
    told = {} if site is None else {"": base64.b64encode(pickle.dumps(site)).decode()}
    made.note(made.read(), told)


def _made(app: Sphinx, builder: str) -> Made:
    return made_in_output(app, f"known site of {builder}")
