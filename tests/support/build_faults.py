"""What goes wrong in a build, and when: a portal's `conf.py` connects it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sphinx.application import Sphinx

SETUP = """
def setup(app):
    from support import build_faults

    build_faults.connect(app)
"""
"""For a `conf.py`."""
_faults: dict[str, Callable[..., None]] = {}


def connect(app: Sphinx) -> None:
    """Have the faults of now happen in this build."""
    for event, fault in _faults.items():
        app.connect(event, fault, priority=999)


@contextmanager
def faulty(event: str, fault: Callable[..., None]) -> Iterator[None]:
    """Let builds go wrong at an event of Sphinx."""
    _faults[event] = fault
    try:
        yield
    finally:
        del _faults[event]


def killed(after: int = 0) -> Callable[..., None]:
    """Ends the process, as nearly as a test can: nobody is told; the first times go well."""
    times = iter(range(after))

    def kill(*_arguments: object) -> None:
        if next(times, None) is None:
            raise KeyboardInterrupt

    return kill
