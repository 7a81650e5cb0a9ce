"""Targets that are known in their page only are anchors of headings for MyST."""

from pathlib import Path

from sphinx.testing.util import SphinxTestApp
from sphinx.transforms import SphinxTransform

from sphinx_proceedings.upstream.myst import MYST_ANCHORS, keep_local, local_anchor

CONF = 'extensions = ["myst_parser"]\nmyst_heading_anchors = 2\n'
PAGES = {
    "index.md": "# Home\n\n(mine)=\nHere.\n\n(all)=\nThere.\n\n[](#mine) [](other.md#mine)\n",
    "other.md": "# Other\n\n(mine)=\nHere.\n",
}


class Keeping(SphinxTransform):
    # Sphinx collects labels at 850.
    default_priority = 840

    def apply(self, **_options: object) -> None:
        keep_local(self.env, self.env.docname, self.document, lambda name: name == "mine")


def test_local_names_are_no_labels(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(CONF)
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text)
    made = SphinxTestApp("html", srcdir=tmp_path)
    try:
        made.add_transform(Keeping)
        made.build()
    finally:
        made.cleanup()
    env = made.env
    assert env.metadata["other"][MYST_ANCHORS]["mine"] == local_anchor("mine"), (
        "docutils keeps the targets of a page elsewhere"
    )
    assert {"mine", "all"} & env.domains.standard_domain.anonlabels.keys() == {"all"}, (
        "Sphinx makes labels of targets that are not explicit"
    )
    html = (Path(made.outdir) / "index.html").read_text()
    assert 'href="other.html#mine"' in html, "MyST finds anchors of headings elsewhere"
    assert 'href="#mine"' in html, "MyST finds anchors of the page itself elsewhere"


def test_where_docutils_keeps_targets_elsewhere_all_is_as_it_was(app: SphinxTestApp) -> None:
    document = app.env.get_doctree("other")
    del document.nametypes
    known = dict(app.env.metadata["other"])
    keep_local(app.env, "other", document, bool)
    assert app.env.metadata["other"] == known
