"""HTML as a tree, read as leniently as browsers do."""

from __future__ import annotations

from typing import Any

from lxml import etree

__all__ = ["html_tree"]


def html_tree(content: bytes) -> Any:
    """The root element; None where there is none.

    Comments and instructions are left out, and what is no UTF-8 becomes U+FFFD.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    readable = content.decode(errors="replace").replace("\0", "\ufffd").encode()
    try:
        return etree.fromstring(readable, parser)
    except (etree.LxmlError, ValueError):
        return None
