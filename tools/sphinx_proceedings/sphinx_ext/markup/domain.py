"""The Sphinx domain `proceedings`: references to papers, sessions and people by their names.

Targets come from the model at the start of each build, not from reading pages, so nothing has to
be merged between processes.  What a hand-written page was told about a record is remembered:
when it changes, that page is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.kinds import RECORDS
from sphinx_proceedings.pages.page import Kind
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal, Target
from sphinx_proceedings.sphinx_ext.markup.page_sources import has_changed, state_and_digest
from sphinx_proceedings.sphinx_ext.markup.uses import KIND_BY_SLUG, PAGES, Use, Uses, told_of

if TYPE_CHECKING:
    from docutils.nodes import Element, Node, system_message
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

__all__ = ["ProceedingsDomain", "domain_of", "setup"]

logger = logging.getLogger(__name__)


class RecordRole(XRefRole):
    """`{paper}`, `{session}` and `{person}`: `` {paper}`key` `` or `` {paper}`text <key>` ``."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)
        self._kind = kind

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make the pending reference, whichever name the role was called by."""
        self.name = f"{ProceedingsDomain.name}:{self._kind.slug}"
        domain = domain_of(self.env)
        domain.note_reference(self.env.current_document.docname, self._kind, self.target)
        return super().run()


class ProceedingsDomain(Domain):
    """Papers, sessions and people."""

    name = "proceedings"
    label = "Proceedings"
    object_types = {  # noqa: RUF012  # Sphinx's own declaration
        kind.slug: ObjType(kind.slug, kind.slug) for kind in RECORDS
    }
    roles = {kind.slug: RecordRole(kind) for kind in RECORDS}  # noqa: RUF012
    initial_data: ClassVar[dict[str, Any]] = {"uses": {}, "read": {}, "links": {}}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.built = BuiltPortal(Portal(), ())
        """The portal of this build; set when pages are generated, never pickled."""

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """For `objects.inv`.  Priority -1 keeps them out of search: their pages are in it."""
        yield from self.built.objects

    # Who was told what

    @property
    def uses(self) -> dict[str, Uses]:
        """What each page was told, by docname."""
        uses: dict[str, Uses] = self.data["uses"]
        return uses

    def note_reference(self, docname: str, kind: Kind, name: str) -> None:
        """Remember what a page was told a reference means."""
        self.note_use(docname, (kind.slug, name))

    def note_use(self, docname: str, use: Use) -> None:
        """Remember what a page is told, of a fragment or of whether a file is there."""
        self.uses.setdefault(docname, {})[use] = self._now(use)

    @property
    def links(self) -> dict[str, list[tuple[str, str]]]:
        """What the links of each page may mean, by docname: docnames, and names in them."""
        links: dict[str, list[tuple[str, str]]] = self.data["links"]
        return links

    @property
    def read(self) -> dict[str, tuple[str, str]]:
        """The files that each page was read from, by docname: their state, and a digest of them."""
        read: dict[str, tuple[str, str]] = self.data["read"]
        return read

    def note_reading(self, docname: str) -> None:
        """Remember what a page was read from."""
        self.read[docname] = state_and_digest(self.env, docname)
        if docname in self.env.glob_toctrees:
            self.note_use(docname, (PAGES, ""))

    def outdated(self) -> set[str]:
        """Pages that were told something that is no longer so, or read from other texts."""
        told = {
            docname
            for docname, uses in self.uses.items()
            if any(value != self._now(use) for use, value in uses.items())
        }
        return told | {
            docname for docname, known in self.read.items() if has_changed(self.env, docname, known)
        }

    def _now(self, use: Use) -> object:
        return told_of(self.built, use, lambda path: Path(self.env.srcdir, path).is_file())

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is removed or read again."""
        for name in self.initial_data:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process noted about its pages."""
        for name, known in self.data.items():
            if name in self.initial_data:
                known.update(
                    (docname, otherdata[name][docname])
                    for docname in docnames
                    if docname in otherdata[name]
                )

    # References

    def resolve_xref(  # type: ignore[override]  # Sphinx takes any element
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element | None:
        """A link to the record's page; an unknown name is reported and stays as text."""
        kind = KIND_BY_SLUG[typ]
        found = self.built.find(kind, target)
        if len(found) != 1:
            self._report(kind, target, found, node)
            return contnode
        title = contnode.astext() if node["refexplicit"] else found[0].title
        inner = nodes.inline("", title, classes=["proceedings", typ])
        return make_refnode(builder, fromdocname, found[0].docname, "", inner)

    def resolve_any_xref(  # type: ignore[override]  # Sphinx takes any element
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, Element]]:
        """What a record of any kind with this name would be, for the role `any`."""
        results: list[tuple[str, Element]] = []
        for kind in RECORDS:
            found = self.built.find(kind, target)
            if len(found) == 1:
                link = make_refnode(builder, fromdocname, found[0].docname, "", contnode)
                results.append((f"{self.name}:{kind.slug}", link))
        return results

    def _report(self, kind: Kind, name: str, found: list[Target], node: Element) -> None:
        if found:
            code = Code.AMBIGUOUS_REFERENCE
            message = f"{kind.slug} {name!r} is in several editions"
            hint = f"write one of: {', '.join(target.name for target in found)}"
        else:
            assert kind.unknown is not None
            code = kind.unknown
            message = f"there is no {kind.slug} {name!r}"
            address = "see the names in its page's address"
            hint = did_you_mean(name, self.built.names(kind), otherwise=address)
        logger.warning(
            "%s (%s)", message, hint, location=node, type="proceedings", subtype=code.slug
        )


def domain_of(env: BuildEnvironment) -> ProceedingsDomain:
    """The environment's `proceedings` domain."""
    domain = env.get_domain(ProceedingsDomain.name)
    assert isinstance(domain, ProceedingsDomain)
    return domain


def setup(app: Sphinx) -> None:
    """Register the domain, and its roles under their short names as well."""
    app.add_domain(ProceedingsDomain)
    for kind in RECORDS:
        app.add_role(kind.slug, RecordRole(kind))
