"""A portal as one version of the tool makes it."""

from pathlib import Path

from same.building import WARNINGS, Workshop
from support.folders import REPOSITORY
from support.sphinx_build import CONF

SOURCES = {
    "conf.py": CONF,
    "index.md": "# Test\n\n{paper}`unknown`\n",
    "papers/w2027.bib": "@misc{a, title = {A}, author = {Lovelace, Ada}, year = 2027}\n",
}


def write(folder: Path) -> None:
    for name, text in SOURCES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_what_is_made_is_pages_all_other_files_and_what_was_said(tmp_path: Path) -> None:
    made = Workshop(tmp_path).make(REPOSITORY / "tools", write, "html", ("-D", "project=Mine"))
    said = made[WARNINGS].decode()
    assert "unknown" in said
    assert said.endswith("\nended with 0\n")
    assert made.keys() > {
        *SOURCES,
        "papers/w2027/a.md",
        "papers/w2027/.gitignore",
        "people/ada-lovelace.md",
        "_build/site/papers/w2027/a.html",
        "_build/site/papers/w2027/a.bib",
        "_build/site/sitemap.xml",
        "_build/site/papers/w2027/a.card.png",
    }
    assert b"2024-05-06" in made["_build/site/sitemap.xml"]
    assert [name for name in made if "doctree" in name or name.startswith(".git/")] == []
