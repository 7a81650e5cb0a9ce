"""Files beside the pages, and heads of pages, after first and later builds."""

import subprocess
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from conftest import Build
from sphinx_proceedings.cli import main
from support.later_builds import Edit, differences, fresh_copy, left_behind, made
from support.programmes import head, programme
from support.shared_builds import ADDRESS, SharedBuilds
from support.sphinx_build import Built, build_portal, written

BASE = {"html_baseurl": "https://example.org/p/"}
SUFFIXES = ("ascii.bib", "bib", "enw", "json", "mods.xml", "ris")


def names(built: Built, folder: str) -> set[str]:
    return {path.name for path in (built.html / folder).iterdir() if path.is_file()}


def test_whole_folders(toy_site: Built) -> None:
    built = toy_site
    assert built.warnings == ""
    assert names(built, "papers/toy2025") == {
        "index.html",
        "index.card.png",
        "feed.atom",
        "alpha2025.html",
        "alpha2025.card.png",
        *(f"{stem}.{suffix}" for stem in ("alpha2025", "all") for suffix in SUFFIXES),
    }
    assert names(built, "program/toy2026") == {
        "index.html",
        "index.styles.css",
        "morning.html",
        "posters.html",
        "lunch.html",
        "keynote.html",
        "my-programme.html",
        "schedule.xml",
        "schedule.json",
        "events.json",
        "morning.ics",
        "posters.ics",
        "lunch.ics",
        "keynote.ics",
        "schedule.ics",
        "events.ics",
        "deadlines.ics",
        *(f"{stem}.{suffix}" for stem in ("morning", "posters") for suffix in SUFFIXES),
    }
    assert names(built, "program/toy2026/days") == {"2026-10-24.ics", "2026-10-25.ics"}
    assert names(built, "program/toy2026/rooms") == {
        "index.html",
        *("aula.html", "aula.ics", "foyer.html", "foyer.ics"),
    }
    assert {"ada-lovelace.ris", "ada-lovelace.atom"} < names(built, "people")
    assert {"sitemap.xml", "robots.txt", "feed.atom", "opensearch.xml"} < names(built, ".")


