"""What few entries say: pages that are hyphenated, article numbers, events, contributors."""

import json
from collections import defaultdict
from typing import NamedTuple

import pytest
import rispy

from sphinx_proceedings.outputs.citations.bibtex import bibtex_item
from sphinx_proceedings.outputs.citations.csl import csl_item, csl_object
from sphinx_proceedings.outputs.citations.endnote import endnote_item
from sphinx_proceedings.outputs.citations.mods import mods_item
from sphinx_proceedings.outputs.citations.ris import ris_item
from sphinx_proceedings.outputs.head.highwire import highwire_tags
from sphinx_proceedings.outputs.work import Work
from support.export_works import read_work

WHOLE = r"""@inproceedings{k,
  author = {Lovelace, Ada}, title = {T}, booktitle = {B}, booksubtitle = {S}, maintitle = {M},
  translator = {Menabrea, Luigi}, editora = {Hopper, Grace}, editoratype = {compiler},
  edition = {Second}, volume = {2}, volumes = {4}, part = {1}, series = {R}, number = {123},
  chapter = {5}, eid = {109}, pages = {3-1--3-8}, numpages = {8}, year = {2027}, month = may,
  day = {8}, pubstate = {inpress}, publisher = {P}, organization = {O}, address = {A},
  eventtitle = {E}, eventdate = {2027-05-08/2027-05-10}, venue = {V}, type = {Invited paper},
  version = {1.2}, language = {german}, urldate = {2027-06-01}, url = {https://example.org/},
  eprint = {2303.04651}, eprintclass = {cs.CL}, pmid = {123}, pmcid = {PMC45}, track = {Main},
  keywords = {{a, b}, c}, howpublished = {By hand},
}"""


def article(fields: str) -> Work:
    return read_work(
        f"@article{{k, author = {{A, B}}, title = {{T}}, journal = {{J}}, year = 2027, {fields}}}"
    )


def test_own_reader_reads_everything_back() -> None:
    made = read_work(WHOLE)
    again = read_work(bibtex_item(made))
    assert again == made


def test_csl() -> None:
    item = json.loads(csl_item(read_work(WHOLE)))
    told = {
        "translator": [{"family": "Menabrea", "given": "Luigi"}],
        "compiler": [{"family": "Hopper", "given": "Grace"}],
        "container-title": "B: S",
        "collection-title": "M, R",
        "collection-number": "123",
        "edition": "Second",
        "number-of-volumes": "4",
        "part-number": "1",
        "chapter-number": "5",
        "number": "109",
        "page": "3-1–3-8",
        "genre": "Invited paper",
        "event-title": "E",
        "event-date": {"date-parts": [[2027, 5, 8], [2027, 5, 10]]},
        "event-place": "V",
        "version": "1.2",
        "status": "in press",
        "language": "de",
        "accessed": {"date-parts": [[2027, 6, 1]]},
        "PMID": "123",
        "PMCID": "PMC45",
    }
    assert {name: item.get(name) for name in told} == told


def test_ris_and_endnote() -> None:
    record = rispy.loads(ris_item(read_work(WHOLE)))[0]
    told = {
        "start_page": "3-1",
        "end_page": "3-8",
        "custom7": "109",
        "edition": "Second",
        "number_of_volumes": "4",
        "section": "5",
        "language": "de",
        "type_of_work": "Invited paper",
        "access_date": "2027/06/01/",
        "tertiary_title": "M, R",
    }
    assert {name: record.get(name) for name in told} == told
    assert "A4  - Menabrea, Luigi\r\n" in ris_item(read_work(WHOLE))
    lines = defaultdict(list)
    for line in endnote_item(read_work(WHOLE)).splitlines():
        lines[line[:2]].append(line[3:])
    assert [lines[tag] for tag in ("%?", "%7", "%6", "%&", "%]", "%G", "%9", "%[", "%P")] == [
        ["Menabrea, Luigi"],
        ["Second"],
        ["4"],
        ["5"],
        ["109"],
        ["de"],
        ["Invited paper"],
        ["2027-06-01"],
        ["3-1–3-8"],
    ]


class Pages(NamedTuple):
    """What a paper says of its pages, and what formats have."""

    pages: str
    first: str
    last: str
    csl: str | None
    endnote: str | None


PAGES = {
    "range": Pages(pages="1--8", first="1", last="8", csl="1-8", endnote="1-8"),
    "pages with parts": Pages(
        pages="3-1--3-8", first="3-1", last="3-8", csl="3-1–3-8", endnote="3-1–3-8"
    ),
    "one page with a hyphen": Pages(
        pages="S-3", first="S-3", last="S-3", csl="S\\-3", endnote="S-3"
    ),
    "no end": Pages(pages="17--", first="17", last="", csl="17-", endnote="17-"),
    "and following": Pages(pages="43+", first="43", last="", csl="43+", endnote="43+"),
    "the same page twice": Pages(pages="5--5", first="5", last="5", csl="5", endnote="5"),
    "end in short": Pages(
        pages="1205--13", first="1205", last="1213", csl="1205-1213", endnote="1205-1213"
    ),
    "nothing but a dash": Pages(pages="--", first="", last="", csl=None, endnote=None),
}


@pytest.mark.parametrize("case", PAGES.values(), ids=PAGES)
def test_pages(case: Pages) -> None:
    made = article(f"pages = {{{case.pages}}}")
    assert made.pages == (case.first, case.last)
    record = rispy.loads(ris_item(made))[0]
    assert (record.get("start_page", ""), record.get("end_page", "")) == (case.first, case.last)
    tags = {tag.name: tag.content for tag in highwire_tags(made)}
    assert (tags.get("citation_firstpage", ""), tags.get("citation_lastpage", "")) == (
        case.first,
        case.last,
    )
    assert csl_object(made).get("page") == case.csl
    written = [line[3:] for line in endnote_item(made).splitlines() if line.startswith("%P")]
    assert written == ([case.endnote] if case.endnote else [])


def test_article_numbers() -> None:
    made = article("volume = {55}, number = {6}, articleno = {109}, numpages = {28}")
    item = csl_object(made)
    assert [item.get(name) for name in ("volume", "issue", "number", "number-of-pages")] == [
        "55",
        "6",
        "109",
        "28",
    ]
    tags = {tag.name: tag.content for tag in highwire_tags(made)}
    assert tags["citation_firstpage"] == "109"
    assert "eid       = {109}," in bibtex_item(made)
    assert '<detail type="article">\n<number>109</number>' in mods_item(made)


def test_names_of_issues_and_seasons() -> None:
    made = article("number = {2}, issue = {Summer}, month = {Spring}")
    item = csl_object(made)
    assert (item["issue"], item["issued"]) == (
        "2, Summer",
        {"date-parts": [[2027]], "season": 1},
    )
    assert rispy.loads(ris_item(made))[0]["date"] == "2027///Spring"
    assert read_work(bibtex_item(made)) == made
