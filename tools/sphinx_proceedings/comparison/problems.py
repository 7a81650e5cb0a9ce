"""Two reports of `proceedings check` → which diagnostics are new, and which are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from sphinx_proceedings.comparison.changes import ChangesError, Cut, Problem, Problems, one_line

__all__ = ["compare_reports"]


class _Reported(BaseModel):
    """What is read of a diagnostic in JSON."""

    model_config = ConfigDict(frozen=True)

    code: str
    severity: Literal["error", "warning", "note"]
    path: str
    line: int = Field(ge=0)
    message: str


_REPORT = TypeAdapter(tuple[_Reported, ...])


def compare_reports(before: bytes, after: bytes) -> Problems:
    """What is told now and was not, and the other way round.

    A diagnostic is the same wherever in its file it is: lines move.  Raises ChangesError.
    """
    old, new = _read(before), _read(after)
    return Problems(new=Cut.of(list(_only(old, new))), gone=Cut.of(list(_only(new, old))))


def _only(one: Sequence[_Reported], other: Sequence[_Reported]) -> Iterator[Problem]:
    left = Counter(map(_identity, one))
    for each in other:
        if left[_identity(each)]:
            left[_identity(each)] -= 1
        else:
            yield Problem(
                severity=each.severity,
                code=one_line(each.code),
                path=one_line(each.path),
                line=each.line,
                message=one_line(each.message),
            )


def _identity(reported: _Reported) -> tuple[str, str, str]:
    return reported.code, reported.path, reported.message


def _read(report: bytes) -> tuple[_Reported, ...]:
    try:
        return _REPORT.validate_json(report)
    except ValidationError as error:
        raise ChangesError("this is no report of: proceedings check --format json") from error
