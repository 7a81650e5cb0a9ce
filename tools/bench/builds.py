"""Builds portals, this tool's and the others', step by step, and measures each step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.edits import (
    SENTENCE,
    TITLE_WORDS,
    add_entry,
    chosen_papers,
    edit_abstract,
    edit_plain_abstract,
    edit_title,
)
from bench.hugo import copy_static, hugo_portal
from bench.portals import PAGES_ALONE, real_portal, synthetic_portal, write_files
from bench.process import BuildError, Measure, Run, run
from bench.results import OURS, PAGES, Counts, Row, Site, Steps
from bench.serving import Edit, serve, unused_port
from bench.stock import orphans_portal, toctree_portal
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.text.source import Source

__all__ = ["REFERENCES", "Builds", "Plan"]

REFERENCES = ("orphans", "toctree", "hugo")
"""Stock Sphinx with pages that nothing lists, stock Sphinx with one list of papers, Hugo."""

_SITE = "_build/html"
_DOCTREES = "_build/doctrees"
_PUBLIC = "public"
_CACHE = "cache"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is to be measured."""

    references: frozenset[str] = frozenset()
    runs: int = 3
    """How often a step after the cold build is taken."""
    toctree_limit: int = 0
    """Papers; of more, the list of all papers is left out: its time grows with their square."""
    hugo: str | None = None
    """Its program; it is left out where there is none."""
    scheduler: str = ""
    """The address of a cluster's, whose workers share this tool's work."""
    source: Source | None = None
    """Real papers instead of made-up ones."""


