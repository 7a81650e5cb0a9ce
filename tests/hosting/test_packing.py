"""A site in a folder as a host takes it."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_proceedings.hosting.hosts import HOSTS
from sphinx_proceedings.hosting.packing import Packed, PackingError, pack, too_much
from support.folders import files_in
from support.sphinx_build import written

LONG = "<p>words</p>\n" * 200
SITE = {
    ".buildinfo": "",
    "index.html": LONG,
    "404.html": "short",
    "a.pdf": LONG,
    "old.html": '<meta http-equiv="refresh" content="0; url=index.html">',
    "older.html": '<meta http-equiv="refresh" content="0; url=index.html">',
    "search/main/index/x": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site."""
    return written(tmp_path / "html", SITE)


def test_compressed_files_lie_beside_others(site: Path, tmp_path: Path) -> None:
    output = tmp_path / "made" / "public"
    assert pack(site, output, HOSTS["gitlab"]) == Packed(files=7, redirects=0, compressed=1)
    assert files_in(output) == sorted([*SITE, "index.html.gz"])
    first = (output / "index.html.gz").read_bytes()
    assert gzip.decompress(first).decode() == LONG
    pack(site, output, HOSTS["gitlab"])
    assert (output / "index.html.gz").read_bytes() == first
    assert files_in(site) == sorted(SITE)


def test_a_portals_own_rules_come_first(site: Path, tmp_path: Path) -> None:
    (site / "_redirects").write_text("/x /y 302")
    output = tmp_path / "public"
    assert pack(site, output, HOSTS["netlify"]) == Packed(files=8, redirects=2, compressed=0)
    assert (output / "_redirects").read_text() == (
        "/x /y 302\n/old.html /index.html 301!\n/older.html /index.html 301!\n"
    )
    assert (output / "_headers").read_text().startswith("/search/main/index/*\n  Cache-Control: ")


def test_what_is_gone_from_the_site_goes_and_rules_are_as_many_as_are_read(
    site: Path, tmp_path: Path
) -> None:
    output = tmp_path / "public"
    pack(site, output, HOSTS["cloudflare"])
    (site / "a.pdf").unlink()
    one = replace(HOSTS["cloudflare"], most_redirects=1)
    assert pack(site, output, one).redirects == 1
    assert (output / "_redirects").read_text() == "/old.html /index.html 301\n"
    assert not (output / "a.pdf").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"html", "public"}


@pytest.mark.parametrize("name", ["html", "html/within", "", "papers", "file"])
def test_other_folders_are_left_alone(name: str, site: Path, tmp_path: Path) -> None:
    written(tmp_path, {"papers/a.bib": "", "file": ""})
    before = files_in(tmp_path)
    with pytest.raises(PackingError):
        pack(site, tmp_path / name, HOSTS["netlify"])
    assert files_in(tmp_path) == before


def test_a_link_is_no_folder_to_replace(site: Path, tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to(site)
    with pytest.raises(PackingError):
        pack(site, tmp_path / "public", HOSTS["gitlab"])


def test_what_a_host_would_refuse(site: Path) -> None:
    few = replace(HOSTS["cloudflare"], most_files=6, largest_file=2000)
    assert list(too_much(site, few)) == [
        "the site has 7 files, and Cloudflare Pages takes 6: leave outputs out that you do not need"
        " (proceedings_outputs in conf.py)",
        "a.pdf has 0.0 MiB, and Cloudflare Pages takes files of up to 0 MiB: publish it elsewhere,"
        " and link to it",
        "index.html has 0.0 MiB, and Cloudflare Pages takes files of up to 0 MiB: publish it"
        " elsewhere, and link to it",
    ]
    assert list(too_much(site, HOSTS["cloudflare"])) == []
