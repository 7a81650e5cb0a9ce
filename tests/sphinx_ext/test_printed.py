"""Printed documents in a site."""

from pathlib import Path

import pytest

from support.printed_pages import text_of_pdf
from support.sphinx_build import build_portal, written

CONF = """project = "W"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
proceedings_print = ["booklet", "booklet-folded", "abstracts"]
"""
FILES = {
    "conf.py": CONF,
    "index.md": "# W\n\n```{toctree}\nprogram/w/index\n```\n",
    "papers/w.bib": "@misc{a, author = {Lovelace, Ada}, title = {Notes}, abstract = {Engines.}}\n",
    "program/w.yaml": """name: W 2027
start: 2027-05-10
timezone: UTC
sessions:
  - {id: a, title: Talks, kind: talks, start: 2027-05-10 09:00, talks: [{paper: a}]}
""",
}
BOOK = "program/w/w-abstracts.pdf"


def test_documents_of_an_edition(tmp_path: Path) -> None:
    root = written(tmp_path, FILES)
    first = build_portal(root)
    links = [
        (link["href"], link.get_text())
        for link in first.page("program/w/index").select(".programme-links a")
        if link["href"].endswith(".pdf")
    ]
    sizes = [round((first.html / "program/w" / name).stat().st_size / 1000) for name, _ in links]
    assert links == [
        ("w-booklet.pdf", f"Booklet (PDF, {sizes[0]}\xa0kB)"),
        ("w-booklet-folded.pdf", f"Booklet to fold (PDF, {sizes[1]}\xa0kB)"),
        ("w-abstracts.pdf", f"Book of abstracts (PDF, {sizes[2]}\xa0kB)"),
    ]
    made = (first.html / BOOK).stat().st_mtime_ns
    assert "Engines." in text_of_pdf((first.html / BOOK).read_bytes())

    again = build_portal(root)
    assert (again.html / BOOK).stat().st_mtime_ns == made

    bib = root / "papers/w.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("Engines", "Mills"), encoding="utf-8")
    other = build_portal(root)
    assert "Mills." in text_of_pdf((other.html / BOOK).read_bytes())

    (root / "conf.py").write_text(CONF.replace(', "abstracts"', ""), encoding="utf-8")
    without = build_portal(root)
    assert not (without.html / BOOK).exists()
    assert (without.html / "program/w/w-booklet.pdf").exists()


@pytest.mark.parametrize("of", ["logo.svg", "_own/names.typ"])
def test_what_the_style_names_counts(of: str, tmp_path: Path) -> None:
    conf = CONF.replace('["booklet", "booklet-folded", "abstracts"]', '["names"]')
    conf += "proceedings_print_style = {'logo': 'logo.svg', 'templates': '_own'}\n"
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        '<rect width="5" height="1"/></svg>'
    )
    names = '#import "base.typ": *\n#show: frame\n= Ours 1\n#image(style.logo, alt: "Logo")'
    own = {"conf.py": conf, "logo.svg": svg, "_own/names.typ": names}
    root = written(tmp_path, FILES | own)
    before = (build_portal(root).html / "program/w/w-names.pdf").read_bytes()
    (root / of).write_text(own[of].replace("1", "2"), encoding="utf-8")
    after = (build_portal(root).html / "program/w/w-names.pdf").read_bytes()
    assert before != after


def test_a_document_that_cannot_be_made_leads_nowhere(tmp_path: Path) -> None:
    conf = CONF + "proceedings_print_style = {'templates': '_own'}\n"
    root = written(tmp_path, FILES | {"conf.py": conf, "_own/booklet.typ": "#import no"})
    built = build_portal(root)
    assert "conf.py:1: WARNING: no document is made: the template booklet.typ: " in built.warnings
    assert not list(built.html.rglob("*.pdf"))
    assert not built.page("program/w/index").select("a[href$=pdf]")


def test_letters_that_no_font_has_are_told(tmp_path: Path) -> None:
    bib = FILES["papers/w.bib"].replace("Notes", "Notes 李")
    built = build_portal(written(tmp_path, FILES | {"papers/w.bib": bib}))
    assert (
        "papers/w.bib:1:1: WARNING: abstracts of w: no font at hand has 李, first in a;"
        in built.warnings
    )
