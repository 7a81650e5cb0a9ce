"""Identifiers in archives."""

from typing import NamedTuple

import pytest

from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.sources.values.eprints import arxiv_in, eprint_of


def arxiv(number: str, section: str = "") -> Eprint:
    return Eprint(archive="arxiv", id=number, section=section)


PAPER = arxiv("2303.04651")
ADDRESSES = {
    PAPER: "https://arxiv.org/abs/2303.04651",
    arxiv("2303.04651", "cs.CL"): "https://arxiv.org/abs/2303.04651",
    arxiv("2303.04651v2"): "https://arxiv.org/abs/2303.04651v2",
    arxiv("cs/0501001"): "https://arxiv.org/abs/cs/0501001",
    arxiv("math.GT/0309136"): "https://arxiv.org/abs/math.GT/0309136",
    arxiv("0704.0001"): "https://arxiv.org/abs/0704.0001",
    Eprint(archive="hdl", id="10027/1234"): "https://hdl.handle.net/10027/1234",
    Eprint(archive="iacr", id="2027/123"): "https://eprint.iacr.org/2027/123",
    Eprint(
        archive="googlebooks", id="Qx7J_AAcAAJ"
    ): "https://books.google.com/books?id=Qx7J_AAcAAJ",
    Eprint(archive="ssrn", id="12345"): "https://ssrn.com/abstract=12345",
    Eprint(archive="openreview", id="AbC-1"): "https://openreview.net/forum?id=AbC-1",
    Eprint(archive="openreview", id="B1ckMDqlg"): "https://openreview.net/forum?id=B1ckMDqlg",
    Eprint(archive="pubmed", id="123"): "https://pubmed.ncbi.nlm.nih.gov/123",
    Eprint(archive="jstor", id="257"): "https://www.jstor.org/stable/257",
    Eprint(archive="hal", id="hal-01234567"): "https://hal.science/hal-01234567",
    Eprint(archive="mine", id="a_b"): "",
}


class Case(NamedTuple):
    """What a paper says, and what is meant."""

    written: str
    eprint: Eprint
    archive: str = ""


CASES = {
    "arXiv": Case(written="2303.04651", archive="arXiv", eprint=PAPER),
    "version": Case(written="2303.04651v2", eprint=arxiv("2303.04651v2")),
    "old number": Case(written="cs/0501001", archive="arxiv", eprint=arxiv("cs/0501001")),
    "class and old number": Case(written="math.GT/0309136", eprint=arxiv("math.GT/0309136")),
    "section": Case(
        written="2303.04651 [cs.CL]", archive="arXiv", eprint=arxiv("2303.04651", "cs.CL")
    ),
    "address of the PDF": Case(written="https://arxiv.org/pdf/2303.04651.pdf", eprint=PAPER),
    "prefix": Case(written="arXiv:2303.04651", eprint=PAPER),
    "DOI of arXiv": Case(written="10.48550/arXiv.2303.04651", archive="arxiv", eprint=PAPER),
    "address with a query": Case(
        written="https://arxiv.org/abs/2303.04651v2?context=cs", eprint=arxiv("2303.04651v2")
    ),
    "OpenReview's address": Case(
        written="https://openreview.net/forum?id=B1ckMDqlg&noteId=x",
        eprint=Eprint(archive="openreview", id="B1ckMDqlg"),
    ),
    "number of 2007": Case(written="0704.0001", eprint=arxiv("0704.0001")),
    "handle": Case(
        written="10027/1234", archive="hdl", eprint=Eprint(archive="hdl", id="10027/1234")
    ),
    "IACR": Case(written="2027/123", archive="iacr", eprint=Eprint(archive="iacr", id="2027/123")),
    "IACR's address": Case(
        written="https://eprint.iacr.org/2027/123", eprint=Eprint(archive="iacr", id="2027/123")
    ),
    "Google Books": Case(
        written="Qx7J_AAcAAJ",
        archive="googlebooks",
        eprint=Eprint(archive="googlebooks", id="Qx7J_AAcAAJ"),
    ),
    "SSRN": Case(written="12345", archive="SSRN", eprint=Eprint(archive="ssrn", id="12345")),
    "OpenReview": Case(
        written="AbC-1", archive="OpenReview", eprint=Eprint(archive="openreview", id="AbC-1")
    ),
    "PubMed": Case(written="123", archive="pubmed", eprint=Eprint(archive="pubmed", id="123")),
    "JSTOR": Case(written="257", archive="jstor", eprint=Eprint(archive="jstor", id="257")),
    "HAL": Case(written="hal-01234567", eprint=Eprint(archive="hal", id="hal-01234567")),
    "unknown archive": Case(
        written=r"a\_b", archive="mine", eprint=Eprint(archive="mine", id="a_b")
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_eprints(case: Case) -> None:
    assert eprint_of(case.written, case.archive) == case.eprint
    assert case.eprint.url == ADDRESSES[case.eprint]


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
    assert arxiv_in("arXiv preprint arXiv:2303.04651") == PAPER
    assert arxiv_in("CoRR", "abs/2303.04651") == PAPER
    assert arxiv_in("Journal of Engines", "abstract", "The arXiv: a history") is None
