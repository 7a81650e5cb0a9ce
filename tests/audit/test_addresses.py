"""Addresses resolve as RFC 3986 says, within the site."""

from urllib.parse import quote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.audit.addresses import Target, TargetKind, base_of, locate

BASE = "https://example.org/w/"


def inside(path: str, fragment: str = "") -> Target:
    return Target(kind=TargetKind.INSIDE, path=path, fragment=fragment)


@pytest.mark.parametrize(
    ("address", "base", "target"),
    [
        ("c.html", "", inside("a/c.html")),
        (" c.html\n", "", inside("a/c.html")),
        ("", BASE, inside("a/b.html")),
        ("?q=1#x", BASE, inside("a/b.html", "x")),
        ("#x%20y:~:text=z", BASE, inside("a/b.html", "x y")),
        ("./../d%20e/", BASE, inside("d e/index.html")),
        ("..", BASE, inside("index.html")),
        ("../..", BASE, Target(kind=TargetKind.ABOVE)),
        ("%2e%2e/%2e%2e/x", BASE, Target(kind=TargetKind.ABOVE)),
        ("/w/c.html", BASE, inside("c.html")),
        ("/c.html", BASE, Target(kind=TargetKind.ABOVE)),
        ("/c.html", "", inside("c.html")),
        ("//example.org/w/c.html", BASE, inside("c.html")),
        ("http://EXAMPLE.org/w/", BASE, inside("index.html")),
        ("https://example.org/v/", BASE, Target(kind=TargetKind.ELSEWHERE, scheme="https")),
        ("https://example.org/w/", "", Target(kind=TargetKind.ELSEWHERE, scheme="https")),
        ("mailto:a@b.c", BASE, Target(kind=TargetKind.SCHEME, scheme="mailto")),
        ("java\nscript:x", BASE, Target(kind=TargetKind.SCHEME, scheme="javascript")),
        ("https:c.html", BASE, Target(kind=TargetKind.MALFORMED)),
        ("http://[::1", BASE, Target(kind=TargetKind.MALFORMED)),
    ],
)
def test_locate(address: str, base: str, target: Target) -> None:
    assert locate("a/b.html", address, base) == target


SEGMENT = st.sampled_from([".", "..", "a", "b c", "é", "x.html"])


@given(st.lists(SEGMENT, min_size=1, max_size=6))
def test_relative_paths_join_as_the_standard_library_joins_them(segments: list[str]) -> None:
    address = "/".join(map(quote, segments))
    found = locate("p/q/r/s/t/u/v.html", address, BASE)
    joined = urljoin(f"{BASE}p/q/r/s/t/u/v.html", address)
    wanted = joined if not joined.endswith("/") else f"{joined}index.html"
    assert (found.kind, f"{BASE}{quote(found.path)}") == (TargetKind.INSIDE, wanted)


@pytest.mark.parametrize(
    ("path", "canonical", "base"),
    [
        ("a/b c.html", "https://example.org/w/a/b%20c.html", BASE),
        ("index.html", BASE, BASE),
        ("a/index.html", "https://example.org/w/a/", BASE),
        ("a/index.html", "https://example.org/w/a/index.html", BASE),
        ("a/b.html", "https://example.org/a/b.html", "https://example.org/"),
        ("a/b.html", "https://example.org/w/c.html", ""),
        ("b.html", "b.html", ""),
        ("b.html", "https://b.html", ""),
    ],
)
def test_base_of(path: str, canonical: str, base: str) -> None:
    assert base_of(path, canonical) == base
