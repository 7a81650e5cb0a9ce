"""Problems that editors have recorded as known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.known import Known
from sphinx_proceedings.model.portal import Portal

__all__ = ["acknowledge"]


def acknowledge(
    portal: Portal, diagnostics: Iterable[Diagnostic], *, not_asked: Collection[Code]
) -> Iterator[Diagnostic]:
    """The diagnostics, those recorded as known marked; and a warning for each entry unused.

    Whether a problem occurs that is `not_asked` for nobody knows.
    """
    known = {(subject, record.code): record for subject, record in _records(portal)}
    used: set[tuple[str, str]] = set()
    for diagnostic in diagnostics:
        key = (diagnostic.subject, diagnostic.code.slug)
        if diagnostic.subject and key in known:
            used.add(key)
            yield diagnostic.acknowledged(known[key].reason)
        else:
            yield diagnostic
    for (subject, slug), record in known.items():
        code = Code.from_slug(slug)
        if (subject, slug) not in used and code not in not_asked:
            yield Diagnostic(
                code=Code.KNOWN_UNUSED,
                location=record.location,
                message=f"{subject} records {slug!r} as known, but "
                + ("that does not occur" if code else "there is no such code"),
                hint="remove the record",
                subject=subject,
            )


def _records(portal: Portal) -> Iterator[tuple[str, Known]]:
    for edition in portal.editions:
        for session in edition.sessions:
            for record in session.known:
                yield f"{edition.id}/{session.id}", record
    for paper in portal.papers:
        for record in paper.known:
            yield f"{paper.edition}/{paper.key}", record
