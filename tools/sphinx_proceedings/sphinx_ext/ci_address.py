"""Where a site will be, as the services tell that build and publish it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

__all__ = ["address_by_ci"]

_ADDRESSES = ("READTHEDOCS_CANONICAL_URL", "CI_PAGES_URL")
"""Variables of Read the Docs and of GitLab."""
_OF_CLOUDFLARE = ".pages.dev"


def address_by_ci(variables: Mapping[str, str]) -> str:
    """The address of the site, empty where no service tells it.

    One that only tests a portal tells none, nor does one whose sites may be anywhere.
    """
    if variables.get("NETLIFY") == "true":
        # That of the site, also where a preview is built, which has another of its own.
        return variables.get("URL", "")
    if variables.get("CF_PAGES") == "1":
        return _of_project(variables.get("CF_PAGES_URL", ""))
    return next((variables[name] for name in _ADDRESSES if variables.get(name)), "")


def _of_project(deployment: str) -> str:
    """The address of a project at Cloudflare, of that of one of its deployments.

    Each deployment has `https://<digest>.<project>.pages.dev`, those of the site itself as well.
    """
    try:
        host = urlsplit(deployment).hostname or ""
    except ValueError:
        return ""
    project = host.removesuffix(_OF_CLOUDFLARE).rpartition(".")[2]
    return f"https://{project}{_OF_CLOUDFLARE}/" if host.endswith(_OF_CLOUDFLARE) else deployment
