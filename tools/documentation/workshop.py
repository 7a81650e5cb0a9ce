"""The portal that the documentation has inside: the one that `proceedings init` begins with."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.starting import is_of_sources, start_portal

__all__ = ["write_workshop"]

_DAY = date(2027, 5, 10)
_WORKSHOP = PortalData(
    edition="myworkshop2027", name="My Workshop 2027", start=_DAY, end=_DAY, timezone="Etc/UTC"
)
"""As `proceedings new` takes it for granted where nothing is said."""


def write_workshop(folder: Path) -> None:
    """Have the sources there; what is there already is not touched."""
    with TemporaryDirectory() as empty:
        root = Path(empty)
        made = start_portal(root, _WORKSHOP, more={}, wanted=is_of_sources, bring_in=lambda _: None)
        for path in made:
            target = folder / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target, path.read_bytes())
