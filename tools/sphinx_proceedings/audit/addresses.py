"""Where an address written in a file of the site leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, unquote, urlsplit

__all__ = ["Target", "TargetKind", "address_of", "base_of", "locate"]


class TargetKind(Enum):
    """Where a target is, seen from the site."""

    INSIDE = "inside"
    ELSEWHERE = "elsewhere"
    """On another host, or on this one outside the site."""
    ABOVE = "above"
    """A relative address that leaves the site's root: it depends on where the site is put."""
    SCHEME = "scheme"
    """Nothing to fetch over HTTP: mail, data and the like."""
    MALFORMED = "malformed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What an address leads to; `path` and `fragment` are decoded, and empty unless inside."""

    kind: TargetKind
    path: str = ""
    fragment: str = ""
    scheme: str = ""


def locate(path: str, address: str, base: str) -> Target:  # noqa: PLR0911 - one a kind of place
    """Resolve an address that stands in the file `path`.

    `base` is the site's own address, ending in a slash, or empty where it is not known.  The
    rules are RFC 3986, 5.2, except that a path that climbs over the root is told apart.
    """
    try:
        split = urlsplit(address.strip())
        host = split.hostname
    except ValueError:
        return Target(kind=TargetKind.MALFORMED)
    if split.scheme not in {"", "http", "https"}:
        return Target(kind=TargetKind.SCHEME, scheme=split.scheme)
    root = urlsplit(base)
    fragment = unquote(split.fragment.partition(":~:")[0])
    if host is not None:
        if host != root.hostname or not split.path.startswith(root.path):
            return Target(kind=TargetKind.ELSEWHERE, scheme=split.scheme)
        return _inside(split.path[len(root.path) :], fragment)
    if split.scheme:
        return Target(kind=TargetKind.MALFORMED)
    if not split.path:
        return Target(kind=TargetKind.INSIDE, path=path, fragment=fragment)
    if not split.path.startswith("/"):
        return _inside(split.path, fragment, path.split("/")[:-1])
    above = root.path or "/"
    if not split.path.startswith(above):
        return Target(kind=TargetKind.ABOVE)
    return _inside(split.path[len(above) :], fragment)


def _inside(path: str, fragment: str, folder: Sequence[str] = ()) -> Target:
    """A target below the root: dot segments removed, the page of a folder for the folder."""
    parts = list(folder)
    segments = unquote(path).split("/")
    for segment in segments:
        if segment == "..":
            if not parts:
                return Target(kind=TargetKind.ABOVE)
            parts.pop()
        elif segment not in {"", "."}:
            parts.append(segment)
    if segments[-1] in {"", ".", ".."}:
        parts.append("index.html")
    return Target(kind=TargetKind.INSIDE, path="/".join(parts), fragment=fragment)


def address_of(path: str, base: str) -> str:
    """The absolute address of a file of the site."""
    return f"{base}{quote(path, errors='replace')}"


def base_of(path: str, canonical: str) -> str:
    """The site's address, if `canonical` is that of the page itself; else empty."""
    if not canonical.startswith(("http://", "https://")):
        return ""
    written = unquote(canonical)
    names = [path]
    if path == "index.html" or path.endswith("/index.html"):
        names.append(path.removesuffix("index.html"))
    for name in names:
        root = written.removesuffix(name)
        if written.endswith(f"/{name}") and root.count("/") > 2:  # noqa: PLR2004
            return root
    return ""
