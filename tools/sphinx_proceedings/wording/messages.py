"""Messages: what the tool says, in the language that is spoken at the time.

As in all programs with gettext, the English text is the message's name, and what varies in it is
named in braces: `gettext("Part {number}", number=2)`.  Which language is spoken holds for all that
is called within `speaking`; whoever makes something for a portal says so once, and what is made
later, or elsewhere, is bound to it by `Spoken`.

A message may be given fewer values than it names: the others stay in braces, for parts of a page
that are no text (`told` in `pages/inlines.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

from babel.numbers import format_decimal

from sphinx_proceedings.wording.catalogues import ENGLISH, Catalogue, catalogue

__all__ = [
    "Spoken",
    "bytes_told",
    "gettext",
    "labelled",
    "ngettext",
    "noop",
    "number",
    "pgettext",
    "speak",
    "speaking",
    "spoken",
]

P = ParamSpec("P")
T = TypeVar("T")

_THOUSAND = 1_000
_FEW = 10
"""Below it a digit behind the point says something."""
_SPOKEN: ContextVar[Catalogue] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Catalogue:
    """The language that is spoken."""
    return _SPOKEN.get()


def speak(language: str) -> None:
    """Speak a language (BCP 47) from now on; English, where the tool was not translated to it."""
    _SPOKEN.set(catalogue(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within."""
    before = _SPOKEN.set(catalogue(language))
    try:
        yield
    finally:
        _SPOKEN.reset(before)


@dataclass(frozen=True, slots=True)
class Spoken(Generic[P, T]):
    """A function that speaks a language, whenever and wherever it is called."""

    language: str
    function: Callable[P, T]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """What it returns."""
        with speaking(self.language):
            return self.function(*args, **kwargs)


def gettext(message: str, **values: object) -> str:
    """A message with its values."""
    said = _SPOKEN.get().says.gettext(message)
    return said.format_map(_Values(values)) if values else said


def pgettext(context: str, message: str, **values: object) -> str:
    """The same of a message that means something else in another context."""
    said = _SPOKEN.get().says.pgettext(context, message)
    return said.format_map(_Values(values)) if values else said


def ngettext(one: str, several: str, count: int, **values: object) -> str:
    """A message of `{count}` things, such as `1 paper` or `2,000 papers`."""
    said = _SPOKEN.get().says.ngettext(one, several, count)
    return said.format_map(_Values(values, count=number(count)))


def labelled(label: str, value: str) -> str:
    """What something is called, and what it is: `Toy 2027: Deadlines`."""
    return gettext("{label}: {value}", label=label, value=value)


def noop(message: str) -> str:
    """Marks a message that is said later."""
    return message


def number(value: int) -> str:
    """A number with what parts its thousands."""
    language = _SPOKEN.get()
    # Babel takes a hundred times as long.
    if language.is_english or value < _THOUSAND:
        return f"{value:,}"
    return format_decimal(value, locale=language.locale)


def bytes_told(count: int) -> str:
    """A number of bytes in the unit that leaves the fewest digits: `1.2 MB`; a MB is a million."""
    amount, unit = float(count), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if amount < _THOUSAND:
            break
        amount, unit = amount / _THOUSAND, larger
    is_small = unit != "B" and amount < _FEW
    told = format_decimal(
        amount, format="#,##0.0" if is_small else "#,##0", locale=_SPOKEN.get().locale
    )
    return f"{told}\N{NO-BREAK SPACE}{unit}"


class _Values(dict[str, object]):
    """Values of what a message names; what has none stays as it is named."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
