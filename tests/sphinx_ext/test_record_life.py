"""Papers that are corrected, retracted, withdrawn or renamed, on the built pages."""

import json

import pytest

from conftest import Build, Write
from sphinx_proceedings.cli import main
from support.sphinx_build import Built, build_portal, written

BIB = r"""
@inproceedings{omega2027, author = {Hopper, Grace}, title = {Omega}, year = {2027},
  booktitle = {Proc.}, abstract = {The last word.}, ids = {last2027, DBLP:conf/last},
  status = {retracted}, statusdate = {2028-01-31}, notice = {The \emph{trains} were made up.}}
@misc{notice2028, author = {{The Editors}}, title = {Retraction of Omega}, year = {2028},
  related = {last2027}, relatedtype = {retractionof}}
@inproceedings{psi2027, author = {Lovelace, Ada}, title = {Psi}, year = {2027}, booktitle = {Proc.},
  abstract = {Not to be read any more.}, pdf = {https://example.org/psi.pdf},
  doi = {10.1000/psi}, status = {withdrawn}, statusdate = {2027-06-01}, notice = {By request.}}
@inproceedings{chi2027, author = {Lovelace, Ada}, title = {Chi}, year = {2027}, booktitle = {Proc.},
  status = {corrected}, statusdate = {2027-07-01}, notice = {A name was misspelt.}}
"""
PAGE = "# Home\n\n{paper}`last2027`, {paper}`w2027/last2027`, {paper}`psi2027`\n"
FILES = {"papers/w2027.bib": BIB, "index.md": PAGE}
BASE = {"html_baseurl": "https://example.org/p"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build_portal(written(tmp_path_factory.mktemp("life"), FILES), confoverrides=BASE)
    assert [line for line in built.warnings.splitlines() if "[toc" not in line] == []
    return built


def files(built: Built, folder: str) -> set[str]:
    return {path.name for path in (built.html / folder).iterdir()}


def test_banner_says_what_since_when_and_why(built: Built) -> None:
    retracted = "Retracted on 31 January 2028. The trains were made up."
    assert built.texts("papers/w2027/omega2027", ".standing-retracted") == [retracted]
    corrected = "Corrected on 1 July 2027. A name was misspelt."
    assert built.texts("papers/w2027/chi2027", ".standing-corrected") == [corrected]
    assert built.texts("papers/w2027/notice2028", ".standing") == []


def test_lists_flag_what_is_not_to_be_relied_on(built: Built) -> None:
    assert built.texts("papers/w2027/index", ".papers > li") == [
        "Chi Ada Lovelace",
        "Omega Retracted Grace Hopper",
        "Psi Withdrawn Ada Lovelace",
        "Retraction of Omega The Editors",
    ]


def test_notice_and_paper_lead_to_each_other(built: Built) -> None:
    assert built.texts("papers/w2027/omega2027", ".facts dt") == [
        "Retraction notice",
        "Published in",
    ]
    assert built.texts("papers/w2027/notice2028", ".facts dt")[0] == "Retraction of"


def test_withdrawn_paper_leaves_a_tombstone(built: Built) -> None:
    page = built.page("papers/w2027/psi2027")
    assert built.texts("papers/w2027/psi2027", ".standing-withdrawn") == [
        "Withdrawn on 1 June 2027. By request."
    ]
    assert "Not to be read" not in str(page)
    assert "psi.pdf" not in str(page)
    assert page.select("dl.citations, .downloads, meta[name^=citation_]") == []
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]
    assert "psi2027.html" in files(built, "papers/w2027")
    assert not any(name.startswith("psi2027.b") for name in files(built, "papers/w2027"))
    assert "psi2027" not in (built.html / "papers/w2027/all.bib").read_text()
    assert "psi2027" not in (built.html / "sitemap.xml").read_text()


def test_all_machines_are_told_of_a_retraction(built: Built) -> None:
    folder = built.html / "papers/w2027"
    assert '"creativeWorkStatus":"Retracted"' in (folder / "omega2027.html").read_text()
    for suffix in ("bib", "ascii.bib", "ris", "enw", "json", "mods.xml"):
        written = (folder / f"omega2027.{suffix}").read_text()
        assert "Retracted 2028-01-31. The" in written, suffix


@pytest.mark.parametrize("former", ["last2027", "DBLP-conf-last"])
def test_former_keys_lead_on(built: Built, former: str) -> None:
    page = built.page(f"papers/w2027/{former}")
    (refresh,) = page.select("meta[http-equiv=refresh]")
    assert refresh["content"] == "0; url=omega2027.html"
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == "https://example.org/p/papers/w2027/omega2027.html"


def test_references_by_former_keys_work(built: Built) -> None:
    links = [link["href"] for link in built.page("index").select("a.reference.internal")]
    assert links == [
        *["papers/w2027/omega2027.html"] * 2,
        "papers/w2027/psi2027.html",
    ]


def test_built_site_passes_the_audit(built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", str(built.html), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    # The theme `basic` leaves out what the portal's own theme has.
    assert [finding for finding in found if finding["check"] not in {"viewport", "lang"}] == []


def test_published_again(write: Write, build: Build) -> None:
    """Standing goes as it came: the page, the files, the lists."""
    build(write(FILES), confoverrides=BASE)
    published = BIB.replace("status = {withdrawn}", "status = {published}")
    again = build(write({"papers/w2027.bib": published}), confoverrides=BASE)
    assert "psi2027.bib" in files(again, "papers/w2027")
    assert again.texts("papers/w2027/psi2027", ".standing") == []
