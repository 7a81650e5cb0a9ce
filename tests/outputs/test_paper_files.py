"""Each file of the authors' is copied beside its paper's page, and has an address."""

import hashlib
from pathlib import Path

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.paper_files import all_links, paper_files

SITE = SiteAddress(base="https://toys.example/")
CODE = PaperLink(kind=LinkKind.CODE, url="https://example.org/code")
PAGE = PaperLink(kind=LinkKind.URL, url="https://example.org/x.pdf")


def file(kind: FileKind, ending: str, data: bytes = b"", name: str = "", at: str = "") -> PaperFile:
    digest = hashlib.sha256(data).hexdigest()
    return PaperFile(kind=kind, ending=ending, size=len(data), sha256=digest, name=name, source=at)


def paper(*files: PaperFile, links: tuple[PaperLink, ...] = ()) -> Paper:
    return Paper(
        key="a:b",
        slug="a-b",
        edition="toy",
        entry_type="misc",
        title=RichText(),
        location=Location(path="papers/toy.bib"),
        files=files,
        links=links,
    )


def test_files(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"%PDF-1.4")
    own = file(FileKind.PDF, ".pdf", b"%PDF-1.4", at=str(tmp_path / "x"))
    more = file(FileKind.OTHER, ".tar.gz", b"", "raw.1", at=str(tmp_path / "y"))
    first, second = paper_files(Portal(papers=(paper(own, more),)))
    assert (first.path, first.version, first.copied, first.render()) == (
        "papers/toy/a-b.pdf",
        own.sha256,
        (own.source, own.sha256),
        b"%PDF-1.4",
    )
    assert second.path == "papers/toy/a-b-raw.1.tar.gz"


def test_links() -> None:
    told = all_links(
        paper(file(FileKind.SLIDES, ".key"), file(FileKind.OTHER, ".csv", b"", "x"), links=(CODE,)),
        SITE,
    )
    assert list(told) == [
        CODE,
        PaperLink(kind=LinkKind.SLIDES, url="https://toys.example/papers/toy/a-b-slides.key"),
        PaperLink(kind=LinkKind.SUPPLEMENT, url="https://toys.example/papers/toy/a-b-x.csv"),
    ]


def test_an_address_is_told_once() -> None:
    pdf = PaperLink(kind=LinkKind.PDF, url=PAGE.url)
    assert list(all_links(paper(links=(pdf, PAGE)), SITE)) == [pdf]


def test_without_an_address_there_are_links_elsewhere() -> None:
    own = paper(file(FileKind.PDF, ".pdf"), links=(CODE,))
    assert list(all_links(own, SiteAddress())) == [CODE]
