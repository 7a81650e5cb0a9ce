"""What registries take of affiliations, titles, rights and of papers that are not archival."""

from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import pytest

from sphinx_proceedings.outputs.registries.crossref import crossref_deposit
from sphinx_proceedings.outputs.registries.datacite import datacite_deposit
from sphinx_proceedings.outputs.registries.deposits import Order
from support.crossref_schema import schema_errors
from support.rich_fields import rich_portal
from support.toy_order import HEAD, order_of, parsed

C = {"c": "http://www.crossref.org/schema/5.4.0"}
D = {"d": "http://datacite.org/schema/kernel-4"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    portal = rich_portal(tmp_path)
    archival = [paper for paper in portal.papers if paper.archival]
    return order_of(portal, portal.editions[0], archival)


class Institution(NamedTuple):
    """As Crossref has one."""

    name: str
    ror: str
    place: str


def test_crossref(order: Order) -> None:
    deposit = crossref_deposit(order, HEAD)
    assert deposit.missing == ()
    (document,) = deposit.documents
    assert schema_errors(document.xml) == []
    looms, engines = parsed(document.xml).iterfind(".//c:conference_paper", C)
    assert (looms.get("language"), engines.get("language")) == ("ja", "ar")
    assert [
        [
            Institution(
                place.findtext("c:institution_name", "", C),
                place.findtext("c:institution_id", "", C),
                place.findtext("c:institution_place", "", C),
            )
            for place in person.iterfind(".//c:institution", C)
        ]
        for person in looms.iterfind(".//c:person_name", C)
    ] == [
        [Institution("Analytical Society, UK", "", "")],
        [
            Institution("University of Turin", "", "Italy"),
            Institution("TU Delft", "https://ror.org/02e2c7k09", "Netherlands"),
        ],
    ]
    original = looms.find("c:titles/c:original_language_title", C)
    assert original is not None
    assert (original.text, original.get("language")) == ("記憶する織機", "ja")
    assert engines.find("c:titles/c:original_language_title", C) is None
    assert looms.findtext(".//c:item_number", "", C) == "17"


def titles(root: Element) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (title.text, title.get("titleType"), title.get(LANG))
        for title in root.iterfind("d:titles/d:title", D)
    ]


def test_datacite(order: Order) -> None:
    deposit = datacite_deposit(order, volume=True)
    assert deposit.missing == ()
    volume, looms, engines = (parsed(document.xml) for document in deposit.documents)
    assert titles(looms) == [
        ("Looms that remember", None, None),
        ("記憶する織機", "AlternativeTitle", "ja"),
    ]
    assert titles(engines) == [
        ("حول المحركات", None, "ar"),
        ("On engines", "TranslatedTitle", "en"),
    ]
    places = looms.findall("d:creators/d:creator/d:affiliation", D)
    assert [(place.text, place.get("affiliationIdentifier")) for place in places] == [
        ("Analytical Society, UK", None),
        ("University of Turin", None),
        ("TU Delft", "https://ror.org/02e2c7k09"),
    ]
    contacts = looms.findall("d:contributors/d:contributor", D)
    assert [(each.get("contributorType"), each[0].text) for each in contacts] == [
        ("ContactPerson", "Menabrea, Luigi")
    ]
    assert [
        [right.text for right in root.iterfind("d:rightsList/d:rights", D)]
        for root in (volume, looms, engines)
    ] == [
        ["CC BY 4.0", "© 2027 Toy Society"],
        ["CC BY 4.0", "© 2027 Toy Society"],
        ["CC BY 4.0", "© 2027 Salma Haddad"],
    ]
    assert [root.findtext("d:language", "", D) for root in (looms, engines)] == ["ja", "ar"]
    number = looms.find("d:relatedItems/d:relatedItem/d:number", D)
    assert number is not None
    assert (number.text, number.get("numberType")) == ("17", "Article")


def test_what_is_not_archival_is_refused(tmp_path: Path) -> None:
    portal = rich_portal(tmp_path)
    whole = order_of(portal, portal.editions[0], portal.papers)
    for deposit in (crossref_deposit(whole, HEAD), datacite_deposit(whole, volume=False)):
        assert "shown is not in the proceedings (archival = {no})" in [
            missing.what for missing in deposit.missing
        ]
