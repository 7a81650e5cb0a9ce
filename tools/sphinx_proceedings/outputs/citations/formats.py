"""Every format that works can be cited in."""

from __future__ import annotations

from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.citations.bibtex import bibtex_ascii_item, bibtex_item
from sphinx_proceedings.outputs.citations.csl import csl_array, csl_item
from sphinx_proceedings.outputs.citations.endnote import endnote_item
from sphinx_proceedings.outputs.citations.mods import mods_collection, mods_item
from sphinx_proceedings.outputs.citations.ris import ris_item

__all__ = ["FORMATS", "format_by_name"]

# Overleaf accepts files of up to 50 MB (Overleaf documentation, “Maximum size of a project”), and
# an entry takes about 1 kB; this leaves room for papers with hundreds of authors.
_ENTRIES = 20_000

FORMATS = (
    Format("bib", ".bib", "application/x-bibtex", "BibTeX", bibtex_item, part=_ENTRIES),
    Format(
        "ascii",
        ".ascii.bib",
        "application/x-bibtex",
        "BibTeX (ASCII)",
        bibtex_ascii_item,
        part=_ENTRIES,
    ),
    Format("ris", ".ris", "application/x-research-info-systems", "RIS", ris_item),
    Format("enw", ".enw", "application/x-endnote-refer", "EndNote", endnote_item),
    Format(
        "csl", ".json", "application/vnd.citationstyles.csl+json", "CSL-JSON", csl_item, csl_array
    ),
    Format("mods", ".mods.xml", "application/mods+xml", "MODS", mods_item, mods_collection),
)
"""In the order readers are offered them."""

_BY_NAME = {known.name: known for known in FORMATS}


def format_by_name(name: str) -> Format:
    """The format of this name.  Raises KeyError where there is none."""
    return _BY_NAME[name]
