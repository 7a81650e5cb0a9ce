"""DOIs of papers that are not in the proceedings."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.check.archival import check_archival
from support.sphinx_build import written


@pytest.mark.parametrize(
    ("doi", "of_volume", "told"),
    [
        ("10.5555/2", "doi = {10.5555/1}", True),
        ("10.5555/2", "note = {N}", True),
        ("10.48550/2", "doi = {10.5555/1}", False),
        ("10.1000/2", "doi = {10.5555/1}", False),
    ],
)
def test_dois(tmp_path: Path, doi: str, of_volume: str, told: bool) -> None:
    bib = (
        "@inproceedings{in, author = {A, B}, title = {T}, doi = {10.5555/3}, crossref = {v}}\n"
        f"@inproceedings{{shown, author = {{A, B}}, title = {{U}}, doi = {{{doi}}},"
        " archival = {no}}\n"
        "@inproceedings{else, author = {A, B}, title = {V}, doi = {10.1000/3}, booktitle = {O}}\n"
        f"@proceedings{{v, title = {{V}}, {of_volume}}}\n"
    )
    portal = read_portal(written(tmp_path, {"papers/w.bib": bib})).portal
    assert [found.subject for found in check_archival(portal)] == ["w/shown"] * told
