"""DataCite's XML: the whole documents, an independent writer's, and what is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.model.papers import Standing, Status
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.registries.datacite import datacite_deposit
from sphinx_proceedings.outputs.registries.deposits import Order
from support.refused_orders import BY_ALL, PAPER, VOLUME, Change, Refused
from support.toy_order import (
    OWN_FILES,
    own,
    parsed,
    volume_says,
    with_paper,
    with_volume,
    yearless,
)

GOLDEN = Path(__file__).parent / "golden" / "datacite"
NS = "{http://datacite.org/schema/kernel-4}"


def documents(order: Order, *, volume: bool = True) -> dict[str, str]:
    deposit = datacite_deposit(order, volume=volume)
    assert deposit.missing == ()
    return {document.path: document.xml.decode() for document in deposit.documents}


def test_whole_documents(order: Order) -> None:
    golden = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*.xml")
    }
    assert documents(order) == golden


def test_volume_only_when_asked_for_and_with_a_doi(order: Order) -> None:
    papers = ["papers/loops.xml", "papers/notice.xml"]
    assert list(documents(order, volume=False)) == papers
    without = with_volume(order, lambda volume: replace(volume, doi=""))
    assert list(documents(without)) == papers
    related = parsed(documents(without)["papers/loops.xml"]).find(f"{NS}relatedIdentifiers")
    assert related is not None
    assert (related[0].get("relatedIdentifierType"), related[0].text) == (
        "ISBN",
        "978-0-00-000000-2",
    )


def test_withdrawn_paper(order: Order) -> None:
    standing = Standing(status=Status.WITHDRAWN, since=date(2026, 12, 1))
    root = parsed(documents(with_paper(order, standing=standing))["papers/loops.xml"])
    assert root.findtext(f"{NS}titles/{NS}title") == "WITHDRAWN: On loops of x² < 3 in H2O"
    assert [(d.get("dateType"), d.text) for d in root.iter(f"{NS}date")] == [
        ("Issued", "2026-10"),
        ("Withdrawn", "2026-12-01"),
    ]
    gone = ("sizes", "descriptions", "firstPage", "lastPage")
    assert [name for name in gone if root.find(f".//{NS}{name}") is not None] == []


REFUSED = BY_ALL | {
    "publisher": Refused(
        change=lambda o: own(o, publisher=RichText()), place=PAPER, what="loops has no publisher"
    ),
    "elsewhere": Refused(
        change=lambda o: own(o, container=RichText.from_plain("Other")),
        place=PAPER,
        what="loops is not in the volume vol but in 'Other'",
    ),
    "editor": Refused(
        change=lambda o: volume_says(o, editors=()),
        place=VOLUME,
        what="the volume vol has no editor",
    ),
    "volume's publisher": Refused(
        change=lambda o: volume_says(o, publisher=RichText()),
        place=VOLUME,
        what="the volume vol has no publisher",
    ),
    "volume's year": Refused(
        change=lambda o: yearless(volume_says(o, issued=None)),
        place=VOLUME,
        what="the volume vol has no year",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_refused(order: Order, case: Refused) -> None:
    deposit = datacite_deposit(case.change(order), volume=True)
    assert deposit.documents == ()
    assert [(str(found.location), found.what) for found in deposit.missing] == [
        (case.place, case.what)
    ]


def article(order: Order) -> Order:
    """A journal article, which DataCite takes on its own."""
    container = RichText.from_plain("Journal of Toys")
    return with_paper(
        own(order, container=container, number="3", isbn="", editors=()), entry_type="article"
    )


def filed(order: Order) -> Order:
    """With a PDF and a supplement beside the page."""
    return with_paper(order, files=OWN_FILES)


@pytest.mark.parametrize(
    "change", [lambda o: o, article, filed], ids=["paper", "article", "with files"]
)
def test_independent_writer_writes_the_same(order: Order, change: Change) -> None:
    """Read back as DataCite's JSON, it fits its JSON schema and becomes the same XML again."""
    library = pytest.importorskip("datacite.schema45")
    for path, xml in documents(change(order)).items():
        plain = xml.replace("<br />", "")  # the library writes none
        data = as_json(parsed(plain))
        assert list(library.validator.iter_errors(data)) == [], path
        assert comparable(library.tostring(data).encode()) == comparable(plain.encode())


