"""Facts that several vocabularies tell, each put into words in one place."""

from __future__ import annotations

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.outputs.cited import inverted_name
from sphinx_proceedings.outputs.plain_text import paragraphs_text
from sphinx_proceedings.outputs.work import Work

__all__ = [
    "DESCRIPTION_LENGTH",
    "citation_name",
    "paper_description",
    "shortened",
]

DESCRIPTION_LENGTH = 200
"""Characters that previews and search results show of a description, at most."""

_SPACE_LEFT_FOR_WORD = 40


def citation_name(name: Name) -> str:
    """`van der Berg, Jan, Jr.`, the order of indexes; a name of one part as it is."""
    return inverted_name(name).rstrip(", ")


def paper_description(work: Work) -> str:
    """The abstract, or else who published it where; the notice of a withdrawn paper."""
    paper = work.paper
    if paper.withdrawn:
        return shortened(paper.standing.notice.plain)
    if paper.abstract:
        return shortened(paragraphs_text(paper.abstract))
    names = ", ".join(author.name.full for author in paper.authors)
    container = paper.publication.container.plain or work.edition.name
    year = str(work.issued.year) if work.issued else ""
    where = ", ".join(part for part in (container, year) if part)
    return shortened(". ".join(part for part in (names, where) if part))


def shortened(text: str) -> str:
    """At most `DESCRIPTION_LENGTH` characters on one line, cut between words with an ellipsis."""
    # Words beyond the cut need not be split.
    line = " ".join(text[: DESCRIPTION_LENGTH * 4].split())
    if len(line) <= DESCRIPTION_LENGTH:
        return line
    kept = line[: DESCRIPTION_LENGTH - 1]
    if line[DESCRIPTION_LENGTH - 1] != " ":
        start, space, word = kept.rpartition(" ")
        # A word without end, or text in a script without spaces, is cut anywhere.
        if space and len(word) <= _SPACE_LEFT_FOR_WORD:
            kept = start
    return f"{kept.rstrip(' ,;:.–—-')}…"
