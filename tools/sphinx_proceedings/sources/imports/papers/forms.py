"""The forms of exports that can be read, each in a module of its own."""

from __future__ import annotations

from sphinx_proceedings.sources.imports.papers import (
    aclpub2,
    anthology,
    crossref,
    csl,
    datacite,
    dblp,
    pmlr,
)
from sphinx_proceedings.sources.imports.papers.form import Form

__all__ = ["FORMS"]

FORMS: tuple[Form, ...] = (
    aclpub2.FORM,
    pmlr.FORM,
    anthology.FORM,
    dblp.FORM,
    crossref.FORM,
    datacite.FORM,
    csl.FORM,
)
"""In the order in which they are tried; no package is of two of them."""
