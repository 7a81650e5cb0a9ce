"""Problems that editors have recorded as known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.portal import Portal

__all__ = ["acknowledge"]


def acknowledge(portal: Portal, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics, those recorded as known marked; and a warning for each entry unused."""
    known = {
        (f"{edition.id}/{session.id}", entry.code): entry
        for edition in portal.editions
        for session in edition.sessions
        for entry in session.known
    }
    used: set[tuple[str, str]] = set()
    for diagnostic in diagnostics:
        key = (diagnostic.subject, diagnostic.code.slug)
        if diagnostic.subject and key in known:
            used.add(key)
            yield diagnostic.acknowledged(known[key].reason)
        else:
            yield diagnostic
    for (subject, code), entry in known.items():
        if (subject, code) not in used:
            exists = Code.from_slug(code) is not None
            yield Diagnostic(
                code=Code.KNOWN_UNUSED,
                location=entry.location,
                message=f"{subject} records {code!r} as known, but "
                + ("that does not occur" if exists else "there is no such code"),
                hint="remove the record",
                subject=subject,
            )
