"""Links to calendars on the pages of what they hold."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import Tag

from conftest import Build, Write
from support.shared_builds import ADDRESS, SharedBuilds
from support.sphinx_build import Built, build_portal

FOLDER = "program/hard2027"


def links(element: Tag) -> list[tuple[str, str]]:
    """What each link says and where it leads."""
    return [(link.get_text(), str(link["href"])) for link in element.select("a")]


def lead(built: Built, docname: str) -> list[tuple[str, str]]:
    return links(built.page(docname).select(".calendars li")[0])


@dataclass(frozen=True, kw_only=True)
class Offer:
    """The calendar that a page offers: what it is called, the link, and the file in the site."""

    docname: str
    label: str
    href: str
    path: str


OFFERS = {
    "programme": Offer(
        docname=f"{FOLDER}/index",
        label="Whole programme",
        href="schedule.ics",
        path=f"{FOLDER}/schedule.ics",
    ),
    "session": Offer(
        docname=f"{FOLDER}/theory-1",
        label="This session",
        href="theory-1.ics",
        path=f"{FOLDER}/theory-1.ics",
    ),
    "paper": Offer(
        docname="papers/hard2027/hard01",
        label="This talk",
        href="../../program/hard2027/talks/hard01.ics",
        path=f"{FOLDER}/talks/hard01.ics",
    ),
    "person": Offer(
        docname="people/tony-hoare",
        label="Talks and sessions",
        href="tony-hoare.ics",
        path="people/tony-hoare.ics",
    ),
}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
def test_each_page_offers_its_calendar(hard_site: Built, offer: Offer) -> None:
    assert lead(hard_site, offer.docname) == [
        (f"{offer.label} (.ics)", offer.href),
        ("Subscribe", f"webcal://example.org/p/{offer.path}"),
    ]
    assert (hard_site.html / offer.path).exists()


def test_all_are_behind_a_summary(hard_site: Built) -> None:
    (details,) = hard_site.page(f"{FOLDER}/index").select("details.calendars")
    assert details.summary is not None
    assert details.summary.get_text() == "Add to calendar"
    files = [href for label, href in links(details) if label != "Subscribe"]
    assert {"schedule.ics", "days/2027-03-28.ics", "rooms/sala-a.ics", "deadlines.ics"} <= {*files}
    assert all((hard_site.html / FOLDER / path).exists() for path in files)
    addresses = [code.get_text() for code in details.select("code")]
    assert addresses == [f"{ADDRESS}{FOLDER}/{path}" for path in files]


def test_every_link_says_what_it_is_for(hard_site: Built) -> None:
    """A list of links, as screen readers give it, has no two that sound alike."""
    found = hard_site.page(f"{FOLDER}/theory-1").select(".calendars a")
    named = [str(link.get("aria-label") or link.get_text()) for link in found]
    assert named[:4] == [
        "This session (.ics)",
        "Subscribe to This session",
        "Ordering What Cannot Be Ordered (.ics)",
        "Subscribe to Ordering What Cannot Be Ordered",
    ]
    assert len(set(named)) == len(named) == 8


def test_where_the_site_is_published_nobody_knows(shared_builds: SharedBuilds) -> None:
    """There is nothing to subscribe to, and no address."""
    built = shared_builds.hard_unaddressed()
    assert lead(built, f"{FOLDER}/index") == [("Whole programme (.ics)", "schedule.ics")]
    assert built.page(f"{FOLDER}/index").select(".calendars code, .calendars [href^=webcal]") == []


def test_a_page_without_an_event_offers_none(write: Write, build: Build) -> None:
    bib = "@misc{one, author = {Lovelace, Ada}, title = {One}, year = 2026}\n"
    page = "# Home\n\n```{calendars}\n```\n"
    built = build(write({"papers/w2026.bib": bib, "index.md": page}))
    for docname in ("index", "papers/w2026/one", "people/ada-lovelace"):
        assert built.page(docname).select(".calendars") == []


def test_titles_stay_texts(hard_site: Built) -> None:
    (details,) = hard_site.page(f"{FOLDER}/keynote-1").select("details.calendars")
    assert details.select("b") == []
    assert ("Time, <b>Clocks</b>; and, the Ordering (.ics)", "talks/first-keynote.ics") in links(
        details
    )


@pytest.mark.parametrize("builder", ["text", "epub"])
def test_formats_without_files_beside_pages_have_no_links(toy: Path, builder: str) -> None:
    built = build_portal(toy, builder=builder)
    texts = [
        path.read_text() for path in built.html.rglob("*") if path.suffix in {".txt", ".xhtml"}
    ]
    assert any("Trains" in text for text in texts)
    assert not any(".ics" in text for text in texts)
