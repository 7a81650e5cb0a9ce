"""Pages that are read and written in several processes."""

from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from support.sphinx_build import CONF, build_portal

# Python 3.12 and later warn of threads, of which the test runner has one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
SETUP = """
def fail(app, doctree, *_more):
    if app.env.current_document.docname == "p7" or "p7" in _more:
        raise ValueError("an odd page")


def setup(app):
    app.connect("{event}", fail)
    return {{"parallel_read_safe": True, "parallel_write_safe": True}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/w.bib").write_text("@misc{x, title = {X}, author = {Lovelace, Ada}}\n")
    for number in range(30):
        (tmp_path / f"p{number}.md").write_text(f"---\norphan: true\n---\n\n# P{number}\n")
    return tmp_path


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("event", ["doctree-read", "doctree-resolved"])
def test_error_is_the_same_in_any_process(root: Path, event: str, processes: int) -> None:
    theme = CONF.replace("basic", "sphinx_book_theme")
    (root / "conf.py").write_text(theme + SETUP.format(event=event))
    with pytest.raises(ExtensionError, match=f"for event '{event}' .*an odd page") as raised:
        build_portal(root, parallel=processes)
    told = raised.value.__notes__ if hasattr(raised.value, "__notes__") else []
    assert all("raise ValueError" in text for text in told)


def test_what_is_warned_of_in_any_process_is_told_once(root: Path) -> None:
    (root / "conf.py").write_text(CONF.replace("basic", "sphinx_book_theme"))
    for number in range(30):
        with (root / f"p{number}.md").open("a") as page:
            page.write("\n{paper}`nobody`\n")
    expected = sorted(f"p{number}.md:7" for number in range(30))
    for processes in (1, 2):
        built = build_portal(root, root / f"_build{processes}", parallel=processes)
        lines = built.warnings.splitlines()
        assert sorted(line.partition(": ")[0] for line in lines) == expected
