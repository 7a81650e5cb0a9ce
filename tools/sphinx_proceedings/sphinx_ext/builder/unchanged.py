"""Leaves a finished site as it is where nothing has changed since it was built.

Sphinx itself looks at every page and at every file of the output in each build, and so do the parts
of this extension.  What all of that comes to is known from the files and settings that the last
build was made from.  Only `sphinx-build` is answered so, and only where no other extension takes
part: it may have reasons of its own to build.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.building.memory.finished_build import (
    FinishedBuild,
    file_state,
    files_below,
    folder_states,
    read_finished_build,
)
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.ci_address import address_by_ci
from sphinx_proceedings.sphinx_ext.environments import is_environment
from sphinx_proceedings.sphinx_ext.log import report_again
from sphinx_proceedings.sphinx_ext.own_modules import own_modules
from sphinx_proceedings.sphinx_ext.settings_digest import settings_digest
from sphinx_proceedings.upstream.environment import settings_untold
from sphinx_proceedings.upstream.html_builder import IdleBuilder
from sphinx_proceedings.upstream.settings import (
    has_setup,
    left_out_by,
    options_told,
    settings_told,
    told_by_command,
)
from sphinx_proceedings.upstream.versions import strange_versions

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "Inputs",
    "copied_paths",
    "files_of",
    "finished",
    "inputs_of",
    "last_build_of",
    "leave_as_it_is",
    "output_states",
]

_BUILDERS = {"html", "dirhtml"}
_KNOWN = {"myst_parser", "sphinx_design", "sphinx_proceedings"}
_PROGRAMS = ("sphinx-build", "sphinx-build.exe", "sphinx/__main__.py", "sphinx/cmd/build.py")
_OWN = "proceedings_"
_SOURCES = ("papers", "program", "people")
"""Folders that the tool reads, whatever Sphinx is told to leave out."""
_FOLDERS_OF_SETTINGS = ("html_static_path", "html_extra_path", "templates_path")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is about to be made from."""

    builder: str
    setting: str
    files: dict[str, str]


class _FinishedBuilder(IdleBuilder):
    """Tells what every build tells."""

    last_build: FinishedBuild
    tell_settings: Callable[[], object]

    def init(self) -> None:
        """Once Sphinx has its environment."""
        self.tell_settings()

    def tell(self) -> None:
        """Tell what is wrong, and that all is as it was."""
        report_again(self.last_build.messages)
        logger.info("nothing has changed since the last build")


def inputs_of(app: Sphinx) -> Inputs | None:
    """What this build would be made from; None where it has to be made in any case.

    That is when it was not asked for by an ordinary `sphinx-build`, others take part, or it is not
    known what Sphinx does.
    """
    builder = None if strange_versions() else _ordinary_build(sys.argv)
    if builder is None or has_setup(app.config) or set(app.config.extensions) - _KNOWN:
        return None
    return Inputs(builder=builder, setting=_setting(app), files=files_of(app))


def last_build_of(app: Sphinx, inputs: Inputs) -> FinishedBuild | None:
    """The last build that finished with these settings, if what it left is as it was."""
    noted, outdir = finished(app, inputs.builder).read(), Path(app.outdir)
    last_build = read_finished_build(noted.get("", ""))
    is_left = (
        last_build is not None
        and last_build.setting == inputs.setting
        and all(file_state(outdir / path) == state for path, state in last_build.output.items())
    )
    return last_build if is_left else None


def leave_as_it_is(app: Sphinx, inputs: Inputs, last_build: FinishedBuild) -> bool:
    """Whether a finished site was made from the same; if so, nothing else is done."""
    if (
        last_build.files != inputs.files
        or "" in inputs.files.values()
        or any(file_state(Path(path)) != state for path, state in last_build.included.items())
        or (last_build.is_of_a_time and not last_build.holds(build_time()))
    ):
        return False
    for name in told_by_command(app.config):
        if name.startswith(_OWN):
            # Else Sphinx would not know it; whoever does is not loaded.
            app.add_config_value(name, None, "")
    members = {
        "name": inputs.builder,
        "last_build": last_build,
        # Extensions that are not loaded have none.
        "tell_settings": staticmethod(settings_untold()),
    }
    app.add_builder(type("FinishedBuilder", (_FinishedBuilder,), members), override=True)
    return True


