"""One thing that is broken in the site of `tests/audit/conftest.py`."""

from typing import NamedTuple

from sphinx_proceedings.audit.findings import Finding

__all__ = ["ADA", "ONE_RECORD", "PAPER", "PLACE", "Break"]

PAPER = "papers/wood2026/berg2026.html"
PLACE = "papers/wood2026/berg2026"
ADA = "people/ada.html"
ONE_RECORD = "make both from one record"


class Break(NamedTuple):
    """An edit of a file and the one finding that it must give."""

    check: str
    changed: str
    """The file that is edited."""
    old: str
    new: str
    path: str
    """The file of the finding."""
    message: str
    remedy: str

    @property
    def finding(self) -> Finding:
        """As an audit tells it."""
        return Finding(check=self.check, path=self.path, message=self.message, remedy=self.remedy)
