"""Made-up portals that look like real ones: a volume with PDFs, a programme in many rooms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import typst

__all__ = ["many_rooms", "volume"]

_HOW = ("Sparse", "Calibrated", "Incremental", "Private", "Robust", "Multilingual", "Verified")
_WHAT = (
    *("Retrieval", "Summarisation", "Scheduling", "Attention", "Alignment", "Pruning"),
    *("Parsing", "Planning", "Caching", "Translation", "Forecasting"),
)
_WHERE = ("Long Documents", "Small Devices", "Noisy Labels", "Shared Clusters", "Open Corpora")
_GIVEN = ("Ada", "Emil", "Lin", "Priya", "Noor", "Victor", "Elena", "Tomás", "Yuki", "Ines", "Olu")
_FAMILY = ("Marek", "Sandoval", "Okafor", "Lindqvist", "Haddad", "Tanaka", "Rossi", "Novak", "Iyer")
_CONF = """\
project = {name!r}
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/"
"""
_INDEX = """\
# {name}

```{{edition-home}} {edition}
{about}
```

```{{toctree}}
:hidden:

Programme <program/index>
Papers <papers/index>
People <people/index>
```
"""
_PAPERS = 36
_DAYS = (datetime(2027, 6, 7), datetime(2027, 6, 8))  # noqa: DTZ001  # local times of a programme
_SLOTS = (timedelta(hours=9), timedelta(hours=11), timedelta(hours=14), timedelta(hours=16))
_ROOMS = ("Aula", "Harbour", "Library", "Garden", "Tower", "Studio", "Atelier", "Loft")
_TRACKS = ("Language", "Vision", "Systems", "Theory")
_LONG = timedelta(minutes=90)
_POSTERS = timedelta(hours=12, minutes=30)


def _title(number: int) -> str:
    """Of 385 numbers in a row each has another one."""
    how = _HOW[number % len(_HOW)]
    return f"{how} {_WHAT[number % len(_WHAT)]} for {_WHERE[number % len(_WHERE)]}"


def _person(number: int) -> str:
    return f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number % len(_FAMILY)]}"


def _people(number: int) -> list[str]:
    return [_person(number * 3 + each) for each in range(2 + number % 3)]


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _frame(name: str, edition: str, about: str) -> dict[str, str]:
    return {
        "conf.py": _CONF.format(name=name),
        "index.md": _INDEX.format(name=name, edition=edition, about=about),
    }


def volume(root: Path) -> None:
    """A volume as the Proceedings of Machine Learning Research have them, with PDFs."""
    about = "What models learn of language, and how one can tell."
    _write(
        root,
        {
            **_frame("Workshop on Learning Machines", "wolm2027", about),
            "papers/wolm2027.bib": "\n".join(_volume()),
            "program/wolm2027.yaml": "name: WoLM 2027\nstart: 2027-05-10\ntimezone: Europe/Lisbon\n"
            "place: Lisbon, Portugal\nvolume: wolm2027\n",
        },
    )
    folder = root / "papers" / "wolm2027.files"
    folder.mkdir()
    for number in range(_PAPERS):
        (folder / f"{_key(number)}.pdf").write_bytes(_pdf(number))


def _key(number: int) -> str:
    return f"wolm27-{number + 1:02}"


def _abstract(number: int) -> str:
    how, what = _HOW[number % len(_HOW)].lower(), _WHAT[number % len(_WHAT)].lower()
    return (
        f"We study {how} {what} where labels are few and machines are small. A bound of"
        f" $O(n^{{{2 + number % 3}}})$ becomes $O(n \\log n)$ when inputs are sorted once. On"
        f" {3 + number % 5} public collections the method needs {40 + number} \\% of the memory of"
        " the best earlier one, and loses nothing that readers would notice."
    )


def _volume() -> Iterator[str]:
    yield (
        "@proceedings{wolm2027,\n  title = {Proceedings of the Workshop on Learning Machines},\n"
        "  editor = {Haddad, Noor and Lindqvist, Emil},\n  volume = {301},\n  year = {2027},\n"
        "  series = {Proceedings of Machine Learning Examples},\n  publisher = {Example Press},\n"
        "  sections = {long=Long papers|short=Short papers},\n  license = {CC-BY-4.0},\n}\n"
    )
    page = 1
    for number in range(_PAPERS):
        last = page + 7 + number % 5
        award = "  award = {Best Paper},\n" if number == 2 else ""  # noqa: PLR2004  # any of them
        section = "long" if number < _PAPERS * 2 // 3 else "short"
        keywords = f"{_WHAT[number % len(_WHAT)].lower()}, {_WHERE[number % len(_WHERE)].lower()}"
        yield (
            f"@inproceedings{{{_key(number)},\n  title = {{{_title(number)}}},\n"
            f"  author = {{{' and '.join(_people(number))}}},\n  crossref = {{wolm2027}},\n"
            f"  section = {{{section}}},\n  pages = {{{page}--{last}}},\n"
            f"  doi = {{10.5555/wolm2027.{number + 1}}},\n  keywords = {{{keywords}}},\n{award}"
            f"  abstract = {{{_abstract(number)}}},\n  code = {{https://example.org/code/{number}}},\n"
            "}\n"
        )
        page = last + 1


def _pdf(number: int) -> bytes:
    """A paper of two columns, typeset."""
    latex = _abstract(number)
    text = latex.translate(str.maketrans("{}", "()")).replace("\\", "")
    body = "\n\n".join([text] * 9)
    source = (
        '#set page(paper: "a4", columns: 2, margin: 2cm)\n#set par(justify: true)\n'
        '#place(top + center, scope: "parent", float: true)[#text(18pt, weight: "bold")'
        f"[{_title(number)}] #v(4pt) {', '.join(_people(number))} #v(10pt)]\n{body}\n"
    )
    return bytes(typst.compile(source.encode()))


def many_rooms(root: Path) -> None:
    """A programme of two days in eight rooms and four tracks, with posters on boards."""
    name, edition = "Large Conference 2027", "largeconf2027"
    programme = {
        "name": name,
        "start": f"{_DAYS[0]:%Y-%m-%d}",
        "end": f"{_DAYS[-1]:%Y-%m-%d}",
        "timezone": "Europe/Lisbon",
        "place": "Lisbon, Portugal",
        "sessions": list(_sessions()),
    }
    about = "Two days, eight rooms, four tracks."
    # What is JSON is YAML.
    text = json.dumps(programme, indent=1, ensure_ascii=False)
    _write(root, {**_frame(name, edition, about), f"program/{edition}.yaml": text})


def _sessions() -> Iterator[dict[str, object]]:
    """Those of each day, posters between the second and the third slot."""
    for day in _DAYS:
        for slot, start in enumerate(_SLOTS):
            if start > _POSTERS > _SLOTS[slot - 1]:
                yield _posters(day)
            for at, room in enumerate(_ROOMS):
                number = (day.day * len(_SLOTS) + slot) * len(_ROOMS) + at
                track = _TRACKS[at % len(_TRACKS)]
                yield {
                    "id": f"session-{number}",
                    "title": f"{track}: {_HOW[number % len(_HOW)]} {_WHAT[number % len(_WHAT)]}",
                    **_times("talks", day + start),
                    "room": room,
                    "track": track,
                    "talk_minutes": 30,
                    "talks": [_talk(number * 3 + each) for each in range(3)],
                }


def _posters(day: datetime) -> dict[str, object]:
    boards = (f"{letter}{number}" for letter in "AB" for number in range(1, 13))
    return {
        "id": f"posters-{day:%d}",
        "title": f"Posters of {day:%A}",
        **_times("posters", day + _POSTERS),
        "room": "Foyer",
        "talks": [
            {**_talk(day.day * 24 + each), "board": board} for each, board in enumerate(boards)
        ],
    }


def _times(kind: str, start: datetime) -> dict[str, str]:
    form = "%Y-%m-%d %H:%M"
    return {"kind": kind, "start": f"{start:{form}}", "end": f"{start + _LONG:{form}}"}


def _talk(number: int) -> dict[str, object]:
    return {"title": _title(number), "presenters": [_person(number)]}
