"""Which role those have who are called so in an export."""

import pytest

from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.sources.imports.front.matter import own_title
from sphinx_proceedings.sources.imports.front.offices import office_of


@pytest.mark.parametrize(
    ("called", "role", "title"),
    [
        ("General Chair", "general-chair", ""),
        ("General Co-Chairs", "general-chair", ""),
        ("Program Chairs", "program-chair", ""),
        ("PC Co-chairs", "program-chair", "PC Co-chairs"),
        ("Programme Committee Chairs", "program-chair", "Programme Committee Chairs"),
        ("TPC Chairs", "tpc-chair", ""),
        ("Technical Program Committee", "tpc", ""),
        ("Program Committee", "program-committee", ""),
        ("Senior Program Committee", "program-committee", "Senior Program Committee"),
        ("Senior Area Chairs", "area-chair", "Senior Area Chairs"),
        ("Area Chairs", "area-chair", ""),
        ("Local / Virtual Chair", "local-chair", "Local / Virtual Chair"),
        ("Local Organizers", "local-chair", "Local Organizers"),
        ("Publicity and Social Media Chairs", "publicity-chair", None),
        ("Publicity and Sponsorship Chairs", "publicity-chair", None),
        ("Publication Chair", "publication-chair", ""),
        ("Proceedings Chair", "publication-chair", "Proceedings Chair"),
        ("Sponsorship Chair", "sponsorship-chair", ""),
        ("Website Chair", "web-chair", "Website Chair"),
        ("Poster and Demo Chairs", "poster-chair", "Poster and Demo Chairs"),
        ("Steering Committee", "steering-committee", ""),
        ("Advisory Board", "steering-committee", "Advisory Board"),
        ("Organizers", "organiser", ""),
        ("Organizing Committee", "organiser", "Organizing Committee"),
        ("Reviewers", "reviewer", ""),
        ("Secondary Reviewers", "reviewer", "Secondary Reviewers"),
        ("Artifact Evaluation Committee", "artefact-committee", ""),
        ("Student Volunteers", "volunteer", "Student Volunteers"),
        ("Mentoring Chair", "organiser", "Mentoring Chair"),
        ("SIGdial Officers", "organiser", "SIGdial Officers"),
        ("", "organiser", ""),
        ("Invited Speakers", "", None),
    ],
)
def test_offices(called: str, role: str, title: str | None) -> None:
    assert office_of(called, "organiser") == role
    if title is not None:
        assert own_title(role, called) == title


@pytest.mark.parametrize("role", ROLES)
def test_every_role_knows_its_own_names(role: str) -> None:
    for label in (ROLES[role].one, ROLES[role].group):
        assert office_of(label, "") == role
        assert own_title(role, label) == ""
