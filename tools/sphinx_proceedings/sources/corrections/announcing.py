"""What a paper tells its readers of a correction: `status`, `statusdate` and `notice`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sphinx_proceedings.model.papers import Status
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.corrections.asked import CorrectionError
from sphinx_proceedings.sources.corrections.bibtex_values import plain_as_latex

__all__ = ["announcement"]


def announcement(entry: BibEntry, reason: str, day: date) -> Mapping[str, str]:
    """The fields that tell of it, as LaTeX; a notice that is there goes on with the reason.

    Raises `CorrectionError` for a paper that readers are told something else of.
    """
    status = entry.value("status").strip().lower()
    if status not in ("", Status.PUBLISHED, Status.CORRECTED):
        raise CorrectionError(
            entry.where("status"),
            f"{entry.key} is {status}, of which its page tells readers",
            "correct it without --announce, or change its notice",
        )
    told, known = plain_as_latex(reason), entry.value("notice").strip()
    return {
        "status": Status.CORRECTED.value,
        "statusdate": day.isoformat(),
        "notice": known if told in known else f"{known} {told}".strip(),
    }
