"""A few papers to discover things in."""

from collections.abc import Sequence

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper, Standing, Status
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import RichText

__all__ = ["SMALL", "paper"]


def paper(
    key: str,
    title: str,
    *,
    authors: str = "",
    abstract: str = "",
    keywords: Sequence[str] = (),
    edition: str = "e2027",
    status: Status = Status.PUBLISHED,
) -> Paper:
    return Paper(
        key=key,
        slug=key,
        edition=edition,
        entry_type="inproceedings",
        location=Location(path=f"papers/{edition}.bib"),
        title=RichText.from_plain(title),
        authors=tuple(
            Authorship(person=person, name=Name(given="", family=person.title()))
            for person in authors.split()
        ),
        abstract=(RichText.from_plain(abstract),) if abstract else (),
        keywords=tuple(keywords),
        standing=Standing(status=status),
    )


SMALL = (
    paper("fed", "Federated Learning at the Edge", authors="ada ben", keywords=["privacy"]),
    paper("fed2", "Federated Learning with Privacy", authors="cyd", keywords=["edge"]),
    paper("tree", "Pruning Decision Trees", authors="dee", abstract="Trees grow. We cut them."),
    paper("leaf", "Leaves of Decision Trees", authors="eve dee", edition="e2026"),
    paper("alone", "Quantum Cryptography", authors="fay"),
    paper("gone", "Federated Learning, Withdrawn", authors="ada", status=Status.WITHDRAWN),
    paper("bad", "Federated Privacy", authors="gus", status=Status.RETRACTED),
    paper("none", ""),
)
