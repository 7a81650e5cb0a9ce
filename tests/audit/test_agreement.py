"""What a page's tags, its linked data and the files beside it say of a paper is compared."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.run import audit
from support.site_breaks.case import ONE_RECORD, PAPER, PLACE

Edit = Callable[[str, str, str], Path]
Put = Callable[[Mapping[str, None]], Path]


class Disagreement(NamedTuple):
    """An edit of one of them and what is said about it."""

    changed: str
    old: str
    new: str
    message: str


DISAGREEMENTS = {
    "title": Disagreement(
        changed=PAPER,
        old='citation_title" content="On Trees"',
        new='citation_title" content="On Treees"',
        message="its tags say 'On Treees' for the title, CSL-JSON says 'On Trees'",
    ),
    "order of authors": Disagreement(
        changed=PAPER,
        old='<meta name="citation_author" content="van der Berg, Ada">\n'
        '<meta name="citation_author" content="Li, Bo">\n',
        new='<meta name="citation_author" content="Li, Bo">\n'
        '<meta name="citation_author" content="van der Berg, Ada">\n',
        message="its tags say 'Li, Bo; van der Berg, Ada' for the authors,"
        " CSL-JSON says 'van der Berg, Ada; Li, Bo'",
    ),
    "author not inverted": Disagreement(
        changed=PAPER,
        old='content="Li, Bo"',
        new='content="Bo Li"',
        message="its tags say 'van der Berg, Ada; Bo Li' for the authors,"
        " CSL-JSON says 'van der Berg, Ada; Li, Bo'",
    ),
    "year": Disagreement(
        changed=PAPER,
        old="2026/05/08",
        new="2025",
        message="its tags say '2025' for the year, CSL-JSON says '2026'",
    ),
    "last page": Disagreement(
        changed=PAPER,
        old='<meta name="citation_lastpage" content="20">\n',
        new="",
        message="its tags say '12–12' for the pages, CSL-JSON says '12–20'",
    ),
    "DOI": Disagreement(
        changed=PAPER,
        old='citation_doi" content="10.1145/1.2"',
        new='citation_doi" content="10.1145/1.3"',
        message="its tags say '10.1145/1.3' for the DOI, CSL-JSON says '10.1145/1.2'",
    ),
    "container": Disagreement(
        changed=PAPER,
        old='citation_inbook_title" content="Proceedings of Woods"',
        new='citation_inbook_title" content="Woods"',
        message="its tags say 'Woods; Workshop on Woods' for the container,"
        " CSL-JSON says 'Proceedings of Woods'",
    ),
    "headline": Disagreement(
        changed=PAPER,
        old='"headline": "On Trees"',
        new='"headline": "On"',
        message="its JSON-LD says 'On' for the title, CSL-JSON says 'On Trees'",
    ),
    "author in JSON-LD": Disagreement(
        changed=PAPER,
        old='"name": "Bo Li"',
        new='"name": "Li Bo"',
        message="its JSON-LD says 'Ada van der Berg; Li Bo' for the authors,"
        " CSL-JSON says 'Ada van der Berg; Bo Li'",
    ),
    "year in JSON-LD": Disagreement(
        changed=PAPER,
        old='"2026-05-08"',
        new='"2027"',
        message="its JSON-LD says '2027' for the year, CSL-JSON says '2026'",
    ),
    "pages in JSON-LD": Disagreement(
        changed=PAPER,
        old='"pageEnd": "20"',
        new='"pageEnd": 21',
        message="its JSON-LD says '12–21' for the pages, CSL-JSON says '12–20'",
    ),
    "DOI in JSON-LD": Disagreement(
        changed=PAPER,
        old="https://doi.org/10.1145/1.2",
        new="https://doi.org/10.1145/9",
        message="its JSON-LD says '10.1145/9' for the DOI, CSL-JSON says '10.1145/1.2'",
    ),
    "container in JSON-LD": Disagreement(
        changed=PAPER,
        old='"name": "Proceedings of Woods"',
        new='"name": "Woods"',
        message="its JSON-LD says 'Woods' for the container, CSL-JSON says 'Proceedings of Woods'",
    ),
    "title in RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="TI  - On Trees",
        new="TI  - On",
        message="its RIS file says 'On' for the title, CSL-JSON says 'On Trees'",
    ),
    "authors in RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="AU  - Li, Bo\n",
        new="",
        message="its RIS file says 'van der Berg, Ada' for the authors,"
        " CSL-JSON says 'van der Berg, Ada; Li, Bo'",
    ),
    "year in RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="PY  - 2026",
        new="PY  - 2025",
        message="its RIS file says '2025' for the year, CSL-JSON says '2026'",
    ),
    "pages in RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="SP  - 12",
        new="SP  - 11",
        message="its RIS file says '11–20' for the pages, CSL-JSON says '12–20'",
    ),
    "DOI in RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="DO  - 10.1145/1.2\n",
        new="",
        message="its RIS file says '' for the DOI, CSL-JSON says '10.1145/1.2'",
    ),
    "container in RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="T2  - Proceedings of Woods",
        new="T2  - Woods",
        message="its RIS file says 'Woods' for the container, CSL-JSON says 'Proceedings of Woods'",
    ),
}


@pytest.mark.parametrize("edit", DISAGREEMENTS.values(), ids=DISAGREEMENTS)
def test_tags_and_files_agree(edit: Disagreement, edit_site: Edit) -> None:
    assert audit(edit_site(edit.changed, edit.old, edit.new)).findings == (
        Finding(check="agreement", path=PAPER, message=edit.message, remedy=ONE_RECORD),
    )


@pytest.mark.parametrize("pages", ["3:1–3:18", "7, 9–11"])
def test_pages_that_are_no_range_are_not_compared(pages: str, edit_site: Edit) -> None:
    assert audit(edit_site(f"{PLACE}.json", "12-20", pages)).findings == ()


@pytest.mark.parametrize(("links", "findings"), [(1, 1), (3, 0)])
def test_where_a_page_offers_files_one_is_to_compare_with(
    links: int, findings: int, put_site: Put
) -> None:
    """It is missing with its link, or all of them are."""
    volumes = (f"papers/wood2026/all{suffix}" for suffix in (".json", ".ris", ".bib"))
    site = put_site(dict.fromkeys((*volumes, f"{PLACE}.json")))
    for name, last in ((PAPER, links), ("papers/wood2026/index.html", 1)):
        text = (site / name).read_text("utf-8")
        for link in re.findall(r'<link rel="alternate" .*\n', text)[-last:]:
            text = text.replace(link, "")
        (site / name).write_text(text, "utf-8")
    missing = Finding(
        check="agreement",
        path=PAPER,
        message="has no CSL-JSON file to compare it with",
        remedy="publish one",
    )
    assert audit(site).findings == (missing,) * findings


RETRACTIONS = {
    "page": Disagreement(
        changed=PAPER,
        old="<button ",
        new='<p class="a standing standing-retracted">R</p><button ',
        message="according to the page, not to the RIS file, JSON-LD",
    ),
    "JSON-LD": Disagreement(
        changed=PAPER,
        old='"Published"',
        new='"Retracted"',
        message="according to JSON-LD, not to the page, the RIS file",
    ),
    "RIS": Disagreement(
        changed=f"{PLACE}.ris",
        old="N1  - Best",
        new="N1  - RETRACTED: Best",
        message="according to the RIS file, not to the page, JSON-LD",
    ),
}


@pytest.mark.parametrize("edit", RETRACTIONS.values(), ids=RETRACTIONS)
def test_a_retraction_is_told_everywhere(edit: Disagreement, edit_site: Edit) -> None:
    assert audit(edit_site(edit.changed, edit.old, edit.new)).findings == (
        Finding(
            check="agreement",
            path=PAPER,
            message=f"the paper is retracted {edit.message}",
            remedy="tell of it everywhere",
        ),
    )
