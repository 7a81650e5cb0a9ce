"""Formulas on pages: MathML, or TeX where one cannot be set, which is told once, at its source."""

from pathlib import Path

from support.sphinx_build import build_portal

BIB = r"""@proceedings{w2026, title = {Proceedings of W}, editor = {Babbage, Charles}, year = 2026}
@inproceedings{good2026, crossref = {w2026}, author = {Lovelace, Ada},
  title = {On CO$_2$ and {\cal O}$(\frac12)$}}
@inproceedings{bad2026, crossref = {w2026}, author = {Lovelace, Ada},
  title = {An $\frobnicate{n}$-Approximation}}
"""
PAGE = "# Notes\n\nBy hand: $\\mystery$ and $x^2$.\n"


def test_formulas_are_told_where_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "w2026.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "notes.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "index.md").write_text("# Test\n\n```{toctree}\nnotes\n```\n", encoding="utf-8")
    built = build_portal(tmp_path)
    told = [line for line in built.warnings.splitlines() if "shown as TeX" in line]
    assert told == [
        "papers/w2026.bib:5:11: WARNING: title of bad2026: the formula “\\frobnicate{n}” is shown"
        ' as TeX: unknown command "\\frobnicate" (use commands of LaTeX and AMS; what a paper\'s'
        " preamble defines is not known here) [proceedings.latex-command]",
        "notes.md:3: WARNING: the formula '\\\\mystery' is shown as TeX: unknown command"
        ' "\\mystery" [proceedings.latex-syntax]',
    ]
    good = built.page("papers/w2026/good2026").select("h1 math")
    assert str(good[0]) == "<math><msub><mrow></mrow><mn>2</mn></msub></math>"
    bad = built.page("papers/w2026/bad2026")
    assert [code.get_text() for code in bad.select("h1 code.tex")] == ["\\frobnicate{n}"]
    notes = built.page("notes")
    assert [code.get_text() for code in notes.select("code.tex")] == ["\\mystery"]
    assert len(notes.select("math")) == 1
