"""Identifiers in archives."""

import pytest

from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.sources.values.eprints import arxiv_in, eprint_of


@pytest.mark.parametrize(
    ("written", "archive", "found", "url"),
    [
        ("2303.04651", "arXiv", ("arxiv", "2303.04651"), "https://arxiv.org/abs/2303.04651"),
        ("2303.04651v2", "", ("arxiv", "2303.04651v2"), "https://arxiv.org/abs/2303.04651v2"),
        ("cs/0501001", "arxiv", ("arxiv", "cs/0501001"), "https://arxiv.org/abs/cs/0501001"),
        (
            "math.GT/0309136",
            "",
            ("arxiv", "math.GT/0309136"),
            "https://arxiv.org/abs/math.GT/0309136",
        ),
        (
            "2303.04651 [cs.CL]",
            "arXiv",
            ("arxiv", "2303.04651", "cs.CL"),
            "https://arxiv.org/abs/2303.04651",
        ),
        (
            "https://arxiv.org/pdf/2303.04651.pdf",
            "",
            ("arxiv", "2303.04651"),
            "https://arxiv.org/abs/2303.04651",
        ),
        ("arXiv:2303.04651", "", ("arxiv", "2303.04651"), "https://arxiv.org/abs/2303.04651"),
        (
            "10.48550/arXiv.2303.04651",
            "arxiv",
            ("arxiv", "2303.04651"),
            "https://arxiv.org/abs/2303.04651",
        ),
        (
            "https://arxiv.org/abs/2303.04651v2?context=cs",
            "",
            ("arxiv", "2303.04651v2"),
            "https://arxiv.org/abs/2303.04651v2",
        ),
        (
            "https://openreview.net/forum?id=B1ckMDqlg&noteId=x",
            "",
            ("openreview", "B1ckMDqlg"),
            "https://openreview.net/forum?id=B1ckMDqlg",
        ),
        ("0704.0001", "", ("arxiv", "0704.0001"), "https://arxiv.org/abs/0704.0001"),
        ("10027/1234", "hdl", ("hdl", "10027/1234"), "https://hdl.handle.net/10027/1234"),
        ("2027/123", "iacr", ("iacr", "2027/123"), "https://eprint.iacr.org/2027/123"),
        (
            "https://eprint.iacr.org/2027/123",
            "",
            ("iacr", "2027/123"),
            "https://eprint.iacr.org/2027/123",
        ),
        (
            "Qx7J_AAcAAJ",
            "googlebooks",
            ("googlebooks", "Qx7J_AAcAAJ"),
            "https://books.google.com/books?id=Qx7J_AAcAAJ",
        ),
        ("12345", "SSRN", ("ssrn", "12345"), "https://ssrn.com/abstract=12345"),
        ("AbC-1", "OpenReview", ("openreview", "AbC-1"), "https://openreview.net/forum?id=AbC-1"),
        ("123", "pubmed", ("pubmed", "123"), "https://pubmed.ncbi.nlm.nih.gov/123"),
        ("257", "jstor", ("jstor", "257"), "https://www.jstor.org/stable/257"),
        ("hal-01234567", "", ("hal", "hal-01234567"), "https://hal.science/hal-01234567"),
        (r"a\_b", "mine", ("mine", "a_b"), ""),
    ],
)
def test_eprints(written: str, archive: str, found: tuple[str, ...], url: str) -> None:
    eprint = Eprint(archive=found[0], id=found[1], section="".join(found[2:]))
    assert eprint_of(written, archive) == eprint
    assert eprint.url == url


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
