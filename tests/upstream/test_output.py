"""Sphinx puts into the output folder what it did, where it did."""

from logging import Filter, LogRecord
from pathlib import Path

import pytest
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream.output import (
    BUILD_INFO,
    PAGE_MARK,
    copied_for_pages,
    copied_sources,
    images_shown,
    output_path,
    told_of_pages_to,
)


@pytest.mark.parametrize("name", ["html", "dirhtml"])
def test_all_that_is_there_is_known(name: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text(
        "Home\n====\n\n.. image:: a.png\n\n:download:`b.csv`\n\n.. toctree::\n\n   sub/page\n"
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/page.rst").write_text("Page\n====\n")
    (tmp_path / "a.png").write_bytes(b"1")
    (tmp_path / "b.csv").write_bytes(b"12")
    made = SphinxTestApp(name, srcdir=tmp_path)
    try:
        made.build()
    finally:
        made.cleanup()
    builder, outdir = made.builder, Path(made.outdir)
    assert isinstance(builder, StandaloneHTMLBuilder)
    pages = [Path(output_path(builder, docname)) for docname in ("index", "sub/page")]
    assert all(path.is_file() for path in pages), "Sphinx puts pages elsewhere"
    assert (outdir / BUILD_INFO).is_file(), "Sphinx does not say that it has built HTML"
    assert all(PAGE_MARK in path.read_bytes()[:1_000] for path in pages), (
        "pages have no mark of Sphinx's near their beginning"
    )
    copied = [(source, docnames) for source, _, docnames in copied_for_pages(made.env)]
    assert copied == [("a.png", {"index"}), ("b.csv", {"index"})], (
        "Sphinx keeps elsewhere what it copies for pages"
    )
    for source, target, _ in copied_for_pages(made.env):
        assert (outdir / target).read_bytes() == (tmp_path / source).read_bytes(), (
            "Sphinx copies what pages show elsewhere"
        )
    images = images_shown(builder)
    assert images == {"a.png": "a.png"}, "Sphinx's builders keep images otherwise"
    sources = {path.relative_to(outdir).as_posix() for path in (outdir / "_sources").rglob("*.*")}
    assert set(copied_sources(builder)) == sources, "Sphinx publishes sources under other names"


def test_a_page_that_cannot_be_written_is_told_with_its_error(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text("Home\n====\n")

    class Listener(Filter):
        def filter(self, record: LogRecord) -> bool:
            for argument in record.args or ():
                if isinstance(argument, OSError):
                    raise argument
            return True

    made = SphinxTestApp("html", srcdir=tmp_path)
    (Path(made.outdir) / "index.html").mkdir(parents=True)
    told_of_pages_to(Listener())
    try:
        # Else Sphinx tells otherwise, or by another logger, that a page cannot be written.
        with pytest.raises(IsADirectoryError):
            made.build()
    finally:
        made.cleanup()
