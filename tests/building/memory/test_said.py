"""What papers said tells whether an edit is one of abstracts alone."""

from sphinx_proceedings.building.memory.said import Said, changed_since

BEFORE = {
    "w2026": Said("x", {"a": ("1", "")}),
    "w2027": Said("y", {"b": ("2", "r"), "c": ("3", "")}),
}


def test_what_is_the_same() -> None:
    assert changed_since(BEFORE, dict(BEFORE)) == (frozenset(), frozenset())


def test_an_abstract_and_who_is_related_then() -> None:
    now = BEFORE | {"w2027": Said("y", {"b": ("22", "s"), "c": ("3", "t")})}
    changed = changed_since(BEFORE, now)
    assert changed == ({("w2027", "b")}, {("w2027", "b"), ("w2027", "c")})


def test_others_are_not_looked_at() -> None:
    now = {"w2026": Said("x", {"a": ("1", "r")})}
    assert changed_since(BEFORE, now) == (frozenset(), {("w2026", "a")})
