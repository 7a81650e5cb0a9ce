"""Jinja templates in which every value is text unless it is MyST already."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from sphinx_proceedings.pages import dates, inlines
from sphinx_proceedings.pages.page import MARKER
from sphinx_proceedings.pages.writers import myst

__all__ = ["render"]


def render(template: str, *, source: str = "", **values: object) -> str:
    """A template's text: one line between blocks, a line feed at the end.

    `source` names what the page is made from; it stands in a comment and is no markup.
    """
    comment = myst.Myst(" ".join(source.split()))
    rendered = _environment().get_template(f"{template}.md.jinja").render(source=comment, **values)
    return re.sub(r"\n{3,}", "\n\n", rendered).strip("\n") + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sphinx_proceedings", "pages/templates"),
        autoescape=False,  # noqa: S701  HTML escaping would be wrong; `finalize` escapes for MyST.
        finalize=myst.as_myst,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.globals.update(
        marker=myst.Myst(MARKER),
        doc_link=inlines.doc_link,
        url_link=inlines.url_link,
        span=inlines.span,
        date=inlines.date,
        time=inlines.time,
        day=dates.day,
        number=myst.number,
        clock=dates.clock,
        zone=dates.zone,
    )
    return environment
