"""Crossref's XML: the whole document, the schema, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import (
    Issued,
    LinkKind,
    Paper,
    PaperLink,
    Relation,
    RelationKind,
    Standing,
    Status,
)
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.registries.crossref import Head, crossref_deposit
from sphinx_proceedings.outputs.registries.deposits import Order
from support.crossref_schema import schema_errors
from support.toy_order import (
    HEAD,
    order_of,
    own,
    parsed,
    volume_says,
    with_paper,
    with_publication,
    with_volume,
    yearless,
)

GOLDEN = Path(__file__).parent / "golden"
POLICY = replace(HEAD, policy_doi="10.1000/policy")
NS = {"c": "http://www.crossref.org/schema/5.4.0", "rel": "http://www.crossref.org/relations.xsd"}

Change = Callable[[Order], Order]


def xml(order: Order, head: Head = HEAD) -> bytes:
    deposit = crossref_deposit(order, head)
    assert deposit.missing == ()
    (document,) = deposit.documents
    assert document.path == "toy2026.xml"
    return document.xml


@pytest.mark.parametrize(
    ("head", "golden"), [(HEAD, "crossref.xml"), (POLICY, "crossref-policy.xml")]
)
def test_whole_document(order: Order, head: Head, golden: str) -> None:
    assert xml(order, head).decode() == (GOLDEN / golden).read_text(encoding="utf-8")


def only_year(order: Order) -> Order:
    """Nothing but what is required."""
    first = order.papers[0]
    changed = with_publication(
        order,
        address=RichText(),
        series=RichText(),
        isbn="",
        issn="",
        volume="",
        editors=(),
        issued=Issued(year=2026, day=3),
    )
    changed = with_paper(changed, abstract=(), pages="", links=(), eprint=None, subtitle=RichText())
    edition = replace(changed.edition, series="", ordinal=None, place="", start=None, end=None)
    assert changed.papers[0].doi == first.doi
    return with_volume(
        order_of(changed.portal, edition, changed.papers), lambda v: replace(v, doi="")
    )


def standing(status: Status) -> Change:
    return lambda order: with_paper(
        order, standing=Standing(status=status, since=date(2026, 12, 1))
    )


def without_notice(change: Change) -> Change:
    def changed(order: Order) -> Order:
        told = change(order)
        return order_of(told.portal, told.edition, told.papers[:1])

    return changed


def relation(kind: RelationKind) -> Change:
    """The second paper is this to the first one, and was issued on a day."""

    def changed(order: Order) -> Order:
        first, notice = with_publication(order, issued=Issued(year=2026, month=11, day=5)).papers
        related = replace(notice, relations=(Relation(kind=kind, key=first.key),))
        return order_of(order.portal, order.edition, (first, related))

    return changed


LINKS = tuple(PaperLink(kind=kind, url=f"https://example.org/{kind}") for kind in LinkKind)
VARIANTS: dict[str, Change] = {
    "least": only_year,
    "all links": lambda order: with_paper(order, links=LINKS),
    "no ISBN in a series": lambda order: with_publication(order, isbn=""),
    "two ISBNs, no series": lambda order: with_publication(
        order, isbn="978–0–00–000000–2, 0-00-000000-0", issn=""
    ),
    "day": lambda order: with_publication(order, issued=Issued(year=2026, month=2, day=3)),
    "withdrawn, with a notice": standing(Status.WITHDRAWN),
    **{status: without_notice(standing(status)) for status in Status},
    **{kind: relation(kind) for kind in RelationKind},
}


@pytest.mark.parametrize("head", [HEAD, POLICY], ids=["no policy", "policy"])
@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
def test_schema_takes_it(order: Order, change: Change, head: Head) -> None:
    assert schema_errors(xml(change(order), head)) == []


@pytest.mark.parametrize("golden", ["crossref.xml", "crossref-policy.xml"])
def test_schema_takes_the_whole_documents(golden: str) -> None:
    assert schema_errors((GOLDEN / golden).read_bytes()) == []


def first_paper(order: Order, head: Head = HEAD) -> ElementTree.Element:
    found = parsed(xml(order, head)).find(".//c:conference_paper", NS)
    assert found is not None
    return found


def test_withdrawn_paper_keeps_no_more_than_its_name(order: Order) -> None:
    paper = first_paper(standing(Status.WITHDRAWN)(with_paper(order, links=LINKS)), POLICY)
    assert paper.get("publication_type") == "bibliographic_record"
    tags = [child.tag.partition("}")[2] for child in paper]
    assert tags == [
        "contributors",
        "titles",
        "publication_date",
        "crossmark",
        "program",
        "doi_data",
    ]
    title = paper.find("c:titles/c:title", NS)
    assert title is not None
    assert "".join(title.itertext()) == "WITHDRAWN: On loops of x² < 3 in H2O"
    assert [item.text for item in paper.findall(".//rel:description", NS)] == ["Preprint"]


def test_marked_title_is_not_marked_twice(order: Order) -> None:
    marked = with_paper(order, title=RichText.from_plain("Retracted: On loops"))
    title = first_paper(marked).find("c:titles/c:title", NS)
    assert title is not None
    assert title.text == "Retracted: On loops"


@pytest.mark.parametrize(
    ("change", "updates"),
    [
        (lambda order: order, [("retraction", "2026-12-01", "10.1000/toy.1")]),
        (standing(Status.WITHDRAWN), [("withdrawal", "2026-12-01", "10.1000/toy.1")]),
        # No entry tells of it, so the paper itself does.
        (
            without_notice(standing(Status.RETRACTED)),
            [("retraction", "2026-12-01", "10.1000/toy.1")],
        ),
        (
            without_notice(standing(Status.CORRECTED)),
            [("correction", "2026-12-01", "10.1000/toy.1")],
        ),
        (without_notice(standing(Status.PUBLISHED)), []),
        # The paper was retracted since: the erratum has its own day.
        (
            relation(RelationKind.ERRATUM_OF),
            [("erratum", "2026-11-05", "10.1000/toy.1")],
        ),
    ],
    ids=["notice", "withdrawal", "retracted", "corrected", "published", "earlier erratum"],
)
def test_updates(order: Order, change: Change, updates: list[tuple[str, str, str]]) -> None:
    root = parsed(xml(change(order), POLICY))
    assert [
        (update.get("type"), update.get("date"), update.text)
        for update in root.iterfind(".//c:update", NS)
    ] == updates


def named(order: Order, **parts: str) -> Order:
    first, *others = order.papers[0].authors
    return with_paper(order, authors=(replace(first, name=Name(**parts)), *others))


PAPER = "papers/toy2026.bib:2:1"
NOTICE = "papers/toy2026.bib:20:1"
VOLUME = "papers/toy2026.bib:27:1"
EDITION = "program/toy2026.yaml"
REFUSED: dict[str, tuple[Change, str, str]] = {
    "DOI": (lambda o: with_paper(o, doi=""), PAPER, "loops has no DOI"),
    "author": (lambda o: with_paper(o, authors=()), PAPER, "loops has no author"),
    "and others": (
        lambda o: with_paper(o, more_authors=True),
        PAPER,
        "the authors of loops end in “and others”",
    ),
    "year": (lambda o: yearless(own(o, issued=None)), PAPER, "loops has no year of publication"),
    "kind": (
        lambda o: with_paper(o, entry_type="article"),
        PAPER,
        "loops is no conference paper but @article",
    ),
    "elsewhere": (
        lambda o: own(o, container=RichText.from_plain("Other\nProceedings")),
        PAPER,
        "loops is not in the volume vol but in 'Other\\nProceedings'",
    ),
    "nowhere": (lambda o: own(o, container=RichText()), PAPER, "loops names no volume"),
    "same DOI": (
        lambda o: with_paper(o, doi="10.1000/TOY.2"),
        NOTICE,
        "notice has the DOI of loops, 10.1000/toy.2",
    ),
    "no volume": (
        lambda o: with_volume(o, lambda _: None),
        EDITION,
        "toy2026 has no volume of proceedings",
    ),
    "volume's title": (
        lambda o: with_publication(o, container=RichText()),
        VOLUME,
        "the volume vol has no title",
    ),
    "publisher": (
        lambda o: with_publication(o, publisher=RichText()),
        VOLUME,
        "the volume vol has no publisher",
    ),
    "volume's year": (
        lambda o: yearless(volume_says(o, issued=None)),
        VOLUME,
        "the volume vol has no year of publication",
    ),
    "series": (
        lambda o: with_publication(
            order_of(o.portal, replace(o.edition, series=""), o.papers), series=RichText()
        ),
        VOLUME,
        "the volume vol has no title of the series that its ISSN is of",
    ),
    "no family name": (
        lambda o: named(o, given="Plato", suffix="Jr."),
        PAPER,
        "loops: a family name is empty",
    ),
    "digits": (
        lambda o: named(o, given="R2", family="D2 2"),
        PAPER,
        "loops: a family name cannot be 'D2 2'",
    ),
    "long suffix": (
        lambda o: named(o, given="A", family="B", suffix="the Magnificent"),
        PAPER,
        "loops: the suffix of a name has 15 characters, more than 10",
    ),
    "ORCID": (
        lambda o: with_paper(
            o, authors=(replace(o.papers[0].authors[0], orcid="0000-1"), *o.papers[0].authors[1:])
        ),
        PAPER,
        "loops: an ORCID iD cannot be 'https://orcid.org/0000-1'",
    ),
    "ISBN": (
        lambda o: with_publication(o, isbn="unknown"),
        VOLUME,
        "vol: the ISBN cannot be 'unknown'",
    ),
    "ISSN": (lambda o: with_publication(o, issn="1234"), VOLUME, "vol: the ISSN cannot be '1234'"),
    "name of the conference": (
        lambda o: order_of(o.portal, replace(o.edition, title="TC"), o.papers),
        EDITION,
        "toy2026: the conference's name cannot be 'TC'",
    ),
}


@pytest.mark.parametrize(("change", "place", "what"), REFUSED.values(), ids=REFUSED)
def test_refused(order: Order, change: Change, place: str, what: str) -> None:
    deposit = crossref_deposit(change(order), HEAD)
    assert deposit.documents == ()
    assert [(str(found.location), found.what) for found in deposit.missing] == [(place, what)]
    assert all(found.hint for found in deposit.missing)


def undated(paper: Paper) -> Paper:
    return replace(paper, standing=replace(paper.standing, since=None))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            lambda o: order_of(o.portal, o.edition, map(undated, o.papers)),
            "the day of the retraction of loops is not known",
        ),
        (
            lambda o: replace(with_paper(o, doi=""), papers=(o.papers[1],)),
            "notice is a notice about loops, which has no DOI",
        ),
    ],
    ids=["day", "DOI"],
)
def test_updates_need_a_day_and_a_doi(order: Order, change: Change, what: str) -> None:
    deposit = crossref_deposit(change(order), POLICY)
    assert [(str(found.location), found.what) for found in deposit.missing] == [(NOTICE, what)]
    assert crossref_deposit(change(order), HEAD).missing == ()  # as relations they need neither


@pytest.mark.parametrize(
    ("head", "what"),
    [
        pytest.param(replace(HEAD, batch_id="abc"), "the batch's id cannot be 'abc'", id="batch"),
        pytest.param(
            replace(HEAD, email="nowhere"),
            "the depositor's email address cannot be 'nowhere'",
            id="email",
        ),
        pytest.param(replace(HEAD, registrant=" "), "the registrant is empty", id="registrant"),
        pytest.param(
            replace(HEAD, depositor="D" * 131),
            "the depositor's name has 131 characters, more than 130",
            id="depositor",
        ),
    ],
)
def test_head_is_checked(order: Order, head: Head, what: str) -> None:
    deposit = crossref_deposit(order, head)
    assert [(str(found.location), found.what) for found in deposit.missing] == [
        ("command line", f"head of the deposit: {what}")
    ]
