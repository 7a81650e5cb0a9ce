"""What an edition is called in files and addresses."""

from __future__ import annotations

import re
from typing import NewType

__all__ = ["EDITION_ID", "EDITION_ID_FORM", "EditionId", "EditionIdError", "edition_id"]

EditionId = NewType("EditionId", str)
"""The name of an edition's files and folders, such as `myworkshop2027`."""

EDITION_ID = r"(?!index$)[a-z0-9]+([_-][a-z0-9]+)*"
"""The form of one, for Python and JSON Schema alike; `index` is a page of its own."""
EDITION_ID_FORM = "lower-case letters and digits, such as myworkshop2027"
"""The same in words."""


class EditionIdError(ValueError):
    """Why a text is no edition's id, and what to write."""

    def __init__(self, text: str) -> None:
        self.problem = f"{text!r} cannot be an edition's id"
        super().__init__(f"{self.problem}: use {EDITION_ID_FORM}")


def edition_id(text: str) -> EditionId:
    """The text as an edition's id.  Raises EditionIdError."""
    if re.fullmatch(EDITION_ID, text) is None:
        raise EditionIdError(text)
    return EditionId(text)
