"""Where a site will be, as the services tell that build and publish it."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["address_by_ci"]

_ADDRESSES = ("READTHEDOCS_CANONICAL_URL", "CI_PAGES_URL")
"""Variables of Read the Docs and of GitLab."""


def address_by_ci(variables: Mapping[str, str]) -> str:
    """The address of the site, empty where no service tells it.

    One that only tests a portal tells none, nor does one whose sites may be anywhere.
    """
    if variables.get("NETLIFY") == "true":
        return variables.get("URL", "")
    return next((variables[name] for name in _ADDRESSES if variables.get(name)), "")
