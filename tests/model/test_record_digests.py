"""A digest changes with what a record says, and with nothing else."""

import pickle
from collections.abc import Mapping
from dataclasses import replace

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.record_digests import RecordDigests
from support.folders import TOY
from support.rich_texts import plain

PORTAL = read_portal(TOY).portal
FIRST = PORTAL.papers[0]
IDENTITY = (FIRST.edition, FIRST.key)


def digests(first: Paper) -> RecordDigests:
    return replace(PORTAL, papers=(first, *PORTAL.papers[1:])).digests


def changed(
    now: Mapping[tuple[str, str], str], before: Mapping[tuple[str, str], str]
) -> set[object]:
    return {identity for identity, digest in now.items() if before[identity] != digest}


def test_an_abstract_is_in_that_of_the_whole_paper_alone() -> None:
    before = digests(replace(FIRST, abstract=(plain("First."),)))
    now = digests(replace(FIRST, abstract=(plain("Mended."), plain("Twice."))))
    assert changed(now.papers, before.papers) == {IDENTITY}
    assert changed(now.outlines, before.outlines) == set()


def test_whether_there_is_an_abstract_is_in_both() -> None:
    now, before = digests(replace(FIRST, abstract=(plain("New."),))), digests(FIRST)
    assert changed(now.papers, before.papers) == {IDENTITY}
    assert changed(now.outlines, before.outlines) == {IDENTITY}
    assert FIRST.outlined.outline == FIRST.outline


def test_a_title_is_in_both() -> None:
    now, before = digests(replace(FIRST, title=plain("Mended"))), PORTAL.digests
    assert changed(now.papers, before.papers) == {IDENTITY}
    assert changed(now.outlines, before.outlines) == {IDENTITY}


def test_sessions_are_not_in_that_of_their_edition() -> None:
    edition = next(each for each in PORTAL.editions if each.sessions)
    session = replace(edition.sessions[0], title="Mended")
    mended = replace(edition, sessions=(session, *edition.sessions[1:]))
    now, before = Portal(editions=(mended,)).digests, PORTAL.digests
    assert now.editions[edition.id] == before.editions[edition.id]
    assert changed(now.sessions, before.sessions) == {(edition.id, session.id)}


def test_a_digest_goes_with_a_paper_and_not_with_another_made_of_it() -> None:
    kept = pickle.loads(pickle.dumps(FIRST))  # noqa: S301  # our own
    assert (kept, kept.outline, kept.digest) == (FIRST, FIRST.outline, FIRST.digest)
    other = replace(FIRST, doi="10.1/other", abstract=())
    assert other.outline != FIRST.outline
    assert replace(other, doi=FIRST.doi, abstract=FIRST.abstract).digest == FIRST.digest
