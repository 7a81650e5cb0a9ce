"""Names of files by the numbers of their papers."""

import pytest

from sphinx_proceedings.sources.imports.papers.imported import ImportedPaper, LastImport
from sphinx_proceedings.sources.imports.papers.numbered_files import names_by_number


def papers(**keys: str) -> LastImport:
    return LastImport(
        papers={
            number.removeprefix("n"): ImportedPaper(key=key, fields={})
            for number, key in keys.items()
        }
    )


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("12.pdf", "a.pdf"),
        ("0012.PDF", "a.pdf"),
        ("paper12.pdf", "a.pdf"),
        ("EuroX_2027_paper_12.pdf", "a.pdf"),
        ("my Submission-12.zip", "a.zip"),
        ("paper 12.tar.gz", None),
        ("lee-final12.pdf", None),
        ("lee-12.pdf", None),
        ("13.pdf", None),
        ("newspaper12.pdf", None),
        ("paper.pdf", None),
        ("12", None),
    ],
)
def test_names(name: str, new: str | None) -> None:
    assert names_by_number([name], [papers(n12="a", n14="b")]).get(name) == new


def test_what_is_not_clear_is_left_alone() -> None:
    assert names_by_number(["12.pdf", "paper12.pdf"], [papers(n12="a")]) == {}
    assert names_by_number(["12.pdf"], [papers(n12="a"), papers(n12="b")]) == {}
    assert names_by_number(["12.pdf"], [papers(n12="a"), papers(n12="a")]) == {"12.pdf": "a.pdf"}
