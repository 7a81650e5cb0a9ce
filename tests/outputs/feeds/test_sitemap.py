"""Site maps are read back with an XML parser."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.feeds.sitemap import SitemapPage, sitemap_files

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = SiteAddress(base="https://toys.example/a/")


def files(pages: Sequence[SitemapPage]) -> dict[str, bytes]:
    return {file.path: file.render() for file in sitemap_files(SITE, pages)}


def listed(data: bytes, element: str) -> list[tuple[str | None, str | None]]:
    root = ET.fromstring(data)  # noqa: S314
    assert {child.tag for child in root} <= {NS + element}
    return [(child.findtext(f"{NS}loc"), child.findtext(f"{NS}lastmod")) for child in root]


def test_a_whole_file() -> None:
    zone = timezone(timedelta(hours=2))
    pages = [
        SitemapPage(path="index.html"),
        SitemapPage(path="papers/t&t 2/ü.html", changed=datetime(2026, 10, 24, 1, 30, tzinfo=zone)),
    ]
    assert files(pages) == {
        "sitemap.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        b"<url><loc>https://toys.example/a/index.html</loc></url>\n"
        b"<url><loc>https://toys.example/a/papers/t%26t%202/%C3%BC.html</loc>"
        b"<lastmod>2026-10-23T23:30:00Z</lastmod></url>\n"
        b"</urlset>\n"
    }


def test_no_address_no_file() -> None:
    assert list(sitemap_files(SiteAddress(), [SitemapPage(path="index.html")])) == []


def test_no_page() -> None:
    assert listed(files([])["sitemap.xml"], "url") == []


def test_more_addresses_than_a_file_may_have() -> None:
    pages = [SitemapPage(path=f"{number}.html") for number in range(50_001)]
    assert list(files(pages[:-1])) == ["sitemap.xml"]
    found = files(pages)
    assert listed(found["sitemap.xml"], "sitemap") == [
        ("https://toys.example/a/sitemap-1.xml", None),
        ("https://toys.example/a/sitemap-2.xml", None),
    ]
    assert list(found) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    parts = [listed(found[name], "url") for name in ("sitemap-1.xml", "sitemap-2.xml")]
    assert [len(part) for part in parts] == [50_000, 1]
    assert [address for part in parts for address, _ in part] == [
        f"https://toys.example/a/{page.path}" for page in pages
    ]


@pytest.mark.large
def test_more_bytes_than_a_file_may_have() -> None:
    pages = [SitemapPage(path="x" * 2_000 + str(number)) for number in range(30_000)]
    found = files(pages)
    assert all(len(data) <= 50 * 1024 * 1024 for data in found.values())
    parts = [listed(found[f"sitemap-{number}.xml"], "url") for number in (1, 2)]
    assert len(found) == 3
    assert sum(map(len, parts)) == len(pages)


def test_the_version_follows_the_content() -> None:
    def version(page: SitemapPage) -> str:
        (file,) = sitemap_files(SITE, [page])
        return file.version

    same = SitemapPage(path="a.html")
    assert version(same) == version(SitemapPage(path="a.html"))
    assert version(same) != version(SitemapPage(path="b.html"))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_path_is_one_address(paths: list[str]) -> None:
    (data,) = files([SitemapPage(path=path) for path in paths]).values()
    assert len(listed(data, "url")) == len(paths)
