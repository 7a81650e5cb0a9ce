"""Three states of a list whose items have names."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.front.matter import folded
from sphinx_proceedings.sources.imports.front.records import Item, ListMerge, merge_lists
from sphinx_proceedings.sources.imports.papers.three_way import Clash


def items(text: str) -> list[Item]:
    """`Ada=Oxford, Bob` as items."""
    pairs = (part.partition("=") for part in filter(None, text.split(", ")))
    return [{"name": name, "affiliation": place} for name, _, place in pairs]


def merged(base: str, theirs: str, ours: str, *, renamed: bool = False) -> ListMerge:
    return merge_lists(items(base), items(theirs), items(ours), renamed=renamed)


def test_what_both_sides_did() -> None:
    merge = merged(
        base="Ada=Oxford, Bob=Rome, Cem=Bonn, Dan=Lyon, Eve",
        theirs="Ada=Cambridge, New, Bob=Turin, Cem=Bonn, Fay=Kiel, Gil",
        ours="Ada=Oxford, Bob=Milan, Dan=Lyon, Eve=Graz, Hal, Gil",
    )
    assert merge.added == [
        ({"name": "New", "affiliation": ""}, "ada"),
        ({"name": "Fay", "affiliation": "Kiel"}, "bob"),
    ]
    assert merge.changed == {"ada": {"affiliation": "Cambridge"}}
    assert merge.clashes == [("bob", Clash(name="affiliation", ours="Milan", theirs="Turin"))]
    assert merge.taken_out == ["Cem"]
    assert merge.gone == ["dan", "eve"]
    assert merge.unchanged == {"dan"}


def test_somebody_who_is_called_otherwise_now() -> None:
    merge = merged("J. Doe=Rome", "Jane Doe=Rome", "J. Doe=Rome", renamed=True)
    assert merge.changed == {"j. doe": {"name": "Jane Doe"}}
    assert (merge.added, merge.gone) == ([], [])
    two = merged("J. Doe, K. Doe", "Jane Doe, Kim Doe", "J. Doe, K. Doe", renamed=True)
    assert (len(two.added), two.gone) == (2, ["j. doe", "k. doe"])
    assert not merged("J. Doe", "Jane Doe", "J. Doe").changed


NAMES = st.lists(
    st.sampled_from(["Ada", "Bob", "Cem", "Dan"]).flatmap(
        lambda name: st.sampled_from(["", "Rome", "Bonn"]).map(lambda place: f"{name}={place}")
    ),
    unique_by=lambda item: item[:3],
    max_size=4,
).map(", ".join)


def applied(merge: ListMerge, ours: list[Item]) -> dict[str, dict[str, str]]:
    found = {folded(item["name"]): dict(item) for item in ours}
    for name, values in merge.changed.items():
        found[name] |= values
    return found | {folded(item["name"]): dict(item) for item, _ in merge.added}


@given(base=NAMES, theirs=NAMES, ours=NAMES)
def test_what_only_one_side_did_is_there_afterwards(base: str, theirs: str, ours: str) -> None:
    merge = merged(base, theirs, ours)
    after = applied(merge, items(ours))
    again = merge_lists(items(theirs), items(theirs), list(after.values()))
    assert not again
    assert not again.clashes
    was, new = ({folded(i["name"]): i for i in items(side)} for side in (base, theirs))
    here = {folded(i["name"]): i for i in items(ours)}
    clashing = {name for name, _ in merge.clashes}
    for name, item in new.items():
        if name not in was or name in here:
            assert name in after
        if name in after and name not in clashing:
            taken = was.get(name, {}).get("affiliation", "") != item["affiliation"]
            assert (
                after[name]["affiliation"]
                == (item if taken else here.get(name, item))["affiliation"]
            )
    assert here.keys() <= after.keys()
    assert all(after[name] == here[name] for name in here.keys() - new.keys())
