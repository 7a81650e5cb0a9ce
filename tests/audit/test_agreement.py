"""What a page's tags, its linked data and the files beside it say of a paper is compared."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.run import audit
from support.site_breaks.case import ONE_RECORD, PAPER, PLACE, Break

Edit = Callable[[str, str, str], Path]
Put = Callable[[Mapping[str, None]], Path]


class Disagreement(NamedTuple):
    """An edit of one of them, and what it says then for which field."""

    field: str
    old: str
    new: str
    said: str
    agreed: str = ""
    """What CSL-JSON says, where that is not `AGREED`."""


AGREED = {
    "title": "On Trees",
    "authors": "van der Berg, Ada; Li, Bo",
    "year": "2026",
    "pages": "12–20",
    "DOI": "10.1145/1.2",
    "container": "Proceedings of Woods",
}
"""What CSL-JSON says."""
DISAGREEMENTS = {
    "its tags say": {
        "title": Disagreement(
            field="title",
            old='citation_title" content="On Trees"',
            new='citation_title" content="On Treees"',
            said="On Treees",
        ),
        "order of authors": Disagreement(
            field="authors",
            old='<meta name="citation_author" content="van der Berg, Ada">\n'
            '<meta name="citation_author" content="Li, Bo">\n',
            new='<meta name="citation_author" content="Li, Bo">\n'
            '<meta name="citation_author" content="van der Berg, Ada">\n',
            said="Li, Bo; van der Berg, Ada",
        ),
        "author not inverted": Disagreement(
            field="authors",
            old='content="Li, Bo"',
            new='content="Bo Li"',
            said="van der Berg, Ada; Bo Li",
        ),
        "year": Disagreement(field="year", old="2026/05/08", new="2025", said="2025"),
        "last page": Disagreement(
            field="pages",
            old='<meta name="citation_lastpage" content="20">\n',
            new="",
            said="12–12",
        ),
        "DOI": Disagreement(
            field="DOI",
            old='citation_doi" content="10.1145/1.2"',
            new='citation_doi" content="10.1145/1.3"',
            said="10.1145/1.3",
        ),
        "container": Disagreement(
            field="container",
            old='citation_inbook_title" content="Proceedings of Woods"',
            new='citation_inbook_title" content="Woods"',
            said="Woods; Workshop on Woods",
        ),
    },
    "its JSON-LD says": {
        "headline": Disagreement(
            field="title", old='"headline": "On Trees"', new='"headline": "On"', said="On"
        ),
        "author": Disagreement(
            field="authors",
            old='"name": "Bo Li"',
            new='"name": "Li Bo"',
            said="Ada van der Berg; Li Bo",
            agreed="Ada van der Berg; Bo Li",
        ),
        "year": Disagreement(field="year", old='"2026-05-08"', new='"2027"', said="2027"),
        "pages": Disagreement(
            field="pages", old='"pageEnd": "20"', new='"pageEnd": 21', said="12–21"
        ),
        "DOI": Disagreement(
            field="DOI",
            old="https://doi.org/10.1145/1.2",
            new="https://doi.org/10.1145/9",
            said="10.1145/9",
        ),
        "container": Disagreement(
            field="container",
            old='"name": "Proceedings of Woods"',
            new='"name": "Woods"',
            said="Woods",
        ),
    },
    "its RIS file says": {
        "title": Disagreement(field="title", old="TI  - On Trees", new="TI  - On", said="On"),
        "authors": Disagreement(
            field="authors", old="AU  - Li, Bo\n", new="", said="van der Berg, Ada"
        ),
        "year": Disagreement(field="year", old="PY  - 2026", new="PY  - 2025", said="2025"),
        "pages": Disagreement(field="pages", old="SP  - 12", new="SP  - 11", said="11–20"),
        "DOI": Disagreement(field="DOI", old="DO  - 10.1145/1.2\n", new="", said=""),
        "container": Disagreement(
            field="container", old="T2  - Proceedings of Woods", new="T2  - Woods", said="Woods"
        ),
    },
}


@pytest.mark.parametrize(
    ("who_says", "edit"),
    [
        pytest.param(who_says, edit, id=f"{name}, {who_says}")
        for who_says, edits in DISAGREEMENTS.items()
        for name, edit in edits.items()
    ],
)
def test_tags_and_files_agree(who_says: str, edit: Disagreement, edit_site: Edit) -> None:
    changed = f"{PLACE}.ris" if "RIS" in who_says else PAPER
    agreed = edit.agreed or AGREED[edit.field]
    message = f"{who_says} '{edit.said}' for the {edit.field}, CSL-JSON says '{agreed}'"
    assert audit(edit_site(changed, edit.old, edit.new)).findings == (
        Finding(check="agreement", path=PAPER, message=message, remedy=ONE_RECORD),
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
    "page": Break(
        check="agreement",
        changed=PAPER,
        old="<button ",
        new='<p class="a standing standing-retracted">R</p><button ',
        path=PAPER,
        message="the paper is retracted according to the page, not to the RIS file, JSON-LD",
        remedy="tell of it everywhere",
    ),
    "JSON-LD": Break(
        check="agreement",
        changed=PAPER,
        old='"Published"',
        new='"Retracted"',
        path=PAPER,
        message="the paper is retracted according to JSON-LD, not to the page, the RIS file",
        remedy="tell of it everywhere",
    ),
    "RIS": Break(
        check="agreement",
        changed=f"{PLACE}.ris",
        old="N1  - Best",
        new="N1  - RETRACTED: Best",
        path=PAPER,
        message="the paper is retracted according to the RIS file, not to the page, JSON-LD",
        remedy="tell of it everywhere",
    ),
}


@pytest.mark.parametrize("edit", RETRACTIONS.values(), ids=RETRACTIONS)
def test_a_retraction_is_told_everywhere(edit: Break, edit_site: Edit) -> None:
    assert audit(edit_site(edit.changed, edit.old, edit.new)).findings == (edit.finding,)
