"""Archives of preprints and other texts, which give a text an identifier of their own."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["ARCHIVES", "ARCHIVE_ALIASES", "Archive", "Eprint"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """An archive that this tool knows."""

    label: str
    """As it calls itself."""
    prefix: str
    """What makes an address of an identifier when it stands before it."""


ARCHIVES = {
    "arxiv": Archive(label="arXiv", prefix="https://arxiv.org/abs/"),
    "hal": Archive(label="HAL", prefix="https://hal.science/"),
    "hdl": Archive(label="Handle", prefix="https://hdl.handle.net/"),
    "pubmed": Archive(label="PubMed", prefix="https://pubmed.ncbi.nlm.nih.gov/"),
    "pmc": Archive(label="PubMed Central", prefix="https://pmc.ncbi.nlm.nih.gov/articles/"),
    "jstor": Archive(label="JSTOR", prefix="https://www.jstor.org/stable/"),
    "googlebooks": Archive(label="Google Books", prefix="https://books.google.com/books?id="),
    "iacr": Archive(label="IACR ePrint", prefix="https://eprint.iacr.org/"),
    "ssrn": Archive(label="SSRN", prefix="https://ssrn.com/abstract="),
    "openreview": Archive(label="OpenReview", prefix="https://openreview.net/forum?id="),
    "eccc": Archive(label="ECCC", prefix="https://eccc.weizmann.ac.il/report/"),
    "osf": Archive(label="OSF", prefix="https://osf.io/"),
    "urn": Archive(label="URN", prefix="https://nbn-resolving.org/"),
    "biorxiv": Archive(label="bioRxiv", prefix="https://doi.org/10.1101/"),
    "medrxiv": Archive(label="medRxiv", prefix="https://doi.org/10.1101/"),
}
"""By the name that `eprinttype` gives them, in small letters (biblatex manual, 3.13.7)."""

_WITHOUT_PREPRINTS = frozenset({"hdl", "pubmed", "pmc", "jstor", "googlebooks", "urn"})

ARCHIVE_ALIASES = {
    "handle": "hdl",
    "pmid": "pubmed",
    "pmcid": "pmc",
    "google books": "googlebooks",
    "google-books": "googlebooks",
    "cryptology eprint archive": "iacr",
    "iacr eprint": "iacr",
    "eprint.iacr.org": "iacr",
    "open review": "openreview",
    "openreview.net": "openreview",
    "arxiv.org": "arxiv",
    "nbn": "urn",
    "urn:nbn": "urn",
}
"""Other names of archives → theirs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Eprint:
    """An identifier in an archive."""

    archive: str
    """Lower-case name, such as `arxiv` or `hal`."""
    id: str
    section: str = ""
    """Where in the archive, such as arXiv's `cs.CL`."""

    @property
    def label(self) -> str:
        """The archive as it calls itself, or as it is written."""
        known = ARCHIVES.get(self.archive)
        return known.label if known else self.archive

    @property
    def is_preprint(self) -> bool:
        """Whether it names a text that can be read there beside what is published."""
        return self.archive in ARCHIVES and self.archive not in _WITHOUT_PREPRINTS

    @property
    def url(self) -> str:
        """Where the text is; empty for an archive that is not known."""
        known = ARCHIVES.get(self.archive)
        return known.prefix + quote(self.id, safe="/:._~()-+") if known else ""
