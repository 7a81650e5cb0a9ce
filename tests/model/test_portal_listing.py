"""A listing has some editions and people, and knows all others."""

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal_listing import listing_of
from support.folders import TOY

PORTAL = read_portal(TOY).portal


def test_what_is_listed() -> None:
    listed = listing_of(PORTAL, {"toy2025"}, ["ada-lovelace"])
    wrote = PORTAL.activity_by_person["ada-lovelace"].papers
    assert [edition.id for edition in listed.editions] == ["toy2025"]
    assert set(listed.papers) == {*PORTAL.papers_by_edition["toy2025"], *wrote}
    assert len(listed.papers) == len(set(listed.papers))
    assert listed.people == (PORTAL.person_by_id["ada-lovelace"],)
    assert listed.activity_by_person == {"ada-lovelace": PORTAL.activity_by_person["ada-lovelace"]}


def test_all_others_are_known() -> None:
    listed = listing_of(PORTAL, {"toy2025"})
    assert listed.people == ()
    assert listed.paper_by_id is PORTAL.paper_by_id
    assert listed.papers_by_edition is PORTAL.papers_by_edition
    assert listed.timetables["toy2026"] == PORTAL.timetables["toy2026"]
    assert listed.topics_of_paper == PORTAL.topics_of_paper
