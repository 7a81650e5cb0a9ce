"""A small site in which an audit finds nothing, for tests to break one thing of."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

PutSite = Callable[[Mapping[str, str | bytes | None]], Path]

BASE = "https://example.org/w/"

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="script-src-attr 'none'">
<title>{title}</title>
<link rel="canonical" href="https://example.org/w/{path}">
<link rel="stylesheet" href="{up}_static/style.css?v=1">
<script type="module" src="{up}_static/app.js"></script>
{head}</head>
<body>
<h1 id="top-of-page">{heading}</h1>
{body}
</body>
</html>
"""
PAPER_HEAD = """\
<meta name="citation_title" content="On Trees">
<meta name="citation_author" content="van der Berg, Ada">
<meta name="citation_author" content="Li, Bo">
<meta name="citation_publication_date" content="2026/05/08">
<meta name="citation_conference_title" content="Workshop on Woods">
<meta name="citation_inbook_title" content="Proceedings of Woods">
<meta name="citation_firstpage" content="12">
<meta name="citation_lastpage" content="20">
<meta name="citation_doi" content="10.1145/1.2">
<meta name="DC.title" content="On Trees">
<meta property="og:title" content="On Trees">
<meta property="og:type" content="article">
<meta property="og:description" content="Trees grow.">
<link rel="alternate" type="application/x-bibtex" href="berg2026.bib">
<link rel="alternate" type="application/x-research-info-systems" href="berg2026.ris">
<link rel="alternate" type="application/vnd.citationstyles.csl+json" href="berg2026.json">
<meta name="citation_pdf_url" content="https://example.org/w/papers/wood2026/berg2026.pdf">
<link rel="item" type="application/zip" href="berg2026-supplement.zip">
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": "On Trees",
 "author": [{"@type": "Person", "name": "Ada van der Berg", "familyName": "van der Berg",
             "givenName": "Ada"}, {"@type": "Person", "name": "Bo Li"}],
 "datePublished": "2026-05-08", "pageStart": "12", "pageEnd": "20",
 "creativeWorkStatus": "Published",
 "encoding": {"@type": "MediaObject",
              "contentUrl": "https://example.org/w/papers/wood2026/berg2026.pdf",
              "sha256": "0716f9264c9fe19f5d7455276107f3ddcc1d3497f63d60689a73558ae8a1bf5e"},
 "sameAs": "https://doi.org/10.1145/1.2",
 "isPartOf": {"@type": "Book", "name": "Proceedings of Woods"}}
</script>
"""
CSL = """\
[{"id": "berg2026", "type": "paper-conference", "title": "On <i>Trees</i>",
  "author": [{"family": "Berg", "non-dropping-particle": "van der", "given": "Ada"},
             {"family": "Li", "given": "Bo"}],
  "issued": {"date-parts": [[2026, 5, 8]]}, "page": "12-20", "DOI": "10.1145/1.2",
  "container-title": "Proceedings of Woods"}]
"""
RIS = """\
TY  - CPAPER
AU  - van der Berg, Ada
AU  - Li, Bo
TI  - On Trees
T2  - Proceedings of Woods
PY  - 2026
SP  - 12
EP  - 20
DO  - 10.1145/1.2
N1  - Best paper
ER  -
"""
API = """\
{"kind": "paper", "files": [
  {"kind": "supplement", "url": "https://example.org/w/papers/wood2026/berg2026-supplement.zip",
   "sha256": "fcab7fcc2b4cffd9bb45003bfc2e468a04ef6f77ca8200a7341f027631584d25"}]}
"""
BIB = "@inproceedings{berg2026,\n  title = {On Trees},\n}\n"
MOVED = """\
<!DOCTYPE html>
<html lang="en"><head><meta name="viewport" content="width=device-width"><title>Moved</title>
<meta http-equiv="refresh" content="0; url=ada.html"><meta name="robots" content="noindex">
<link rel="canonical" href="https://example.org/w/people/ada.html"></head>
<body><h1>Moved</h1><p>To <a href="ada.html">Ada</a>.</p></body></html>
"""
SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/w/sitemap-1.xml</loc></sitemap>
</sitemapindex>
"""
SITEMAP_PART = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/w/</loc><lastmod>2026-05-08</lastmod></url>
<url><loc>https://example.org/w/papers/wood2026/index.html</loc></url>
<url><loc>https://example.org/w/papers/wood2026/berg2026.html</loc></url>
<url><loc>https://example.org/w/people/ada.html</loc></url>
</urlset>
"""
FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>https://example.org/w/</id><title>Woods</title><updated>2026-05-08T09:00:00Z</updated>
<link rel="self" href="https://example.org/w/feed.xml"/>
<entry><id>tag:example.org,2026:berg2026</id><title>On Trees</title>
<updated>2026-05-08T09:00:00Z</updated>
<link href="https://example.org/w/papers/wood2026/berg2026.html"/></entry>
</feed>
"""
OPENSEARCH = """\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Woods</ShortName>
<Url type="text/html" template="https://example.org/w/index.html?q={searchTerms}"/>
</OpenSearchDescription>
"""
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n"
    "SUMMARY:A talk\r\n  on trees\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def page(path: str, title: str, *, heading: str = "", head: str = "", body: str = "") -> str:
    """A page that any check accepts, if what is given is in order."""
    return PAGE.format(
        path=path.removesuffix("index.html"),
        up="../" * path.count("/"),
        title=title,
        heading=heading or title,
        head=head,
        body=body,
    )


FILES: Mapping[str, str] = {
    "index.html": page(
        "index.html",
        "Woods",
        body='<p><a href="papers/wood2026/">Papers</a>'
        ' <a href="https://example.org/w/people/ada.html#work%20s">Works</a>'
        ' <a href="https://elsewhere.example/x">Elsewhere</a>'
        ' <a href="mailto:a@example.org">Mail</a> <a href="#top">Up</a>'
        ' <a href="people/quux.html">Quux</a></p>'
        '<img src="_static/tree.svg" alt="A tree"'
        ' srcset="_static/tree.svg 1x, _static/tree.svg?big 2x">'
        "<template><h1>Not shown</h1></template>",
    ),
    "papers/wood2026/index.html": page(
        "papers/wood2026/index.html",
        "Papers",
        head='<link rel="alternate" type="application/x-bibtex" href="all.bib">\n',
        body='<p><a href="berg2026.html">On Trees</a></p>',
    ),
    "papers/wood2026/berg2026.html": page(
        "papers/wood2026/berg2026.html",
        "On Trees — Woods",
        heading="On Trees",
        head=PAPER_HEAD,
        body='<button aria-label="Copy"></button><a href="/w/index.html"><img alt="Home"'
        ' src="../../_static/tree.svg"></a>',
    ),
    "papers/wood2026/berg2026.json": CSL,
    "papers/wood2026/berg2026.ris": RIS,
    "papers/wood2026/berg2026.bib": BIB,
    "papers/wood2026/berg2026.pdf": "%PDF-1.7\n",
    "papers/wood2026/berg2026-supplement.zip": "PK",
    "api/papers/wood2026/berg2026.json": API,
    "papers/wood2026/all.json": CSL,
    "papers/wood2026/all.ris": RIS,
    "papers/wood2026/all.bib": f"@string{{w = {{W}}}}\n{BIB}",
    "people/ada.html": page("people/ada.html", "Ada", body='<h2 id="work s">Works</h2>'),
    "people/quux.html": MOVED,
    "schedule.ics": CALENDAR,
    "schedule.json": '{"schedule": {}}',
    "sitemap.xml": SITEMAP,
    "sitemap-1.xml": SITEMAP_PART,
    "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n",
    "feed.xml": FEED,
    "opensearch.xml": OPENSEARCH,
    "_static/style.css": '@import "more.css"; /* url(gone.png) */\nh1 { color: red }\n',
    "_static/more.css": "h1 { background: url('tree.svg#a'); mask: url(data:image/png;base64,x) }",
    "_static/app.js": '// import "./gone.js";\nimport { b } from "./parts/b.js";\n',
    "_static/parts/b.js": "export const b = 1;\n",
    "_static/tree.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Tree</title></svg>",
    "_static/template.html": "{% macro x %}<a href='nowhere.html'></a>{% endmacro %}",
}


@pytest.fixture
def put_site(tmp_path: Path) -> PutSite:
    """Write the site with some files replaced, added or (None) left out; returns its root."""

    def put(changes: Mapping[str, str | bytes | None]) -> Path:
        files: dict[str, str | bytes | None] = {**FILES, **changes}
        for name, content in files.items():
            if content is not None:
                path = tmp_path / "site" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "site"

    return put


@pytest.fixture
def edit_site(put_site: PutSite) -> Callable[[str, str, str], Path]:
    """Write the site with one passage of one file replaced; returns its root."""

    def edit(name: str, old: str, new: str) -> Path:
        assert FILES[name].count(old) == 1
        return put_site({name: FILES[name].replace(old, new)})

    return edit
