"""Pages are the same bytes whether Sphinx reads them or not."""

import random
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.page import Kind
from sphinx_proceedings.sources.release.making import make_release
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sphinx_ext.direct.direct_pages import DirectPages
from support.memos import forge, kept
from support.programmes import head, programme
from support.sphinx_build import CONF, Built, build_portal

THEMED = CONF.replace("basic", "sphinx_book_theme")
WATCHED = "\n\ndef setup(app):\n    app.connect('doctree-read', lambda app, doctree: None)\n"
PLAIN = [
    "words", "Ünïcödé", "学习", "نص", "(שלום)", "--", "'quoted'", "a@b.org", "1.", "- x", "...",
    "*", "(c)", "e.g.", r"50\%", r"R\&D", r"\$5", "<b>", "[1]", "# x", r"\{x\}", r"x\_y", "A", "of",
    ":", "+", "|", "=", r"\textasciitilde", r"\textasciicircum", "!", ">", '"', ";", "?", "/",
    "http", "a.com",
]  # fmt: skip
MARKED = [
    "$a_1 < b^2$",
    r"$\alpha\beta$",
    r"\emph{stress}",
    r"\textbf{bold}",
    r"H\textsubscript{2}O",
    r"\url{https://github.com/a/b}",
    r"\url{https://example.org/a_b?c=d}",
    r"\url{https://gitlab.com/a/b/-/issues/1}",
    r"\href{https://example.org}{here}",
]
HEAD = head("2026-10-24", name="V 2026", timezone="Europe/Amsterdam", end="2026-10-25")
SESSIONS = """\
  - id: s{number}
    title: Session <{number}> & *more*
    kind: talks
    start: 2026-10-24 {hour}:00
    end: 2026-10-24 {hour}:50
    room: Aula
    chairs: [Ada Ab]
    {minutes}talk_minutes: 20
    talks:
      - paper: p{number}
      - title: A talk without a paper ({number})
        presenters: [{{name: Mary Somerville, affiliation: Oxford}}]
        slides: https://example.org/somerville.pdf
      - title: Withdrawn ({number})
        cancelled: true
  - id: posters{number}
    title: Posters *{number}*
    kind: posters
    start: 2026-10-24 {hour}:00
    room: Foyer
    talks:
      - {{paper: p{number}, board: P{number}}}
      - {{title: A poster <{number}>, presenters: [Mary Somerville], cancelled: true}}
  - id: break{number}
    title: Break
    kind: break
    start: 2026-10-24 {hour}:50
"""
TOLD = """\
    talks:
      - title: Told ({number})
        presenters: [Grace Hopper]
        abstract: What it is about.
"""
RELEASED = datetime(2026, 9, 1, tzinfo=UTC)
VOLUME = "@proceedings{volume, title = {Proceedings of {V}}, publisher = {Press}, year = 2026}\n"
HARD = [r"\texttt{code}", r"$\undefined{x}$", r"\url{https://example.org/a?b=c&d=ü}"]
"""What Sphinx has to read."""


def text(rng: random.Random, pieces: list[str], words: int) -> str:
    return " ".join(rng.choice(pieces) for _ in range(words))


def entry(rng: random.Random, number: int, year: int) -> str:
    given = ["Ada", "Émile", "小明", "Bo-Li"]
    authors = " and ".join(
        f"{rng.choice(given)} {rng.choice('ABCDEFG')}{rng.choice('abc')}"
        for _ in range(rng.randint(1, 5))
    )
    in_title = MARKED if number % 7 == 0 else PLAIN
    in_abstract = [*PLAIN, *MARKED, *(HARD if number % 5 == 0 else ())]
    keywords = ", keywords = {looms, Engines}" if number % 3 else ""
    return (
        f"@inproceedings{{p{number}, title = {{{text(rng, in_title, 6)} {number}}},\n"
        f"author = {{{authors}}}, abstract = {{{text(rng, in_abstract, 60)}}}, year = {year},\n"
        f"booktitle = {{{text(rng, PLAIN, 3)}}}, url = {{https://example.org/{number}}}{keywords}}}\n"
    )


