"""What an import of a programme is told, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.imports.changes import Absent, ItemChange
from sphinx_proceedings.sources.imports.schedules.drafts import SessionDraft, TalkDraft
from sphinx_proceedings.sources.imports.schedules.imported import ImportedItem, LastSchedule
from sphinx_proceedings.sources.imports.schedules.imported_ledger import Placed
from sphinx_proceedings.sources.imports.schedules.programme_fields import FieldValue
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem
from sphinx_proceedings.sources.imports.three_way import Clash

__all__ = ["ExportedSession", "ExportedTalk", "Fields", "KnownByGuid", "Merge"]

Fields = Mapping[str, FieldValue]


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownByGuid:
    """Ids and names here of what calendars and apps know by a GUID."""

    sessions: Mapping[str, str]
    talks: Mapping[str, str]
    taken: frozenset[str]
    """Ids that events had which are gone; nothing else may be called so."""


@dataclass(kw_only=True)
class Merge:
    """What an import comes to."""

    last: LastSchedule = field(default_factory=LastSchedule)
    added: list[ItemChange] = field(default_factory=list)
    changed: list[ItemChange] = field(default_factory=list)
    clashes: list[tuple[OurItem, Clash[FieldValue]]] = field(default_factory=list)
    absent: list[Absent] = field(default_factory=list)
    removed: list[Absent] = field(default_factory=list)
    kept: int = 0
    remarks: list[Remark] = field(default_factory=list)
    touched: list[OurItem] = field(default_factory=list)
    """Sessions that are new, or of which something changes."""
    placed: list[Placed] = field(default_factory=list)
    numbers: Mapping[OurItem, str] = field(default_factory=dict)
    """By what the export knows the sessions and talks here."""

    def tell(self, location: Location, text: str) -> None:
        """Something that an editor should know."""
        self.remarks.append(Remark(location=location, text=text))


@dataclass(eq=False, kw_only=True)
class ExportedSession:
    """A session of the export."""

    draft: SessionDraft
    fields: Fields
    base: Fields
    ours: OurItem | None = None
    is_out: bool = False
    """Somebody has taken it away here."""
    name: str = ""
    """By what it is remembered where its talk stands in another session here."""


@dataclass(eq=False, kw_only=True)
class ExportedTalk:
    """A talk of the export."""

    draft: TalkDraft
    session: ExportedSession
    fields: Fields
    base: ImportedItem | None
    ours: OurItem | None = None
    is_out: bool = False

    @property
    def is_event(self) -> bool:
        """Whether it is one event with its session."""
        return self.session.draft.is_event

    @property
    def is_guest(self) -> bool:
        """Whether it stands here in another session than in the export."""
        if self.ours is None or self.ours.session is None:
            return False
        return self.ours.session is not self.session.ours

    @property
    def title(self) -> str:
        """What messages call it."""
        return self.draft.title or self.session.draft.title
