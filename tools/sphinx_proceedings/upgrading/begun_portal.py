"""What can be told of how a portal began that has no record of it."""

from __future__ import annotations

from pathlib import Path

from sphinx_proceedings.building.conf_file import stated
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.building.settings import Settings, SettingsError, settings_from
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.publishing import ways_of

__all__ = ["begun_portal"]

_ASKED = frozenset({"project", "html_baseurl", "proceedings_licence"})


def begun_portal(project: Path, root: Path) -> PortalData | None:
    """What was answered, as its first edition and `conf.py` say; None where there is no edition."""
    editions = [each for each in read_portal(root).portal.editions if each.start is not None]
    if not editions:
        return None
    first = min(editions, key=lambda edition: (edition.start, edition.id))
    start = first.start
    assert start is not None  # noqa: S101  # of those with one
    settings = _settings(project)
    name, address = settings.licence
    return PortalData(
        edition=first.id,
        name=settings.name or first.name,
        start=start,
        end=first.end or start,
        timezone=first.timezone,
        place=first.place,
        baseurl=settings.site.base,
        licence=Licence(name=name, url=address) if name else None,
        publish=ways_of(lambda path: (project / path).is_file()),
    )


def _settings(project: Path) -> Settings:
    """Those that `conf.py` states, which is not run."""
    try:
        return settings_from(stated(project, _ASKED).values)
    except (OSError, ValueError, SettingsError):
        return Settings()
