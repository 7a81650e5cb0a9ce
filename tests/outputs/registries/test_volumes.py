"""Several volumes of one edition, each deposited with its papers; and DOIs that are refused."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.outputs.registries.crossref import crossref_deposit
from sphinx_proceedings.outputs.registries.datacite import datacite_deposit
from sphinx_proceedings.outputs.registries.deposits import Order
from support.crossref_schema import schema_errors
from support.toy_order import HEAD, order_of, parsed

NS = {"c": "http://www.crossref.org/schema/5.4.0", "d": "http://datacite.org/schema/kernel-4"}
TWO = """
@inproceedings{a, author = {Lovelace, Ada}, title = {A}, crossref = {w-1}, doi = {10.1000/w.1}}
@inproceedings{b, author = {Hopper, Grace}, title = {B}, crossref = {w-2}, doi = {10.1000/w.2}}
@proceedings{w-1, title = {Proceedings}, volume = {1}, year = {2027}, publisher = {P},
  editor = {Babbage, Charles}, doi = {10.1000/v.1}}
@proceedings{w-2, title = {Proceedings}, volume = {2}, year = {2027}, publisher = {P},
  editor = {Somerville, Mary}, doi = {10.1000/v.2}}
"""


def order(root: Path, bib: str) -> Order:
    (root / "papers").mkdir()
    (root / "papers" / "w.bib").write_text(bib, encoding="utf-8")
    portal = read_portal(root).portal
    return order_of(portal, portal.editions[0], portal.papers)


def test_crossref_has_a_conference_for_each_volume(tmp_path: Path) -> None:
    deposit = crossref_deposit(order(tmp_path, TWO), HEAD)
    assert deposit.missing == ()
    xml = deposit.documents[0].xml
    assert schema_errors(xml) == []
    found = [
        (
            conference.findtext("c:contributors/c:person_name/c:surname", "", NS),
            [doi.text for doi in conference.iterfind(".//c:doi", NS)],
        )
        for conference in parsed(xml).iterfind("c:body/c:conference", NS)
    ]
    assert found == [
        ("Babbage", ["10.1000/v.1", "10.1000/w.1"]),
        ("Somerville", ["10.1000/v.2", "10.1000/w.2"]),
    ]


def test_only_volumes_of_chosen_papers(tmp_path: Path) -> None:
    whole = order(tmp_path, TWO)
    chosen = order_of(whole.portal, whole.edition, whole.papers[1:])
    deposit = crossref_deposit(chosen, HEAD)
    found = [doi.text for doi in parsed(deposit.documents[0].xml).iterfind(".//c:doi", NS)]
    assert found == ["10.1000/v.2", "10.1000/w.2"]


def test_datacite_has_a_file_for_each_volume(tmp_path: Path) -> None:
    deposit = datacite_deposit(order(tmp_path, TWO), volume=True)
    assert deposit.missing == ()
    assert [document.path for document in deposit.documents] == [
        "volume.xml",
        "volume-2.xml",
        "papers/a.xml",
        "papers/b.xml",
    ]
    parts = [
        [part.text for part in parsed(document.xml).iterfind(".//d:relatedIdentifier", NS)]
        for document in deposit.documents
    ]
    assert parts == [["10.1000/w.1"], ["10.1000/w.2"], ["10.1000/v.1"], ["10.1000/v.2"]]


@pytest.mark.parametrize("doi", ["10.1000/x<1>y", "10.1000/x+1", "10.1000/a#b", "10.1000/müller"])
def test_crossref_refuses_other_characters_in_dois(doi: str, tmp_path: Path) -> None:
    refused = crossref_deposit(order(tmp_path, TWO.replace("10.1000/w.1", doi)), HEAD)
    assert [missing.what for missing in refused.missing] == [f"a: the DOI cannot be {doi!r}"]
    assert refused.documents == ()


def test_crossref_takes_the_signs_that_it_allows(tmp_path: Path) -> None:
    doi = "10.1000/x_(1);2.3-4/5"
    assert crossref_deposit(order(tmp_path, TWO.replace("10.1000/w.1", doi)), HEAD).missing == ()
