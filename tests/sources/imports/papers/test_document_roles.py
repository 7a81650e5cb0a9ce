"""Which files readers are to have."""

import pytest

from sphinx_proceedings.sources.imports.papers.document_roles import public_role


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("paper", "paper"),
        ("supplement", "supplement"),
        ("Supplementary_Material", "supplement"),
        ("appendix", "supplement"),
        ("note", "supplement"),
        ("software", "software"),
        ("data set", "dataset"),
        ("presentation", "slides"),
        ("Poster (PDF)", "poster"),
        ("artifact", "artifact"),
        ("copyright", ""),
        ("copyright_form", ""),
        ("ACM copyright release form", ""),
        ("response", ""),
        ("response to reviewers", ""),
        ("cover letter", ""),
        ("supplement for reviewers", ""),
        ("anonymized code", ""),
        ("ethics statement", ""),
        ("reproducibility checklist", ""),
        ("something", ""),
        ("", ""),
    ],
)
def test_roles(written: str, role: str) -> None:
    assert public_role(written) == role
