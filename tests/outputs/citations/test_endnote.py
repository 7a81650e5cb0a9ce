"""EndNote's tagged format: a whole record, and hostile values that stay values."""

from dataclasses import replace

from hypothesis import given

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.outputs.citations.endnote import endnote_item
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.work import WorkKind
from support.export_works import PAPER, hostile_papers, work

WHOLE = """\
%0 Conference Proceedings
%A Lovelace, Ada
%A van der Berg, Jan, Jr.
%A Özil, Ümit
%A The Toy Team Inc.,
%T RETRACTED: BERT: 50% of naïve H2O & Fα <b>, &amp; toy: A Study – in “two” parts
%B Proceedings of the Second Toy Conference
%E Hopper, Grace
%S Toys
%V 2
%N 7
%P 1-8
%D 2026
%8 2026-10-05
%I Toy Press
%C Toytown
%@ 978-0-00-000000-0
%@ 1234-5678
%R 10.1000/toy_1
%U https://toys.example/papers/toy2026/lovelace2026.html
%> https://toys.example/1.pdf
%M arXiv:2601.00001
%K toys
%K wooden trains
%X We show <i>it</i>. 50% & more.
%Z See the note & more. Retracted 2026-12-01. The data were made up.
%F lovelace2026

"""


def records(text: str) -> list[dict[str, list[str]]]:
    """What the file says: a value after each tag, an empty line between records."""
    found: list[dict[str, list[str]]] = []
    for block in text.rstrip("\n").split("\n\n"):
        found.append({})
        for line in block.split("\n"):
            assert line[0] == "%"
            assert line[2] == " "
            found[-1].setdefault(line[1], []).append(line[3:])
    return found


def test_whole_record() -> None:
    assert endnote_item(work()) == WHOLE


def test_article_is_in_a_journal() -> None:
    record = records(endnote_item(work(PAPER, kind=WorkKind.JOURNAL_ARTICLE)))[0]
    assert (record["0"], record["J"]) == (["Journal Article"], [PAPER.publication.container.plain])
    assert "B" not in record


@given(hostile_papers(), hostile_papers())
def test_hostile_values_stay_values(first: Paper, second: Paper) -> None:
    found = records(endnote_item(work(first)) + endnote_item(work(second)))
    assert [
        (record["0"], record.get("B", []), record.get("K", []), len(record.get("A", [])))
        for record in found
    ] == [
        (
            ["Conference Proceedings"],
            [text for text in [one_line(paper.publication.container.plain)] if text],
            [word for keyword in paper.keywords if (word := one_line(keyword))],
            len(paper.authors),
        )
        for paper in (first, second)
    ]


def test_record_without_anything() -> None:
    nothing = Paper(
        key="k", slug="k", edition="toy2026", entry_type="misc", title=PAPER.title,
        location=PAPER.location,
    )  # fmt: skip
    bare = replace(work(nothing, kind=WorkKind.OTHER), page_url="")
    assert endnote_item(bare) == f"%0 Generic\n%T {PAPER.title.plain}\n%F k\n\n"
