"""biblatex's extended form of names."""

import pytest

from sphinx_proceedings.sources.names.extended import ExtendedName, extended_name


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (
            "family=Velden, given=Anna, prefix=van der, useprefix=true",
            {"family": "Velden", "given": "Anna", "prefix": "van der"},
        ),
        ('"family={Robert and Sons, Inc.}"', {"family": "{Robert and Sons, Inc.}"}),
        ('"family=Robert, Inc.", given=A', {"family": "Robert, Inc.", "given": "A"}),
        ('family="Robert, Inc."', {"family": "Robert, Inc."}),
        ("Given = {A, B}, FAMILY = C", {"given": "{A, B}", "family": "C"}),
        ("given={Jean Pierre}, given-i=JP, family=R", {"given": "{Jean Pierre}", "family": "R"}),
        ("given-i=J{Ch}, family=R", {"given": "J. {Ch}.", "family": "R"}),
        ("given-i={JP}, prefix-i={}, family=R", {"given": "J. P.", "family": "R"}),
        ("family=O'Neil, given=A, id=abc, nametemplates=x", {"family": "O'Neil", "given": "A"}),
        ("nosortothers=true", {}),
    ],
)
def test_parts(source: str, parts: dict[str, str]) -> None:
    assert extended_name(source) == ExtendedName(parts=parts)


@pytest.mark.parametrize("source", ["Ada Lovelace", r"K\=al, A", "=", "{family=A}", "a-b=c", ""])
def test_other_names_are_not_of_this_form(source: str) -> None:
    assert extended_name(source) is None


def test_what_is_no_part_is_told() -> None:
    assert extended_name("last=A, first=B, patronymic=C, D") == ExtendedName(
        parts={"family": "A", "given": "B"},
        former={"last": "family", "first": "given"},
        unknown=("patronymic=C", "D"),
    )
