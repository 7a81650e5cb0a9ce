"""How long browsers may keep files."""

from pathlib import Path

from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.hosting.headers import header_lines


def lines_of(*files: str) -> list[str]:
    return list(header_lines(Site(root=Path(), files=frozenset(files))))


def test_parts_of_the_search_that_are_called_by_their_content() -> None:
    forever = "  Cache-Control: public, max-age=31536000, immutable"
    assert lines_of(
        "search/main/pagefind.js",
        "search/main/index/en_1.pf_index",
        "search/main/fragment/en_1.pf_fragment",
        "search/main/fragment/en_2.pf_fragment",
        "search/words/ab.json",
        "index.html",
    ) == ["/search/main/fragment/*", forever, "/search/main/index/*", forever]


def test_the_service_worker_is_always_asked_for() -> None:
    assert lines_of("offline-worker.js", "index.html") == [
        "/offline-worker.js",
        "  Cache-Control: no-cache",
    ]


def test_the_policy_that_pages_state(tmp_path: Path) -> None:
    page = """<meta http-equiv="Content-Security-Policy" content="default-src 'self'">"""
    (tmp_path / "index.html").write_text(page, "utf-8")
    site = Site(root=tmp_path, files=frozenset({"index.html"}))
    assert list(header_lines(site)) == [
        "/*",
        "  Content-Security-Policy: default-src 'self'; frame-ancestors 'self'",
        "  X-Content-Type-Options: nosniff",
    ]


def test_a_host_reads_a_hundred_rules() -> None:
    assert len(lines_of(*(f"search/{part}/index/x" for part in range(200)))) == 180
