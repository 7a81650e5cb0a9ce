"""The forms of programmes that can be read, each in a module of its own."""

from __future__ import annotations

from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.schedules import (
    indico,
    pretalx,
    schedule_file,
    spreadsheet,
)
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule

__all__ = ["FORMS"]

FORMS: tuple[Form[Schedule], ...] = (
    pretalx.FORM,
    indico.FORM,
    spreadsheet.FORM,
    schedule_file.FORM,
)
"""In the order in which they are tried; the last one tells what is wrong with what is unknown."""
