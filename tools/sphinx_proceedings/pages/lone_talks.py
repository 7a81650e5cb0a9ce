"""Sessions of one talk that are that talk to readers, so that both are shown once."""

from __future__ import annotations

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session, SessionKind, Talk
from sphinx_proceedings.model.richtext import RichText, Text

__all__ = ["lone_talk", "session_title"]


def lone_talk(portal: Portal, session: Session) -> Talk | None:
    """The only talk of a session that is called as the session is, or that is a keynote."""
    if len(session.talks) != 1 or SessionKind.POSTERS in session.kinds:
        return None
    (talk,) = session.talks
    if talk.cancelled and not session.cancelled:
        return None
    is_same = _is_same_title(portal, session, talk)
    return talk if is_same or SessionKind.KEYNOTE in session.kinds else None


def session_title(portal: Portal, session: Session) -> RichText:
    """What a session is called: a keynote also by what it is about."""
    title = RichText.from_plain(session.title)
    talk = lone_talk(portal, session)
    if talk is None or _is_same_title(portal, session, talk):
        return title
    return RichText((Text(f"{session.title}: "), *portal.talk_title(session.edition, talk).nodes))


def _is_same_title(portal: Portal, session: Session, talk: Talk) -> bool:
    """A talk without a title is called as its session."""
    title = _folded(portal.talk_title(session.edition, talk).plain)
    return title in {"", _folded(session.title)}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
