"""Citations on pages: which styles, and what is said where one cannot be had."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sphinx_proceedings.building import paper_citations
from sphinx_proceedings.building.paper_citations import PortalCitations
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.outputs.formatted import style_files
from support.folders import TOY

PORTAL = read_portal(TOY).portal
ALPHA = PORTAL.paper_by_id["toy2025", "alpha2025"]


def formatted(citations: PortalCitations) -> dict[str, str]:
    citing = citations.citing(ALPHA)
    assert citing.bibtex.startswith("@inproceedings{alpha2025,")
    return {name: BeautifulSoup(html, "html5lib").get_text() for name, html in citing.formatted}


def test_styles_in_the_order_asked_for(tmp_path: Path) -> None:
    citations = PortalCitations(PORTAL, Settings(styles=("mla", "apa")), tmp_path)
    assert formatted(citations) == {
        "MLA": "Lovelace, Ada, and The Toy Team. “Alpha.” Proceedings of the First Toy Conference,"
        " edited by Charles de la Vallée Poussin, Toy Press, 2025, pp. 1–2.",
        "APA": "Lovelace, A., & The Toy Team. (2025). Alpha. In C. de la Vallée Poussin (Ed.),"
        " Proceedings of the First Toy Conference (pp. 1–2). Toy Press.",
    }
    assert citations.diagnostics == ()


def test_unknown_style_is_told_and_the_others_are_there(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('proceedings_citation_styles = ["ieee", "apaa"]\n')
    citations = PortalCitations(PORTAL, Settings(styles=("apaa", "ieee")), tmp_path)
    assert list(formatted(citations)) == ["IEEE"]
    (found,) = citations.diagnostics
    assert (found.code, str(found.location)) == (Code.CITATION_STYLE, "conf.py:1:40")
    assert "apaa" in found.message
    assert "Did you mean 'apa'?" in found.message


def test_without_pandoc_the_pages_offer_bibtex(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_citations, "find_pandoc", lambda: None)
    citations = PortalCitations(PORTAL, Settings(), tmp_path)
    assert formatted(citations) == {}
    (found,) = citations.diagnostics
    assert (found.code, found.message) == (
        Code.CITATION_UNAVAILABLE,
        "citations are not formatted: pandoc is missing",
    )
    none_wanted = PortalCitations(PORTAL, Settings(styles=()), tmp_path)
    assert (formatted(none_wanted), none_wanted.diagnostics) == ({}, ())


def test_without_the_extra_one_warning_says_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style_files, "find_spec", lambda _: None)
    # No other test reads this style: those that are read are kept.
    citations = PortalCitations(PORTAL, Settings(styles=("cell", "x.csl")), tmp_path)
    assert formatted(citations) == {}
    style, missing = citations.diagnostics
    assert (style.code, "x.csl" in style.message) == (Code.CITATION_STYLE, True)
    assert missing.message == "citations are not formatted: their styles are missing"
    assert "[citations]" in missing.hint
    assert citations.is_complete


def test_complete_is_what_all_that_is_installed_can_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another installation is another setting of builds; whether a program answers is not."""
    monkeypatch.setattr(paper_citations, "find_pandoc", lambda: None)
    mute = PortalCitations(PORTAL, Settings(), tmp_path)
    assert (mute.is_missing, mute.is_complete) == (True, False)
    monkeypatch.setattr(paper_citations, "installed_pandoc", lambda: None)
    absent = PortalCitations(PORTAL, Settings(), tmp_path)
    assert (absent.is_missing, absent.is_complete) == (True, True)


def test_version_tells_of_styles_and_of_pandoc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = PortalCitations(PORTAL, Settings(styles=("apa", "mla")), tmp_path).version
    one = PortalCitations(PORTAL, Settings(styles=("apa",)), tmp_path).version
    monkeypatch.setattr(paper_citations, "find_pandoc", lambda: None)
    without = PortalCitations(PORTAL, Settings(styles=("apa",)), tmp_path).version
    assert len({both, one, without}) == 3


def test_citation_is_rich(tmp_path: Path) -> None:
    citing = PortalCitations(PORTAL, Settings(styles=("apa",)), tmp_path).citing(ALPHA)
    assert citing.formatted == (
        (
            "APA",
            "Lovelace, A., &amp; The Toy Team. (2025). Alpha. In C. de la Vallée Poussin (Ed.),"
            " <em>Proceedings of the First Toy Conference</em> (pp. 1–2). Toy Press.",
        ),
    )
