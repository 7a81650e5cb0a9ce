"""Papers that were presented and are not in the proceedings."""

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.papers import Issued, Publication
from support.one_paper import papers_of
from support.rich_texts import plain

VOLUME = (
    "@proceedings{v, title = {Proceedings of Toys}, editor = {C, D}, year = 2027,"
    " publisher = {P}, isbn = {978-0-00-000000-2}, series = {S}, volume = {2},"
    " eventtitle = {Toys}, venue = {Delft}, license = {CC-BY-4.0}, copyright = {2027 S}}"
)


def test_it_says_nothing_of_the_volume() -> None:
    read = papers_of(
        "@inproceedings{a, author = {A, B}, title = {T}, archival = {no}, pages = {1--8},"
        f" eid = {{7}}, crossref = {{v}}, doi = {{10.1000/1}}}}{VOLUME}"
    )
    (paper,) = read.papers
    assert paper.publication == Publication(
        location=plain("Delft"), event_title=plain("Toys"), issued=Issued(year=2027)
    )
    assert (paper.archival, paper.entry_type, paper.pages, paper.article_number) == (
        False,
        "unpublished",
        "",
        "",
    )
    assert (paper.licence, paper.copyright, paper.doi) == (None, "", "10.1000/1")


def test_nor_does_one_that_repeats_its_title() -> None:
    read = papers_of(
        "@inproceedings{a, author = {A, B}, title = {T}, archival = {false},"
        f" booktitle = {{Proceedings of {{Toys}}}}, isbn = {{1}}}}{VOLUME}"
    )
    assert (read.papers[0].publication.container.plain, read.papers[0].publication.isbn) == ("", "")


def test_where_else_it_appeared_stays() -> None:
    read = papers_of(
        "@inproceedings{a, author = {A, B}, title = {T}, archival = {no}, pages = {1--8},"
        f" booktitle = {{Other Proceedings}}}}{VOLUME}"
        "@article{b, author = {A, B}, title = {U}, archival = {no}, journal = {J}}"
    )
    assert [
        (p.archival, p.entry_type, p.publication.container.plain, p.pages) for p in read.papers
    ] == [
        (False, "inproceedings", "Other Proceedings", "1–8"),
        (False, "article", "J", ""),
    ]


def test_without_a_volume_a_book_is_that_of_the_edition() -> None:
    read = papers_of(
        "@inproceedings{a, author = {A, B}, title = {T}, archival = {0}, booktitle = {Toys}}"
    )
    assert read.papers[0].publication == Publication()


def test_what_is_neither_yes_nor_no_is_told() -> None:
    read = papers_of("@misc{a, author = {A, B}, title = {T}, archival = {maybe}}")
    assert [found.code for found in read.diagnostics] == [Code.BIB_VALUE]
    assert read.papers[0].archival
