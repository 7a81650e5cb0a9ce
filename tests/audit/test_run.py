"""One thing broken in a site that is right gives one finding, and the right one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_proceedings.audit.checks import CHECKS
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.run import Audit, audit
from support.folders import REPOSITORY
from support.site_breaks import BREAKS
from support.site_breaks.case import PAPER, Break

Edit = Callable[[str, str, str], Path]
Files = Mapping[str, str | bytes | None]
Put = Callable[[Files], Path]


def test_a_site_that_is_right(put_site: Put) -> None:
    assert audit(put_site({})) == Audit(pages=5, findings=())


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
def test_one_break_one_finding(broken: Break, edit_site: Edit) -> None:
    site = edit_site(broken.changed, broken.old, broken.new)
    assert audit(site).findings == (broken.finding,)


class Change(NamedTuple):
    """Files that are put in or taken away, and a finding about them."""

    files: Files
    check: str
    path: str
    message: str
    remedy: str


CHANGES = {
    "no sitemap": Change(
        files={"sitemap.xml": None},
        check="sitemap",
        path="sitemap.xml",
        message="does not exist",
        remedy="publish a sitemap",
    ),
    "no robots.txt": Change(
        files={"robots.txt": None},
        check="robots",
        path="robots.txt",
        message="does not name the sitemap",
        remedy="write Sitemap: https://example.org/w/sitemap.xml",
    ),
    "no asset": Change(
        files={"_static/app.js": None},
        check="link",
        path=PAPER,
        message="../../_static/app.js leads to no file of the site",
        remedy="correct the address, or publish the file",
    ),
    "parts of a volume": Change(
        files={
            "papers/wood2026/all.1.bib": "@misc{a}\n",
            "papers/wood2026/all.2.bib": "@misc{b}\n@comment{c}\n",
        },
        check="volume",
        path="papers/wood2026/all.1.bib",
        message="holds 2 works, but 1 pages offer one",
        remedy="write both from the same papers",
    ),
    "JSON without an end": Change(
        files={"deep.json": "[" * 100_000},
        check="data",
        path="deep.json",
        message="it is nested too deeply",
        remedy="write it with a library",
    ),
    "entities that grow": Change(
        files={"laughs.xml": '<!DOCTYPE a [<!ENTITY b "' + "c" * 99 + '">]><a>&b;</a'},
        check="data",
        path="laughs.xml",
        message="it does not parse: expected '>', line 1, column 137",
        remedy="write it with a library",
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_files_that_are_missing_or_odd(change: Change, put_site: Put) -> None:
    findings = audit(put_site(change.files)).findings
    _, check, path, message, remedy = change
    assert Finding(check=check, path=path, message=message, remedy=remedy) in findings
    assert {finding.check for finding in findings} == {check}


def test_every_check_finds_something() -> None:
    broken = {one.check for one in (*BREAKS.values(), *CHANGES.values())}
    assert broken | {"agreement", "encoding"} == set(CHECKS)


def test_all_checks_are_described() -> None:
    document = REPOSITORY / "docs" / "audit.md"
    rows = [f"| `{check}` | {held} |" for check, held in CHECKS.items()]
    text = document.read_text(encoding="utf-8")
    assert [row for row in text.splitlines() if row.startswith("| `")] == rows


def test_no_text_at_all(put_site: Put) -> None:
    findings = audit(
        put_site({"empty.html": b"", "people/\xfcber.html": b"<p>\xfc\0</p>"})
    ).findings
    assert [(item.check, item.path, item.message) for item in findings] == [
        ("canonical", "empty.html", "has no canonical link, but other pages do"),
        ("canonical", "people/\xfcber.html", "has no canonical link, but other pages do"),
        ("encoding", "people/\xfcber.html", "is no UTF-8 text at byte 3"),
        ("heading", "empty.html", "has 0 h1 elements"),
        ("heading", "people/\xfcber.html", "has 0 h1 elements"),
        ("language", "empty.html", "does not say its language"),
        ("language", "people/\xfcber.html", "does not say its language"),
        ("sitemap", "empty.html", "is 0 times in the sitemap"),
        ("sitemap", "people/\xfcber.html", "is 0 times in the sitemap"),
        ("title", "empty.html", "has 0 title elements"),
        ("title", "people/\xfcber.html", "has 0 title elements"),
        ("viewport", "empty.html", "has no viewport"),
        ("viewport", "people/\xfcber.html", "has no viewport"),
    ]


def test_pages_without_addresses(tmp_path: Path) -> None:
    """Where the site's address is not known, no canonical link and no sitemap is asked for."""
    page = (
        '<html lang="en"><head><title>A</title><meta name="viewport" content="x"></head>'
        '<body><h1>A</h1><a href="/">Home</a></body></html>'
    )
    (tmp_path / "index.html").write_text(page)
    assert audit(tmp_path) == Audit(pages=1, findings=())


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_the_number_of_processes_changes_nothing(put_site: Put) -> None:
    pages = {
        f"more/{number}.html": f"<title>{number % 97}</title><a id=a href=#b></a><p id=a>"
        for number in range(600)
    }
    site = put_site(pages)
    alone = audit(site, processes=1)
    assert audit(site, processes=2) == alone
    assert alone.pages == 605
    assert alone.findings == tuple(sorted(alone.findings))