def finished(app: Sphinx, builder: str) -> Made:
    """What is known of the last build that finished."""
    return made_in_output(app, f"finished {builder}")


def output_states(app: Sphinx, known: Iterable[str] | None = None) -> dict[str, str]:
    """The state of each folder of the output, or of those that are known."""
    if known is not None:
        return {path: file_state(Path(app.outdir, path)) for path in known}
    return folder_states(Path(app.outdir), lambda path: _is_doctrees(app, Path(app.outdir) / path))


def _is_doctrees(app: Sphinx, folder: Path) -> bool:
    return folder == Path(app.doctreedir)


def _ordinary_build(argv: list[str]) -> str | None:
    """The builder that `sphinx-build` was asked for; None where it was asked for more."""
    is_ours = any(Path(argv[0]).match(program) for program in _PROGRAMS)
    if not is_ours or (len(argv) > 1 and argv[1] == "-M"):
        return None
    options = options_told(argv[1:])
    is_more = options.force_all or options.freshenv or options.filenames or options.verbosity
    return None if is_more or options.builder not in _BUILDERS else options.builder


def _setting(app: Sphinx) -> str:
    """A digest of everything that matters and is no file of the portal's."""
    has_address = bool(settings_told(app.config).get("html_baseurl") or address_by_ci(os.environ))
    return digest(
        [settings_digest(app), *(_history(Path(app.srcdir)) if has_address else ())]
    ).hex()


def _history(root: Path) -> Iterator[str]:
    """What git says it has of the past: dates of changes come from there."""
    command = ["git", "-C", str(root), "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        yield subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
    except OSError:
        return


def files_of(app: Sphinx) -> dict[str, str]:
    """The state of every file that a build may read."""
    root = Path(app.srcdir)
    made = {Path(app.outdir), Path(app.doctreedir)}
    told = settings_told(app.config)
    is_excluded = left_out_by(told.get("exclude_patterns", ()))
    below = str(told.get("proceedings_root") or "")
    sources = tuple(posixpath.normpath(posixpath.join(below, each)) for each in _SOURCES)

    def is_left_out(path: str) -> bool:
        # What a build itself makes of modules beside `conf.py`.
        if path.rpartition("/")[2] == "__pycache__":
            return True
        if f"{path}/".startswith(tuple(f"{each}/" for each in sources)) or any(
            each.startswith(f"{path}/") for each in sources
        ):
            return False
        return root / path in made or is_excluded(path) or is_environment(root / path)

    files = files_below(root, is_left_out)
    for path in _named_files(app, made):
        files[os.path.relpath(path, root)] = file_state(path)
    return files


def copied_paths(app: Sphinx) -> set[str]:
    """Files and folders that Sphinx is told to copy or to take templates from."""
    return {os.path.relpath(path, app.srcdir) for path in _named_files(app, frozenset())}


def _is_one_of(folders: Set[Path], folder: Path, path: str) -> bool:
    return folder / path in folders


def _named_files(app: Sphinx, made: Set[Path]) -> Iterator[Path]:
    """Files that settings name, wherever they are."""
    told, confdir = settings_told(app.config), Path(app.confdir)
    yield from own_modules(app)
    for name in _FOLDERS_OF_SETTINGS:
        for entry in told.get(name, ()):
            folder = confdir / entry
            yield folder
            yield from (
                folder / path for path in files_below(folder, partial(_is_one_of, made, folder))
            )
    for name in ("html_logo", "html_favicon"):
        if told.get(name):
            yield confdir / told[name]
