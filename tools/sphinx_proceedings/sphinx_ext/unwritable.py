"""Ends a build that cannot write with one clear error, and nothing that is cut taken for whole.

Sphinx only warns of a page that it cannot write, and calls all else a fault of its own.
"""

from __future__ import annotations

import errno
import logging as python_logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from sphinx.util import logging

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.upstream.output import told_of_pages_to

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ending_when_unwritable", "ends_when_unwritable", "setup"]

P = ParamSpec("P")
T = TypeVar("T")
_EXIT = 2
_REASONS = frozenset(
    {errno.EACCES, errno.EFBIG, errno.EIO, errno.EISDIR, errno.ENAMETOOLONG, errno.ENOSPC}
    | {errno.ENOTDIR, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ELOOP, errno.EMFILE}
    | ({errno.EDQUOT} if hasattr(errno, "EDQUOT") else set())
)
"""What is wrong with the disk, its folders or the process's limits, and not with this tool."""

logger = logging.getLogger(__name__)


@contextmanager
def ending_when_unwritable() -> Iterator[None]:
    """Tell an error in writing and end the process; other errors are raised as they are."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REASONS:
            raise
        logger.error(  # noqa: TRY400  # where it was raised tells an editor nothing
            "%s cannot be written: %s (check that the folder may be written and that the disk is"
            " not full, then build again; the sources are as they were)",
            error.filename2 or error.filename or "the site",
            error.strerror,
            type="proceedings",
            subtype=Code.PAGE_UNWRITABLE.slug,
        )
        raise SystemExit(_EXIT) from error


def ends_when_unwritable(work: Callable[P, T]) -> Callable[P, T]:
    """The same of a function."""

    @wraps(work)
    def told(*arguments: P.args, **named: P.kwargs) -> T:
        with ending_when_unwritable():
            return work(*arguments, **named)

    return told


class _Raising(python_logging.Filter):
    """Raises what Sphinx's builder only warns of, where the disk is the reason."""

    def filter(self, record: python_logging.LogRecord) -> bool:
        arguments = record.args if isinstance(record.args, tuple) else ()
        for argument in arguments:
            if isinstance(argument, OSError) and argument.errno in _REASONS:
                raise argument
        return True


_RAISING = _Raising()


def setup(app: Sphinx) -> None:
    """Have Sphinx's builder raise."""
    told_of_pages_to(_RAISING)
