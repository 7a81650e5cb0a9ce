"""Heads of papers with several affiliations, titles and rights, and of one that is not archival."""

from pathlib import Path

import pytest

from sphinx_proceedings.model.portal import Portal
from support.page_heads import data, named, page
from support.rich_fields import rich_portal


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return rich_portal(tmp_path)


def test_each_institution_stands_behind_its_author(portal: Portal) -> None:
    _, tags = page(portal, "looms")
    assert named(tags, "citation_author") == [
        ("citation_author", "Lovelace, Ada"),
        ("citation_author_institution", "Analytical Society, UK"),
        ("citation_author", "Menabrea, Luigi"),
        ("citation_author_institution", "University of Turin"),
        ("citation_author_institution", "TU Delft"),
        ("citation_author", "The Toy Team"),
    ]
    assert named(tags, "citation_title") == [("citation_title", "Looms that remember")]
    assert named(tags, "DCTERMS.alternative") == [("DCTERMS.alternative", "記憶する織機")]
    assert named(tags, "DC.rights") == [
        ("DC.rights", "CC BY 4.0"),
        ("DC.rights", "© 2027 Toy Society"),
    ]


def test_linked_data(portal: Portal) -> None:
    _, tags = page(portal, "looms")
    (paper,) = [found for found in data(tags) if found.get("@type") == "ScholarlyArticle"]
    one, several, none = (author.get("affiliation") for author in paper["author"])
    assert one == {
        "@type": "Organization",
        "name": "Analytical Society, UK",
        "address": {"@type": "PostalAddress", "addressCountry": "GB"},
    }
    assert several == [
        {
            "@type": "Organization",
            "name": "University of Turin",
            "address": {"@type": "PostalAddress", "addressCountry": "IT"},
        },
        {
            "@type": "Organization",
            "@id": "https://ror.org/02e2c7k09",
            "name": "TU Delft",
            "address": {"@type": "PostalAddress", "addressCountry": "NL"},
        },
    ]
    assert none is None
    assert paper["alternateName"] == [{"@value": "記憶する織機", "@language": "ja"}]
    assert (paper["articleSection"], paper["copyrightNotice"]) == (
        "Short Papers",
        "© 2027 Toy Society",
    )


def test_what_is_not_archival_is_in_no_book(portal: Portal) -> None:
    _, tags = page(portal, "shown")
    assert [name for name, _ in named(tags, "citation_")] == [
        "citation_title",
        "citation_author",
        "citation_publication_date",
        "citation_abstract_html_url",
        "citation_public_url",
    ]
    assert [name for name, _ in named(tags, "DC")] == [
        "DC.title",
        "DC.type",
        "DC.identifier",
        "DC.creator",
        "DC.date",
    ]
    (paper,) = [found for found in data(tags) if found.get("@type") == "ScholarlyArticle"]
    assert {"isPartOf", "pagination", "publisher", "copyrightNotice", "license"}.isdisjoint(paper)
