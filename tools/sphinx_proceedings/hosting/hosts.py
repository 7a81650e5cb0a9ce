"""What hosts of sites take beside files, as their documentation says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["HOSTS", "Host"]

_MIB = 1024**2


@dataclass(frozen=True, kw_only=True, slots=True)
class Host:
    """One of them."""

    name: str
    output: str
    """Where it looks for the site, from the folder of the portal."""
    redirect: str = ""
    """The status of a line in `_redirects` that counts although there is a page; empty where none
    does: pages that lead on are enough then."""
    most_redirects: int = 0
    has_headers: bool = False
    """Whether it reads `_headers`."""
    takes_compressed: bool = False
    """Whether it sends `x.html.gz` for `x.html`."""
    most_files: int = 0
    largest_file: int = 0
    """Bytes; 0 where no limit is documented, as for files."""


HOSTS: Mapping[str, Host] = {
    # A file wins over a redirect there (“Files override redirects”).
    "gitlab": Host(name="GitLab Pages", output="public", takes_compressed=True, most_files=200_000),
    # “Shadowing”: with ! the rule counts where a file is.
    "netlify": Host(
        name="Netlify",
        output="_build/site",
        redirect="301!",
        most_redirects=10_000,
        has_headers=True,
    ),
    "cloudflare": Host(
        name="Cloudflare Pages",
        output="_build/site",
        redirect="301",
        most_redirects=2_000,
        has_headers=True,
        most_files=20_000,
        largest_file=25 * _MIB,
    ),
}
