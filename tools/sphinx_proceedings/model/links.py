"""Where addresses lead, as far as they tell it."""

from __future__ import annotations

from urllib.parse import urldefrag, urlsplit

__all__ = ["leads_to_pdf", "target_of"]


def leads_to_pdf(url: str) -> bool:
    """Whether an address ends like that of a PDF, whatever is asked of it behind that."""
    try:
        return urlsplit(url).path.lower().endswith(".pdf")
    except ValueError:
        return False


def target_of(url: str) -> str:
    """The same of addresses that lead to the same: a place in it, and the scheme, do not count."""
    try:
        address = urldefrag(url).url
    except ValueError:
        address = url
    return address.partition("://")[2].rstrip("/")
