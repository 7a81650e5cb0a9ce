"""A portal with two editions, and all that may be otherwise in its sources."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.pages.writers.myst import MARKER
from sphinx_proceedings.sources.release.making import make_release
from sphinx_proceedings.sources.release.text import ledger_text
from support.folders import TOY
from support.pdfs import pdf
from support.photos import RED, TEAL, photo
from support.programmes import head, programme, reading_of

LONG_AGO = 1_000_000_000_000_000_000  # nanoseconds: in 2001

FIRST = """\
name: Toy 2025
start: 2025-10-24
timezone: Europe/Amsterdam
sessions:
  - id: opening
    title: Keynote
    kind: keynote
    start: 2025-10-24 09:00
    room: Aula
    chairs: [Alan Turing]
    talks: [{title: Whatever, presenters: [Grace Hopper, Only Here]}]
  - {id: closing, title: Lunch, kind: break, start: 2025-10-24 11:00}
  - {id: papers, title: Papers, kind: talks, start: 2025-10-24 13:00, talks: [{paper: alpha2025}]}
"""
CONF = """\
project = "Toy Conference"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/p/"
html_static_path = ["own"]
html_css_files = ["own.css"]
html_extra_path = ["extra"]
templates_path = ["templates"]
proceedings_citation_styles = []
"""
THIRD_PAPERS = """\
@inproceedings{zeta2027, author = {Lovelace, Ada and New, Nobody}, title = {Zeta},
  keywords = {trains}, abstract = {On wooden trains, and on tracks.}, booktitle = {Proc.}}
"""
THIRD = programme(
    "[{id: first, title: First, kind: talks, start: 2027-05-08 09:00, talks: [{paper: zeta2027}]}]",
    head("2027-05-08", name="Toy 2027"),
)
LAYOUT = '{% extends "!page.html" %}{% block body %}<p>Ours.</p>{{ super() }}{% endblock %}\n'
PIXEL = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\n"
REFERENCES = "{paper}`beta2026`, {person}`ada-lovelace`, {session}`toy2025/opening`, {doc}`x/y`"
LINKS = """\
[](papers/toy2026/gamma2026.md), [](papers/toy2026/epsilon2026.md), {ref}`toy2026-by-title`,
{doc}`papers/toy2026/gamma2026`, [](x/y.md), [](organisers.md), [](program/toy2025/opening.md)

