"""Crossref's XML: the whole document, the schema, and what is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sphinx_proceedings.model.licences import Licence
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
from support.refused_orders import BY_ALL, NOTICE, PAPER, PROGRAMME, VOLUME, Change, Refused
from support.toy_order import (
    HEAD,
    OWN_FILES,
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
NS = {
    "ai": "http://www.crossref.org/AccessIndicators.xsd",
    "c": "http://www.crossref.org/schema/5.4.0",
    "rel": "http://www.crossref.org/relations.xsd",
}


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


LICENCE = Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
LINKS = tuple(PaperLink(kind=kind, url=f"https://example.org/{kind}") for kind in LinkKind)
VARIANTS: dict[str, Change] = {
    "least": only_year,
    "all links": lambda order: with_paper(order, links=LINKS),
    "no ISBN in a series": lambda order: with_publication(order, isbn=""),
    "two ISBNs, no series": lambda order: with_publication(
        order, isbn="978–0–00–000000–2, 0-00-000000-0", issn=""
    ),
    "licence": lambda order: with_paper(order, licence=LICENCE),
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


@pytest.mark.parametrize("head", [HEAD, POLICY], ids=["no policy", "policy"])
@pytest.mark.parametrize(
    ("licence", "change", "told"),
    [
        pytest.param(LICENCE, lambda order: order, [LICENCE.url], id="one that has an address"),
        pytest.param(Licence(name="As printed"), lambda order: order, [], id="words alone"),
        pytest.param(LICENCE, standing(Status.WITHDRAWN), [], id="of a withdrawn paper"),
    ],
)
def test_licence(
    order: Order, head: Head, licence: Licence, change: Change, told: list[str]
) -> None:
    paper = first_paper(change(with_paper(order, licence=licence)), head)
    assert [found.text for found in paper.iterfind(".//ai:license_ref", NS)] == told


def test_marked_title_is_not_marked_twice(order: Order) -> None:
    marked = with_paper(order, title=RichText.from_plain("Retracted: On loops"))
    title = first_paper(marked).find("c:titles/c:title", NS)
    assert title is not None
    assert title.text == "Retracted: On loops"


@pytest.mark.parametrize(
    ("change", "updates"),
    [
        pytest.param(
            lambda order: order, [("retraction", "2026-12-01", "10.1000/toy.1")], id="notice"
        ),
        pytest.param(
            standing(Status.WITHDRAWN),
            [("withdrawal", "2026-12-01", "10.1000/toy.1")],
            id="withdrawal",
        ),
        # No entry tells of it, so the paper itself does.
        pytest.param(
            without_notice(standing(Status.RETRACTED)),
            [("retraction", "2026-12-01", "10.1000/toy.1")],
            id="retracted",
        ),
        pytest.param(
            without_notice(standing(Status.CORRECTED)),
            [("correction", "2026-12-01", "10.1000/toy.1")],
            id="corrected",
        ),
        pytest.param(without_notice(standing(Status.PUBLISHED)), [], id="published"),
        # The paper was retracted since: the erratum has its own day.
        pytest.param(
            relation(RelationKind.ERRATUM_OF),
            [("erratum", "2026-11-05", "10.1000/toy.1")],
            id="earlier erratum",
        ),
    ],
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


REFUSED = BY_ALL | {
    "kind": Refused(
        change=lambda o: with_paper(o, entry_type="article"),
        place=PAPER,
        what="loops is no conference paper but @article",
    ),
    "elsewhere": Refused(
        change=lambda o: own(o, container=RichText.from_plain("Other\nProceedings")),
        place=PAPER,
        what="loops is not in the volume vol but in 'Other\\nProceedings'",
    ),
    "nowhere": Refused(
        change=lambda o: own(o, container=RichText()), place=PAPER, what="loops names no volume"
    ),
    "same DOI": Refused(
        change=lambda o: with_paper(o, doi="10.1000/TOY.2"),
        place=NOTICE,
        what="notice has the DOI of loops, 10.1000/toy.2",
    ),
    "no volume": Refused(
        change=lambda o: with_volume(o, lambda _: None),
        place=PROGRAMME,
        what="toy2026 has no volume of proceedings",
    ),
    "publisher": Refused(
        change=lambda o: with_publication(o, publisher=RichText()),
        place=VOLUME,
        what="the volume vol has no publisher",
    ),
    "volume's year": Refused(
        change=lambda o: yearless(volume_says(o, issued=None)),
        place=VOLUME,
        what="the volume vol has no year of publication",
    ),
    "series": Refused(
        change=lambda o: with_publication(
            order_of(o.portal, replace(o.edition, series=""), o.papers), series=RichText()
        ),
        place=VOLUME,
        what="the volume vol has no title of the series that its ISSN is of",
    ),
    "no family name": Refused(
        change=lambda o: named(o, given="Plato", suffix="Jr."),
        place=PAPER,
        what="loops: a family name is empty",
    ),
    "digits": Refused(
        change=lambda o: named(o, given="R2", family="D2 2"),
        place=PAPER,
        what="loops: a family name cannot be 'D2 2'",
    ),
    "long suffix": Refused(
        change=lambda o: named(o, given="A", family="B", suffix="the Magnificent"),
        place=PAPER,
        what="loops: the suffix of a name has 15 characters, more than 10",
    ),
    "ISBN": Refused(
        change=lambda o: with_publication(o, isbn="unknown"),
        place=VOLUME,
        what="vol: the ISBN cannot be 'unknown'",
    ),
    "ISSN": Refused(
        change=lambda o: with_publication(o, issn="1234"),
        place=VOLUME,
        what="vol: the ISSN cannot be '1234'",
    ),
    "name of the conference": Refused(
        change=lambda o: order_of(o.portal, replace(o.edition, title="TC"), o.papers),
        place=PROGRAMME,
        what="toy2026: the conference's name cannot be 'TC'",
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_refused(order: Order, case: Refused) -> None:
    deposit = crossref_deposit(case.change(order), HEAD)
    assert deposit.documents == ()
    assert [(str(found.location), found.what) for found in deposit.missing] == [
        (case.place, case.what)
    ]
    assert all(found.hint for found in deposit.missing)


def undated(paper: Paper) -> Paper:
    return replace(paper, standing=replace(paper.standing, since=None))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(
            lambda o: order_of(o.portal, o.edition, map(undated, o.papers)),
            "the day of the retraction of loops is not known",
            id="day",
        ),
        pytest.param(
            lambda o: replace(with_paper(o, doi=""), papers=(o.papers[1],)),
            "notice is a notice about loops, which has no DOI",
            id="DOI",
        ),
    ],
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


def test_files_beside_the_page(order: Order) -> None:
    """The text is for those who mine it; what else there is belongs to it."""
    changed = with_paper(order, files=OWN_FILES)
    at = "https://toys.example/papers/toy2026/loops"
    paper = first_paper(changed)
    mined = paper.findall("c:doi_data/c:collection[@property='text-mining']/c:item/c:resource", NS)
    assert [(found.text, found.attrib) for found in mined] == [
        (f"{at}.pdf", {"mime_type": "application/pdf", "content_version": "vor"})
    ]
    related = [item.text for item in paper.findall(".//rel:inter_work_relation", NS)]
    assert f"{at}-supplement.zip" in related
    assert schema_errors(xml(changed)) == []
