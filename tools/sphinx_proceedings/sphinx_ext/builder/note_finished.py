"""Notes what a finished build was made from, so that the next knows whether anything changed."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.finished_build import (
    FinishedBuild,
    Message,
    file_state,
    finished_build_text,
)
from sphinx_proceedings.model.published import Validity
from sphinx_proceedings.sphinx_ext.builder.known_site import known_site, note_known_site
from sphinx_proceedings.sphinx_ext.builder.unchanged import (
    Inputs,
    files_of,
    finished,
    output_states,
)
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable
from sphinx_proceedings.upstream.environment import files_read_for
from sphinx_proceedings.upstream.reading import is_unwanted

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Told", "Unmoved", "note_finished", "note_when_finished"]


def note_when_finished(app: Sphinx, before: Inputs) -> None:
    """Note it after everything else; `before` is what there was at the start.

    Not where a warning was told that the next build would not repeat: Sphinx only warns of what it
    could not copy or write.
    """
    told = Told(app)
    logging.getLogger("sphinx").addHandler(told)

    def note(app: Sphinx, exception: Exception | None) -> None:
        built = domain_of(app.env).built
        is_repeated = told.texts <= {message.text for message in built.messages}
        if exception is None and not built.is_unfinished and is_repeated:
            note_known_site(app, before.builder, known_site(app))
            written = {*(f"{docname}.md" for docname in built.written), *built.ignore_files}
            validity = built.effective.validity
            note_finished(app, before, written, _included(app), built.messages, validity)

    app.connect("build-finished", ends_when_unwritable(note), priority=900)


@dataclass(frozen=True, slots=True)
class Unmoved:
    """What is where it was when a build began: none of it has come or gone since."""

    folders: Collection[str]
    """Of the output."""
    files: Mapping[str, str]
    """Of the portal, with their states."""


def note_finished(
    app: Sphinx,
    before: Inputs,
    written: Set[str],
    included: Iterable[Path],
    messages: tuple[Message, ...],
    validity: Validity,
    *,
    unmoved: Unmoved | None = None,
) -> None:
    """Note a finished build that has `written` these paths, and what every build tells.

    `unmoved` is what is known to be where it was.
    """
    build = FinishedBuild(
        setting=before.setting,
        files=_files(app, before, written, unmoved),
        included={str(path): file_state(path) for path in included},
        output=output_states(app, unmoved.folders if unmoved else None),
        messages=messages,
        since=validity.since.isoformat() if validity.since else "",
        until=validity.until.isoformat() if validity.until else "",
    )
    made = finished(app, before.builder)
    made.note(made.read(), {"": finished_build_text(build)})


class Told(logging.Handler):
    """What was warned of, without what the portal does not want to be told."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self._app = app
        self.texts: set[str] = set()
        """Of problems in sources, the message; of all else, it and what Sphinx puts around it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a warning."""
        if is_unwanted(self._app, record):
            return
        arguments = record.args if getattr(record, "type", "") == "proceedings" else None
        if isinstance(arguments, tuple) and arguments:
            self.texts.add(str(arguments[0]))
        else:
            self.texts.add(record.getMessage())


def _files(
    app: Sphinx, before: Inputs, written: Set[str], unmoved: Unmoved | None
) -> dict[str, str]:
    """What the site was made from: files that were there before, and what was written since.

    A file that somebody changed while the build went on has no state, or that of before, so it
    counts as changed.
    """
    root = Path(app.srcdir)
    known = {
        path: state if before.files.get(path) == state else ""
        for path, state in (unmoved.files if unmoved else files_of(app)).items()
    }
    # What was written here is known, also where that was a moment ago.
    return known | {path: file_state(root / path) for path in written & known.keys()}


def _included(app: Sphinx) -> Iterator[Path]:
    """Files that pages include, which may lie in folders that are left out otherwise."""
    root = Path(app.srcdir)
    paths, built = files_read_for(app.env), domain_of(app.env).built
    yield from (root / path for path in paths)
    below = root / app.config.proceedings_root
    yield from (below / path for path in (*built.sources, *built.photos))
