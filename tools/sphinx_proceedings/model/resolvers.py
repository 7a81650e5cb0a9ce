"""Where identifiers lead: the addresses that their registries ask for."""

from __future__ import annotations

__all__ = ["doi_url", "orcid_url", "ror_url"]


def doi_url(doi: str) -> str:
    """A DOI as an address; empty for none."""
    return f"https://doi.org/{doi}" if doi else ""


def orcid_url(orcid: str) -> str:
    """An ORCID iD as an address; empty for none."""
    return f"https://orcid.org/{orcid}" if orcid else ""


def ror_url(ror: str) -> str:
    """The id of an organisation at ROR as an address; empty for none."""
    return f"https://ror.org/{ror}" if ror else ""
