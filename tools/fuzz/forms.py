"""The forms of source that are tried; a new one is a module beside this one and a line here."""

from __future__ import annotations

from fuzz.bibtex import BibtexForm
from fuzz.form import Form
from fuzz.imports import IMPORTS
from fuzz.ledger import LedgerForm
from fuzz.programme import ProgrammeForm
from fuzz.schedule import ScheduleForm

__all__ = ["FORMS"]

FORMS: tuple[Form, ...] = (
    BibtexForm(),
    ProgrammeForm(),
    ScheduleForm(),
    LedgerForm(),
    *IMPORTS,
)
