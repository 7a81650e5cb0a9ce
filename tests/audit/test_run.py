"""One thing broken in a site that is right gives one finding, and the right one."""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_proceedings.audit.checks import CHECKS
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.run import Audit, audit
from support.folders import REPOSITORY

Edit = Callable[[str, str, str], Path]
Put = Callable[[Mapping[str, str | bytes | None]], Path]

PAPER = "papers/wood2026/berg2026.html"
PLACE = "papers/wood2026/berg2026"
ADA = "people/ada.html"
ONE_RECORD = "make both from one record"


def test_a_site_that_is_right(put_site: Put) -> None:
    assert audit(put_site({})) == Audit(pages=5, findings=())


# check, file to change, old, new, file of the finding, message, remedy
EDITS = {
    "no title": (
        "title",
        ADA,
        "<title>Ada</title>",
        "<svg><title>Icon</title></svg>",
        ADA,
        "has 0 title elements",
        "give the page one title",
    ),
    "two titles": (
        "title",
        ADA,
        "<title>Ada</title>",
        "<title>Ada</title><title>Ada</title>",
        ADA,
        "has 2 title elements",
        "give the page one title",
    ),
    "empty title": (
        "title",
        ADA,
        "<title>Ada</title>",
        "<title> </title>",
        ADA,
        "has an empty title",
        "say in it what the page is about",
    ),
    "shared title": (
        "title",
        ADA,
        "<title>Ada</title>",
        "<title>Papers</title>",
        ADA,
        "has the title of papers/wood2026/index.html: Papers",
        "say in it what tells the two apart",
    ),
    "two h1": (
        "heading",
        ADA,
        "</body>",
        '<div hidden id="print"><h1>Ada</h1></div></body>',
        ADA,
        "has 2 h1 elements",
        "keep one h1, for the subject of the page",
    ),
    "empty h1": (
        "heading",
        ADA,
        ">Ada</h1>",
        "><!-- Ada --></h1>",
        ADA,
        "has an empty h1",
        "say in it what the page is about",
    ),
    "no language": (
        "language",
        ADA,
        ' lang="en"',
        "",
        ADA,
        "does not say its language",
        "set lang on the html element",
    ),
    "no viewport": (
        "viewport",
        ADA,
        'name="viewport"',
        'name="view"',
        ADA,
        "has no viewport",
        'add <meta name="viewport" content="width=device-width, initial-scale=1">',
    ),
    "id twice": (
        "id",
        ADA,
        'id="top-of-page"',
        'id="work s"',
        ADA,
        "has 2 elements with the id 'work s'",
        "give each element an id of its own; links reach only the first",
    ),
    "no canonical": (
        "canonical",
        ADA,
        'rel="canonical"',
        'rel="nonsense"',
        ADA,
        "has no canonical link, but other pages do",
        "name https://example.org/w/people/ada.html",
    ),
    "two canonicals": (
        "canonical",
        ADA,
        "<h1",
        '<link rel="canonical" href="https://example.org/w/people/ada.html"><h1',
        ADA,
        "has 2 canonical links",
        "keep one",
    ),
    "canonical of another page": (
        "canonical",
        ADA,
        'href="https://example.org/w/people/ada.html"',
        'href="https://example.org/w/people/quux.html"',
        ADA,
        "says that its address is https://example.org/w/people/quux.html",
        "name https://example.org/w/people/ada.html",
    ),
    "canonical on another host": (
        "canonical",
        "index.html",
        'rel="canonical" href="https://example.org/w/"',
        'rel="canonical" href="https://example.com/w/"',
        "index.html",
        "says that its address is https://example.com/w/",
        "name https://example.org/w/index.html",
    ),
    "canonical of a redirect": (
        "canonical",
        "people/quux.html",
        'href="https://example.org/w/people/ada.html"',
        'href="https://example.org/w/people/quux.html"',
        "people/quux.html",
        "says that its address is https://example.org/w/people/quux.html",
        "name https://example.org/w/people/ada.html",
    ),
    "broken link": (
        "link",
        "index.html",
        'href="papers/wood2026/"',
        'href="papers/stone%202026/"',
        "index.html",
        "papers/stone%202026/ leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken absolute link": (
        "link",
        "index.html",
        "https://example.org/w/people/ada.html#work%20s",
        "https://example.org/w/people/bo.html",
        "index.html",
        "https://example.org/w/people/bo.html leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "link out of the site": (
        "link",
        "index.html",
        'href="papers/wood2026/"',
        'href="papers/../../"',
        "index.html",
        "papers/../../ leads out of the site",
        "correct the address",
    ),
    "link above the base": (
        "link",
        PAPER,
        'href="/w/index.html"',
        'href="/index.html"',
        PAPER,
        "/index.html leads out of the site",
        "correct the address",
    ),
    "no address": (
        "link",
        "index.html",
        'href="https://elsewhere.example/x"',
        'href="http://[x"',
        "index.html",
        "http://[x is no address",
        "correct it",
    ),
    "asset without an address": (
        "link",
        "index.html",
        'img src="_static/tree.svg"',
        'img src=""',
        "index.html",
        "has an asset without an address",
        "name a file",
    ),
    "broken srcset": (
        "link",
        "index.html",
        "_static/tree.svg?big 2x",
        "_static/big.svg 2x",
        "index.html",
        "_static/big.svg leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken meta address": (
        "link",
        PAPER,
        '<meta property="og:type"',
        '<meta name="citation_pdf_url" content="https://example.org/w/p.pdf">'
        '<meta property="og:type"',
        PAPER,
        "https://example.org/w/p.pdf leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken alternate": (
        "link",
        "papers/wood2026/index.html",
        'href="all.bib"',
        'href="every.bib"',
        "papers/wood2026/index.html",
        "every.bib leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken import of styles": (
        "link",
        "_static/style.css",
        '@import "more.css"',
        '@import "less.css"',
        "_static/style.css",
        "less.css leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken image in imported styles": (
        "link",
        "_static/more.css",
        "url('tree.svg#a')",
        "url(bush.svg)",
        "_static/more.css",
        "bush.svg leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken import in an imported module": (
        "link",
        "_static/parts/b.js",
        "export const b",
        'export { c } from "../c.js"; export const b',
        "_static/parts/b.js",
        "../c.js leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken import in a page": (
        "link",
        ADA,
        "</head>",
        '<script type="module">await import("./a.js")</script></head>',
        ADA,
        "./a.js leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken image in a page's styles": (
        "link",
        ADA,
        "<h2",
        "<h2 style=\"background: url('x.png')\"",
        ADA,
        "x.png leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "broken fragment": (
        "fragment",
        ADA,
        'id="work s"',
        'id="works"',
        "index.html",
        "links to #work s, which people/ada.html does not have",
        "link to an id of that page, or give it this one",
    ),
    "broken fragment in the page": (
        "fragment",
        "index.html",
        'href="#top"',
        'href="#bottom"',
        "index.html",
        "links to #bottom, which the page does not have",
        "link to an id of that page, or give it this one",
    ),
    "script address": (
        "scheme",
        "index.html",
        'href="mailto:a@example.org"',
        'href=" JavaScript:alert(1)"',
        "index.html",
        " JavaScript:alert(1) runs a script",
        "link to an address over https",
    ),
    "script from elsewhere": (
        "third-party",
        ADA,
        "</head>",
        '<script src="//cdn.example/x.js"></script></head>',
        ADA,
        "fetches //cdn.example/x.js from another host",
        "serve the file from the site",
    ),
    "font from elsewhere": (
        "third-party",
        "_static/more.css",
        "url('tree.svg#a')",
        "url(https://fonts.example/a.woff2)",
        "_static/more.css",
        "fetches https://fonts.example/a.woff2 from another host",
        "serve the file from the site",
    ),
    "no description": (
        "tags",
        PAPER,
        "og:description",
        "og:nothing",
        PAPER,
        "has no og:description",
        "add the tag; indexers leave out papers without it",
    ),
    "no author tag": (
        "tags",
        PAPER,
        '<meta name="citation_author" content="van der Berg, Ada">\n'
        '<meta name="citation_author" content="Li, Bo">\n',
        "",
        PAPER,
        "has no citation_author",
        "add the tag; indexers leave out papers without it",
    ),
    "no container tag": (
        "tags",
        PAPER,
        '<meta name="citation_conference_title" content="Workshop on Woods">\n'
        '<meta name="citation_inbook_title" content="Proceedings of Woods">\n',
        "",
        PAPER,
        "has no citation_conference_title or citation_inbook_title or citation_journal_title",
        "add the tag; indexers leave out papers without it",
    ),
    "broken JSON-LD": (
        "linked-data",
        PAPER,
        '"pageEnd": "20",',
        '"pageEnd": "20,',
        PAPER,
        "has JSON-LD that does not parse:"
        " Invalid control character at: line 5 column 67 (char 318)",
        "write it with a JSON library",
    ),
    "JSON-LD of another type": (
        "linked-data",
        PAPER,
        '"ScholarlyArticle"',
        '"Book"',
        PAPER,
        "has no ScholarlyArticle in JSON-LD",
        "describe the paper with schema.org's type ScholarlyArticle",
    ),
    "no BibTeX in the file": (
        "alternate",
        f"{PLACE}.bib",
        "@inproceedings",
        "@comment",
        f"{PLACE}.bib",
        "is offered as application/x-bibtex, but it is no BibTeX file",
        "correct the type of the link or the file",
    ),
    "RIS without an end": (
        "alternate",
        f"{PLACE}.ris",
        "ER  -\n",
        "",
        f"{PLACE}.ris",
        "is offered as application/x-research-info-systems, but it is no RIS file",
        "correct the type of the link or the file",
    ),
    "sitemap with a broken link": (
        "sitemap",
        "sitemap-1.xml",
        "</urlset>",
        "<url><loc>https://example.org/w/gone.html</loc></url></urlset>",
        "sitemap-1.xml",
        "lists https://example.org/w/gone.html, which is no file of the site",
        "list pages only",
    ),
    "page not in the sitemap": (
        "sitemap",
        "sitemap-1.xml",
        "<url><loc>https://example.org/w/people/ada.html</loc></url>\n",
        "",
        ADA,
        "is 0 times in the sitemap",
        "list it once, or set noindex on it",
    ),
    "page twice in the sitemap": (
        "sitemap",
        "sitemap-1.xml",
        "</urlset>",
        "<url><loc>https://example.org/w/people/ada.html</loc></url></urlset>",
        ADA,
        "is 2 times in the sitemap",
        "list it once, or set noindex on it",
    ),
    "hidden page in the sitemap": (
        "sitemap",
        ADA,
        "</head>",
        '<meta name="robots" content="follow, NoIndex"></head>',
        ADA,
        "is in the sitemap, but not to be indexed",
        "leave it out",
    ),
    "no date": (
        "sitemap",
        "sitemap-1.xml",
        "<lastmod>2026-05-08</lastmod>",
        "<lastmod>2026-02-30</lastmod>",
        "sitemap-1.xml",
        "says that https://example.org/w/ was changed on '2026-02-30', which is no date",
        "write it as 2026-05-08",
    ),
    "robots without sitemap": (
        "robots",
        "robots.txt",
        "Sitemap: https",
        "# Sitemap: https",
        "robots.txt",
        "does not name the sitemap",
        "write Sitemap: https://example.org/w/sitemap.xml",
    ),
    "feed with one id twice": (
        "feed",
        "feed.xml",
        "tag:example.org,2026:berg2026",
        "https://example.org/w/",
        "feed.xml",
        "uses the id https://example.org/w/ 2 times",
        "give each entry an id of its own",
    ),
    "feed without a date": (
        "feed",
        "feed.xml",
        "</title>\n<updated>2026-05-08T09:00:00Z</updated>",
        "</title>",
        "feed.xml",
        "has 1 feeds or entries without updated",
        "write updated in each",
    ),
    "feed with a broken link": (
        "feed",
        "feed.xml",
        "w/papers/wood2026/berg2026.html",
        "w/papers/wood2026/gone.html",
        "feed.xml",
        "links to https://example.org/w/papers/wood2026/gone.html, which is no file of the site",
        "link to a page that exists",
    ),
    "search without terms": (
        "opensearch",
        "opensearch.xml",
        "{searchTerms}",
        "{terms}",
        "opensearch.xml",
        "is no OpenSearch description with a ShortName and an address to search at",
        "follow OpenSearch 1.1",
    ),
    "search at a broken address": (
        "opensearch",
        "opensearch.xml",
        "w/index.html?q",
        "w/search.html?q",
        "opensearch.xml",
        "links to https://example.org/w/search.html?q=x, which is no file of the site",
        "link to a page that exists",
    ),
    "broken calendar": (
        "data",
        "schedule.ics",
        "END:VEVENT\r\n",
        "",
        "schedule.ics",
        "it does not parse: 'END:VCALENDAR' closes what is not open",
        "write it with a library",
    ),
    "broken JSON": (
        "data",
        "schedule.json",
        "{}",
        "NaN",
        "schedule.json",
        "it does not parse: NaN is no JSON value",
        "write it with a library",
    ),
    "broken XML": (
        "data",
        "feed.xml",
        "</feed>",
        "",
        "feed.xml",
        "it does not parse: Premature end of data in tag feed line 2, line 9, column 1",
        "write it with a library",
    ),
    "BibTeX volume": (
        "volume",
        "papers/wood2026/all.bib",
        "@string",
        "@misc",
        "papers/wood2026/all.bib",
        "holds 2 works, but 1 pages offer one",
        "write both from the same papers",
    ),
    "RIS volume": (
        "volume",
        "papers/wood2026/all.ris",
        "TY  -",
        "XX  -",
        "papers/wood2026/all.ris",
        "holds 0 works, but 1 pages offer one",
        "write both from the same papers",
    ),
    "JSON volume": (
        "volume",
        "papers/wood2026/all.json",
        "}]\n",
        "}, {}]\n",
        "papers/wood2026/all.json",
        "holds 2 works, but 1 pages offer one",
        "write both from the same papers",
    ),
    "no alt": (
        "alt",
        "index.html",
        ' alt="A tree"',
        "",
        "index.html",
        "has an image without alt: _static/tree.svg",
        "say what it shows, or set an empty alt on decoration",
    ),
    "no label": (
        "label",
        PAPER,
        'aria-label="Copy"',
        'class="copy  big"',
        PAPER,
        "the button of class copy big has neither a text nor a label",
        "add a text or an aria-label",
    ),
    "no text in a link": (
        "label",
        PAPER,
        'alt="Home"',
        'alt=""',
        PAPER,
        "the link to /w/index.html has neither a text nor a label",
        "add a text or an aria-label",
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_one_break_one_finding(edit: tuple[str, ...], edit_site: Edit) -> None:
    check, name, old, new, path, message, remedy = edit
    assert audit(edit_site(name, old, new)).findings == (
        Finding(check=check, path=path, message=message, remedy=remedy),
    )


# file to change, old, new, what is said about it
DISAGREEMENTS = {
    "title": (
        PAPER,
        'citation_title" content="On Trees"',
        'citation_title" content="On Treees"',
        "its tags say 'On Treees' for the title, CSL-JSON says 'On Trees'",
    ),
    "order of authors": (
        PAPER,
        '<meta name="citation_author" content="van der Berg, Ada">\n'
        '<meta name="citation_author" content="Li, Bo">\n',
        '<meta name="citation_author" content="Li, Bo">\n'
        '<meta name="citation_author" content="van der Berg, Ada">\n',
        "its tags say 'Li, Bo; van der Berg, Ada' for the authors,"
        " CSL-JSON says 'van der Berg, Ada; Li, Bo'",
    ),
    "author not inverted": (
        PAPER,
        'content="Li, Bo"',
        'content="Bo Li"',
        "its tags say 'van der Berg, Ada; Bo Li' for the authors,"
        " CSL-JSON says 'van der Berg, Ada; Li, Bo'",
    ),
    "year": (
        PAPER,
        "2026/05/08",
        "2025",
        "its tags say '2025' for the year, CSL-JSON says '2026'",
    ),
    "last page": (
        PAPER,
        '<meta name="citation_lastpage" content="20">\n',
        "",
        "its tags say '12–12' for the pages, CSL-JSON says '12–20'",
    ),
    "DOI": (
        PAPER,
        'citation_doi" content="10.1145/1.2"',
        'citation_doi" content="10.1145/1.3"',
        "its tags say '10.1145/1.3' for the DOI, CSL-JSON says '10.1145/1.2'",
    ),
    "container": (
        PAPER,
        'citation_inbook_title" content="Proceedings of Woods"',
        'citation_inbook_title" content="Woods"',
        "its tags say 'Woods; Workshop on Woods' for the container,"
        " CSL-JSON says 'Proceedings of Woods'",
    ),
    "headline": (
        PAPER,
        '"headline": "On Trees"',
        '"headline": "On"',
        "its JSON-LD says 'On' for the title, CSL-JSON says 'On Trees'",
    ),
    "author in JSON-LD": (
        PAPER,
        '"name": "Bo Li"',
        '"name": "Li Bo"',
        "its JSON-LD says 'Ada van der Berg; Li Bo' for the authors,"
        " CSL-JSON says 'Ada van der Berg; Bo Li'",
    ),
    "year in JSON-LD": (
        PAPER,
        '"2026-05-08"',
        '"2027"',
        "its JSON-LD says '2027' for the year, CSL-JSON says '2026'",
    ),
    "pages in JSON-LD": (
        PAPER,
        '"pageEnd": "20"',
        '"pageEnd": 21',
        "its JSON-LD says '12–21' for the pages, CSL-JSON says '12–20'",
    ),
    "DOI in JSON-LD": (
        PAPER,
        "https://doi.org/10.1145/1.2",
        "https://doi.org/10.1145/9",
        "its JSON-LD says '10.1145/9' for the DOI, CSL-JSON says '10.1145/1.2'",
    ),
    "container in JSON-LD": (
        PAPER,
        '"name": "Proceedings of Woods"',
        '"name": "Woods"',
        "its JSON-LD says 'Woods' for the container, CSL-JSON says 'Proceedings of Woods'",
    ),
    "title in RIS": (
        f"{PLACE}.ris",
        "TI  - On Trees",
        "TI  - On",
        "its RIS file says 'On' for the title, CSL-JSON says 'On Trees'",
    ),
    "authors in RIS": (
        f"{PLACE}.ris",
        "AU  - Li, Bo\n",
        "",
        "its RIS file says 'van der Berg, Ada' for the authors,"
        " CSL-JSON says 'van der Berg, Ada; Li, Bo'",
    ),
    "year in RIS": (
        f"{PLACE}.ris",
        "PY  - 2026",
        "PY  - 2025",
        "its RIS file says '2025' for the year, CSL-JSON says '2026'",
    ),
    "pages in RIS": (
        f"{PLACE}.ris",
        "SP  - 12",
        "SP  - 11",
        "its RIS file says '11–20' for the pages, CSL-JSON says '12–20'",
    ),
    "DOI in RIS": (
        f"{PLACE}.ris",
        "DO  - 10.1145/1.2\n",
        "",
        "its RIS file says '' for the DOI, CSL-JSON says '10.1145/1.2'",
    ),
    "container in RIS": (
        f"{PLACE}.ris",
        "T2  - Proceedings of Woods",
        "T2  - Woods",
        "its RIS file says 'Woods' for the container, CSL-JSON says 'Proceedings of Woods'",
    ),
}


@pytest.mark.parametrize("edit", DISAGREEMENTS.values(), ids=DISAGREEMENTS)
def test_tags_and_files_agree(edit: tuple[str, str, str, str], edit_site: Edit) -> None:
    name, old, new, message = edit
    assert audit(edit_site(name, old, new)).findings == (
        Finding(check="agreement", path=PAPER, message=message, remedy=ONE_RECORD),
    )


@pytest.mark.parametrize("pages", ["3:1–3:18", "7, 9–11"])
def test_pages_that_are_no_range_are_not_compared(pages: str, edit_site: Edit) -> None:
    assert audit(edit_site(f"{PLACE}.json", "12-20", pages)).findings == ()


@pytest.mark.parametrize(
    ("edit", "telling", "silent"),
    [
        (
            (PAPER, "<button ", '<p class="a standing standing-retracted">R</p><button '),
            "the page",
            "the RIS file, JSON-LD",
        ),
        ((PAPER, '"Published"', '"Retracted"'), "JSON-LD", "the page, the RIS file"),
        (
            (f"{PLACE}.ris", "N1  - Best", "N1  - RETRACTED: Best"),
            "the RIS file",
            "the page, JSON-LD",
        ),
    ],
)
def test_a_retraction_is_told_everywhere(
    edit: tuple[str, str, str], telling: str, silent: str, edit_site: Edit
) -> None:
    assert audit(edit_site(*edit)).findings == (
        Finding(
            check="agreement",
            path=PAPER,
            message=f"the paper is retracted according to {telling}, not to {silent}",
            remedy="tell of it everywhere",
        ),
    )


# files to change, check, file of the finding, message, remedy
CHANGES: dict[str, tuple[dict[str, str | bytes | None], str, str, str, str]] = {
    "no sitemap": (
        {"sitemap.xml": None},
        "sitemap",
        "sitemap.xml",
        "does not exist",
        "publish a sitemap",
    ),
    "no robots.txt": (
        {"robots.txt": None},
        "robots",
        "robots.txt",
        "does not name the sitemap",
        "write Sitemap: https://example.org/w/sitemap.xml",
    ),
    "no asset": (
        {"_static/app.js": None},
        "link",
        PAPER,
        "../../_static/app.js leads to no file of the site",
        "correct the address, or publish the file",
    ),
    "parts of a volume": (
        {
            "papers/wood2026/all.1.bib": "@misc{a}\n",
            "papers/wood2026/all.2.bib": "@misc{b}\n@comment{c}\n",
        },
        "volume",
        "papers/wood2026/all.1.bib",
        "holds 2 works, but 1 pages offer one",
        "write both from the same papers",
    ),
    "JSON without an end": (
        {"deep.json": "[" * 100_000},
        "data",
        "deep.json",
        "it is nested too deeply",
        "write it with a library",
    ),
    "entities that grow": (
        {"laughs.xml": '<!DOCTYPE a [<!ENTITY b "' + "c" * 99 + '">]><a>&b;</a'},
        "data",
        "laughs.xml",
        "it does not parse: expected '>', line 1, column 137",
        "write it with a library",
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_files_that_are_missing_or_odd(
    change: tuple[dict[str, str | bytes | None], str, str, str, str], put_site: Put
) -> None:
    files, check, path, message, remedy = change
    findings = audit(put_site(files)).findings
    assert Finding(check=check, path=path, message=message, remedy=remedy) in findings
    assert {finding.check for finding in findings} == {check}


def test_every_check_finds_something() -> None:
    broken = {edit[0] for edit in EDITS.values()} | {change[1] for change in CHANGES.values()}
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


HTML = st.lists(
    st.sampled_from(
        [
            "<a href='",
            "<img srcset='",
            "<script type=module>",
            "<script type=application/ld+json>",
            "<meta http-equiv=refresh content='",
            "<meta name=citation_title content='",
            "<style>",
            "<template>",
            "<svg>",
            "<title>",
            "<h1>",
            "<base href=",
            "<link rel='alternate canonical'",
            "</",
            ">",
            "'",
            '"',
            "//[",
            "http://",
            "%",
            "%00",
            "../",
            "url(",
            "\\110000",
            "import",
            "{",
            "}",
            "[",
            "]",
            '"@type": "ScholarlyArticle"',
            '"author"',
            ":",
            ",",
            "null",
            "#",
            "\0",
            " href='berg2026.json' type='application/x-bibtex'",
            " class='standing standing-x' ",
        ]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "author",
                    "title",
                    "issued",
                    "date-parts",
                    "page",
                    "DOI",
                    "family",
                    "@type",
                    "@graph",
                    "isPartOf",
                    "name",
                    "sameAs",
                    "value",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=3 * settings.default.max_examples, suppress_health_check=list(HealthCheck))
@given(html=HTML, csl=JSON, data=JSON, ris=st.text(max_size=40))
def test_nothing_written_in_a_site_stops_an_audit(
    html: str, csl: object, data: object, ris: str, tmp_path: Path
) -> None:
    folder = tmp_path / "papers" / "wood2026"
    folder.mkdir(parents=True, exist_ok=True)
    block = f"<script type=application/ld+json>{json.dumps(data)}</script>"
    for name, text in {
        "berg2026.html": f"<meta name=citation_title content=x>{block}{html}",
        "berg2026.json": json.dumps([csl]),
        "berg2026.ris": f"TY  - {ris}",
        "all.json": json.dumps(csl),
        "all.xml": html,
        "a.ics": f"BEGIN:VCALENDAR\r\n{html}",
    }.items():
        (folder / name).write_bytes(text.encode(errors="replace"))
    first = audit(tmp_path)
    assert first.pages == 1
    assert first == audit(tmp_path)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<a href=x>" * 20_000,
        "<button>" * 5_000,
        "<h1>" * 20_000,
        "<svg>" * 20_000 + "<title>" * 20_000,
        f"<img srcset='{',' * 50_000}'>",
        f"<img srcset='{'a ' * 50_000}'>",
        f"<style>{'@import ' * 20_000}</style>",
        f"<style>{'url( ' * 20_000}</style>",
        "<style>url(" + r"\aaaaaa" * 20_000 + "</style>",
        f"<script type=module>{'import ' * 5_000}</script>",
        "<script type=module>" + "/*\n" * 20_000 + "</script>",
        f"<script type=application/ld+json>{'[' * 100_000}</script>",
        f"<meta http-equiv=refresh content='0;{' ' * 100_000}x'>",
        f"<meta name=citation_title content='{'<span ' * 20_000}'>",
    ],
    ids=lambda html: html[:20],
)
def test_a_large_page_takes_no_time(html: str, tmp_path: Path) -> None:
    folder = tmp_path / "papers" / "wood2026"
    folder.mkdir(parents=True)
    (folder / "berg2026.html").write_text(f"<meta name=citation_title content=x>{html}")
    (folder / "berg2026.json").write_text("[{}]")
    started = time.process_time()
    assert audit(tmp_path).pages == 1
    assert time.process_time() - started < 10
