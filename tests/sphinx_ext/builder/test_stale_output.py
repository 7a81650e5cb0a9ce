"""What is missing in the output is made again, what nothing accounts for is removed."""

from conftest import Build, Write
from support.sphinx_build import CONF


def test_search_of_sphinx_is_whole_again(write: Write, build: Build) -> None:
    """Sphinx puts the pages into it that it writes, and keeps the others."""
    root = write({"index.md": "# Home\n", "other.md": "# Other\n", "conf.py": CONF})
    index = build(root).html / "searchindex.js"
    before = index.read_bytes()
    index.unlink()
    (root / "other.md").write_text("#  Other\n", encoding="utf-8")
    assert "search index" not in build(root).warnings
    assert index.read_bytes() == before


def test_search_of_sphinx_goes_with_its_theme(write: Write, build: Build) -> None:
    root = write({"index.md": "# Home\n", "conf.py": CONF})
    index = build(root).html / "searchindex.js"
    assert index.exists()
    write({"conf.py": CONF.replace("basic", "sphinx_book_theme")})
    build(root)
    assert not index.exists()


def test_copied_sources_go_with_their_setting(write: Write, build: Build) -> None:
    root = write({"index.md": "# Home\n", "conf.py": f"{CONF}html_copy_source = True\n"})
    copied = build(root).html / "_sources/index.md.txt"
    assert copied.exists()
    write({"conf.py": CONF})
    build(root)
    assert not copied.exists()
