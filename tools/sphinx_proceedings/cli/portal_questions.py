"""What a new portal is about: as options say it, else as somebody answers, else by default."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.model.licences import Licence, licence_from
from sphinx_proceedings.sources.values.clock import zone_by_name
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.publishing import PUBLISHED_BY

__all__ = ["add_portal_options", "add_site_options", "address", "asked", "day", "zone"]

_YEAR = re.compile(r"(\d{4})$")
_ADDRESS = re.compile(r"https?://[^\s?#<>\"]+")
_USUAL_DAY = (5, 10)
_LICENCE = "CC BY 4.0"
_NO_LICENCE = "none"
_USUAL_HOST = "github"
_NOWHERE = "none"
Answer = TypeVar("Answer")


def add_portal_options(parser: ArgumentParser) -> None:
    """What can be said of an edition; what is not is asked for at a terminal."""
    parser.add_argument("--name", type=_text, help="what it is called, such as “My Workshop 2027”")
    parser.add_argument("--start", type=day, metavar="DATE", help="its first day: 2027-05-10")
    parser.add_argument("--end", type=day, metavar="DATE", help="its last day (default: the first)")
    parser.add_argument(
        "--timezone", type=zone, metavar="ZONE", help="IANA zone of the venue, such as Europe/Rome"
    )
    parser.add_argument("--place", type=_text, help="such as “Rome, Italy”")
    parser.add_argument(
        "--no-input", action="store_true", help="ask nothing; what is not said has its default"
    )


def add_site_options(parser: ArgumentParser) -> None:
    """What can be said of the site."""
    parser.add_argument("--baseurl", type=address, metavar="ADDRESS", help="where the site will be")
    parser.add_argument(
        "--licence",
        type=_licence,
        help=f"of what the site says: a name at SPDX, an address, or {_NO_LICENCE}"
        f" (default: {_LICENCE})",
    )
    parser.add_argument(
        "--publish",
        action="append",
        choices=(*PUBLISHED_BY, _NOWHERE),
        help=f"where it is published, which adds files; may be repeated (default: {_USUAL_HOST})",
    )


def asked(options: Namespace, *, sample: bool, of_site: bool) -> PortalData:
    """The data of a portal, and `of_site` of its site; raises MisuseError for contradictions."""
    is_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    ask = _ask if is_terminal and not options.no_input else _default
    edition: str = options.edition
    name = options.name or ask("What is it called", _text, _name_of(edition))
    start = options.start or ask("Its first day", day, _day_of(edition).isoformat())
    timezone = options.timezone or ask("Time zone of the venue", zone, "UTC")
    licence = None
    if of_site:
        licence = options.licence or ask(
            f"Licence of what the site says, or {_NO_LICENCE}", _licence, _LICENCE
        )
    end = options.end or start
    if end < start:
        raise MisuseError(f"--end {end} is before the first day, {start}")
    return PortalData(
        edition=edition,
        name=name,
        start=start,
        end=end,
        timezone=timezone,
        place=options.place or "",
        baseurl=(of_site and options.baseurl) or "",
        publish=_ways(options.publish or [_USUAL_HOST]) if of_site else (),
        licence=None if licence is None or licence.name == _NO_LICENCE else licence,
        sample=sample,
    )


def _ways(told: list[str]) -> tuple[str, ...]:
    """How it is published; raises MisuseError where that is nowhere and somewhere."""
    ways = tuple(dict.fromkeys(told))
    if ways == (_NOWHERE,):
        return ()
    if _NOWHERE in ways:
        raise MisuseError(f"--publish {_NOWHERE} goes with no other")
    return ways


def _default(_question: str, read: Callable[[str], Answer], default: str) -> Answer:
    return read(default)


def _ask(question: str, read: Callable[[str], Answer], default: str) -> Answer:
    """Ask until the answer can be used."""
    while True:
        print(f"{question} [{default}]: ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise MisuseError("the input ended before all was answered; nothing was written")
        try:
            return read(line.strip() or default)
        except ArgumentTypeError as error:
            print(f"{error}", file=sys.stderr)


def _name_of(edition: str) -> str:
    """`myworkshop2027` → “Myworkshop 2027”."""
    words = _YEAR.sub(r" \1", edition).replace("_", " ").replace("-", " ").split()
    return " ".join(word.capitalize() for word in words)


def _day_of(edition: str) -> date:
    year = _YEAR.search(edition)
    number = int(year[1]) if year else 0
    in_reach = date.min.year < number < date.max.year
    return date(number if in_reach else build_time().year + 1, *_USUAL_DAY)


def _text(written: str) -> str:
    text = " ".join(written.split())
    if not text or not text.isprintable():
        raise ArgumentTypeError(f"{written!r} is no text of one line")
    return text


def day(written: str) -> date:
    """A date as options write it."""
    try:
        found = date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written!r} is no date; write one such as 2027-05-10") from None
    if not date.min + timedelta(days=366) < found < date.max - timedelta(days=366):
        raise ArgumentTypeError(f"{written!r} is no day of a workshop")
    return found


def zone(written: str) -> str:
    """An IANA time zone as options write it."""
    if zone_by_name(written) is None:
        raise ArgumentTypeError(f"{written!r} is no time zone; write one such as Europe/Rome")
    return written


def address(written: str) -> str:
    """Where a site is, as options write it; with a slash at its end."""
    if not _ADDRESS.fullmatch(written):
        raise ArgumentTypeError(
            f"{written!r} is no address; write one such as https://example.org/"
        )
    return written if written.endswith("/") else f"{written}/"


def _licence(written: str) -> Licence:
    if written.strip().casefold() == _NO_LICENCE:
        return Licence(name=_NO_LICENCE)
    licence = licence_from(_text(written))
    if licence is None:
        raise ArgumentTypeError(f"{written!r} is no licence")
    return licence
