"""The programme as it stands: its YAML with what can be changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinx_proceedings.diagnostics import Location, Severity
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.edit.document import Document, Kept
from sphinx_proceedings.sources.edit.yaml_changes import YamlChanges
from sphinx_proceedings.sources.edit.yaml_lists import YamlItem, YamlList
from sphinx_proceedings.sources.edit.yaml_written import plain_value
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    EDITION_KEYS,
    EMPTY,
    SESSION_KEYS,
    TALK_KEYS,
    FieldValue,
    field_in,
)
from sphinx_proceedings.sources.imports.schedules.yaml_text import styled
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations
from sphinx_proceedings.sources.yaml.reading import Composed
from sphinx_proceedings.upstream.yaml_nodes import MappingNode, Node, SequenceNode

__all__ = ["OurItem", "ProgrammeText"]

_MEND = "mend it first: proceedings check lists all that is wrong there"


@dataclass(eq=False, kw_only=True)
class OurItem:
    """A session or a talk of the programme."""

    key: str
    """The id of a session, the name of a talk."""
    item: YamlItem
    location: Location
    order: tuple[str, ...]
    session: OurItem | None = None
    """That of a talk."""
    talks: list[OurItem] = field(default_factory=list)

    def value(self, name: str) -> FieldValue:
        """A field as it stands."""
        return field_in(self.item.data, name)

    def where(self, name: str) -> Location:
        """The place of a field, or of what it would stand in."""
        places = self.item.data.get(LOCATIONS)
        return places.of(name) if isinstance(places, Locations) else self.location


class ProgrammeText:
    """A programme's YAML, with its sessions and talks, which can be changed in their places.

    Raises `ExportError` where nobody could say what is in it.
    """

    def __init__(
        self, document: Document, composed: Composed, portal: Portal, edition: str
    ) -> None:
        self.document = document
        self._text = document.source.text
        self._changes = YamlChanges(self._text)
        data, problems = composed.data()
        root = composed.root
        for problem in problems:
            if problem.severity is Severity.ERROR:
                raise ExportError(problem.location, problem.message, _MEND)
        if suitable(self._text)[1]:
            message = "it holds characters that no text may hold"
            raise ExportError(document.source.whole, message, _MEND)
        if root is not None and _is_shared(root):
            message = "something in it stands for something else, by an anchor and an alias"
            hint = "write out what each *alias stands for; an import could not change it alone"
            raise ExportError(document.source.whole, message, hint)
        if data is None or not isinstance(root, MappingNode):
            message = "the file holds no mapping (key: value)"
            raise ExportError(document.source.whole, message, _MEND)
        self._root = root
        self.above = OurItem(
            key=edition,
            item=YamlItem(data=data, node=root),
            location=document.source.whole,
            order=EDITION_KEYS,
        )
        """What stands above the sessions."""
        self._list = YamlList(self._text, self._changes, root, "sessions", "talks")
        self.sessions = list(self._found(data, portal, edition))

    @property
    def talks(self) -> list[OurItem]:
        """The talks of all sessions, in order."""
        return [talk for session in self.sessions for talk in session.talks]

    # Changes

    def set(self, ours: OurItem, name: str, value: FieldValue) -> None:
        """Change a field of what is there; one with the empty value goes."""
        node, data = ours.item.node, ours.item.data
        if node is None:
            return
        if value == EMPTY:
            if name in data:
                del data[name]
                self._changes.of(node).remove(name)
            return
        written = _with_mappings(styled(name, value), data.get(name))
        data[name] = plain_value(written)
        self._changes.set(node, name, written, ours.order)

    def add_known(self, ours: OurItem, records: list[Any]) -> None:
        """Record what is wrong with a session, behind what is recorded there."""
        there = ours.item.data.get("known")
        listed = plain_value([*(there if isinstance(there, list) else ()), *records])
        ours.item.data["known"] = listed
        if ours.item.node is None:
            ours.item.styled = {**ours.item.styled, "known": listed}
        else:
            self._changes.set(ours.item.node, "known", listed, ours.order)

    def add_session(self, styled_session: Mapping[str, Any], before: OurItem | None) -> OurItem:
        """Put a new session before another one, or at the end."""
        item = YamlItem(data=plain_value(styled_session), styled=styled_session)
        ours = OurItem(
            key=str(styled_session["id"]),
            item=item,
            location=self.document.source.whole,
            order=SESSION_KEYS,
        )
        for talk in styled_session.get("talks", ()):
            ours.talks.append(self._new_talk(ours, talk))
        self._put(self._list, self.sessions, ours, before)
        return ours

    def add_talk(
        self, session: OurItem, styled_talk: Mapping[str, Any], before: OurItem | None
    ) -> OurItem:
        """Put a new talk into a session that is there, before another one or at the end."""
        ours = self._new_talk(session, styled_talk)
        self._put(_inner(session), session.talks, ours, before)
        return ours

    def move_session(self, session: OurItem, before: OurItem | None) -> None:
        """Give a session another place among the others."""
        self._list.items.remove(session.item)
        self.sessions.remove(session)
        self._put(self._list, self.sessions, session, before)

    def move_talk(self, talk: OurItem, target: OurItem, before: OurItem | None) -> None:
        """Give a talk another place in its session or in another one."""
        self.remove_talk(talk)
        talk.session = target
        if target.item.inner is None:
            # A new session is written with what is in it.
            listed = [*target.item.styled.get("talks", ()), plain_value(talk.item.data)]
            target.item.styled = {**target.item.styled, "talks": listed}
            target.talks.append(talk)
        else:
            self._put(target.item.inner, target.talks, talk, before)

    def remove_talk(self, talk: OurItem) -> None:
        """Take a talk away."""
        if talk.session is not None:
            _inner(talk.session).items.remove(talk.item)
            talk.session.talks.remove(talk)

    def remove_session(self, session: OurItem) -> None:
        """Take a session away."""
        self._list.items.remove(session.item)
        self.sessions.remove(session)

    # The whole

    def result(self) -> tuple[bytes, dict[str, Any]]:
        """The file's bytes with all changes, and what they are to say."""
        for session in self.sessions:
            if session.item.inner:
                session.item.inner.settle(SESSION_KEYS)
            if session.talks or "talks" in session.item.data:
                session.item.data["talks"] = [talk.item.data for talk in session.talks]
                if not session.talks and session.item.inner and session.item.inner.is_changed:
                    del session.item.data["talks"]
        data = self.above.item.data
        self._list.settle(EDITION_KEYS)
        if self.sessions or "sessions" in data:
            data["sessions"] = [session.item.data for session in self.sessions]
            if not self.sessions and self._list.is_changed:
                del data["sessions"]
        return self.document.composed(self._pieces()), plain_value(data)

    def _pieces(self) -> Iterator[Kept | str]:
        span = self._list.span()
        end = len(self._text)
        if span is None or (self._list.is_changed and not self._list.items):
            yield from self._changes.pieces(self._root, 0, end)
            return
        yield from self._changes.pieces(self._root, 0, span[0])
        yield from self._list.pieces()
        yield from self._changes.pieces(self._root, span[1], end)

    def _new_talk(self, session: OurItem, styled_talk: Mapping[str, Any]) -> OurItem:
        return OurItem(
            key=str(styled_talk["id"]),
            item=YamlItem(data=plain_value(styled_talk), styled=styled_talk),
            location=session.location,
            order=TALK_KEYS,
            session=session,
        )

    def _put(
        self, listed: YamlList, items: list[OurItem], ours: OurItem, before: OurItem | None
    ) -> None:
        place = items.index(before) if before in items else len(items)
        items.insert(place, ours)
        listed.items.insert(place, ours.item)

    # What there is

    def _found(self, data: dict[str, Any], portal: Portal, edition: str) -> Iterator[OurItem]:
        listed = data.get("sessions")
        if not self._list.is_readable or not isinstance(listed, list | None):
            raise ExportError(
                self.above.where("sessions"), "the sessions are no list of mappings", _MEND
            )
        keys = (
            {
                talk.location: talk.key
                for each in portal.edition_by_id[edition].sessions
                for talk in each.talks
            }
            if edition in portal.edition_by_id
            else {}
        )
        for item, values in zip(self._list.items, listed or (), strict=True):
            yield self._session(item, values, keys)

    def _session(
        self, item: YamlItem, values: dict[str, Any], keys: Mapping[Location, str]
    ) -> OurItem:
        item.data = values
        location = values[LOCATIONS].start
        inner = _inner_of(item)
        listed = values.get("talks")
        if not inner.is_readable or not isinstance(listed, list | None):
            raise ExportError(location, "the talks here are no list of mappings", _MEND)
        session = OurItem(
            key=str(values.get("id", "")), item=item, location=location, order=SESSION_KEYS
        )
        for talk, found in zip(inner.items, listed or (), strict=True):
            talk.data = found
            place = found[LOCATIONS].start
            key = keys.get(place) or str(found.get("id", ""))
            session.talks.append(
                OurItem(key=key, item=talk, location=place, order=TALK_KEYS, session=session)
            )
        return session


def _inner(session: OurItem) -> YamlList:
    return _inner_of(session.item)


def _inner_of(item: YamlItem) -> YamlList:
    if item.inner is None:
        raise LookupError("a new session is written with its talks")
    return item.inner


def _with_mappings(written: Any, there: Any) -> Any:
    """A list of names in which those that said more before say it still."""
    if not isinstance(written, list) or not isinstance(there, list):
        return written
    more = {str(one.get("name", "")): one for one in there if isinstance(one, dict)}
    if not any(name in more for name in written):
        return written
    return [plain_value(more[name]) if name in more else name for name in written]


def _is_shared(root: Node) -> bool:
    """Whether a node is in several places."""
    seen: set[int] = set()
    left = [root]
    while left:
        node = left.pop()
        if id(node) in seen:
            return True
        seen.add(id(node))
        if isinstance(node, MappingNode):
            left += [one for pair in node.value for one in pair]
        elif isinstance(node, SequenceNode):
            left += node.value
    return False
