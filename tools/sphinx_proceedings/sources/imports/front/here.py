"""What stands around the papers in the YAML of a portal, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.front.matter import Committee, Member, own_title
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Way, location_of
from sphinx_proceedings.sources.yaml.reading import compose

__all__ = ["CommitteeHere", "ItemHere", "YamlHere", "committees_here", "listed_here", "read_yaml"]

_MEND = "mend it first: proceedings check lists all that is wrong there"


@dataclass(frozen=True, kw_only=True)
class YamlHere:
    """A file, and what it says."""

    document: Document
    data: dict[str, Any]

    @property
    def path(self) -> str:
        """Where it lies, from the portal's root."""
        return self.document.source.path

    def location(self, way: Way) -> Location:
        """Where a value stands."""
        return location_of(self.data, way)


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemHere:
    """An item of a list: values, or a name alone."""

    values: Mapping[str, str]
    way: Way
    is_name: bool
    """Whether the name stands there alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CommitteeHere:
    """A committee of the edition."""

    file: YamlHere
    way: Way
    committee: Committee
    items: tuple[ItemHere, ...]


def read_yaml(document: Document) -> YamlHere:
    """Read a file; raises `ExportError` where it is damaged, so that nobody can say what it has."""
    data, problems = compose(document.source)
    if data is None:
        problem = problems[0]
        raise ExportError(problem.location, problem.message, _MEND)
    return YamlHere(document=document, data=data)


def committees_here(files: Iterable[YamlHere], edition: str) -> Iterator[CommitteeHere]:
    """The committees of an edition, in whichever file they are."""
    for file in files:
        for index, value in enumerate(_list(file.data.get("committees"))):
            if not isinstance(value, dict) or value.get("edition") != edition:
                continue
            role, title = _text(value.get("role")), _text(value.get("title"))
            if role not in ROLES:
                continue
            way: Way = ("committees", index)
            items = tuple(listed_here(value.get("members"), (*way, "members")))
            members = (
                Member(name=item.values["name"], affiliation=item.values.get("affiliation", ""))
                for item in items
            )
            committee = Committee(role=role, title=own_title(role, title), members=tuple(members))
            yield CommitteeHere(file=file, way=way, committee=committee, items=items)


def listed_here(value: Any, way: Way) -> Iterator[ItemHere]:
    """The items of a list whose items may be names alone; one may stand in place of a list."""
    is_list = isinstance(value, list)
    for index, item in enumerate(_list(value) if is_list else [value]):
        to = (*way, index) if is_list else way
        if isinstance(item, str) and item.strip():
            yield ItemHere(values={"name": item}, way=to, is_name=True)
        elif isinstance(item, dict) and _text(item.get("name")).strip():
            values = {name: _text(held) for name, held in item.items() if name != LOCATIONS}
            yield ItemHere(values=values, way=to, is_name=False)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
