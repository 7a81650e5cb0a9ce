"""What Sphinx and the theme say on pages, where they were not translated and the tool was.

Their templates ask Sphinx's catalogue; ours is asked for what that lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.wording.messages import noop, spoken

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = ["LACKING", "setup"]

LACKING = (
    noop("Announcement"),
    noop("Back to top"),
    noop("Color mode"),
    noop("Dark"),
    noop("Light"),
    noop("Link to this heading"),
    noop("On this page"),
    noop("Section Navigation"),
    noop("Site navigation"),
    noop("Skip to main content"),
    noop("System Settings"),
    noop("Version warning"),
    # For translators: %(copyright)s stays as it is; it is a year and names.
    noop("© Copyright %(copyright)s."),
)
"""What is lacking in one of the languages that the tool speaks, of what its pages show."""


def setup(app: Sphinx) -> None:
    """Once it is known which language is spoken."""
    app.connect("config-inited", _complete, priority=110)


def _complete(app: Sphinx, config: Config) -> None:
    if not spoken().is_english:
        app.translator.add_fallback(spoken().says)