def comparable(xml: bytes) -> str:
    """The document without indentation and version; properties may stand in any order."""
    root = parsed(xml)
    root.attrib.clear()
    root[:] = sorted(root, key=lambda element: element.tag)
    return ElementTree.canonicalize(ElementTree.tostring(root), strip_text=True)


def as_json(root: ElementTree.Element) -> dict[str, Any]:
    """DataCite's XML as its JSON: lists lose their wrapper, attributes become members."""
    kind = root.find(f"{NS}resourceType")
    assert kind is not None
    data: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "doi": root.findtext(f"{NS}identifier"),
        "publisher": {"name": root.findtext(f"{NS}publisher")},
        "publicationYear": root.findtext(f"{NS}publicationYear"),
        "types": {
            "resourceTypeGeneral": kind.get("resourceTypeGeneral"),
            "resourceType": kind.text,
        },
    }
    for name, element in lists(root):
        if name in {"formats", "sizes"}:
            data[name] = [each.text for each in element]
        else:
            data[name] = [item_json(name, item) for item in element]
    return data


def lists(parent: ElementTree.Element) -> list[tuple[str, ElementTree.Element]]:
    return [(e.tag.removeprefix(NS), e) for e in parent if len(e)]


TEXTS = {
    "titles": "title",
    "subjects": "subject",
    "dates": "date",
    "alternateIdentifiers": "alternateIdentifier",
    "relatedIdentifiers": "relatedIdentifier",
    "descriptions": "description",
}


def item_json(name: str, item: ElementTree.Element) -> dict[str, Any]:
    attributes: dict[str, Any] = dict(item.attrib)
    if name in TEXTS:
        return {TEXTS[name]: item.text, **attributes}
    if name in {"creators", "contributors"}:
        return person_json(item, attributes)
    assert name == "relatedItems"
    for child in item:
        tag = child.tag.removeprefix(NS)
        if len(child):
            attributes[tag] = [item_json(tag, inner) for inner in child]
        elif tag == "relatedItemIdentifier":
            attributes[tag] = {tag: child.text, **child.attrib}
        else:
            attributes[tag] = child.text
    return attributes


def person_json(item: ElementTree.Element, attributes: dict[str, Any]) -> dict[str, Any]:
    found = attributes | dict(item[0].attrib) | {"name": item[0].text}
    for name in ("givenName", "familyName"):
        if (text := item.findtext(f"{NS}{name}")) is not None:
            found[name] = text
    identifiers = [
        {
            "nameIdentifier": e.text,
            "nameIdentifierScheme": e.get("nameIdentifierScheme"),
            "schemeUri": e.get("schemeURI"),
        }
        for e in item.iterfind(f"{NS}nameIdentifier")
    ]
    affiliations = [{"name": e.text} for e in item.iterfind(f"{NS}affiliation")]
    return found | {
        name: values
        for name, values in (("nameIdentifiers", identifiers), ("affiliation", affiliations))
        if values
    }


def test_licence_where_one_is_told(order: Order) -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    licensed = with_paper(order, licence=Licence(name="CC BY 4.0", url=url))
    rights = parsed(documents(licensed)["papers/loops.xml"]).find(f"{NS}rightsList/{NS}rights")
    assert rights is not None
    assert (rights.text, rights.attrib) == ("CC BY 4.0", {"rightsURI": url})


def test_files_beside_the_page(order: Order) -> None:
    root = parsed(documents(filed(order))["papers/loops.xml"])
    assert [size.text for size in root.iterfind(f"{NS}sizes/{NS}size")] == ["8 pages", "1234 bytes"]
    assert [found.text for found in root.iterfind(f"{NS}formats/{NS}format")] == ["application/pdf"]
    related = root.iterfind(f"{NS}relatedIdentifiers/{NS}relatedIdentifier")
    supplements = [found.text for found in related if found.get("resourceTypeGeneral") == "Other"]
    assert supplements == ["https://toys.example/papers/toy2026/loops-supplement.zip"]
