"""Pagefind writes its files in the form that is understood."""

from pathlib import Path

from sphinx_proceedings.outputs.search.pagefind import index_in_the_making
from sphinx_proceedings.upstream.pagefind import Listing, load_words, page_text, wanted_files

PAGES = {
    "a": '<html><body><h1 data-pagefind-sort="title">First</h1><p>cafe café</p></body></html>',
    "b": '<html><body><h1 data-pagefind-sort="title">Second</h1><p>cafe</p></body></html>',
}


def test_form_of_an_index(tmp_path: Path) -> None:
    with index_in_the_making(PAGES.items(), "en", tmp_path) as made:
        folder = made()
        listing = Listing.read(folder)
        assert listing is not None, "Pagefind says of its files that they are of another version"
        assert (listing.language, listing.fields) == ("en", ["title"]), (
            "Pagefind's listing has another order"
        )
        [(name, order)] = listing.orders
        texts = [page_text(folder, page) for page in listing.pages]
        words = {word[0]: word for _, _, file in listing.parts for word in load_words(folder, file)}
        names = [name for name, _ in wanted_files(folder)]
    assert (name, sorted(order)) == ("title", [0, 1]), "Pagefind tells orders otherwise"
    assert {text.relative_to(folder).as_posix() for text in texts} <= set(names), (
        "Pagefind names the texts of pages otherwise"
    )
    text, pages, variants = words["cafe"]
    assert [len(page) for page in pages] == [3, 3], "Pagefind tells the pages of a word otherwise"
    assert (text, [page[0] for page in pages]) == ("cafe", [0, 1]), (
        "Pagefind tells the distance of pages otherwise"
    )
    assert [(form, len(found)) for form, found in variants] == [("café", 1)], (
        "Pagefind tells variants of a word otherwise"
    )


def test_an_index_that_is_stored_reads_the_same(tmp_path: Path) -> None:
    with index_in_the_making(PAGES.items(), "en", tmp_path) as made:
        folder = made()
        listing = Listing.read(folder)
        assert listing is not None
        listing.store(folder)
        assert Listing.read(folder) == listing, "Pagefind's listing has more in it"
        listings = [name for name, _ in wanted_files(folder) if name.endswith("pf_meta")]
    assert len(listings) == 1, "Pagefind lists an index in a file of another name"


def test_an_index_of_another_version_is_not_understood(tmp_path: Path) -> None:
    entry = '{"version": "9.9.9", "languages": {"en": {"hash": "x"}}}'
    (tmp_path / "pagefind-entry.json").write_text(entry)
    assert Listing.read(tmp_path) is None
