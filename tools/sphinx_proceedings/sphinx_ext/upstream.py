"""Every touch of what Sphinx, its themes and sphinx-autobuild do not document, and why it is.

What is here was seen in the versions of `SEEN`.  For each a test says in a sentence what another
version has changed.  Where one is installed that nobody has looked at, the build says so and goes
Sphinx's own way: with Sphinx's builder, which reads and writes every page.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from importlib import import_module, metadata
from itertools import chain
from logging import LogRecord
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.project import Project
    from sphinx.writers.html5 import HTML5Translator

__all__ = [
    "CODE_COLOURS",
    "DESIGN_FILES",
    "ICONS",
    "IDLE_SCRIPTS",
    "SEARCH",
    "SEEN",
    "SERVING",
    "IdleBuilder",
    "OpenHTMLBuilder",
    "add_filters",
    "autobuild",
    "commands_run",
    "is_unwanted",
    "known_as",
    "left_out_by",
    "messages_kept",
    "options_told",
    "read_and_sent",
    "replace_project",
    "series",
    "serve",
    "settings_told",
    "strange_versions",
    "take_in",
    "tell_of_labels",
    "tell_of_page",
    "who_may_change_pages",
]

SEEN = {
    "docutils": "0.22.4",
    "myst-parser": "5.2.0",
    "pydata-sphinx-theme": "0.20.0",
    "sphinx": "9.0.4",
    "sphinx-book-theme": "1.4.0",
    "sphinx-design": "0.8.0",
    "sphinx-autobuild": "2025.8.25",
}
"""Versions in which all below was found.  Later ones of the same series may be used."""
SERVING = ("sphinx-autobuild",)
"""What matters only where a portal is served while it is edited."""


def strange_versions(names: Collection[str] = SEEN.keys() - set(SERVING)) -> list[str]:
    """Packages that are installed in a version of another series, as `sphinx 10.0`."""
    strange: list[str] = []
    for name in sorted(names):
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        if series(version) != series(SEEN[name]):
            strange.append(f"{name} {version}")
    return strange


def series(version: str) -> tuple[str, ...]:
    """What versions share that break nothing: the first number, with the second after a zero."""
    first, *others = version.split(".")
    return (first, *others[:1]) if first == "0" else (first,)


# Settings of Sphinx


def settings_told(config: Config) -> Mapping[str, Any]:
    """What `conf.py` and the command line say.

    Sphinx tells the value of each setting, but not whether it is anybody's.
    """
    told: Mapping[str, Any] = getattr(config, "_raw_config", {})
    return told


def options_told(arguments: Sequence[str]) -> Any:
    """What `sphinx-build` was asked for: it tells extensions hardly any of its options."""
    options, _ = import_module("sphinx.cmd.build").get_parser().parse_known_args(arguments)
    return options


def left_out_by(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether paths are left out by patterns as those of `exclude_patterns`; the same engine."""
    matcher: Callable[[str], bool] = import_module("sphinx.util.matching").Matcher(list(patterns))
    return matcher


# Builders of Sphinx


class IdleBuilder(Builder):
    """Builds nothing.

    `build_update` is final, as all builders are to build; but Sphinx cannot be told to stop.
    """

    epilog = StandaloneHTMLBuilder.epilog

    def init(self) -> None:
        """There is nothing to prepare."""

    def tell(self) -> None:
        """Say why nothing is built."""

    def build_update(self) -> None:  # type: ignore[misc]  # see above
        """Say so instead of building."""
        self.tell()


class OpenHTMLBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML builder, with names for what it lets nobody else decide."""

    search: bool
    """Whether Sphinx makes its own search, which it leaves out for other formats of its own."""

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.sphinx = app
        """Sphinx, which is to take it away from builders."""

    # For those who build on this one

    def building(self) -> AbstractContextManager[object]:
        """What is around all that the builder does."""
        return nullcontext()

    def read_pages(self, docnames: list[str], processes: int) -> None:
        """Read pages, if extensions allow it in several processes."""
        super()._read_parallel(docnames, processes)

    def put(self, pagename: str, target: Path, data: bytes) -> None:
        """Put a page that is rendered in its place."""
        raise NotImplementedError

    # What Sphinx calls

    def build(self, *arguments: Any, **named: Any) -> None:  # type: ignore[misc]
        """Read and write.  Final, yet an error in writing is nowhere else to be caught."""
        with self.building():
            super().build(*arguments, **named)

    def _read_parallel(self, docnames: list[str], nproc: int) -> None:
        """Sphinx sends the whole environment back for every ten pages."""
        self.read_pages(docnames, nproc)

    def create_template_bridge(self) -> None:
        """Keep what templates give: Sphinx hands it to nobody."""
        super().create_template_bridge()
        self.templates = type("KeepingTemplates", (_Keeping, type(self.templates)), {})()

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Render a page, and put it in its place.

        Sphinx writes a page as far as it can, and goes on where the disk is full; so what it writes
        goes nowhere.
        """
        self.templates.rendered = ""
        super().handle_page(
            pagename, addctx, templatename, outfilename=Path(os.devnull), event_arg=event_arg
        )
        html: str = self.templates.rendered
        data = html.encode(self.config.html_output_encoding, "xmlcharrefreplace")
        self.put(pagename, Path(outfilename or self.get_output_path(pagename)), data)

    # What Sphinx does with pages, one at a time

    def read_one_by_one(self, docnames: list[str]) -> None:
        """Read pages in this process."""
        self._read_serial(docnames)

    def read_anew(self, docname: str) -> None:
        """Read a page, and forget what an older reading told."""
        self.forget(docname)
        self.read_doc(docname)

    def forget(self, docname: str) -> None:
        """Forget what was read of a page."""
        self.events.emit("env-purge-doc", self.env, docname)
        self.env.clear_doc(docname)

    def write_resolved(self, docname: str) -> None:
        """Resolve the references of a page and write it.

        Sphinx resolves all in its main process, and nothing writes a page by its name.
        """
        self.phase = BuildPhase.RESOLVING
        doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        self.phase = BuildPhase.WRITING
        self.write_doc_serialized(docname, doctree)
        self.write_doc(docname, doctree)

    def write_around(
        self, docname: str, known: Mapping[str, object], target: Path | None = None
    ) -> None:
        """Write what the theme puts around a page, and what is `known` of the page itself.

        To where it belongs, or to `target`.  The page need not have been read.
        """
        self.current_docname = docname
        entries = self.env.toc_num_entries
        is_unread = docname not in entries
        if is_unread:
            entries[docname] = 1
        try:
            context = self.get_doc_context(docname, "", self._usual_meta_tags)
        finally:
            if is_unread:
                del entries[docname]
        context |= {"has_maths_elements": False, **known}
        self.handle_page(docname, context, outfilename=target, event_arg=self._no_doctree)

    @cached_property
    def _no_doctree(self) -> nodes.document:
        """The events of a page come with its doctree; this stands for one that is not needed."""
        return new_document("", self.docsettings)

    @cached_property
    def _usual_meta_tags(self) -> str:
        """What docutils puts into the head of every page."""
        translator: HTML5Translator = self.create_translator(self._no_doctree, self)  # type: ignore[assignment]
        # As Sphinx does: it says itself what the first two say.
        return "".join(translator.meta[2:])


class _Keeping:
    """Templates that remember what they gave last: a page, as it is the last part of itself."""

    rendered = ""

    def render(self, template: str, context: dict[str, Any]) -> str:
        """Render as the class beside this one does."""
        self.rendered = super().render(template, context)  # type: ignore[misc]
        return self.rendered


def replace_project(app: Sphinx, project: Project) -> None:
    """Have Sphinx find pages by another project; it makes its own, and the environment keeps it."""
    app.project = app.env.project = project


# Reading in several processes


def read_and_sent(builder: Builder, docnames: Sequence[str]) -> None:
    """Read pages, in a process that is to send what it read: their doctrees stay on the disk."""
    for docname in docnames:
        builder.read_doc(docname, _cache=False)


def take_in(app: Sphinx, docnames: Sequence[str], other: BuildEnvironment) -> None:
    """Take over what another process has read of pages."""
    app.env.merge_info_from(docnames, other, app)


@contextmanager
def messages_kept() -> Iterator[list[LogRecord]]:
    """Keep what is logged, as it can be told to another process; known when the context ends."""
    kept: list[LogRecord] = []
    collector = logging.LogCollector()
    with collector.collect():
        yield kept
    logging.convert_serializable(collector.logs)
    kept += collector.logs


