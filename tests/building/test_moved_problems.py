"""Problems of a file are told where they are now."""

from __future__ import annotations

from dataclasses import replace

from sphinx_proceedings.building.moved_problems import moved_problems
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location

BIB, YAML = "papers/toy2026.bib", "program/toy2026.yaml"


def at(line: int, path: str = BIB) -> Location:
    return Location(path=path, line=line, column=3)


def problem(message: str, line: int, path: str = BIB, **more: object) -> Diagnostic:
    return replace(
        Diagnostic(code=Code.BIB_VALUE, location=at(line, path), message=message, hint="mend it"),
        **more,  # type: ignore[arg-type]
    )


def test_as_it_was_found() -> None:
    told = (problem("a is no date", 4), problem("b is no date", 9, related=(at(2),)))
    found = (problem("a is no date", 6), problem("b is no date", 11, related=(at(3),)))
    assert moved_problems(told, BIB, found, {}) == found


def test_of_a_record() -> None:
    told = (problem("two have this title", 4, related=(at(9), at(1, YAML))),)
    moved = moved_problems(told, BIB, (), {at(4): at(6), at(9): at(12)})
    assert moved == (problem("two have this title", 6, related=(at(12), at(1, YAML))),)


def test_elsewhere() -> None:
    told = (problem("no room", 3, YAML), problem("no volume", 7, YAML, related=(at(1),)))
    moved = moved_problems(told, BIB, (), {at(1): at(2)})
    assert moved == (told[0], problem("no volume", 7, YAML, related=(at(2),)))


def test_in_order_of_place() -> None:
    told = (problem("a", 4), problem("b", 5))
    assert moved_problems(told, BIB, (problem("b", 7), problem("a", 9)), {}) == (
        problem("b", 7),
        problem("a", 9),
    )


def test_many_of_a_kind() -> None:
    told = (problem("no DOI (and 12 more of this kind in the file)", 4),)
    moved = moved_problems(told, BIB, (problem("no DOI", 5), problem("no page", 9)), {})
    assert moved == (problem("no DOI (and 12 more of this kind in the file)", 5),)


def test_known_ones_stay_known() -> None:
    told = (problem("a", 4, subject="toy2026/a", known="So it was printed."),)
    found = (problem("a", 5, subject="toy2026/b"), problem("a", 6, subject="toy2026/a"))
    assert moved_problems(told, BIB, found, {}) == (replace(told[0], location=at(6)),)


def test_what_is_not_known() -> None:
    twins = (problem("a", 5), problem("a", 7))
    assert moved_problems((problem("a", 4),), BIB, twins, {}) is None
    assert moved_problems((problem("a", 4),), BIB, (), {}) is None
    assert moved_problems((problem("a", 4, related=(at(5),)),), BIB, (), {at(4): at(6)}) is None
    assert moved_problems((problem(f"as in {BIB}:7", 1, YAML),), BIB, (), {}) is None
