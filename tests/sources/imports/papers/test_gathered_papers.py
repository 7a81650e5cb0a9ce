"""Papers of an export, each once, with what they have in common."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    MOST_SUBMISSIONS,
    GatheredPapers,
    filled,
    filled_links,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from support.packages import plain

WHOLE = Location(path="a.json")
ADA, ALAN = SubmittedAuthor(family="Lovelace"), SubmittedAuthor(family="Turing")


def paper(number: str, **fields: str) -> Submission:
    return Submission(location=WHOLE, number=number, title=plain("A"), fields=fields)


def gathered() -> GatheredPapers:
    return GatheredPapers("csl", WHOLE, Notes(WHOLE))


def test_what_all_have_in_common_is_told_once() -> None:
    papers = gathered()
    papers.add(paper("1", year="2028"), facts={"publisher": "ACM", "year": "2027"}, editors=[ADA])
    papers.add(paper("2"), facts={"publisher": "ACM", "year": "2026"}, editors=[ADA, None])
    assert papers.export(hint="", volume={"isbn": "1", "issn": ""}) == Export(
        form="csl",
        # A paper's own word counts for more.
        submissions=(paper("1", year="2028"), paper("2", year="2026")),
        volume={"publisher": "ACM", "isbn": "1"},
        editors=(ADA,),
    )


def test_different_editors() -> None:
    papers = gathered()
    papers.add(paper("1"), editors=[ADA])
    papers.add(paper("2"), editors=[ALAN])
    export = papers.export(hint="")
    assert (export.editors, len(export.remarks)) == ((), 1)
    assert papers.export(hint="", editors=(ALAN,)).editors == (ALAN,)


def test_no_export_has_more_than_any_event() -> None:
    papers = gathered()
    for number in range(MOST_SUBMISSIONS):
        papers.add(paper(str(number)))
    with pytest.raises(ExportError, match="it lists more than 20,000 papers"):
        papers.add(paper("one more"))


def test_what_says_nothing_is_left_out() -> None:
    assert filled({"a": "1", "b": ""}) == {"a": "1"}
    links = [(LinkKind.URL, ""), (LinkKind.URL, "u"), (LinkKind.URL, "v"), (LinkKind.PDF, "p")]
    assert list(filled_links(links).items()) == [(LinkKind.PDF, "p"), (LinkKind.URL, "u")]