def is_unwanted(app: Sphinx, record: LogRecord) -> bool:
    """Whether a warning is one that the portal does not want to be told."""
    kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
    wishes = app.config.suppress_warnings
    return bool(kind) and logging.is_suppressed_warning(kind, subtype, wishes)


# What Sphinx knows of pages


def tell_of_page(
    env: BuildEnvironment, docname: str, title: str, anchors: Mapping[str, tuple[int, str, str]]
) -> None:
    """Have Sphinx know a page that it does not read; MyST finds `anchors` where headings are."""
    env.all_docs.setdefault(docname, 0)
    slugs = {"myst_slugs": dict(anchors)} if anchors else {}
    env.metadata[docname] = {"orphan": ""} | slugs
    known = env.titles.get(docname)
    if known is None or known.astext() != title:
        env.titles[docname] = env.longtitles[docname] = nodes.title("", title)


def tell_of_labels(
    env: BuildEnvironment, docnames: Collection[str], labels: Mapping[str, tuple[str, str]]
) -> None:
    """Have Sphinx know no labels of pages but these, each with its page and its title."""
    domain = env.domains.standard_domain
    for known in (domain.labels, domain.anonlabels):
        for name in [name for name, found in known.items() if found[0] in docnames]:
            del known[name]
    for name, (docname, title) in labels.items():
        domain.note_hyperlink_target(name, docname, name, title)


@contextmanager
def known_as(env: BuildEnvironment, docname: str, other: str) -> Iterator[None]:
    """Have Sphinx know a page by another name as well, for a while."""
    known: tuple[dict[str, Any], ...] = (env.all_docs, env.metadata, env.titles, env.longtitles)
    for told in known:
        if docname in told:
            told[other] = told[docname]
    try:
        yield
    finally:
        for told in known:
            told.pop(other, None)


def who_may_change_pages(app: Sphinx, events: Iterable[str]) -> Iterator[object]:
    """What is called at these events, and all transforms: Sphinx does not tell who takes part."""
    for event in events:
        yield from (listener.handler for listener in app.events.listeners[event])
    yield from chain(app.registry.get_transforms(), app.registry.get_post_transforms())


# sphinx-autobuild: it has no setting for how to build, nor for what to ignore but paths


def serve(
    arguments: Sequence[str], *, ignoring: type | None = None, builder: type | None = None
) -> None:
    """Run sphinx-autobuild, with classes in the place of its own."""
    if ignoring is not None:
        autobuild().IgnoreFilter = ignoring
    if builder is not None:
        autobuild().Builder = builder
    autobuild().main(arguments)


def autobuild() -> Any:
    """The module that has all that is replaced; only where a portal is served."""
    return import_module("sphinx_autobuild.__main__")


def commands_run(builder: Any, when: str) -> bool:
    """Run the commands that sphinx-autobuild was told to run `pre` or `post` a build."""
    done: int = builder._run_commands(getattr(builder, f"{when}_build_commands"), f"{when}-build")
    return done == 0


# Themes: their templates


def add_filters(app: Sphinx, *filters: Callable[..., str]) -> None:
    """Let templates of HTML use functions by their names; Sphinx lets them be given values only."""
    loader = getattr(app.builder, "templates", None)
    if isinstance(loader, BuiltinTemplateLoader):
        loader.environment.filters |= {each.__name__: each for each in filters}


# Themes: HTML that they put into every page.  Where they say nothing of the kind, nothing is found.

ICONS = re.compile(r'<script defer src="(?P<address>[^"]*/fontawesome\.js[^"]*)"></script>')
"""All of Font Awesome, of pydata-sphinx-theme."""
SEARCH = re.compile(
    r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>'
)
"""Sphinx's search, which sphinx-book-theme loads on every page."""
DESIGN_FILES = re.compile(
    r"\s*<(?:link|script)[^>]*/(?:sphinx-design\.min\.css|design-tabs\.js)[^>]*>(?:</script>)?"
)
"""What components of sphinx-design need, which have classes that begin with `sd-`."""
CODE_COLOURS = re.compile(r"\s*<link[^>]*/pygments\.css[^>]*>")
"""Colours of code, which Sphinx puts into elements of the class `highlight`."""
IDLE_SCRIPTS = re.compile(
    r'<script (?P<rest>[^>]*src="[^"]*/(?:doctools|sphinx_highlight|sphinx-book-theme|design-tabs)'
    r"\.js)"
)
"""Scripts that do nothing before the page is read, yet hold up reading it."""
