"""The description of the search is read back with an XML parser."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.feeds.opensearch import opensearch_file

NS = "{http://a9.com/-/spec/opensearch/1.1/}"
SITE = SiteAddress(base="https://toys.example/a/")


def read(site: SiteAddress, name: str, icon: str = "") -> list[tuple[str, dict[str, str], str]]:
    file = opensearch_file(site, name, icon)
    assert file is not None
    root = ET.fromstring(file.render())  # noqa: S314
    assert (file.path, root.tag) == ("opensearch.xml", f"{NS}OpenSearchDescription")
    return [(child.tag.removeprefix(NS), child.attrib, child.text or "") for child in root]


def test_whole_description() -> None:
    assert read(SITE, "Toys & Trains", "_static/favicon.svg") == [
        ("ShortName", {}, "Toys & Trains"),
        ("LongName", {}, "Toys & Trains"),
        ("Description", {}, "Search the papers, programme and people of Toys & Trains"),
        ("InputEncoding", {}, "UTF-8"),
        ("Image", {"type": "image/svg+xml"}, "https://toys.example/a/_static/favicon.svg"),
        (
            "Url",
            {
                "type": "text/html",
                "method": "get",
                "template": "https://toys.example/a/search.html?q={searchTerms}",
            },
            "",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sixteen letters!", "Sixteen letters!"),
        ("The Second Toy Conference", "The Second Toy"),
        ("Toys of all sorts and sizes", "Toys of all"),
        ("Conferenceofalltoys", "Conferenceofallt"),
        ("  \n ", "Proceedings"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert read(SITE, name)[0] == ("ShortName", {}, short)


def test_only_search_terms_are_a_parameter() -> None:
    site = SiteAddress(base="https://toys.example/{a}/", suffix="/")
    assert read(site, "Toys")[-1][1]["template"] == (
        "https://toys.example/%7Ba%7D/search/?q={searchTerms}"
    )


def test_no_address_no_file() -> None:
    assert opensearch_file(SiteAddress(), "Toys") is None


@given(st.text())
def test_any_name(name: str) -> None:
    elements = {element: text for element, _, text in read(SITE, name)}
    assert 0 < len(elements["ShortName"]) <= 16
    assert 0 < len(elements["LongName"]) <= 48
    assert len(elements["Description"]) <= 1024