def written(root: Path, papers: int) -> Path:
    """A portal of papers with all kinds of text, so many in each edition."""
    rng = random.Random(7)  # noqa: S311
    (root / "papers").mkdir(parents=True)
    for edition, year, volume in (("v2026", 2026, VOLUME), ("w2026", 2025, "")):
        entries = "".join(entry(rng, number, year) for number in range(papers))
        (root / "papers" / f"{edition}.bib").write_text(f"{volume}{entries}", encoding="utf-8")
    sessions = "".join(
        SESSIONS.format(number=number, hour=9 + number, minutes="# " if number % 2 else "")
        + (TOLD.format(number=number) if number == 2 else "")
        for number in range(1, min(papers, 9))
    )
    (root / "program").mkdir()
    for room in ("Hall", "Aula"):
        # Released, and again when sessions and talks were elsewhere, and some talks there no more.
        text = programme(sessions, HEAD).replace("Aula", room).replace("[Ada Ab]", f"[{room} Ab]")
        (root / "program/v2026.yaml").write_text(text, encoding="utf-8")
        ledger = make_release(read_portal(root).portal, "v2026", f"At {room}", RELEASED)
        assert ledger is not None
        (root / "program/v2026.ledger.json").write_text(ledger_text(ledger), encoding="utf-8")
    (root / "index.md").write_text(
        "# Test\n\n[A paper](/papers/w2026/p1.md), {paper}`w2026/p2`,\n"
        "[a talk](/program/v2026/s3.md#talk-p3)\n\n"
        "```{toctree}\npapers/index\npapers/w2026/p3\n```\n",
        encoding="utf-8",
    )
    (root / "conf.py").write_text(THEMED, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers in two editions, sessions and people."""
    return written(tmp_path_factory.mktemp("papers") / "portal", 24)


@pytest.fixture(scope="module")
def by_sphinx(portal: Path) -> Built:
    """The portal with an extension that wants to see every page."""
    return built(portal, "long", THEMED + WATCHED)


def built(portal: Path, name: str, conf: str = THEMED) -> Built:
    root = portal.with_name(name)
    shutil.copytree(portal, root)
    (root / "conf.py").write_text(conf, encoding="utf-8")
    return build_portal(root)


def doctrees(found: Built) -> set[str]:
    folder = found.html.parent / "doctrees"
    return {
        path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.doctree")
    }


def html(found: Built) -> dict[str, bytes]:
    return {
        name: data
        for name, (_time, data) in found.pages().items()
        if not name.startswith("_static/")
    }


def test_same_bytes_as_sphinx(
    portal: Path, by_sphinx: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Other tests may have found out which kinds can be written so.
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    direct = built(portal, "direct")
    read, all_pages = doctrees(direct), html(by_sphinx)
    assert doctrees(by_sphinx) == set(all_pages) - {"404", "search"}
    # The point of it; what is left has code, or formulas in its title.
    unread = set(all_pages) - read
    assert len([name for name in unread if name.startswith("papers/")]) > 20
    assert len([name for name in unread if name.startswith("people/")]) > 30
    assert len([name for name in unread if name.startswith("program/v2026/s")]) > 5
    # With the title of a volume, and with papers of several years.
    assert "papers/v2026/index" in unread
    several = {name for name in all_pages if b'id="year-2025"' in all_pages[name]}
    assert len(several & unread) > 20
    # Of the pages of people one is tried both ways; all others are unread.
    people = {name for name in all_pages if re.fullmatch("people/[^/]+", name)} - {"people/index"}
    assert people & read == {"people/mary-somerville"}
    found = html(direct)
    assert found.keys() == all_pages.keys()
    assert [name for name in all_pages if found[name] != all_pages[name]] == []
    # A page in a table of contents is Sphinx's: it shows what is around it.
    assert "papers/w2026/p3" in read
    assert 'class="current' in str(direct.page("papers/w2026/p3"))


def test_no_kind_differs_from_what_sphinx_makes(
    portal: Path, by_sphinx: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first page that does would have all others written the long way."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(DirectPages, "fewest", 1)
    tried = built(portal, "tried")
    (known,) = kept(tmp_path, "proven kinds").values()
    assert known.decode().split() == sorted(
        kind.slug for kind in vars(kinds).values() if isinstance(kind, Kind) and kind.is_direct
    )
    # All pages of these kinds, and not only the first.
    assert html(tried) == html(by_sphinx)


def test_an_edit_is_seen_where_sphinx_has_an_old_reading(tmp_path: Path) -> None:
    """Sphinx reads few pages itself, and many direct ones in turn."""
    root = written(tmp_path / "portal", 7)
    bib = root / "papers/v2026.bib"
    first = bib.read_text(encoding="utf-8")
    build_portal(root)
    for title in ("Second", "Third"):
        bib.write_text(
            first.replace(
                "@inproceedings{p5, title = {", f"@inproceedings{{p5, title = {{{title} "
            ),
            "utf-8",
        )
        found = build_portal(root)
        heading = found.page("papers/v2026/p5").h1
        assert heading is not None
        assert heading.get_text().startswith(title)
    again = html(found)
    shutil.rmtree(found.html.parent)
    assert html(build_portal(root)) == again


def test_sources_of_pages_are_copied_where_they_are_asked_for(tmp_path: Path) -> None:
    root = written(tmp_path / "portal", 7)
    (root / "conf.py").write_text(f"{THEMED}html_copy_source = True\n", encoding="utf-8")
    found = build_portal(root)
    for docname in ("papers/v2026/p5", "papers/v2026/p6"):
        copied = found.html / f"_sources/{docname}.md"
        assert copied.read_bytes() == (root / f"{docname}.md").read_bytes()


def test_what_was_found_of_a_kind_holds_for_all_portals_of_the_same_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sphinx reads a paper only where it is not known that this is of no use."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    (tmp_path / "portal/papers").mkdir(parents=True)
    bib = "@misc{p, title = {Looms}, author = {Lovelace, Ada}, year = 2026}\n"
    (tmp_path / "portal/papers/w2026.bib").write_text(bib, encoding="utf-8")
    other = f"{THEMED}html_show_sphinx = False\n"

    def is_read(name: str, conf: str = THEMED) -> bool:
        return "papers/w2026/p" in doctrees(built(tmp_path / "portal", name, conf))

    assert [is_read("first"), is_read("second")] == [True, False]
    assert [is_read("third", other), is_read("fourth", other)] == [True, False]
    forge(tmp_path / "cache", "proven kinds", b"{")
    assert is_read("fifth")
