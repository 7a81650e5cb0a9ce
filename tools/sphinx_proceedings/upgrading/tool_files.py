"""The files of a portal that are the tool's: what this version changes in them, three-way.

What was written when the portal began, or last upgraded, is compared with what this version would
write; that difference is brought into what stands there now.  What people have changed stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.record import PortalRecord, text_digest, written_path
from sphinx_proceedings.upgrading.changes import FileChange, Left, look_at, with_text
from sphinx_proceedings.upgrading.text_merge import NoMergeError, merged
from sphinx_proceedings.upgrading.this_version import ThisVersion

__all__ = ["ToolFiles", "Wishes", "tool_files"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What somebody has decided of files in which both sides have changed the same lines."""

    keep: frozenset[str] = frozenset()
    """Paths of files that stay as they are, now and as the state that later versions compare."""
    marks: bool = False
    """Whether to write both sides into such files, with marks."""


@dataclass(kw_only=True, slots=True)
class ToolFiles:
    """What becomes of them."""

    changes: list[FileChange] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    texts: dict[str, str | None] = field(default_factory=dict)
    """As what they count from now on, by path; None for those that the portal does not have."""
    is_known: bool = False
    """Whether one of them is known to be the tool's."""


def tool_files(
    root: Path, record: PortalRecord | None, portal: PortalData, this: ThisVersion, wishes: Wishes
) -> ToolFiles:
    """Compare what stands in `root` with what this version has of such a portal.

    Without a record, a file is known that is as this version writes it, or a former one did.
    """
    work = _Comparison(root, record, this, wishes)
    texts = this.texts(portal)
    for name, text in sorted(texts.items()):
        work.compare(name, text)
    for name in sorted(this.retired - texts.keys()):
        work.retire(name)
    return work.found


class _Comparison:
    def __init__(
        self, root: Path, record: PortalRecord | None, this: ThisVersion, wishes: Wishes
    ) -> None:
        self.found = ToolFiles()
        self._root = root
        self._record = record
        self._this = this
        self._wishes = wishes

    def compare(self, name: str, new: str) -> None:
        """Say what becomes of a file that this version has."""
        here = look_at(self._root, name)
        recorded = self._record.files if self._record else {}
        # Where none was written, as in a portal within a project, none is wanted.
        is_new = name not in recorded and any(recorded.values())
        base = self._base(name, here.document)
        if here.problem:
            is_kept = name in self._wishes.keep
            self.found.texts[name] = None if here.data is None else new if is_kept else base
            if not is_kept and base != new and not self._is_own(name):
                self._leave(name, here.problem, f"bring it in line yourself and say --keep {name}")
        elif here.document is None:
            self.found.texts[name] = new if is_new else None
            if is_new:
                self._change(name, None, new.encode())
        elif self._is_own(name):
            self.found.texts[name] = None
        else:
            self._compare_texts(name, new, here.document, base)

    def retire(self, name: str) -> None:
        """Take a file away that is the tool's no more, unless somebody has changed it."""
        here = look_at(self._root, name)
        base = self._base(name, here.document)
        if here.document is None or base is None:
            return
        if here.document.source.text == base:
            self._change(name, here.data, None)
        else:
            self._leave(
                name, "the tool has no such file any more", "remove it, or keep it as yours"
            )

    def _compare_texts(self, name: str, new: str, here: Document, base: str | None) -> None:
        ours = self._this.with_present_names(name, here.source.text)
        self.found.is_known |= base is not None or ours == new
        if name in self._wishes.keep or ours == new:
            self._take(name, here, ours, new)
        elif base is None:
            what = "nothing tells what was written by the tool and what was changed since"
            version = self._this.version
            hint = (
                f"compare it with what version {version} would write; as it is, it counts as yours"
            )
            self._leave(name, what, hint, (ours, new))
            self._take(name, here, ours, new)
        else:
            self._merge(name, new, here, ours, self._this.with_present_names(name, base))

    def _merge(self, name: str, new: str, here: Document, ours: str, base: str) -> None:
        names = ("as it is here", "as it was written", f"as version {self._this.version} has it")
        try:
            both = merged(ours, base, new, names)
        except NoMergeError as error:
            what = f"it was changed here and in this version, which git does not merge: {error}"
            hint = f"make the change yourself and say --keep {name}, or run this where git is"
            self._leave(name, what, hint, (base, new))
            self._take(name, here, ours, base)
            return
        if not both.conflicts:
            self._take(name, here, both.text, new)
            return
        what = "the same lines, or neighbours, were changed here and in this version"
        if self._wishes.marks:
            place = Location(path=name, line=both.first_conflict, column=1)
            self._leave(name, what, "both are there, between marks: keep one of each", place=place)
            self._take(name, here, both.text, new)
            return
        hint = f"make the change yourself and say --keep {name}, or have marks by --conflicts"
        place = Location(path=name, line=_line_in(ours, both.text, both.first_conflict), column=1)
        self._leave(name, what, hint, (base, new), place=place)
        self._take(name, here, ours, base)

    def _take(self, name: str, here: Document, text: str, base: str) -> None:
        """Have a file say a text, and count as another one from now on."""
        self.found.texts[name] = base
        if text != here.source.text:
            self._change(name, here.changed(()), with_text(here, text))

    def _change(self, name: str, before: bytes | None, after: bytes | None) -> None:
        self.found.changes.append(FileChange(path=name, before=before, after=after))

    def _leave(
        self,
        name: str,
        what: str,
        hint: str,
        texts: tuple[str, str] = ("", ""),
        *,
        place: Location | None = None,
    ) -> None:
        location = place or Location(path=name)
        self.found.left.append(Left(location=location, message=what, hint=hint, texts=texts))

    def _base(self, name: str, here: Document | None) -> str | None:
        """The text of a file as the tool wrote it; None where that cannot be known."""
        if self._record is None:
            text = here.source.text if here else ""
            return text if text_digest(text) in self._this.shipped.get(name, ()) else None
        written = look_at(self._root, written_path(name)).document
        text = written.source.text if written else ""
        return text if written and text_digest(text) == self._record.files.get(name) else None

    def _is_own(self, name: str) -> bool:
        """Whether the tool never wrote that file here."""
        return self._record is not None and self._record.files.get(name, "") is None


def _line_in(ours: str, both: str, mark: int) -> int:
    """The line of our text at which a mark stands in what both come to."""
    lines = ours.split("\n")
    matcher = SequenceMatcher(None, lines, both.split("\n"), autojunk=False)
    codes = matcher.get_opcodes()
    return next((start + 1 for _, start, _, j1, j2 in codes if j1 <= mark - 1 < j2), len(lines))
