"""Links that come back to where they are."""

from pathlib import Path

from conftest import Build, Write
from sphinx_proceedings.sphinx_ext.circles import circles

BIB = "@misc{one, title = {Engines}, author = {Lovelace, Ada}, year = 2026}\n"


def test_only_what_leads_back_is_found(tmp_path: Path) -> None:
    for folder in ("a/b", "c", "out", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "file").touch()
    links = {"a/self": ".", "a/b/up": "..", "a/b/top": "../..", "a/to": "../c", "c/back": "../a"}
    links |= {"out/made": "..", "fine": "elsewhere", "lost": "nowhere", "own": "own", "f": "file"}
    for name, target in links.items():
        (tmp_path / name).symlink_to(target)
    found = sorted(circles(tmp_path, lambda path: path == "out"))
    assert found == [
        "a/b/top",
        "a/b/up",
        "a/self",
        "a/to/back",
        "c/back/b/top",
        "c/back/b/up",
        "c/back/self",
        "c/back/to",
    ]


def test_a_site_is_the_same_with_circles(write: Write, build: Build, tmp_path: Path) -> None:
    root = write({"papers/w2026.bib": BIB, "about/us.md": "---\norphan: true\n---\n\n# Us\n"})
    plain = build(root, tmp_path / "plain")
    links = {"papers/loop": ".", "papers/w2026/up": "..", "about/top": "..", "papers/own": "own"}
    for name, target in links.items():
        (root / name).symlink_to(target)
    for _ in range(2):
        built = build(root, tmp_path / "circles")
        assert (built.warnings, built.pages().keys()) == ("", plain.pages().keys())
    assert (root / "papers/w2026/one.md").exists()
