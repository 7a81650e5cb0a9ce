"""RIS: a whole record, and hostile values that stay values."""

import re
from dataclasses import replace

import rispy
from hypothesis import given

from sphinx_proceedings.model.papers import Issued, Paper, Standing
from sphinx_proceedings.outputs.citations.ris import ris_item
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.work import WorkKind
from support.export_works import PAPER, hostile_papers, work

WHOLE = """\
TY  - CPAPER
ID  - lovelace2026
AU  - Lovelace, Ada
AU  - van der Berg, Jan, Jr.
AU  - Özil, Ümit
AU  - The Toy Team Inc.,
TI  - RETRACTED: BERT: 50% of naïve H2O & Fα <b>, &amp; toy: A Study – in “two” parts
T2  - Proceedings of the Second Toy Conference
C3  - Proceedings of the Second Toy Conference
T3  - Toys
A2  - Hopper, Grace
C1  - Toytown
CY  - Delft, The Netherlands
VL  - 2
M1  - 7
PY  - 2026
DA  - 2026/10/05/
SP  - 1
EP  - 8
PB  - Toy Press
SN  - 978-0-00-000000-0
SN  - 1234-5678
DO  - 10.1000/toy_1
UR  - https://toys.example/papers/toy2026/lovelace2026.html
L1  - https://toys.example/1.pdf
AN  - arXiv:2601.00001
KW  - toys
KW  - wooden trains
AB  - We show <i>it</i>. 50% & more.
N1  - See the note & more. Retracted 2026-12-01. The data were made up.
ER  - \n
"""


def test_whole_record() -> None:
    assert ris_item(work()) == WHOLE.replace("\n", "\r\n")


def test_article() -> None:
    publication = replace(PAPER.publication, issued=Issued(year=2026))
    paper = replace(
        PAPER, entry_type="article", pages="e17", publication=publication, standing=Standing()
    )
    record = rispy.loads(ris_item(work(paper, kind=WorkKind.JOURNAL_ARTICLE)))[0]
    assert {
        name: record[name]
        for name in ("type_of_reference", "title", "number", "issn", "start_page", "date", "notes")
    } == {
        "type_of_reference": "JOUR",
        "title": PAPER.full_title.plain,
        "number": "7",
        "issn": "1234-5678",
        "start_page": "e17",
        "date": "2026///",
        "notes": ["See the note & more"],
    }


LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  - (?P<value>\S(?:[^\r\n]*\S)?)?")


@given(hostile_papers())
def test_every_value_stays_on_its_line(paper: Paper) -> None:
    lines = ris_item(work(paper)).split("\r\n")
    assert lines[-2:] == ["", ""]
    tags = [match["tag"] for line in lines[:-2] if (match := LINE.fullmatch(line))]
    assert len(tags) == len(lines) - 2
    assert (tags[0], tags[-1], tags.count("TY"), tags.count("ER")) == ("TY", "ER", 1, 1)
    assert tags.count("AU") == len(paper.authors)


@given(hostile_papers(), hostile_papers())
def test_rispy_reads_the_same(first: Paper, second: Paper) -> None:
    written = ris_item(work(first)) + ris_item(work(second))
    records = rispy.loads(written)
    assert [
        (record.get("secondary_title", ""), record.get("abstract", ""), record.get("keywords", []))
        for record in records
    ] == [
        (
            one_line(paper.publication.container.plain or paper.publication.series.plain),
            one_line(" ".join(paragraph.plain for paragraph in paper.abstract)),
            [word for keyword in paper.keywords if (word := one_line(keyword))],
        )
        for paper in (first, second)
    ]