def test_without_an_address_nothing_absolute_is_written(toy: Path, build: Build) -> None:
    built = build(toy)
    assert names(built, ".") & {"sitemap.xml", "feed.atom", "opensearch.xml"} == set()
    assert not any(name.endswith((".card.png", ".atom")) for name in made(toy))
    assert (built.html / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


EDITS = (
    {
        "edition name": ("program/toy2026.yaml", "name: Toy 2026", "name: Toys 2026"),
        "committee": ("people/committees.yaml", "Bosphorus", "Bosporus"),
        "code goes": ("papers/toy2026.bib", "code     ", "nocode   "),
        "spelling of a topic": ("papers/topics.yaml", "[trains, model", "[wooden, model"),
    },
    {
        "lines move": ("papers/toy2026.bib", "@string{press", "% A line\n\n@string{press"),
        "place": ("program/toy2026.yaml", "Delft, The Netherlands", "Leiden, The Netherlands"),
        "broader topic": ("papers/topics.yaml", "    broader: Toys\n", ""),
        "abstract": ("papers/toy2026.bib", "A second paragraph", "Another paragraph"),
    },
    {
        "time": ("program/toy2026.yaml", "start: 2026-10-25 10:00", "start: 2026-10-25 09:30"),
        "affiliation": ("papers/toy2026.bib", "TU Delft", "Delft University"),
        "entry goes": ("papers/toy2026.bib", "@inproceedings{epsilon2026", "@comment{epsilon2026"),
        "role": ("people/committees.yaml", "role: tpc", "role: reviewer"),
    },
    {
        "session title": ("program/toy2026.yaml", "title: Trains & Tracks", "title: Rails"),
        "key and former key": (
            "papers/toy2026.bib",
            "@inproceedings{epsilon2026,",
            "@inproceedings{eps2026, ids = {epsilon2026},",
        ),
        "orcid of a person": (
            "people/registry.yaml",
            "    bio: |",
            "    orcid: 0000-0002-1825-0097\n    bio: |",
        ),
        "name of an affiliation": ("people/registry.yaml", "Delft University of", "University of"),
    },
    {
        "presenter": (
            "program/toy2026.yaml",
            "presenters: [Ada Lovelace]",
            "presenters: [John Doe]",
        ),
        "volume": ("papers/toy2025.bib", "Toy Press", "Toy Books"),
        "label of a topic": ("papers/topics.yaml", "label: Toy trains", "label: Toy railways"),
        "orcid of an entry": ("papers/toy2026.bib", "0000-0001-6192-0044", "0000-0002-1825-0097"),
    },
    {
        "room": ("program/toy2026.yaml", "room: Foyer", "room: Great Hall"),
        "retraction": (
            "papers/toy2026.bib",
            "title    = {Gamma},",
            "title = {Gamma}, status = {retracted}, statusdate = {2027-01-01}, notice = {Wrong.},",
        ),
        "ror": ("people/registry.yaml", "02e2c7k09", "013meh722"),
        "name of a person": (
            "people/registry.yaml",
            "name: Grace Hopper",
            "name: Grace B. Hopper\n    variants: [Grace Hopper]",
        ),
    },
    {
        "title": ("papers/toy2026.bib", "{Gamma}", "{Gamma Rays}"),
        "registered affiliation goes": (
            "people/registry.yaml",
            "also: [TU Delft]",
            "also: [Delft]",
        ),
        "keyword": ("papers/toy2026.bib", "{toys, wooden, trains}", "{toys, trains, oak}"),
        "award goes": ("papers/toy2026.bib", "{Best Toy}", "{}"),
    },
)


@pytest.mark.parametrize("edits", EDITS, ids=", ".join)
def test_later_build_makes_what_a_first_one_would(
    built_toy: Built, tmp_path: Path, edits: dict[str, Edit]
) -> None:
    """Whatever changes in the sources, no page, head, export or feed stays behind."""
    assert left_behind(built_toy.root, edits, tmp_path, {"html_baseurl": ADDRESS}) == []


def test_later_build_tells_of_releases_as_a_first_one_would(
    built_toy: Built, tmp_path: Path, build: Build
) -> None:
    """Also after the last one was taken back."""
    toy = built_toy.root
    programme, ledger = toy / "program/toy2026.yaml", toy / "program/toy2026.ledger.json"
    main(["release", "First", str(toy), "--edition", "toy2026"])
    programme.write_text(programme.read_text().replace("room: Foyer", "room: Great Hall"))
    main(["release", "Second", str(toy), "--edition", "toy2026"])
    for step in ("released", "not released"):
        later, fresh = build(toy), build(fresh_copy(toy, tmp_path / step))
        assert later.warnings == ""
        assert differences(made(toy), made(fresh.root)) == []
        assert {"changes.html", "changes.atom"} <= names(later, "program/toy2026")
        programme.write_text(programme.read_text().replace("Great Hall", "Hall"))
    ledger.unlink()
    later, fresh = build(toy), build(fresh_copy(toy, tmp_path / "end"))
    assert differences(made(toy), made(fresh.root)) == []
    assert {"changes.html", "changes.atom"} & names(later, "program/toy2026") == set()


def test_nothing_is_written_when_nothing_changed(built_toy: Built, build: Build) -> None:
    html = built_toy.html
    times = {path: path.stat().st_mtime_ns for path in html.rglob("*")}
    build(built_toy.root)
    changed = {
        path.relative_to(html).as_posix()
        for path, time in times.items()
        if path.stat().st_mtime_ns != time
    }
    # Sphinx writes these in every build.
    assert {name for name in changed if not name.startswith((".", "_static"))} <= {
        "objects.inv",
        "searchindex.js",
    }


def test_own_robots_txt_wins(toy: Path, build: Build) -> None:
    (toy / "extra").mkdir()
    (toy / "extra/robots.txt").write_text("mine")
    built = build(toy, confoverrides={**BASE, "html_extra_path": ["extra"]})
    assert (built.html / "robots.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["--edition", "toy2026", "--format", "ris"], "papers/toy2026/all.ris"),
        (["--edition", "toy2026", "--paper", "beta2026"], "papers/toy2026/beta2026.bib"),
        (
            ["--edition", "toy2026", "--session", "morning", "--format", "csl"],
            "program/toy2026/morning.json",
        ),
        (["--person", "ada-lovelace", "--format", "mods"], "people/ada-lovelace.mods.xml"),
        (["--edition", "toy2025", "--format", "ascii"], "papers/toy2025/all.ascii.bib"),
        (["--edition", "toy2025", "--format", "enw"], "papers/toy2025/all.enw"),
    ],
)
def test_command_writes_the_same_bytes(
    toy_site: Built, tmp_path: Path, arguments: list[str], path: str
) -> None:
    output = tmp_path / "exported"
    assert main(["export", str(toy_site.root), *arguments, "--output", str(output)]) == 0
    assert output.read_bytes() == (toy_site.html / path).read_bytes()


def test_dates_come_from_version_control(toy: Path, build: Build) -> None:
    def git(*arguments: str, date: str = "2027-03-04T05:06:07Z") -> None:
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
            cwd=toy,
            check=True,
            capture_output=True,
            env={"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": "/usr/bin:/bin"},
        )

    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    bib = toy / "papers/toy2026.bib"
    bib.write_text(bib.read_text().replace("{Gamma}", "{Gamma Rays}"))
    git("commit", "-am", "second", date="2028-01-01T00:00:00Z")
    site_map = (build(toy, confoverrides=BASE).html / "sitemap.xml").read_text()
    for page, date in (("gamma2026", "2028-01-01T00:00:00Z"), ("beta2026", "2027-03-04T05:06:07Z")):
        entry = f"toy2026/{page}.html</loc><lastmod>{date}"
        assert entry in site_map.replace("+00:00", "Z")


