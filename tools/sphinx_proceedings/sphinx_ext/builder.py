"""The HTML builder: Sphinx's own, except that a file is written only when its bytes change."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME
from sphinx_proceedings.write import replace_if_changed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["PortalHTMLBuilder", "setup"]


class PortalHTMLBuilder(StandaloneHTMLBuilder):
    """Builds the same pages as Sphinx's `html`, and leaves unchanged files alone.

    Sphinx rewrites its search page in every build and the pages with a table of contents often.
    """

    name = "html"

    def init(self) -> None:
        """Without Sphinx's own search where the portal has its own; that suits one theme."""
        self.search = self.config.html_theme != PORTAL_THEME
        if not self.search:
            # The portal's search does so itself; the theme's asks Sphinx's.
            options = {**self.config.html_theme_options, "search_as_you_type": False}
            self.config.html_theme_options = options
        super().init()

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Render a page beside its place, and put it there if it is new."""
        target = Path(outfilename or self.get_output_path(pagename))
        partial = target.with_name(f"{target.name}.part")
        super().handle_page(
            pagename, addctx, templatename, outfilename=partial, event_arg=event_arg
        )
        if partial.exists() and not replace_if_changed(partial, target):
            self._keep_newer_than_source(pagename, target)

    def _keep_newer_than_source(self, pagename: str, target: Path) -> None:
        """Sphinx renders a page again in every build while its source is newer."""
        if pagename not in self.env.found_docs:
            return
        source = self.env.doc2path(pagename)
        if source.exists() and source.stat().st_mtime > target.stat().st_mtime:
            os.utime(target)


def setup(app: Sphinx) -> None:
    """Stand in for Sphinx's builder of the same name."""
    app.add_builder(PortalHTMLBuilder, override=True)
