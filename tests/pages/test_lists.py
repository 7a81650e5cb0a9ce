"""Lists cut into pages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.alphabet import Spelled, alphabetical_pages
from sphinx_proceedings.pages.blocks import Item, paragraph
from sphinx_proceedings.pages.inlines import Words
from sphinx_proceedings.pages.lists import Entry, Listing, Section, cut, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.sort_keys import folded, letter


def item(told: str) -> Item:
    return Item((Words(told),))


def entry(name: str) -> Entry:
    return Entry(name=name, version=name, line=item, of=(name,))


def section(title: str, *names: str) -> Section:
    return Section(entries=tuple(map(entry, names)), title=title, anchor=title.lower())


def told(parts: list[tuple[Section, ...]]) -> list[dict[str, str]]:
    """The names of each part by section."""
    return [
        {one.title: " ".join(entry.name for entry in one.entries) for one in part} for part in parts
    ]


def listing(*sections: Section, most: int = 4) -> Listing:
    return Listing(
        docname="browse/all",
        kind=kinds.LIST,
        name="all",
        title="All",
        source="x",
        sections=sections,
        most=most,
        above=(("Papers", "papers/index"),),
        lead=(paragraph(Words("Some.")),),
    )


def test_what_does_not_fit_goes_on() -> None:
    sections = [section("A", "a1", "a2", "a3"), section("B", "b1", "b2"), section("C", *"123456")]
    assert told(list(cut(sections, 4))) == [
        {"A": "a1 a2 a3"},
        {"B": "b1 b2", "C": "1 2"},
        {"C": "3 4 5 6"},
    ]
    assert [[one.anchor for one in part] for part in cut(sections, 4)] == [["a"], ["b", "c"], [""]]


SIZES = st.lists(st.integers(0, 30), max_size=8)


@given(SIZES, st.integers(1, 12))
def test_nothing_is_lost_and_no_part_is_too_long(sizes: list[int], most: int) -> None:
    sections = [
        section(f"s{number}", *(f"{number}.{one}" for one in range(size)))
        for number, size in enumerate(sizes)
    ]
    parts = list(cut(sections, most))
    names = [one.name for part in parts for piece in part for one in piece.entries]
    assert names == [one.name for whole in sections for one in whole.entries]
    lengths = [sum(len(piece.entries) for piece in part) for part in parts]
    assert all(0 < length <= most for length in lengths)
    # Of two neighbours at least one is half full.
    assert all(2 * (one + other) > most for one, other in pairwise(lengths))


def pages_of(whole: Listing) -> dict[str, Page]:
    return {page.docname: page for page in list_pages(whole)}


def test_pages_of_a_list() -> None:
    pages = pages_of(listing(section("A", *"abcdef"), section("B", *"gh")))
    assert {name: page.title for name, page in pages.items()} == {
        "browse/all": "All, part 1 of 2",
        "browse/all/2": "All, part 2 of 2",
    }
    assert [page.name for page in pages.values()] == ["all", "all/2"]
    assert pages["browse/all/2"].render() == (
        "% Made by sphinx-proceedings from x. Edits here are lost.\n\n"
        "# All, part 2 of 2\n\n"
        '<nav class="parts" aria-label="Parts of this list">\n\n'
        "{.parts}\n- [1: A, a – d](/browse/all.md)\n"
        "- <strong>[2: A – B](/browse/all/2.md)</strong>\n\n</nav>\n\n"
        "## A\n\n{.papers}\n- e\n- f\n\n"
        "(b)=\n{.letter}\n## B\n\n{.papers}\n- g\n- h\n\n"
        '<nav class="neighbours" aria-label="Other parts of this list">\n\n'
        "[[Previous]{.direction} [1: A, a – d](/browse/all.md)]{.previous}\n\n</nav>\n"
    )


def test_a_part_names_few_others() -> None:
    pages = pages_of(listing(section("", *map(str, range(1000)))))
    assert len(pages) == 250
    assert pages["browse/all/100"].render().count("](/browse/all") == 9
    assert "- …\n- [98: " in pages["browse/all/100"].render()
    longest = max(len(page.render()) for page in pages.values())
    assert longest < 1000


def test_nothing_to_list_is_one_page() -> None:
    (page,) = pages_of(listing()).values()
    assert (page.title, "parts" in page.render()) == ("All", False)


def test_versions_tell_every_change() -> None:
    """Also of what a part says of its neighbours, and of nothing else."""
    before = pages_of(listing(section("A", *"abcdefgh"), section("B", *"ijkl")))
    after = pages_of(listing(section("A", *"abcdefgh"), section("B", *"ijxl")))
    changed = {name for name, page in before.items() if page.version != after[name].version}
    assert changed == {"browse/all/3"}
    after = pages_of(listing(section("A", *"abcdexgh"), section("B", *"ijky")))
    for name, page in before.items():
        assert (page.version == after[name].version) == (page.render() == after[name].render())


NAMES = {
    "Éluard": "E",
    "Özil": "O",
    "Łukasiewicz": "L",
    "Ørsted": "O",
    "Ελύτης": "E",
    "Толстой": "T",
    "王": "W",
    "نجيب": "N",
    "'t Hooft": "T",
    "“Quoted”": "Q",
    "3M": "Other",
    "***": "Other",
    "": "Other",
}


def test_letters_fold() -> None:
    assert {name: letter(folded(name)) for name in NAMES} == NAMES


def spelled(name: str) -> Spelled:
    return Spelled(key=(folded(name), name), entry=entry(name))


def alphabetical(*names: str, most: int) -> dict[str, Page]:
    whole = Listing(
        docname="topics/index", kind=kinds.TOPICS, name="topics", title="Topics", source="x"
    )
    pages = alphabetical_pages(whole, map(spelled, names), most=most)
    return {page.docname: page for page in pages}


def test_one_page_while_it_holds_them() -> None:
    pages = alphabetical("Öl", "oak", "9", "Ash", most=4)
    assert list(pages) == ["topics/index"]
    lines = [line for line in pages["topics/index"].render().splitlines() if line.startswith("-")]
    assert lines == [
        "- [A](#topics-a)",
        "- [O](#topics-o)",
        "- [Other](#topics-other)",
        "- Ash",
        "- oak",
        "- Öl",
        "- 9",
    ]


def test_a_page_for_each_letter_of_many() -> None:
    pages = alphabetical("Öl", "oak", "9", "Ash", most=1)
    assert {name: page.title for name, page in pages.items()} == {
        "topics/index": "Topics",
        "topics/by-letter/a": "Topics: A",
        "topics/by-letter/o": "Topics: O, part 1 of 2",
        "topics/by-letter/o/2": "Topics: O, part 2 of 2",
        "topics/by-letter/other": "Topics: Other",
    }
    assert "- [O](/topics/by-letter/o.md) [2]{.count}\n" in pages["topics/index"].render()
    assert pages["topics/by-letter/o/2"].above == (("Topics", "topics/index"),)


@given(st.lists(st.text(max_size=4), unique=True, max_size=12), st.integers(1, 6))
def test_every_entry_is_on_one_page(names: list[str], most: int) -> None:
    items = [
        Spelled(
            key=(folded(name), name),
            entry=Entry(name=name, version=name, line=item, of=(f"entry{number}.",)),
        )
        for number, name in enumerate(names)
    ]
    whole = Listing(
        docname="people/index", kind=kinds.PEOPLE, name="people", title="People", source="x"
    )
    pages = list(alphabetical_pages(whole, items, most=most))
    text = "".join(page.render() for page in pages)
    assert all(text.count(f"- entry{number}.\n") == 1 for number in range(len(names)))
    assert len({page.docname for page in pages}) == len(pages)
