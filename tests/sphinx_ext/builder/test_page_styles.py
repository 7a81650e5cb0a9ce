"""Style sheets beside pages come, change and go with what people write."""

from pathlib import Path

from conftest import Build, Write
from support.sphinx_build import CONF

TABLE = """# Home

:::{list-table}
:widths: 30 70

* - a
  - b
:::
"""
STYLES = ".styled-1:not(#_#_) {width: 30.0%}\n.styled-2:not(#_#_) {width: 70.0%}\n"
SITE = CONF.replace("basic", "sphinx_book_theme")


def styles(html: Path) -> dict[str, str]:
    """All there are."""
    found = html.rglob("*.styles.css")
    return {path.relative_to(html).as_posix(): path.read_text("utf-8") for path in found}


def test_they_follow_their_pages(write: Write, build: Build) -> None:
    sources = {"index.md": "# Home\n\n[](a/other)\n", "a/other.md": TABLE, "conf.py": SITE}
    root = write(sources)
    html = build(root).html
    assert styles(html) == {"a/other.styles.css": STYLES}
    page = (html / "a/other.html").read_text("utf-8")
    assert page.count("other.styles.css?v=") == 1
    assert " style=" not in page

    (html / "a/other.styles.css").unlink()
    build(root)
    assert styles(html) == {"a/other.styles.css": STYLES}

    write({"a/other.md": "# Other\n"})
    build(root)
    assert styles(html) == {}

    write({"a/other.md": TABLE})
    build(root)
    assert styles(html) == {"a/other.styles.css": STYLES}

    (root / "a/other.md").unlink()
    write({"index.md": "# Home\n"})
    build(root)
    assert styles(html) == {}
    assert not (html / "a").exists()
