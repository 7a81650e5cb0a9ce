"""What the last import brought of what is around the papers, and its JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sphinx_proceedings.files.kept_json import texts_by_name
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.programme import Sponsor
from sphinx_proceedings.sources.imports.front.matter import Committee, FrontMatter, Member
from sphinx_proceedings.sources.imports.front.pages import KnownPage
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile

__all__ = ["KnownFront", "front_as_json", "front_from_json"]

_DIGEST = re.compile("(?:[0-9a-f]{64})?")
_PAGE = re.compile(r"papers/[^/\\\x00-\x1f]{1,200}/[a-z0-9-]{1,100}\.md")
_WRONG = "what is around the papers is not as imports write it"


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownFront:
    """It, as the base of the next merge."""

    matter: FrontMatter = field(default_factory=FrontMatter)
    pages: Mapping[str, KnownPage] = field(default_factory=lambda: MappingProxyType({}))
    """By what the export calls them."""

    def __bool__(self) -> bool:
        return bool(self.matter or self.pages)


def front_as_json(front: KnownFront) -> dict[str, Any]:
    """It as JSON, without what is empty."""
    matter = front.matter
    value = {
        "edition": dict(matter.details),
        "sponsors": [
            _filled(name=each.name, url=each.url, level=each.level) for each in matter.sponsors
        ],
        "committees": [
            {
                **_filled(listing=one.listing, called=one.called, role=one.role, title=one.title),
                "members": [
                    _filled(name=member.name, affiliation=member.affiliation)
                    for member in one.members
                ],
            }
            for one in matter.committees
        ],
        "pages": {
            called: _filled(path=page.path, said=page.said, written=page.written)
            for called, page in front.pages.items()
        },
    }
    return {name: part for name, part in value.items() if part}


def front_from_json(value: Any) -> KnownFront:
    """The same again; raises ValueError for what was not written so."""
    told = _object(value, {"edition", "sponsors", "committees", "pages"})
    details = texts_by_name(told.get("edition", {}))
    if details.keys() - ProgrammeFile.model_fields.keys():
        raise ValueError(_WRONG)
    return KnownFront(
        matter=FrontMatter(
            details=details,
            sponsors=tuple(
                Sponsor(**_texts(each, {"name", "url", "level"}))
                for each in _list(told.get("sponsors", []))
            ),
            committees=tuple(map(_committee, _list(told.get("committees", [])))),
        ),
        pages={
            called: _page(page) for called, page in _object(told.get("pages", {}), None).items()
        },
    )


def _committee(value: Any) -> Committee:
    told = _object(value, {"listing", "called", "role", "title", "members"})
    texts = _texts(
        {name: text for name, text in told.items() if name != "members"},
        {"listing", "called", "role", "title"},
        needed="role",
    )
    if texts["role"] not in ROLES:
        raise ValueError(_WRONG)
    members = (Member(**_texts(m, {"name", "affiliation"})) for m in _list(told.get("members")))
    return Committee(**texts, members=tuple(members))


def _page(value: Any) -> KnownPage:
    told = {"written": "", **_texts(value, {"path", "said", "written"}, needed="path")}
    page = KnownPage(path=told["path"], said=told.get("said", ""), written=told["written"])
    if not (
        _PAGE.fullmatch(page.path)
        and _DIGEST.fullmatch(page.said)
        and _DIGEST.fullmatch(page.written)
    ):
        raise ValueError(_WRONG)
    return page


def _filled(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


def _object(value: Any, names: set[str] | None) -> dict[str, Any]:
    if not isinstance(value, dict) or (names is not None and value.keys() - names):
        raise ValueError(_WRONG)
    return value


def _texts(value: Any, names: set[str], *, needed: str = "name") -> dict[str, str]:
    texts = texts_by_name(value)
    if texts.keys() - names or not texts.get(needed):
        raise ValueError(_WRONG)
    return texts


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise ValueError(_WRONG)
