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
    Format(
        name="bib",
        suffix=".bib",
        media_type="application/x-bibtex",
        label="BibTeX",
        item=bibtex_item,
        part=_ENTRIES,
    ),
    Format(
        name="ascii",
        suffix=".ascii.bib",
        media_type="application/x-bibtex",
        label="BibTeX (ASCII)",
        item=bibtex_ascii_item,
        part=_ENTRIES,
    ),
    Format(
        name="ris",
        suffix=".ris",
        media_type="application/x-research-info-systems",
        label="RIS",
        item=ris_item,
    ),
    Format(
        name="enw",
        suffix=".enw",
        media_type="application/x-endnote-refer",
        label="EndNote",
        item=endnote_item,
    ),
    Format(
        name="csl",
        suffix=".json",
        media_type="application/vnd.citationstyles.csl+json",
        label="CSL-JSON",
        item=csl_item,
        join=csl_array,
    ),
    Format(
        name="mods",
        suffix=".mods.xml",
        media_type="application/mods+xml",
        label="MODS",
        item=mods_item,
        join=mods_collection,
    ),
)
"""In the order readers are offered them."""

_BY_NAME = {known.name: known for known in FORMATS}


def format_by_name(name: str) -> Format:
    """The format of this name.  Raises KeyError where there is none."""
    return _BY_NAME[name]
