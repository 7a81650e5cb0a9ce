"""What templates of Sphinx and of its themes are told of a page, beyond what Sphinx documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

__all__ = [
    "add_meta_tags",
    "change_meta_tags",
    "contents_of",
    "drop_option_scripts",
    "has_contents_beside",
    "put_contents",
    "set_canonical",
]

_OPTION = re.compile(r"DOCUMENTATION_OPTIONS\.(?:pagename|search_as_you_type) = [^;]*;")
_CONTENTS = "generate_toc_html"
"""The function by which templates of pydata-sphinx-theme ask for the contents of a page."""


def add_meta_tags(context: dict[str, Any], html: str) -> None:
    """Put HTML into the head of a page, behind what is there."""
    # Missing on pages that have no source.
    context["metatags"] = "\n".join([context.get("metatags") or "", html])


def change_meta_tags(context: dict[str, Any], change: Callable[[str], str]) -> None:
    """Have something else in the head of a page than what is there."""
    context["metatags"] = change(context.get("metatags") or "")


def set_canonical(context: dict[str, Any], address: str) -> None:
    """Name another page in the link to the canonical one, which Sphinx makes itself."""
    context["pageurl"] = address


def drop_option_scripts(context: dict[str, Any]) -> None:
    """Leave out scripts within a page that say something to Sphinx's own.

    pydata-sphinx-theme says the page's name there, and whether its search answers as one types.
    """
    context["script_files"] = [
        script for script in context["script_files"] if not _is_of_options(script)
    ]


def _is_of_options(script: Any) -> bool:
    body = getattr(script, "attributes", {}).get("body") or ""
    return _OPTION.fullmatch(body) is not None


def has_contents_beside(context: dict[str, Any]) -> bool:
    """Whether the theme shows the contents of a page beside it."""
    return _CONTENTS in context


def contents_of(context: dict[str, Any]) -> str:
    """The contents of a page as the theme makes them."""
    return str(context[_CONTENTS]())


def put_contents(context: dict[str, Any], html: str) -> None:
    """Put others in their place, or nothing."""
    if not html:
        # The theme's buttons ask for the contents as well.
        context["secondary_sidebar_items"] = []
    context[_CONTENTS] = lambda **_options: html
