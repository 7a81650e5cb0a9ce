"""What a new portal is about, and how that is written into each kind of file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

from jinja2 import Environment, StrictUndefined

from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.model.richtext import RichText

__all__ = ["PortalData", "filled", "latex", "quoted"]

_DEADLINE = timedelta(weeks=14)
"""How long before a workshop papers are due, in the example."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+.!|$~^:&=@-])")


@dataclass(frozen=True, kw_only=True, slots=True)
class PortalData:
    """What is known of an edition when its portal begins."""

    edition: str
    name: str
    start: date
    end: date
    timezone: str
    place: str = ""
    baseurl: str = ""
    licence: Licence | None = None
    """What may be done with what the site says."""
    publish: tuple[str, ...] = ()
    """The ways in which it is published, such as `github`."""
    sample: bool = True
    """Whether there are a paper, a session and a committee to replace."""


def filled(text: str, data: PortalData) -> str:
    """A template of the starter with these data."""
    values = {name: getattr(data, name) for name in PortalData.__slots__}
    more = {"year": data.start.year, "due": data.start - _DEADLINE}
    return _TEMPLATES.from_string(text).render(values | more)


def quoted(text: str) -> str:
    """A text in double quotes, as Python and YAML both read it."""
    return json.dumps(text, ensure_ascii=False)


def _markdown(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def latex(text: str) -> str:
    """A text as a value of BibTeX."""
    return bibtex_text(RichText.from_plain(text), ascii_only=False)


def _settings(licence: Licence | None) -> str:
    """A licence as `conf.py` says it."""
    if licence is None:
        return '""'
    if not licence.url:
        return quoted(licence.name)
    return f"({quoted(licence.name)}, {quoted(licence.url)})"


# Not the usual braces: those of BibTeX, of MyST and of workflows stand in the files.
_TEMPLATES = Environment(
    block_start_string="<%",
    block_end_string="%>",
    variable_start_string="<<",
    variable_end_string=">>",
    comment_start_string="<#",
    comment_end_string="#>",
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701  # no HTML is made, and each filter quotes for its format
)
_TEMPLATES.filters |= {
    "quoted": quoted,
    "markdown": _markdown,
    "latex": latex,
    "settings": _settings,
}
