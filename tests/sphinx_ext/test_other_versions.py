"""With versions of other packages that nobody has looked at, they go their own way."""

from pathlib import Path

from sphinx_proceedings.audit.run import audit
from support.told_version import with_other


def test_sphinx_makes_the_pages(tmp_path: Path, toy: Path) -> None:
    html = toy / "_build/html"
    build = ("sphinx", "-q", "-d", f"{toy}/_build/doctrees", str(toy), str(html))
    warning = (
        "WARNING: while setting up extension sphinx_proceedings: pages are made by Sphinx's own"
        " builder, as this tool does not know sphinx 10.0 (install the versions that it asks for,"
        " or a newer version of it; until then builds take longer, the theme and the search are as"
        " they come, and pages that are gone stay in the output) [proceedings.unknown-version]\n"
    )
    first = with_other("sphinx 10.0", tmp_path, *build)
    assert (first.stderr, first.returncode) == (warning, 0)
    wrong = {finding.check for finding in audit(html).findings}
    # The theme has a second heading for print.
    assert wrong == {"heading"}
    assert "searchindex.js" in (html / "search.html").read_text()
    papers = toy / "papers/toy2026.bib"
    papers.write_text(papers.read_text().replace("{Gamma}", "{Another title}"))
    again = with_other("sphinx 10.0", tmp_path, *build)
    assert (again.stderr, again.returncode) == (warning, 0)
    for page in ("papers/toy2026/gamma2026.html", "papers/toy2026/index.html"):
        assert "Another title" in (html / page).read_text()


def test_autobuild_builds(tmp_path: Path) -> None:
    module = "sphinx_proceedings.sphinx_ext.serve"
    done = with_other("sphinx-autobuild 2099.1", tmp_path, module, "--help")
    said, _, rest = done.stdout.partition("\n")
    assert said == "Unknown to this tool, so without its part: sphinx-autobuild 2099.1"
    assert "usage: sphinx-autobuild" in rest
    assert (done.stderr, done.returncode) == ("", 0)
