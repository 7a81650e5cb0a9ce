"""Characters that no font at hand has, and fonts that have them."""

from sphinx_proceedings.printing.missing_letters import missing_letters
from support.programmes import programme, reading_of

BIB = """@misc{a, author = {A, B}, title = {T}}
@misc{b, author = {李, 明}, title = {ไทย}}
"""
TALKS = programme("[{id: s, title: S ☃, kind: talks, start: 2026-05-08 09:00}]")


def test_each_font_once_at_the_first_record() -> None:
    portal = reading_of(TALKS, papers=BIB).portal
    found = missing_letters(portal, portal.editions[0], "booklet", "ย李明ท☃👩")
    told = [
        (str(each.location), *each.message.split("has ")[1].split("; ")[0].split(", "), each.hint)
        for each in found
    ]
    hints = [each.split(", ")[1].removeprefix("such as ") for *_, each in told]
    assert [(*each[:3], hint) for each, hint in zip(told, hints, strict=True)] == [
        ("program/w.yaml", "👩", "first in W", "Noto Emoji"),
        ("papers/w.bib:2:1", "李 明", "first in b", "Noto Sans CJK"),
        ("program/w.yaml:4:12", "☃", "first in s", "Noto Sans Symbols 2"),
        ("papers/w.bib:2:1", "ย ท", "first in b", "Noto Sans Thai"),
    ]
