"""Where services say that a site will be."""

from collections.abc import Mapping

import pytest

from sphinx_proceedings.sphinx_ext.ci_address import address_by_ci

HERE = "https://toys.example.org/"


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, ""),
        ({"READTHEDOCS_CANONICAL_URL": HERE}, HERE),
        ({"CI_PAGES_URL": HERE, "GITLAB_CI": "true"}, HERE),
        ({"NETLIFY": "true", "URL": HERE}, HERE),
        # Anybody's variable.
        ({"URL": HERE}, ""),
        ({"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "toys/toys"}, ""),
    ],
)
def test_what_they_tell(variables: Mapping[str, str], address: str) -> None:
    assert address_by_ci(variables) == address
