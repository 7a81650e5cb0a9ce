"""Volumes of PMLR (https://proceedings.mlr.press/spec.html) → papers.

One `.bib` file has an `@Proceedings` and an `@InProceedings` for each paper; `key.pdf` and
`key-supp.*` stand beside it.
"""

from __future__ import annotations

import re

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in
from sphinx_proceedings.sources.imports.papers.bib_volume import read_bib_volume
from sphinx_proceedings.sources.imports.papers.submissions import Export

__all__ = ["FORM"]

_VOLUME = re.compile(rb"@\s*proceedings\s*[{(](?!\s*DBLP:)", re.IGNORECASE)
_PAPER = re.compile(rb"@\s*inproceedings\s*[{(](?!\s*DBLP:)", re.IGNORECASE)
_HINT = "give the volume's folder or archive: one .bib file with the PDFs beside it"


def _recognises(package: Package) -> bool:
    names = files_ending_in(package, ".bib")
    if len(names) != 1:
        return False
    begin = begin_of(package, names[0])
    return bool(_VOLUME.search(begin) and _PAPER.search(begin))


def _read(package: Package) -> Export:
    names = files_ending_in(package, ".bib")
    if len(names) != 1:
        has = f"it has {len(names)} .bib files" if names else "it has no .bib file"
        raise ExportError(package.whole, f"{has}; a volume of PMLR has one", _HINT)
    return read_bib_volume(package, names[0], FORM.name, hint=_HINT)


FORM = Form(
    name="pmlr",
    label="PMLR (BibTeX, with PDFs beside it)",
    recognises=_recognises,
    read=_read,
)
