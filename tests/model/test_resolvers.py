"""Addresses of what registries keep."""

from sphinx_proceedings.model.resolvers import doi_url, orcid_url, ror_url


def test_addresses() -> None:
    assert (doi_url("10.1000/x"), orcid_url("0000-0002-1825-0097"), ror_url("05gq02987")) == (
        "https://doi.org/10.1000/x",
        "https://orcid.org/0000-0002-1825-0097",
        "https://ror.org/05gq02987",
    )
    assert [address("") for address in (doi_url, orcid_url, ror_url)] == ["", "", ""]
