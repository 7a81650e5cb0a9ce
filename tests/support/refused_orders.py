"""Orders that registries refuse, and what is told of them."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.registries.deposits import Order
from support.toy_order import own, with_paper, with_publication, yearless

__all__ = ["BY_ALL", "NOTICE", "PAPER", "PROGRAMME", "VOLUME", "Change", "Refused"]

Change = Callable[[Order], Order]
PAPER = "papers/toy2026.bib:2:1"
NOTICE = "papers/toy2026.bib:20:1"
VOLUME = "papers/toy2026.bib:27:1"
PROGRAMME = "program/toy2026.yaml"


class Refused(NamedTuple):
    """What makes an order one that is refused, and what is told, with its place."""

    change: Change
    place: str
    what: str


BY_ALL = {
    "DOI": Refused(change=lambda o: with_paper(o, doi=""), place=PAPER, what="loops has no DOI"),
    "author": Refused(
        change=lambda o: with_paper(o, authors=()), place=PAPER, what="loops has no author"
    ),
    "and others": Refused(
        change=lambda o: with_paper(o, more_authors=True),
        place=PAPER,
        what="the authors of loops end in “and others”",
    ),
    "year": Refused(
        change=lambda o: yearless(own(o, issued=None)),
        place=PAPER,
        what="loops has no year of publication",
    ),
    "ORCID": Refused(
        change=lambda o: with_paper(
            o, authors=(replace(o.papers[0].authors[0], orcid="0000-1"), *o.papers[0].authors[1:])
        ),
        place=PAPER,
        what="loops: an ORCID iD cannot be 'https://orcid.org/0000-1'",
    ),
    "volume's title": Refused(
        change=lambda o: with_publication(o, container=RichText()),
        place=VOLUME,
        what="the volume vol has no title",
    ),
}
"""By whatever registry."""
