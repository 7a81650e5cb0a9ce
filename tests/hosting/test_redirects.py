"""Pages that lead on, as rules of a host."""

from pathlib import Path

from sphinx_proceedings.audit.site import read_site
from sphinx_proceedings.hosting.redirects import redirect_lines
from support.sphinx_build import written

LEADS = '<meta http-equiv="Refresh" content="0; url={}"><h1>Moved</h1>'


def test_pages_that_lead_to_pages_of_the_site(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        {
            "index.html": "no refresh here, but the word",
            "papers/new é.html": "x",
            "papers/old*:x.html": LEADS.format("new%20%C3%A9.html"),
            "people/index.html": LEADS.format("../papers/new%20%C3%A9.html#a-b"),
            "self.html": LEADS.format("self.html"),
            "out.html": LEADS.format("https://example.org/"),
            "lost.html": LEADS.format("none.html"),
            "again.html": '<meta http-equiv="refresh" content="30">',
            "_static/part.html": LEADS.format("../index.html"),
        },
    )
    assert list(redirect_lines(read_site(root), "301!")) == [
        "/papers/old%2A%3Ax.html /papers/new%20%C3%A9.html 301!",
        "/people/index.html /papers/new%20%C3%A9.html#a-b 301!",
        "/people/ /papers/new%20%C3%A9.html#a-b 301!",
    ]