def test_no_note_of_the_tools_own_is_published(toy_site: Built) -> None:
    hidden = {path.name for path in toy_site.html.rglob(".*")}
    assert hidden - {".buildinfo", ".doctrees"} == set()


def test_addresses_that_end_in_a_slash(toy: Path, build: Build) -> None:
    built = build(toy, builder="dirhtml", confoverrides=BASE)
    assert main(["audit", str(built.html)]) == 0
    site_map = (built.html / "sitemap.xml").read_text()
    assert "<loc>https://example.org/p/papers/toy2026/</loc>" in site_map
    assert "<loc>https://example.org/p/papers/toy2026/beta2026/</loc>" in site_map


def test_another_builder_leaves_no_page_of_the_first(
    built_toy: Built, tmp_path: Path, build: Build
) -> None:
    toy, html = built_toy.root, built_toy.html
    html.rename(html.with_name("dirhtml"))
    build(toy, builder="dirhtml")
    fresh = build(fresh_copy(toy, tmp_path / "fresh"), builder="dirhtml").root
    assert differences(made(toy, "dirhtml"), made(fresh, "dirhtml")) == []


def test_a_page_written_by_hand_keeps_its_title(built_toy: Built, build: Build) -> None:
    toy = built_toy.root
    (toy / "people").joinpath("grace-hopper.md").write_text("# Mine\n")
    build(toy)
    (toy / "organisers.md").write_text("# Organisers\n\n[](people/grace-hopper.md)\n")
    later = build(toy)
    assert later.page("organisers").select('a[href="people/grace-hopper.html"]')[0].text == "Mine"
    listed = InventoryFile.loads((later.html / "objects.inv").read_bytes(), uri="")
    assert listed["std:doc", "people/grace-hopper"].display_name == "Mine"


def test_odd_names_are_quoted_once(toy: Path, build: Build) -> None:
    (toy / "über uns.md").write_text("# About\n")
    bib = toy / "papers/toy2026.bib"
    bib.write_text(bib.read_text().replace("{epsilon2026,", "{epsilon+2026,"))
    built = build(toy, confoverrides=BASE)
    assert main(["audit", str(built.html)]) == 0
    site_map = (built.html / "sitemap.xml").read_text()
    assert "<loc>https://example.org/p/%C3%BCber%20uns.html</loc>" in site_map


def test_reference_portal_passes_the_audit(shared_builds: SharedBuilds) -> None:
    assert main(["audit", str(shared_builds.reference().html)]) == 0


PROGRAMME = programme(
    """
    - id: a
      title: A
      kind: talks
      start: 2026-05-08 09:00
      talks: [{title: X, presenters: [Ada Lovelace]}]
    - {id: b, title: B, kind: plenary, start: 2026-05-08 11:00}
    """,
    head("2026-05-08", key_dates="[{what: Papers due, date: 2026-01-01}]"),
)


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A programme that was released and built, and its calendars."""
    root = written(tmp_path_factory.mktemp("announced"), {"program/w.yaml": PROGRAMME})
    assert main(["release", "First", str(root)]) == 0
    return root, schedules(build_portal(root).html)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sessions:", "session:"),
        ("talks: [", "talk: ["),
        ("{title: X", "{titel: X"),
        ("2026-05-08 11:00", "2026-05-38 11:00"),
        ("Europe/Rome", "Europe/Roma"),
        ("2026-01-01", "2026-01-41"),
        ("name: W", "name: [W"),
    ],
)
def test_a_slip_in_the_programme_cancels_nothing(
    announced: tuple[Path, dict[str, bytes]], build: Build, right: str, wrong: str
) -> None:
    """Whoever subscribed keeps what was announced, until the slip is mended."""
    root, calendars = announced
    assert len(calendars) > 8
    written(root, {"program/w.yaml": PROGRAMME.replace(right, wrong)})
    assert schedules(build(root).html) == calendars
    written(root, {"program/w.yaml": PROGRAMME})
    assert schedules(build(root).html) == calendars


def test_a_damaged_ledger_changes_no_calendar(
    announced: tuple[Path, dict[str, bytes]], build: Build
) -> None:
    root, calendars = announced
    ledger = root / "program" / "w.ledger.json"
    text = ledger.read_text("utf-8")
    ledger.write_text("<<<<<<< HEAD\n" + text, "utf-8")
    assert schedules(build(root).html) == calendars
    ledger.write_text(text, "utf-8")
    assert schedules(build(root).html) == calendars


def schedules(html: Path) -> dict[str, bytes]:
    """Every calendar, and the feeds for apps."""
    paths = [*html.rglob("*.ics"), *html.rglob("schedule.*"), *html.rglob("events.json")]
    return {str(path.relative_to(html)): path.read_bytes() for path in paths}
