"""The forms of source that are tried; a new one is a module beside this one and a line here."""

from __future__ import annotations

from fuzz.bibtex import BibtexForm
from fuzz.form import Form

__all__ = ["FORMS"]

FORMS: tuple[Form, ...] = (BibtexForm(),)
