"""Nothing that is under an embargo is in a site, and all of it is when the embargo is over."""

import gzip
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.fresh_processes import run_module
from support.later_builds import differences, fresh_copy, made
from support.pdfs import pdf

BEFORE, AFTER = "2027-05-09T22:59:59+00:00", "2027-05-09T23:00:00+00:00"
"""Just before and at midnight in London, in summer."""

WORDS = (
    *("quaggamire", "zorbleflux", "vexillopod", "glimmerwick", "snorkwhistle", "brindlefax"),
    *("flimmerstoff", "wobblegast", "crumplehorn"),
)
ADDRESSES = (
    *("files.example.org/hidden", "slides.example.org/hidden", "talks.example.org/hidden"),
    *("files.example.org/other", "posters.example.org/hidden", "videos.example.org/hidden"),
)
FILES = (
    *("lovelace2027notes.pdf", "lovelace2027notes-supplement.pdf", "babbage2027table-slides.pdf"),
    *("babbage2027table-poster.pdf", "hypatia2027board.pdf", "hypatia2027board-data.csv"),
)

BIB = r"""@inproceedings{lovelace2027notes,
  author = {Lovelace, Ada and Menabrea, Luigi}, title = {Notes on the Engine},
  crossref = {volume}, keywords = {engines, cards}, doi = {10.1000/182},
  abstract = {The quaggamire of {\emph{zorbleflux}} weaves patterns.

    A second paragraph on engines and cards.},
  slides = {https://slides.example.org/hidden}, preprint = {https://arxiv.org/abs/2401.00001},
  author+an = {2=corresponding}, author+an:affiliation = {1="Analytical Society"; 2="Turin"},
  author+an:country = {1="GB"; 2="IT"}, origtitle = {Noten zur Maschine}, origlanguage = {ngerman},
  copyright = {2027 The authors}, section = {long}, pages = {1--8},
}
@inproceedings{babbage2027table,
  author = {Babbage, Charles}, title = {Tables by Steam}, crossref = {volume},
  keywords = {engines}, url = {https://files.example.org/hidden.pdf}, section = {short},
  pdf = {https://files.example.org/other.pdf}, code = {https://files.example.org/hidden.pdf#code},
  abstract = {A vexillopod counts.}, embargo = {2027-05-10 00:00},
}
@inproceedings{somerville2027open,
  author = {Somerville, Mary}, title = {Open Work}, booktitle = {Elsewhere},
  abstract = {This one is open to everybody, by its own words.},
}
@inproceedings{hypatia2027board,
  author = {Hypatia}, title = {On Boards}, crossref = {volume}, archival = {no},
  abstract = {A flimmerstoff.}, poster = {https://posters.example.org/hidden},
}
@inproceedings{germain2027sound,
  author = {Germain, Sophie}, title = {Sound}, booktitle = {{Proceedings}}, title-fr = {Son},
  abstract = {A crumplehorn.}, video = {https://videos.example.org/hidden},
}
@proceedings{volume,
  title = {Proceedings}, year = 2027, embargo = {2027-05-10}, copyright = {2027 A Society},
  sections = {long=Long papers|short=Short papers}, publisher = {P},
}
@proceedings{other, title = {Companion}, year = 2027}
"""
PROGRAMME = """name: W 2027
start: 2027-05-10
timezone: Europe/London
place: London
sessions:
  - id: morning
    title: Morning
    kind: talks
    start: 2027-05-10 09:00
    end: 2027-05-10 10:00
    url: "https://files.example.org/hidden.pdf"
    stream: https://stream.example.org/open
    questions: https://questions.example.org/open
    talks:
      - {paper: lovelace2027notes, abstract: As told with glimmerwick.}
      - {paper: germain2027sound, stream: "https://videos.example.org/hidden"}
      - {paper: babbage2027table, video: "https://talks.example.org/hidden"}
      - {paper: somerville2027open}
  - id: keynote
    title: Keynote
    kind: keynote
    start: 2027-05-10 11:00
    end: 2027-05-10 12:00
    talks:
      - title: On Everything
        presenters: [Mary Somerville]
        abstract: Of snorkwhistle and more.
        embargo: 2027-05-10
  - id: posters
    title: Posters
    kind: posters
    start: 2027-05-10 13:00
    end: 2027-05-10 14:00
    talks:
      - {paper: hypatia2027board, board: P1, abstract: With a wobblegast.}
"""
CONF = """
import os
from datetime import datetime

from sphinx_proceedings.building import effective_portal, pipeline
from sphinx_proceedings.sphinx_ext.builder import unchanged


def _now():
    return datetime.fromisoformat(os.environ["NOW"])


for module in (effective_portal, pipeline, unchanged):
    module.build_time = _now
del module

project = "W"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/w/"
"""
PDF = pdf(["brindlefax"])


