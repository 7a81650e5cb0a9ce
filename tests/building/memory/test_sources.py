"""What is remembered of a source is what would be read, whatever the others say."""

import os
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.memory import source_reads as remembered_sources
from sphinx_proceedings.building.memory.sources import read_remembered
from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source
from support.memos import forge
from support.release_portals import HEAD, released

OLD = "@misc{k, title = {T $x^2$}, author = {Lovelace, Ada and Cano, José}, year = 2025}\n@misc{o, "
NEW = (
    "@proceedings{v, title = {W}, editor = {Cano, Jose}, year = 2026}\n"
    "@inproceedings{n, title = {New}, author = {Cano, Jose}, presenter = {Cano, Jose},"
    ' author+an:affiliation = {1="There"}, crossref = {v}}\n'
    "@misc{other, title = {Other}, author = {Turing, Alan}, year = 2026}\n"
)
REMARK = "#" * 2_000
"""Of sources as short as ours alone, nothing is remembered."""
TALKS = "sessions: [{id: a, title: A, kind: plenary, start: 2026-10-24 09:00}]\n"


def sources(old: str = OLD, new: str = NEW, people: str = "", programme: str = TALKS) -> Sources:
    registry = (Source(path="people/all.yaml", text=people),) if people else ()
    return Sources(
        papers={
            "w2025": Source(path="papers/w2025.bib", text=REMARK + old),
            "w2026": Source(path="papers/w2026.bib", text=REMARK + new),
        },
        programmes={"w2026": Source(path="program/w2026.yaml", text=f"{HEAD}{programme}{REMARK}")},
        people=registry,
    )


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many sources were really read, each time."""
    calls: list[int] = []
    in_processes = remembered_sources.in_processes

    def counted(read: Callable[[Any], Any], jobs: Sequence[Any], *, processes: int) -> list[Any]:
        calls.append(len(jobs))
        return in_processes(read, jobs, processes=processes)

    monkeypatch.setattr(remembered_sources, "in_processes", counted)
    return calls


def test_each_source_is_read_once(reads: list[int]) -> None:
    first, second = read_remembered(sources()), read_remembered(sources())
    assert first == second == assemble_portal(sources())
    assert reads == [1, 2, 0, 0]  # programmes, then papers


def test_only_what_changed_is_read(reads: list[int]) -> None:
    read_remembered(sources())
    changed = sources(new=NEW.replace("New", "Newer"))
    assert read_remembered(changed) == assemble_portal(changed)
    changed = sources(programme=TALKS.replace("09:00", "10:00"))
    assert read_remembered(changed) == assemble_portal(changed)
    # Neither file is read again as it once was.
    assert reads == [1, 2, 0, 1, 1, 0]


def test_another_edition_may_take_an_address(reads: list[int]) -> None:
    read_remembered(sources(old="@misc{k, title = {T}, author = {Lovelace, Ada}}"))
    found = read_remembered(sources())
    assert found == assemble_portal(sources())
    new, other = found.portal.papers_by_edition["w2026"]
    assert [person.person for person in (*new.authors, *new.presenters)] == ["jose-cano-2"] * 2
    assert new.presenters[0].affiliation == "There"
    assert [editor.person for editor in new.publication.editors] == ["jose-cano-2"]
    assert [author.person for author in other.authors] == ["alan-turing"]
    assert reads == [1, 2, 0, 1]


def test_the_registry_is_read_with_the_papers(reads: list[int]) -> None:
    read_remembered(sources())
    told = "people: [{id: jc, name: Jose Cano, former_names: [José Cano]}]"
    found = read_remembered(sources(people=told))
    assert found == assemble_portal(sources(people=told))
    assert found.portal.papers[0].authors[1].name.full == "Jose Cano"
    assert reads == [1, 2, 0, 2]


def test_a_ledger_is_a_source() -> None:
    programmes = {"w": Source(path="program/w.yaml", text=HEAD + TALKS)}
    found = []
    for text in ("", "{}", ledger_text(released(TALKS))):
        ledgers = {"w": Source(path="program/w.ledger.json", text=text)} if text else {}
        told = Sources(programmes=programmes, ledgers=ledgers)
        found.append(read_remembered(told).portal.ledgers)
        assert read_remembered(told) == assemble_portal(told)
    assert found == [(), (), (released(TALKS),)]


def test_portals_share_what_was_read(reads: list[int]) -> None:
    read_remembered(sources())
    read_remembered(sources(new="@misc{x, title = {X}}"))
    read_remembered(sources())
    assert reads == [1, 2, 0, 1, 0, 0]


def test_another_version_finds_nothing(reads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    read_remembered(sources())
    monkeypatch.setattr(remembered_sources, "code_digest", lambda: "another")
    read_remembered(sources())
    assert reads == [1, 2, 1, 2]


class Forged:
    """What, unpickled, would call something."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self._call, self._arguments = call, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call, self._arguments


def test_what_is_no_value_is_never_made(
    folder: Path, reads: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pickle with the right digests that somebody else has made."""
    read_remembered(sources())
    harm = tmp_path / "harm"
    forged: list[object] = [
        Forged(os.mkdir, str(harm)),
        Forged(eval, f"open({str(harm)!r}, 'w')"),
        Forged(write_atomically, harm, b""),
        Forged(Path.touch, harm),
        Forged(type, "Name", (), {}),
        b"no pickle",
    ]
    for each in forged:
        data = each if isinstance(each, bytes) else pickle.dumps(each)
        forge(folder, "source", data)
        assert read_remembered(sources()) == assemble_portal(sources())
    assert not harm.exists()
    assert reads == [1, 2] * (1 + len(forged))


def test_processes_read_the_same(monkeypatch: pytest.MonkeyPatch, reads: list[int]) -> None:
    monkeypatch.setattr(remembered_sources, "processors", lambda: 3)
    texts = {year: REMARK * 3 + NEW.replace("2026", str(year)) for year in range(2010, 2030)}
    many = Sources(
        papers={
            f"w{year}": Source(path=f"papers/w{year}.bib", text=text)
            for year, text in texts.items()
        }
    )
    assert read_remembered(many) == assemble_portal(many) == read_remembered(many)
    assert reads == [0, 20, 0, 0]


@given(st.lists(st.lists(st.sampled_from(["José", "Jose", "Josè", "J."]), min_size=1), min_size=2))
def test_people_are_the_same_in_any_order_of_edits(names: list[list[str]]) -> None:
    made = Sources()
    for number, given_names in enumerate(names):
        authors = " and ".join(f"Cano, {name}" for name in given_names)
        text = f"{REMARK}@misc{{k, title = {{T}}, author = {{{authors}}}, year = {2000 + number}}}"
        edition = f"w{9 - number % 10}-{number}"
        papers = {**made.papers, edition: Source(path=f"papers/{edition}.bib", text=text)}
        made = Sources(papers=papers)
        assert read_remembered(made) == assemble_portal(made)