"""
BY_PATTERN = "```{toctree}\n:glob:\n/papers/toy2026/*a2026\n```\n\n"
SOCIAL = "# Dinner\n\n![A dot](/pictures/dot.svg)\n\n{download}`/pictures/plan.txt`\n"

PHOTO, OTHER_PHOTO = (photo(colour).decode("utf-8", "surrogateescape") for colour in (TEAL, RED))

_REGISTRY, _PHOTO, _BIO = "people/registry.yaml", "people/photos/grace.jpg", "    bio: |\n"
_FILES = "papers/toy2025.files/"
_PDF = f"{_FILES}alpha2025.pdf"
_CALENDARS = (".ics", "schedule.xml", "schedule.json", "events.json")

Files = dict[str, str]
"""By path; what is no text is as `surrogateescape` decodes it."""


def base() -> Files:
    """The files of the portal before any edit."""
    toy = {
        path.relative_to(TOY).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(TOY.rglob("*"))
        if path.suffix in {".bib", ".yaml", ".py"} or path.name in {"index.md", "organisers.md"}
    }
    index = toy["index.md"] + "\n{doc}`about`\n"
    return toy | {
        "conf.py": CONF,
        "index.md": index.replace("organisers\n```", "organisers\nabout\n```"),
        "about.md": "# About\n\n![A dot](/pictures/dot.svg)\n\n```{include} parts/text.md\n```\n",
        "parts/text.md": "Some text.\n",
        "program/toy2025.yaml": FIRST,
        "own/own.css": "a { color: red }\n",
        "extra/humans.txt": "Us.\n",
        "templates/unused.html": "x\n",
        "pictures/dot.svg": PIXEL,
        "pictures/plan.txt": "Go.\n",
        _REGISTRY: toy[_REGISTRY].replace(_BIO, f"    photo: {_PHOTO}\n{_BIO}"),
        _PHOTO: PHOTO,
        _PDF: pdf(["Alpha"]).decode(),
        # Called as pages are.
        _FILES + "alpha2025-supplement.md": "# Proofs\n",
    }


@dataclass(frozen=True)
class Edit:
    """Something that is so or otherwise."""

    name: str
    apply: Callable[[Files], object]
    damages: str = ""
    """The edition whose programme has an error then."""
    breaks: bool = False
    """Whether a source cannot be used at all then: what is made depends on what it was."""


def _text(path: str, old: str, new: str) -> Callable[[Files], None]:
    assert old in base()[path], f"{path} has another text now"

    def apply(files: Files) -> None:
        if path in files:
            files[path] = files[path].replace(old, new)

    return apply


def _more(path: str, text: str) -> Callable[[Files], None]:
    def apply(files: Files) -> None:
        if path in files:
            files[path] += text

    return apply


def _gone(*paths: str) -> Callable[[Files], None]:
    def apply(files: Files) -> None:
        for path in paths:
            files.pop(path, None)

    return apply


def _new(**texts: str) -> Callable[[Files], None]:
    return lambda files: files.update(texts)


@cache
def _released(again: bool) -> str:
    """What a ledger has when all was released, and again when a session had moved."""

    def release(start: str, name: str, ledger: Ledger | None = None) -> Ledger:
        text = files[_PROGRAMME].replace("2026-10-25 10:00", start)
        papers = files[_2026]
        portal = reading_of(text, edition="toy2026", papers=papers, ledger=ledger).portal
        made = make_release(portal, "toy2026", name, datetime(2026, 9, 1, tzinfo=UTC))
        assert made is not None
        return made

    files = base()
    first = release("2026-10-25 10:00", "First")
    return ledger_text(release("2026-10-25 09:30", "Second", first) if again else first)


_2026, _2025 = "papers/toy2026.bib", "papers/toy2025.bib"
_PROGRAMME, _FIRST = "program/toy2026.yaml", "program/toy2025.yaml"
_LEDGER = "program/toy2026.ledger.json"
_TEXTS = {
    _2026: {
        "title": ("{Gamma}", "{Gamma Rays}"),
        "title of the same length": ("{Gamma}", "{Gamme}"),
        "title of a paper of before": ("{Gamma}", "{Alpha}"),
        "title of a paper beside it": ("{Delta, a Poster}", "{Gamma}"),
        "title that is referred to": ("{Costs of", "{Prices of"),
        "title among others": ("{Epsilon, which", "{An Epsilon, which"),
        "abstract": ("A second paragraph", "Another paragraph"),
        "word of an abstract": ("We show $E", "We prove $E"),
        "lines before": ("@inproceedings{gamma2026", "\n\n@inproceedings{gamma2026"),
        "keyword": ("{toys, wooden, trains}", "{toys, oak}"),
        "entry goes": ("@inproceedings{epsilon2026", "@comment{epsilon2026"),
        "key": ("{epsilon2026,", "{eps2026, ids = {epsilon2026},"),
        "field goes": ("award                 = {Best Toy},", ""),
        "embargo": ("{toys, wooden, trains},", "{toys, wooden, trains}, embargo = {2190-01-01},"),
    },
    _2025: {
        "publisher": ("Toy Press", "Toy Books"),
        "author": ("Lovelace, Ada and", "Babbage, Charles and"),
        "first abstract": ("{1-2},", "{1-2}, abstract = {On the first toy.},"),
        "withdrawal": ("{Alpha},", "{Alpha}, status = {withdrawn},"),
        "only author goes": ("and {The Toy Team}", ""),
    },
    _FIRST: {
        "session renamed": ("title: Keynote", "title: Opening"),
        "session goes": ("  - {id: closing", "  # - {id: closing"),
        "talk goes": ("presenters: [Grace Hopper, Only Here]", "presenters: []"),
        "edition renamed": ("name: Toy 2025", "name: First Toys"),
        "word of the same length": ("Whatever", "Whenever"),
    },
    _PROGRAMME: {
        "session moved": ("2026-10-25 10:00", "2026-10-25 09:30"),
        "room": ("room: Foyer", "room: Great Hall"),
    },
    _REGISTRY: {
        "registry": ("name: Jan van", "name: Johan van"),
        "photo not named": (f"    photo: {_PHOTO}\n", ""),
        "photo of somebody else": (
            "  - id: john-smith-rome\n",
            f"  - id: john-smith-rome\n    photo: {_PHOTO}\n",
        ),
        "text of a photo": (f"photo: {_PHOTO}", f"photo: {{file: {_PHOTO}, alt: Grace at work}}"),
        "photo elsewhere": (f"photo: {_PHOTO}", "photo: pictures/grace.jpg"),
    },
    "people/committees.yaml": {"committee": ("Bosphorus", "Bosporus")},
    "pictures/dot.svg": {"picture": ("'1'", "'2'")},
    "parts/text.md": {"included text": ("Some", "Same")},
    "conf.py": {
        "address": ("example.org/p/", "example.com/q/"),
        "no address": ('html_baseurl = "', 'html_short_title = "'),
        "language": ("project =", 'language = "de"\nproject ='),
        "project": ('"Toy Conference"', '"Toys"'),
        "pages alone": ("_styles = []", "_styles = []\nproceedings_outputs = []"),
        "theme": ('"sphinx_book_theme"', '"basic"'),
        "logo": ("project =", 'html_logo = "pictures/dot.svg"\nproject ='),
        "source links": ("project =", "html_copy_source = True\nproject ="),
        "citation styles": ("styles = []", 'styles = ["apa"]'),
        "nothing copied": ('html_extra_path = ["extra"]', ""),
        "page left out": ("project =", 'exclude_patterns = ["x"]\nproject ='),
        "style sheet goes": ('html_static_path = ["own"]', ""),
    },
    "own/own.css": {"style sheet": ("red", "tan")},
    "papers/topics.yaml": {"topic renamed": ("label: Toy trains", "label: Model trains")},
    "about.md": {
        "text by hand": ("# About", "# Again"),
        "references": ("# About", f"# About\n\n{REFERENCES}"),
        "links": ("![A dot]", f"{LINKS}![A dot]"),
        "contents by pattern": ("```{include}", f"{BY_PATTERN}```{{include}}"),
    },
    "index.md": {"in a table of contents": ("organisers\n", "organisers\n/people/ada-lovelace\n")},
}
"""In each file: by name, a text and what stands in its place."""
EDITS = [
    *(
        Edit(name, _text(path, *texts))
        for path, edits in _TEXTS.items()
        for name, texts in edits.items()
    ),
    Edit("presented entry goes", _text(_2026, "@inproceedings{delta", "@comment{d"), "toy2026"),
    Edit("slip", _text(_PROGRAMME, "2026-10-24 12:00", "2026-10-44 12:00"), "toy2026"),
    Edit("first edition goes", _gone(_2025, _FIRST)),
    Edit("first programme goes", _gone(_FIRST)),
    Edit("first papers go", _gone(_2025), "toy2025"),
    Edit("second edition goes", _gone(_2026, _PROGRAMME)),
    Edit("registry goes", _gone("people/registry.yaml")),
    Edit("photo", _new(**{_PHOTO: OTHER_PHOTO})),
    Edit("photo goes", _gone(_PHOTO)),
    Edit("no photo", _new(**{_PHOTO: "This is none.\n"})),
    Edit("second photo", _new(**{"pictures/grace.jpg": OTHER_PHOTO})),
    Edit("paper file", _new(**{_PDF: pdf(["Alpha", "again"]).decode()})),
    Edit("paper file goes", _gone(_PDF)),
    Edit("no paper file", _new(**{_PDF: "This is none.\n"})),
    Edit("new paper files", _new(**{f"{_FILES}alpha2025-{x}.pdf": "%PDF-2\n" for x in ("a", "b")})),
    Edit("file of no paper", _new(**{f"{_FILES}nobody.pdf": "%PDF-2\n"})),
    Edit("embargo of an edition", _more(_FIRST, "embargo: 2190-01-01\n")),
    Edit("stream", _text(_FIRST, "room: Aula", "room: Aula\n    stream: https://example.org/live")),
    Edit("topics go", _gone("papers/topics.yaml")),
    Edit("page goes", _gone("about.md")),
    Edit("new pages", lambda files: files.update({"program/social.md": SOCIAL, "x/y.md": "# Y\n"})),
    Edit(
        "third edition", _new(**{"papers/toy2027.bib": THIRD_PAPERS, "program/toy2027.yaml": THIRD})
    ),
    Edit("released", lambda files: files.update({_LEDGER: _released(again=False)})),
    Edit("released again", lambda files: files.update({_LEDGER: _released(again=True)})),
    Edit("page by hand where one is made", _new(**{"people/ada-lovelace.md": "# By hand\n"})),
    Edit("template of pages", _new(**{"templates/page.html": LAYOUT})),
    Edit("unreadable papers", _more(_2026, "% \udcff\n"), breaks=True),
    Edit("unreadable programme", _more(_FIRST, "\n a: [\n"), breaks=True),
    Edit("unreadable registry", _more("people/registry.yaml", "\n a: [\n"), breaks=True),
    Edit("unreadable ledger", _more(_LEDGER, "<<<<<<<\n"), breaks=True),
    Edit("extra file goes", _gone("extra/humans.txt")),
    Edit("own robots.txt", _new(**{"extra/robots.txt": "User-agent: x\n"})),
    Edit("template", _new(**{"templates/copyright.html": "<p>Ours.</p>\n"})),
]


NAMES = tuple(edit.name for edit in EDITS)
Times = Literal["now", "long ago", "as before"]
"""Which times of writing sources have that were edited."""


def files_with(names: Collection[str]) -> Files:
    """The sources with these edits."""
    files = base()
    for edit in EDITS:
        if edit.name in names:
            edit.apply(files)
    return files


def usable(names: Collection[str]) -> frozenset[str]:
    """Those of the names with which every source can be used."""
    return frozenset(names) - {edit.name for edit in EDITS if edit.breaks}


def with_papers(names: Collection[str]) -> frozenset[str]:
    """Those with which there are any; without, a build takes the folder for another one."""
    is_any = any(path.endswith(".bib") for path in files_with(names))
    return frozenset(names) - ({"second edition goes"} if not is_any else set())


def write(files: Mapping[str, str], root: Path, *, times: Times = "now") -> None:
    """Bring the sources under a root in line."""
    for path in _ours() - files.keys():
        if not _bytes_at(root / path).startswith(MARKER.encode()):
            (root / path).unlink(missing_ok=True)
    for name, text in files.items():
        path, data = root / name, text.encode("utf-8", "surrogateescape")
        if _bytes_at(path) != data:
            before = path.stat().st_mtime_ns if path.exists() else None
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            time = {"now": None, "long ago": LONG_AGO, "as before": before}[times]
            if time is not None:
                os.utime(path, ns=(time, time))


def _bytes_at(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@cache
def _ours() -> frozenset[str]:
    """All files that there may be, whatever was edited."""
    return frozenset().union(*(files_with({name}) for name in NAMES))


def unexpected(names: Collection[str], found: Iterable[str]) -> list[str]:
    """The differences that matter, of those of a later build from a first one.

    Calendars of a damaged programme, and of people, stay as they are, so they are no matter.
    """
    damaged = {edit.damages for edit in EDITS if edit.name in names and edit.damages}
    folders = (*(f"/program/{edition}/" for edition in damaged), *(["/people/"] if damaged else []))
    return [
        line
        for line in found
        if not (line.endswith(_CALENDARS) and any(folder in line for folder in folders))
    ]