def _portal(root: Path) -> Path:
    for path, text in {
        "papers/w2027.bib": BIB,
        "program/w2027.yaml": PROGRAMME,
        "conf.py": CONF,
        "index.md": "# W\n\n```{edition-home} w2027\n```\n\n{paper}`lovelace2027notes`\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    files = root / "papers" / "w2027.files"
    files.mkdir()
    for name in FILES:
        (files / name).write_bytes(PDF)
    _age(root)
    return root


def _age(root: Path) -> None:
    for path in root.rglob("*"):
        if path.is_file() and "_build" not in path.parts:
            os.utime(path, (1e9, 1e9))


def _build(root: Path, now: str) -> str:
    told = ("-b", "html", "-d", "_build/doctrees", ".", "_build/html")
    done = run_module("sphinx", *told, cwd=root, environment={"LANG": "C.UTF-8", "NOW": now})
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr
    return done.stdout


def _plain(data: bytes) -> Iterator[bytes]:
    """The bytes, and what they are when nothing in them is compressed."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompress(data[found.end() :])
        except zlib.error:
            continue


def _told(root: Path, words: tuple[str, ...]) -> set[str]:
    """Which of the words any file tells that a build made or left for the next."""
    found = set()
    for top in ("_build", "papers", "program", "people", "topics", "affiliations", "browse"):
        for path in (root / top).rglob("*"):
            is_source = top != "_build" and (
                path.suffix in {".bib", ".yaml"} or "w2027.files" in path.parts
            )
            is_kept = "proceedings-sources" in path.parts
            if path.is_file() and not is_source and not is_kept:
                for data in _plain(path.read_bytes()):
                    folded = data.lower()
                    found |= {word for word in words if word.encode() in folded}
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = _portal(tmp_path_factory.mktemp("embargo") / "w")
    _build(root, BEFORE)
    return root


def test_nothing_of_it_is_in_any_file(built: Path) -> None:
    assert _told(built, (*WORDS, *ADDRESSES)) == set()
    assert _own_files(built) == []


def _own_files(root: Path) -> list[str]:
    """What authors gave, and the pictures of it."""
    papers = root / "_build" / "html" / "papers" / "w2027"
    endings = {".pdf", ".csv", ".webp"}
    return sorted(path.name for path in papers.iterdir() if path.suffix in endings)


def test_the_page_says_from_when_on_it_will_be_there(built: Path) -> None:
    def text(page: str) -> str:
        html = (built / "_build" / "html" / page).read_text(encoding="utf-8")
        return " ".join(re.sub("<[^>]+>", "", html).split())

    assert "The abstract and the files will be here from 10 May 2027." in text(
        "papers/w2027/lovelace2027notes.html"
    )
    assert "will be here from 10 May 2027, 00:00 BST (UTC+01:00)." in text(
        "papers/w2027/babbage2027table.html"
    )
    assert "The abstract will be here from 10 May 2027." in text("program/w2027/keynote.html")
    assert "by its own words" in text("papers/w2027/somerville2027open.html")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """First builds before and after."""
    found = {}
    for now in (BEFORE, AFTER):
        root = _portal(tmp_path_factory.mktemp("first") / "w")
        _build(root, now)
        found[now] = root
    return found


def test_later_builds_end_in_the_bytes_of_first_ones(built: Path, first: dict[str, Path]) -> None:
    assert _told(first[AFTER], (*WORDS, *ADDRESSES)) == {*WORDS, *ADDRESSES}
    pictures = [name.replace(".pdf", ".webp") for name in (FILES[0], FILES[4])]
    assert _own_files(first[AFTER]) == sorted((*FILES, *pictures))
    for now in (AFTER, BEFORE, AFTER):
        _build(built, now)
        assert differences(made(built), made(first[now])) == []
    for now in (AFTER, "2040-01-01T00:00:00+00:00"):
        assert "nothing has changed since the last build" in _build(built, now)


def test_only_what_tells_of_it_is_written_again(tmp_path: Path) -> None:
    root = _portal(tmp_path / "w")
    _build(root, BEFORE)
    assert "nothing has changed" in _build(root, BEFORE)
    site = root / "_build" / "html"
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    _build(root, AFTER)
    again = {
        path.relative_to(site).as_posix()
        for path, written in before.items()
        if path.stat().st_mtime_ns != written
    }
    assert again >= {"papers/w2027/lovelace2027notes.html", "program/w2027/keynote.html"}
    assert not again & {"people/index.html", "people/by-role/authors.html", "404.html"}


def test_without_an_embargo_the_day_changes_nothing(tmp_path: Path) -> None:
    root = _portal(tmp_path / "w")
    for path in (root / "papers/w2027.bib", root / "program/w2027.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m),? *embargo[^}\n]*[}]?$|embargo = \{[^}]*\}", "", text))
    assert "embargo" not in (root / "papers/w2027.bib").read_text()
    other = fresh_copy(root, tmp_path / "other")
    _build(root, BEFORE)
    _build(other, AFTER)
    assert differences(made(root), made(other)) == []
