"""What is remembered is what would be read, whatever happens to the file."""

from pathlib import Path

import pytest

from release_portals import HEAD, released
from sphinx_proceedings import cache
from sphinx_proceedings.read.build import Reading, build_portal
from sphinx_proceedings.read.disk import Sources
from sphinx_proceedings.read.source import Source
from sphinx_proceedings.release.text import ledger_text

BIB = "@misc{k, title = {T $x^2$}, author = {Lovelace, Ada}, year = 2026}\n@misc{open, "


def sources(bib: str = BIB) -> Sources:
    return Sources(papers={"w": Source(path="papers/w.bib", text=bib)})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which even small portals are remembered."""
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_WORTHWHILE", 0)
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Sources]:
    """What was really read."""
    calls: list[Sources] = []

    def build(given: Sources) -> Reading:
        calls.append(given)
        return build_portal(given)

    monkeypatch.setattr(cache, "build_portal", build)
    return calls


def test_same_sources_are_read_once(folder: Path, reads: list[Sources]) -> None:
    first, second = cache.read_cached(sources()), cache.read_cached(sources())
    assert first == second == build_portal(sources())
    assert len(reads) == 1
    assert len(list(folder.iterdir())) == 1


def test_other_sources_are_read(folder: Path, reads: list[Sources]) -> None:
    cache.read_cached(sources())
    changed = sources(BIB.replace("Ada", "Eda"))
    assert cache.read_cached(changed) == build_portal(changed)
    assert len(reads) == 2


def test_a_ledger_is_a_source(folder: Path, reads: list[Sources]) -> None:
    programme = "sessions: [{id: a, title: A, kind: plenary, start: 2026-10-24 09:00}]\n"
    programs = {"w": Source(path="program/w.yaml", text=HEAD + programme)}
    found = []
    for text in ("", "{}", ledger_text(released(programme))):
        ledgers = {"w": Source(path="program/w.ledger.json", text=text)} if text else {}
        given = Sources(programs=programs, ledgers=ledgers)
        found.append(cache.read_cached(given).portal.ledgers)
        assert cache.read_cached(given) == build_portal(given)
    assert (len(reads), found) == (3, [(), (), (released(programme),)])


@pytest.mark.parametrize("damage", ["", "cut", "flipped"])
def test_damaged_file_is_made_again(folder: Path, reads: list[Sources], damage: str) -> None:
    cache.read_cached(sources())
    (path,) = folder.iterdir()
    data = path.read_bytes()
    flipped = data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]
    path.write_bytes({"": b"", "cut": data[:100], "flipped": flipped}[damage])
    assert cache.read_cached(sources()) == build_portal(sources())
    assert len(reads) == 2
    assert path.read_bytes() == data


def test_another_version_finds_nothing(
    folder: Path, reads: list[Sources], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.read_cached(sources())
    monkeypatch.setattr(cache, "code_digest", lambda: "another")
    cache.read_cached(sources())
    assert len(reads) == 2


def test_deleted_cache_costs_time_only(folder: Path, reads: list[Sources]) -> None:
    cache.read_cached(sources())
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert cache.read_cached(sources()) == build_portal(sources())


def test_unwritable_cache_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "file" / "cache"))
    assert cache.read_cached(sources()) == build_portal(sources())


def test_cache_can_be_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, "off")
    cache.read_cached(sources())
    assert not folder.exists()


def test_few_files_are_kept(folder: Path) -> None:
    for number in range(8):
        cache.read_cached(sources(f"{BIB}{number}"))
    assert len(list(folder.iterdir())) == 4
