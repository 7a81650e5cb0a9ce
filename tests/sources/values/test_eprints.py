"""Identifiers in archives."""

from dataclasses import dataclass

import pytest

from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.sources.values.eprints import arxiv_in, eprint_of


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a paper says, and what is meant."""

    written: str
    archive: str = ""
    eprint: Eprint
    url: str


CASES = {
    "arXiv": Case(
        written="2303.04651",
        archive="arXiv",
        eprint=Eprint(archive="arxiv", id="2303.04651"),
        url="https://arxiv.org/abs/2303.04651",
    ),
    "version": Case(
        written="2303.04651v2",
        eprint=Eprint(archive="arxiv", id="2303.04651v2"),
        url="https://arxiv.org/abs/2303.04651v2",
    ),
    "old number": Case(
        written="cs/0501001",
        archive="arxiv",
        eprint=Eprint(archive="arxiv", id="cs/0501001"),
        url="https://arxiv.org/abs/cs/0501001",
    ),
    "class and old number": Case(
        written="math.GT/0309136",
        eprint=Eprint(archive="arxiv", id="math.GT/0309136"),
        url="https://arxiv.org/abs/math.GT/0309136",
    ),
    "section": Case(
        written="2303.04651 [cs.CL]",
        archive="arXiv",
        eprint=Eprint(archive="arxiv", id="2303.04651", section="cs.CL"),
        url="https://arxiv.org/abs/2303.04651",
    ),
    "address of the PDF": Case(
        written="https://arxiv.org/pdf/2303.04651.pdf",
        eprint=Eprint(archive="arxiv", id="2303.04651"),
        url="https://arxiv.org/abs/2303.04651",
    ),
    "prefix": Case(
        written="arXiv:2303.04651",
        eprint=Eprint(archive="arxiv", id="2303.04651"),
        url="https://arxiv.org/abs/2303.04651",
    ),
    "DOI of arXiv": Case(
        written="10.48550/arXiv.2303.04651",
        archive="arxiv",
        eprint=Eprint(archive="arxiv", id="2303.04651"),
        url="https://arxiv.org/abs/2303.04651",
    ),
    "address with a query": Case(
        written="https://arxiv.org/abs/2303.04651v2?context=cs",
        eprint=Eprint(archive="arxiv", id="2303.04651v2"),
        url="https://arxiv.org/abs/2303.04651v2",
    ),
    "OpenReview's address": Case(
        written="https://openreview.net/forum?id=B1ckMDqlg&noteId=x",
        eprint=Eprint(archive="openreview", id="B1ckMDqlg"),
        url="https://openreview.net/forum?id=B1ckMDqlg",
    ),
    "number of 2007": Case(
        written="0704.0001",
        eprint=Eprint(archive="arxiv", id="0704.0001"),
        url="https://arxiv.org/abs/0704.0001",
    ),
    "handle": Case(
        written="10027/1234",
        archive="hdl",
        eprint=Eprint(archive="hdl", id="10027/1234"),
        url="https://hdl.handle.net/10027/1234",
    ),
    "IACR": Case(
        written="2027/123",
        archive="iacr",
        eprint=Eprint(archive="iacr", id="2027/123"),
        url="https://eprint.iacr.org/2027/123",
    ),
    "IACR's address": Case(
        written="https://eprint.iacr.org/2027/123",
        eprint=Eprint(archive="iacr", id="2027/123"),
        url="https://eprint.iacr.org/2027/123",
    ),
    "Google Books": Case(
        written="Qx7J_AAcAAJ",
        archive="googlebooks",
        eprint=Eprint(archive="googlebooks", id="Qx7J_AAcAAJ"),
        url="https://books.google.com/books?id=Qx7J_AAcAAJ",
    ),
    "SSRN": Case(
        written="12345",
        archive="SSRN",
        eprint=Eprint(archive="ssrn", id="12345"),
        url="https://ssrn.com/abstract=12345",
    ),
    "OpenReview": Case(
        written="AbC-1",
        archive="OpenReview",
        eprint=Eprint(archive="openreview", id="AbC-1"),
        url="https://openreview.net/forum?id=AbC-1",
    ),
    "PubMed": Case(
        written="123",
        archive="pubmed",
        eprint=Eprint(archive="pubmed", id="123"),
        url="https://pubmed.ncbi.nlm.nih.gov/123",
    ),
    "JSTOR": Case(
        written="257",
        archive="jstor",
        eprint=Eprint(archive="jstor", id="257"),
        url="https://www.jstor.org/stable/257",
    ),
    "HAL": Case(
        written="hal-01234567",
        eprint=Eprint(archive="hal", id="hal-01234567"),
        url="https://hal.science/hal-01234567",
    ),
    "unknown archive": Case(
        written=r"a\_b", archive="mine", eprint=Eprint(archive="mine", id="a_b"), url=""
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_eprints(case: Case) -> None:
    assert eprint_of(case.written, case.archive) == case.eprint
    assert case.eprint.url == case.url


@pytest.mark.parametrize(
    ("written", "archive"),
    [
        ("a_b", ""),
        ("12345678", ""),
        ("10027/1234", ""),
        ("hal-1", "arxiv"),
        ("../x", "hdl"),
        ("2303.4651", "arxiv"),
        ("1713.04651", ""),
    ],
)
def test_no_eprints(written: str, archive: str) -> None:
    assert eprint_of(written, archive) is None


def test_eprints_in_other_fields() -> None:
    arxiv = Eprint(archive="arxiv", id="2303.04651")
    assert arxiv_in("arXiv preprint arXiv:2303.04651") == arxiv
    assert arxiv_in("CoRR", "abs/2303.04651") == arxiv
    assert arxiv_in("Journal of Engines", "abstract", "The arXiv: a history") is None
