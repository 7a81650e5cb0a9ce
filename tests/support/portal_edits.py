"""A portal with two editions, and a walk of random edits through its states."""

import os
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from support.folders import TOY
from support.later_builds import differences

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
PIXEL = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>\n"
SOCIAL = "# Dinner\n\n![A dot](/pictures/dot.svg)\n\n{download}`/pictures/plan.txt`\n"

Files = dict[str, str]


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
    }


@dataclass(frozen=True)
class Edit:
    """Something that is so or otherwise."""

    name: str
    apply: Callable[[Files], object]
    damages: str = ""
    """The edition whose programme has an error then."""


def _text(path: str, old: str, new: str) -> Callable[[Files], None]:
    assert old in base()[path], f"{path} has another text now"

    def apply(files: Files) -> None:
        if path in files:
            files[path] = files[path].replace(old, new)

    return apply


def _gone(*paths: str) -> Callable[[Files], None]:
    def apply(files: Files) -> None:
        for path in paths:
            files.pop(path, None)

    return apply


def _new(**texts: str) -> Callable[[Files], None]:
    return lambda files: files.update(texts)


_2026, _2025 = "papers/toy2026.bib", "papers/toy2025.bib"
_PROGRAMME, _FIRST = "program/toy2026.yaml", "program/toy2025.yaml"
EDITS = [
    Edit("title", _text(_2026, "{Gamma}", "{Gamma Rays}")),
    Edit("title of the same length", _text(_2026, "{Gamma}", "{Gamme}")),
    Edit("abstract", _text(_2026, "A second paragraph", "Another paragraph")),
    Edit("publisher", _text(_2025, "Toy Press", "Toy Books")),
    Edit("keyword", _text(_2026, "{toys, wooden, trains}", "{toys, oak}")),
    Edit("author", _text(_2025, "Lovelace, Ada and", "Babbage, Charles and")),
    Edit("entry goes", _text(_2026, "@inproceedings{epsilon2026", "@comment{epsilon2026")),
    Edit("presented entry goes", _text(_2026, "@inproceedings{delta", "@comment{d"), "toy2026"),
    Edit("key", _text(_2026, "{epsilon2026,", "{eps2026, ids = {epsilon2026},")),
    Edit("withdrawal", _text(_2025, "{Alpha},", "{Alpha}, status = {withdrawn},")),
    Edit("only author goes", _text(_2025, "and {The Toy Team}", "")),
    Edit("session renamed", _text(_FIRST, "title: Keynote", "title: Opening")),
    Edit("session moved", _text(_PROGRAMME, "2026-10-25 10:00", "2026-10-25 09:30")),
    Edit("room", _text(_PROGRAMME, "room: Foyer", "room: Great Hall")),
    Edit("session goes", _text(_FIRST, "  - {id: closing", "  # - {id: closing")),
    Edit("talk goes", _text(_FIRST, "presenters: [Grace Hopper, Only Here]", "presenters: []")),
    Edit("edition renamed", _text(_FIRST, "name: Toy 2025", "name: First Toys")),
    Edit("slip", _text(_PROGRAMME, "2026-10-24 12:00", "2026-10-44 12:00"), "toy2026"),
    Edit("first edition goes", _gone(_2025, _FIRST)),
    Edit("first programme goes", _gone(_FIRST)),
    Edit("first papers go", _gone(_2025), "toy2025"),
    Edit("second edition goes", _gone(_2026, _PROGRAMME)),
    Edit("registry", _text("people/registry.yaml", "name: Jan van", "name: Johan van")),
    Edit("registry goes", _gone("people/registry.yaml")),
    Edit("committee", _text("people/committees.yaml", "Bosphorus", "Bosporus")),
    Edit("topics go", _gone("papers/topics.yaml")),
    Edit("page goes", _gone("about.md")),
    Edit("new pages", lambda files: files.update({"program/social.md": SOCIAL, "x/y.md": "# Y\n"})),
    Edit("picture", _text("pictures/dot.svg", "'1'", "'2'")),
    Edit("included text", _text("parts/text.md", "Some", "Same")),
    Edit("address", _text("conf.py", "example.org/p/", "example.com/q/")),
    Edit("no address", _text("conf.py", 'html_baseurl = "', 'html_short_title = "')),
    Edit("language", _text("conf.py", "project =", 'language = "de"\nproject =')),
    Edit("project", _text("conf.py", '"Toy Conference"', '"Toys"')),
    Edit("pages alone", _text("conf.py", "_styles = []", "_styles = []\nproceedings_outputs = []")),
    Edit("style sheet", _text("own/own.css", "red", "tan")),
    Edit("style sheet goes", _text("conf.py", 'html_static_path = ["own"]', "")),
    Edit("extra file goes", _gone("extra/humans.txt")),
    Edit("own robots.txt", _new(**{"extra/robots.txt": "User-agent: x\n"})),
    Edit("template", _new(**{"templates/copyright.html": "<p>Ours.</p>\n"})),
]


@dataclass
class Walk:
    """The same portal in one state after another; each step changes some of what is so."""

    root: Path
    chance: random.Random
    now: frozenset[str] = frozenset()

    def step(self) -> str:
        """Change some of it, as an editor, or as a switch of branches; what was changed."""
        changed = self.chance.sample([edit.name for edit in EDITS], self.chance.randint(1, 3))
        if self.chance.random() < 0.25:
            changed = sorted(self.now)[:3] or changed
        self.now = self.now.symmetric_difference(changed)
        if not any(path.endswith(".bib") for path in self.files):
            # Where there is nothing at all, a build takes the folder for the wrong one.
            self.now -= {"second edition goes"}
        write(self.files, self.root, is_old=self.chance.random() < 0.5)
        return ", ".join(changed)

    @property
    def files(self) -> Files:
        """The sources as they are now."""
        files = base()
        for edit in EDITS:
            if edit.name in self.now:
                edit.apply(files)
        return files

    @property
    def damaged(self) -> set[str]:
        """Editions whose calendars may be those of an earlier build."""
        return {edit.damages for edit in EDITS if edit.name in self.now and edit.damages}


def write(files: Mapping[str, str], root: Path, *, is_old: bool = False) -> None:
    """Bring the sources under a root in line; with times from long ago, whatever was there."""
    for path in _ours() - files.keys():
        (root / path).unlink(missing_ok=True)
    for name, text in files.items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if is_old:
                os.utime(path, ns=(LONG_AGO, LONG_AGO))


def _ours() -> set[str]:
    """All files that there may be, whatever was edited."""
    names = set(base())
    for edit in EDITS:
        files = base()
        edit.apply(files)
        names |= files.keys()
    return names


def fresh(walk: Walk, folder: Path) -> Path:
    """The same sources in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    write(walk.files, folder)
    return folder


def unexpected(walk: Walk, later: Mapping[str, bytes], first: Mapping[str, bytes]) -> list[str]:
    """What a later build made otherwise than a first one.

    Calendars of a damaged programme stay as they are, so their content is no matter.
    """
    found = differences(later, first)
    return [line for line in found if not (walk.damaged and _is_kept(walk, line))]


def _is_kept(walk: Walk, line: str) -> bool:
    kind, _, path = line.partition(": ")
    of_programme = any(f"/program/{edition}/" in path for edition in walk.damaged)
    is_schedule = path.endswith((".ics", "schedule.xml", "schedule.json", "events.json"))
    return is_schedule and (of_programme or (kind == "other" and "/people/" in path))
