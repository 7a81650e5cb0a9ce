"""Diagnostics about a session, which its `known:` can acknowledge."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.programme import Session, Talk

__all__ = ["session_problem", "talk_name"]


def session_problem(
    code: Code,
    session: Session,
    message: str,
    hint: str,
    *,
    location: Location | None = None,
    related: tuple[Location, ...] = (),
) -> Diagnostic:
    """A problem of this session, at its own place in the source unless another is given."""
    return Diagnostic(
        code=code,
        location=location or session.location,
        message=message,
        hint=hint,
        subject=f"{session.edition}/{session.id}",
        related=related,
    )


def talk_name(talk: Talk) -> str:
    """What an editor finds the talk by: its paper's key, or else its title."""
    return repr(talk.paper or talk.title.plain)
