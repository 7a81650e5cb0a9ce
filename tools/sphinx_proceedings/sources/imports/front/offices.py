"""What committees are called in exports → the roles that a portal knows."""

from __future__ import annotations

import re

from sphinx_proceedings.sources.imports.front.matter import folded

__all__ = ["office_of"]

_CHAIR = r"(?:co[- ]?)?(?:chair\w*|lead\w*)"
_OFFICES = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("general-chair", rf"\b(?:general|conference) {_CHAIR}"),
        ("tpc-chair", rf"\b(?:tpc|technical program(?:me)?(?: committee)?) {_CHAIR}"),
        ("program-chair", rf"\b(?:pc|program(?:me)?(?: committee)?) {_CHAIR}"),
        ("workshop-chair", rf"\bworkshops? {_CHAIR}"),
        ("area-chair", rf"\b(?:(?:senior )?(?:area|track) {_CHAIR}|acs?\b|sacs?\b)"),
        ("poster-chair", rf"\bposters?\b[\w /&,]{{0,40}}{_CHAIR}"),
        ("publication-chair", rf"\b(?:publications?|proceedings)\b[\w /&,]{{0,40}}{_CHAIR}"),
        (
            "publicity-chair",
            rf"\b(?:publicity|social media|communications?)\b[\w /&,]{{0,40}}{_CHAIR}",
        ),
        ("local-chair", r"\blocal\b[\w /&,]{0,40}(?:chair|organi[sz]|arrangement|committee)"),
        ("finance-chair", r"\b(?:financ\w+ |treasurer)"),
        ("sponsorship-chair", r"\bsponsor"),
        ("web-chair", r"\bweb(?:site|master)?\b"),
        ("steering-committee", r"\b(?:steering|advisory) (?:committee|board|group)"),
        ("artefact-committee", r"\bart[ei]fact"),
        ("tpc", r"\b(?:tpc|technical program(?:me)? committee)"),
        ("program-committee", r"\b(?:program(?:me)? committee|pc\b)"),
        ("reviewer", r"\breview(?:er|ing)"),
        ("volunteer", r"\bvolunteer"),
        ("organiser", r"\borgani[sz](?:er|ing|ation)"),
    )
)
_NO_OFFICE = re.compile(r"\b(?:invited|keynote|plenary) (?:speaker|talk)|\bauthors?\b")


def office_of(called: str, otherwise: str) -> str:
    """The role of those who are so called: the one that is named first, or `otherwise`.

    Empty for those who have no office, such as invited speakers.
    """
    text = folded(called).replace("_", " ")
    if _NO_OFFICE.search(text):
        return ""
    found = [
        (match.start(), rank, role)
        for rank, (role, pattern) in enumerate(_OFFICES)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else otherwise