class Builds:
    """Builds below a folder in which no portals are yet."""

    def __init__(
        self,
        plan: Plan,
        folder: Path,
        run: Callable[[Run], Measure] = run,
        serve: Callable[[Run, Sequence[Edit]], tuple[float, ...]] = serve,
    ) -> None:
        self._plan = plan
        self._folder = folder
        self._run = run
        self._serve = serve

    def rows(self, size: int) -> Iterator[Row]:
        """The rows of portals of so many papers, each as soon as it is known.

        Raises BuildError where a build fails or does not write what it should, SplitError where
        there are not so many papers, OSError where files cannot be written.
        """
        wanted, source = self._plan.references, self._plan.source
        root = self._folder / str(size) / OURS
        files = synthetic_portal(size) if source is None else real_portal(source, size)
        if self._plan.scheduler:
            files["conf.py"] += f"proceedings_scheduler = {self._plan.scheduler!r}\n"
        write_files(root, files)
        portal = read_portal(root).portal
        yield self._ours(root, size, portal)
        alone = root.with_name(PAGES)
        write_files(alone, files | {"conf.py": files["conf.py"] + PAGES_ALONE})
        yield self._cold_and_abstracts(alone, size, portal, edit_abstract)
        if "orphans" in wanted:
            orphans = root.with_name("orphans")
            write_files(orphans, orphans_portal(portal))
            yield self._cold_and_abstracts(orphans, size, portal, edit_plain_abstract)
        if "toctree" in wanted and size <= self._plan.toctree_limit:
            yield self._toctree(root.with_name("toctree"), size, portal)
        if "hugo" in wanted and self._plan.hugo is not None:
            yield self._hugo(root.with_name("hugo"), size, portal, alone / _SITE, self._plan.hugo)

    def _ours(self, root: Path, size: int, portal: Portal) -> Row:
        runs = self._plan.runs
        edited = chosen_papers(portal, 4 * runs)
        cold = self._sphinx(root)
        site = _site(root / _SITE, _counts(portal), portal.papers)
        steps = Steps(
            cold=cold,
            nothing=tuple(self._sphinx(root) for _ in range(runs)),
            abstract=tuple(self._edited(root, paper, edit_abstract) for paper in edited[::4]),
            title=tuple(
                self._edited(root, paper, edit_title, TITLE_WORDS) for paper in edited[1::4]
            ),
            entry=tuple(
                self._added(root, paper, f"added{number}")
                for number, paper in enumerate(edited[2::4], 1)
            ),
        )
        return Row(
            builder=OURS,
            size=size,
            counts=_counts(portal),
            site=site,
            steps=steps,
            served=self._served(root, edited[3::4]),
        )

    def _cold_and_abstracts(
        self, root: Path, size: int, portal: Portal, edit: Callable[[Path, Paper], None]
    ) -> Row:
        """Of the pages alone, with whatever tool; the row is called as their folder is."""
        cold = self._sphinx(root)
        site = _site(root / _SITE, _counts(portal), portal.papers)
        edited = chosen_papers(portal, self._plan.runs)
        abstract = tuple(self._edited(root, paper, edit) for paper in edited)
        steps = Steps(cold=cold, abstract=abstract)
        return Row(builder=root.name, size=size, counts=_counts(portal), site=site, steps=steps)

    def _toctree(self, root: Path, size: int, portal: Portal) -> Row:
        write_files(root, toctree_portal(portal))
        counts = Counts(papers=len(portal.papers))
        steps = Steps(cold=self._sphinx(root))
        site = _site(root / _SITE, counts, portal.papers)
        return Row(builder="toctree", size=size, counts=counts, site=site, steps=steps)

    def _hugo(self, root: Path, size: int, portal: Portal, built: Path, program: str) -> Row:
        page = (built / f"{paper_docname(portal.papers[0])}.html").read_text(encoding="utf-8")
        write_files(root, hugo_portal(portal, page))
        copy_static(built, root)
        command = [program, "--quiet", "--noBuildLock", "--cacheDir", str(root / _CACHE)]
        run = Run(command=[*command, "--destination", _PUBLIC], folder=root, environment={})
        steps = Steps(cold=self._run(run))
        site = _site(root / _PUBLIC, _counts(portal), portal.papers)
        return Row(builder="hugo", size=size, counts=_counts(portal), site=site, steps=steps)

    def _edited(
        self, root: Path, paper: Paper, edit: Callable[[Path, Paper], None], words: str = SENTENCE
    ) -> Measure:
        edit(root, paper)
        measure = self._sphinx(root)
        page = root / _SITE / f"{paper_docname(paper)}.html"
        if words.strip() not in page.read_text(encoding="utf-8"):
            raise BuildError(f"{page}: the build did not write the edited paper")
        return measure

    def _served(self, root: Path, papers: Sequence[Paper]) -> tuple[float, ...]:
        edits = [
            Edit(
                make=partial(edit_abstract, root, paper),
                page=root / _SITE / f"{paper_docname(paper)}.html",
                words=SENTENCE.strip(),
            )
            for paper in papers
        ]
        module = "sphinx_proceedings.sphinx_ext.serve"
        return self._serve(_run_of(root, module, "--port", str(unused_port())), edits)

    def _added(self, root: Path, like: Paper, key: str) -> Measure:
        page = root / _SITE / f"{add_entry(root, like, key)}.html"
        measure = self._sphinx(root)
        if not page.exists():
            raise BuildError(f"{page}: the build did not write the new paper's page")
        return measure

    def _sphinx(self, root: Path) -> Measure:
        return self._run(_run_of(root, "sphinx", "-q"))


def _run_of(root: Path, module: str, *options: str) -> Run:
    """Sphinx, or what serves with it, in a project."""
    command = [sys.executable, "-m", module, "-b", "html", "-j", "auto", *options]
    cache = root.with_name(f"{root.name}-{_CACHE}")
    return Run(
        command=[*command, "-d", _DOCTREES, ".", _SITE],
        folder=root,
        environment={FOLDER_VARIABLE: str(cache)},
    )


def _counts(portal: Portal) -> Counts:
    return Counts(
        papers=len(portal.papers),
        people=len(portal.people),
        sessions=sum(len(edition.sessions) for edition in portal.editions),
    )


def _site(root: Path, counts: Counts, papers: Iterable[Paper]) -> Site:
    """What was built.  Raises BuildError where a page is missing: it would count as fast."""
    files = [path for path in root.rglob("*") if path.is_file()]
    html_pages = sum(path.suffix == ".html" for path in files)
    missing = [
        paper.key for paper in papers if not (root / f"{paper_docname(paper)}.html").exists()
    ]
    if missing or html_pages < counts.pages:
        what = f"pages of {len(missing)} papers" if missing else "pages of people or sessions"
        raise BuildError(f"{root}: {what} are missing")
    return Site(
        html_pages=html_pages, files=len(files), bytes=sum(path.stat().st_size for path in files)
    )
