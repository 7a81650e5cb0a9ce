"""Affiliations as papers print them."""

from sphinx_proceedings.model.people import PrintedAffiliation


def printed_at(*names: str) -> tuple[PrintedAffiliation, ...]:
    """Those of which nothing else is known; an empty name is none."""
    return tuple(PrintedAffiliation(name=name) for name in names if name)
