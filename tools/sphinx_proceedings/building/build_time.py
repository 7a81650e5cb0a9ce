"""The time of a build, which says what is published already."""

from __future__ import annotations

import os
from datetime import UTC, datetime

__all__ = ["BuildTimeError", "build_time"]


class BuildTimeError(Exception):
    """The environment states a time that is none."""


def build_time() -> datetime:
    """The time that SOURCE_DATE_EPOCH states, else now (reproducible-builds.org); in UTC.

    Raises `BuildTimeError`.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.now(UTC) if not stated else datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BuildTimeError(f"SOURCE_DATE_EPOCH is {stated!r}, no number of seconds") from error
