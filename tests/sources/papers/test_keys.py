"""From keys to addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location, Problems
from sphinx_proceedings.model.slugs import is_reserved_name
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.papers.keys import PaperAddresses


def slugs(*keys: str) -> list[str]:
    entries = [
        BibEntry(type="misc", key=key, fields={}, location=Location(path="x")) for key in keys
    ]
    addresses = PaperAddresses(entries, Problems())
    return [addresses.slug(entry) for entry in entries]


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        ("lovelace2027notes", "lovelace2027notes"),
        ("a.b_c-d+e", "a.b_c-d+e"),
        ("DBLP:conf/w/X26", "DBLP-conf-w-X26"),
        ("Müller 2026", "Muller-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("index", "index-2"),
        ("ALL", "ALL-2"),
        ("map", "map-2"),
        ("Statistics", "Statistics-2"),
        ("con", "con-2"),
        ("AUX", "AUX-2"),
        ("com1", "com1-2"),
        ("LPT9", "LPT9-2"),
        ("nul.2027", "nul-2027"),
        ("con.tar.gz", "con-tar-gz"),
        ("prn:2027", "prn-2027"),
        ("com¹", "com1-2"),
        ("nul .", "nul-2"),
        ("a.", "a"),
        ("console", "console"),
        ("com10", "com10"),
        ("2027.con", "2027.con"),
        ("x" * 150, "x" * 100),
        ("-a-", "a"),
        ("", ""),
        ("::", ""),
    ],
)
def test_slugs(key: str, slug: str) -> None:
    assert slugs(key) == [slug]


def test_keys_that_are_addresses_keep_them() -> None:
    assert slugs("a:b", "a-b", "A/B") == ["a-b-2", "a-b", "A-B-3"]


@given(st.lists(st.text(max_size=20), max_size=8, unique_by=str.casefold))
def test_slugs_are_safe_and_differ(keys: list[str]) -> None:
    made = [slug for slug in slugs(*keys) if slug]
    assert len({slug.casefold() for slug in made}) == len(made)
    for slug in made:
        assert slug.strip(".-_+") == slug
        assert all(c.isascii() and (c.isalnum() or c in "._+-") for c in slug)
        assert slug.casefold() not in {"index", "all", "map", "statistics"}
        assert not is_reserved_name(slug)
