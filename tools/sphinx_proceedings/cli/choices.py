"""Editions and other records that options name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx_proceedings.building.settings import SettingsError, read_address, settings_from
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.edition_id import EditionId, EditionIdError, edition_id
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.papers import Volume
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition

__all__ = [
    "MisuseError",
    "RefusedError",
    "chosen_edition",
    "chosen_volume",
    "new_edition",
    "stated_site",
    "unknown",
]


class MisuseError(Exception):
    """What is wrong with the command line."""


class RefusedError(Exception):
    """What is wrong with the sources, as a report, so that nothing is written."""


def new_edition(wanted: str) -> EditionId:
    """The id of an edition that need not exist; raises `MisuseError`."""
    try:
        return edition_id(wanted)
    except EditionIdError as error:
        raise MisuseError(str(error)) from error


def chosen_edition(portal: Portal, wanted: str | None) -> Edition:
    """The edition with this id, or the only one; raises `MisuseError`."""
    if wanted is None and len(portal.editions) == 1:
        return portal.editions[0]
    if wanted is None:
        known = ", ".join(portal.edition_by_id) or "none"
        raise MisuseError(f"say which edition with --edition; there are: {known}")
    if wanted not in portal.edition_by_id:
        raise unknown("edition", wanted, portal.edition_by_id)
    return portal.edition_by_id[wanted]


def chosen_volume(edition: Edition, wanted: str | None, *, is_one: bool = True) -> Volume | None:
    """The volume with this key, or the only one, if any; raises `MisuseError`.

    Where there need not be just one, that of the edition stands for several.
    """
    volumes = {volume.key: volume for volume in edition.volumes}
    if wanted is not None:
        if wanted not in volumes:
            raise unknown(f"volume of {edition.id}", wanted, volumes)
        return volumes[wanted]
    if len(volumes) > 1 and is_one:
        raise MisuseError(f"say which volume with --volume; there are: {', '.join(volumes)}")
    return edition.volume or next(iter(volumes.values()), None)


def stated_site(root: Path, base: str | None) -> SiteAddress:
    """Where the site is: as an option says, else as `conf.py` does; raises `MisuseError`."""
    try:
        return read_address(root) if base is None else settings_from({"html_baseurl": base}).site
    except SettingsError as error:
        raise MisuseError(str(error)) from error


def unknown(kind: str, name: str, known: Iterable[str]) -> MisuseError:
    """That there is no such record, and which one may be meant."""
    meant = did_you_mean(name, known, otherwise="")
    return MisuseError("; ".join(filter(None, (f"there is no {kind} {name!r}", meant))))
