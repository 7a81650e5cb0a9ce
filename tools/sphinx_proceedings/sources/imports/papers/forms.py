"""The forms of exports that can be read, each in a module of its own."""

from __future__ import annotations

from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers import (
    aclpub2,
    anthology,
    crossref,
    csl,
    datacite,
    dblp,
    easychair,
    hotcrp,
    openreview,
    pmlr,
)
from sphinx_proceedings.sources.imports.papers.submissions import Export

__all__ = ["FORMS", "recognised"]

FORMS: tuple[Form[Export], ...] = (
    hotcrp.FORM,
    easychair.FORM,
    openreview.FORM,
    aclpub2.FORM,
    pmlr.FORM,
    anthology.FORM,
    dblp.FORM,
    crossref.FORM,
    datacite.FORM,
    csl.FORM,
)
"""In the order in which they are tried; no package is of two of them."""


def recognised(package: Package) -> Form[Export] | None:
    """The form that a package surely has; None where nobody can tell."""
    return next((form for form in FORMS if form.recognises(package)), None)
