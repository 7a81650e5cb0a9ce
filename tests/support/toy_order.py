"""A small edition with all that deposits tell apart; a retraction included."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import Paper, Relation, RelationKind, Standing, Status, Volume
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.registries.crossref import Head
from sphinx_proceedings.outputs.registries.deposits import Order
from support.sphinx_build import written

FILES = {
    "papers/toy2026.bib": r"""
@inproceedings{loops,
  author                = {van der Berg, Jr., Jan and {The Toy Team} and Lovelace, Ada},
  author+an:affiliation = {1="TU Delft"; 3="Analytical Engines \& Co."},
  author+an:orcid       = {3="0000-0001-6192-0044"},
  title                 = {On \emph{loops} of {$x^2$} < 3 in {H\textsubscript{2}O}},
  subtitle              = {A \textbf{Study}},
  crossref              = {vol},
  pages                 = {1--8},
  pagetotal             = {8},
  doi                   = {10.1000/toy.1},
  eprint                = {2601.00001},
  eprinttype            = {arxiv},
  code                  = {https://example.org/code?a=1&b=2},
  keywords              = {toys; trains},
  abstract              = {We show $E = mc^2$ and \emph{more} at 50\% & less.

    A second paragraph.},
}
@inproceedings{notice,
  author   = {Lovelace, Ada},
  title    = {Retraction of “On loops”},
  crossref = {vol},
  pages    = {9},
  doi      = {10.1000/toy.2},
}
@proceedings{vol,
  title     = {Proceedings of the Second Toy Conference},
  editor    = {Lovelace, Ada},
  series    = {Toys},
  volume    = {2},
  year      = 2026,
  month     = oct,
  publisher = {Toy Press},
  address   = {Delft},
  isbn      = {978-0-00-000000-2},
  issn      = {1234-5679},
  doi       = {10.1000/toy},
}
""",
    "program/toy2026.yaml": """
name: Toy 2026
title: The Toy Conference
series: Toys
ordinal: 2
start: 2026-10-24
end: 2026-10-25
timezone: Europe/Amsterdam
place: Delft, The Netherlands
volume: vol
""",
}

HEAD = Head(
    batch_id="toy-1",
    timestamp=20270101000000,
    depositor="Ada Lovelace",
    email="ada@example.org",
    registrant="Toy Press",
)


OWN_FILES = (
    PaperFile(kind=FileKind.PDF, ending=".pdf", size=1_234, sha256="0" * 64),
    PaperFile(kind=FileKind.SUPPLEMENT, ending=".zip", size=2, sha256="1" * 64),
)


def toy_order(root: Path) -> Order:
    """An order for the whole edition, whose first paper the second one retracts."""
    portal = read_portal(written(root, FILES)).portal
    loops, notice = portal.papers
    loops = replace(
        loops,
        standing=Standing(
            status=Status.RETRACTED,
            since=date(2026, 12, 1),
            notice=RichText.from_plain("The loops end."),
        ),
    )
    notice = replace(notice, relations=(Relation(kind=RelationKind.RETRACTION_OF, key="loops"),))
    return order_of(portal, portal.editions[0], (loops, notice))


def order_of(portal: Portal, edition: Edition, papers: Iterable[Paper]) -> Order:
    """An order for all of these papers."""
    listed = tuple(papers)
    return Order(
        portal=Portal(editions=(edition,), papers=listed, people=portal.people),
        edition=edition,
        papers=listed,
        site=SiteAddress(base="https://toys.example/"),
    )


def with_paper(order: Order, **changes: object) -> Order:
    """The order with its first paper changed."""
    first, *others = order.papers
    return order_of(order.portal, order.edition, (replace(first, **changes), *others))


def with_volume(order: Order, change: Callable[[Volume], Volume | None]) -> Order:
    """The order with its volume changed; the papers stay in it."""
    assert order.edition.volume is not None
    volume = change(order.edition.volume)
    edition = replace(order.edition, volume=volume, volumes=(volume,) if volume else ())
    return order_of(order.portal, edition, order.papers)


def own(order: Order, **changes: object) -> Order:
    """What the first paper says of its publication, changed in it alone."""
    return with_paper(order, publication=replace(order.papers[0].publication, **changes))


def yearless(order: Order) -> Order:
    """The order of an edition without a year."""
    return order_of(order.portal, replace(order.edition, year=None), order.papers)


def volume_says(order: Order, **changes: object) -> Order:
    """What the volume says of itself, changed in it alone."""
    return with_volume(
        order, lambda volume: replace(volume, publication=replace(volume.publication, **changes))
    )


def with_publication(order: Order, **changes: object) -> Order:
    """The order with what is said of the volume changed, there and in its papers."""
    papers = tuple(
        replace(paper, publication=replace(paper.publication, **changes)) for paper in order.papers
    )
    changed = volume_says(order, **changes)
    return order_of(changed.portal, changed.edition, papers)


def parsed(xml: bytes | str) -> ElementTree.Element:
    """The root of a document of ours."""
    return ElementTree.fromstring(xml)  # noqa: S314
