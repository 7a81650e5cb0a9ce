"""All codes of diagnostics, by what they are about."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Code

__all__ = ["code_sections"]

_SECTIONS = {
    Code.FILE_MISSING: "Files",
    Code.BIB_SYNTAX: "BibTeX",
    Code.YAML_SYNTAX: "YAML",
    Code.EDITION_ID: "References between sources",
    Code.SESSION_DUPLICATE_ID: "Programme",
    Code.LEDGER_DAMAGED: "Releases of the programme",
    Code.PERSON_DUPLICATE_ID: "People",
    Code.PAPER_FILE_UNUSABLE: "Papers' own files",
    Code.PDF_UNREADABLE: "What is in papers' PDFs",
    Code.TOPIC_DUPLICATE: "Topics and affiliations",
    Code.PAGE_IN_THE_WAY: "Pages",
    Code.UNKNOWN_OUTPUT: "Settings",
    Code.CITATION_UNAVAILABLE: "What a build needs",
    Code.KNOWN_UNUSED: "Bookkeeping",
}
"""What codes are about, from the first of each section on."""


def code_sections() -> dict[str, tuple[Code, ...]]:
    """All codes in their order, by what they are about."""
    found: dict[str, list[Code]] = {}
    section = ""
    for code in Code:
        section = _SECTIONS.get(code, section)
        found.setdefault(section, []).append(code)
    return {section: tuple(codes) for section, codes in found.items()}
