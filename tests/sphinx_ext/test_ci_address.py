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
        (
            {"NETLIFY": "true", "URL": HERE, "DEPLOY_PRIME_URL": "https://x--toys.example.org"},
            HERE,
        ),
        (
            {"CF_PAGES": "1", "CF_PAGES_URL": "https://373f31e2.toys.pages.dev"},
            "https://toys.pages.dev/",
        ),
        ({"CF_PAGES": "1", "CF_PAGES_URL": "https://toys.pages.dev"}, "https://toys.pages.dev/"),
        # Where the project's settings say another.
        ({"CF_PAGES": "1", "CF_PAGES_URL": HERE}, HERE),
        ({"CF_PAGES": "1", "CF_PAGES_URL": "https://[toys"}, ""),
        ({"CF_PAGES": "1"}, ""),
        # Anybody's variables.
        ({"URL": HERE}, ""),
        ({"CF_PAGES_URL": HERE}, ""),
        ({"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "toys/toys"}, ""),
    ],
)
def test_what_they_tell(variables: Mapping[str, str], address: str) -> None:
    assert address_by_ci(variables) == address
