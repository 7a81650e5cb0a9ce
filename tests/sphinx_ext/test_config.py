"""Which files of a portal are its pages."""

from sphinx.config import Config

from conftest import Build, Write
from sphinx_proceedings.model.renames import NameOf, Rename
from sphinx_proceedings.sphinx_ext.config import take_former_settings

PAGE = "---\norphan: true\n---\n# Page\n"
ARE_PAGES = ("docs/guide", "tests/page", "tools/notes", "env/about", "venv/index", "a/README")
ARE_NONE = (
    "README",
    "CHANGELOG",
    "CONTRIBUTING",
    "_build/page",
    ".venv/page",
    "docs/.hidden/page",
    "tools/sphinx_proceedings/explanations/page",
    "my env [2]/lib/x.dist-info/licenses/page",
    "docs/deep/env*/page",
    "conda/share/page",
    "node_modules/left/README",
    "a/node_modules/page",
)


def test_all_but_what_others_put_there_are_pages(write: Write, build: Build) -> None:
    root = write(
        {
            "papers/w2027.bib": "@misc{ada, title = {Notes}, author = {Lovelace, Ada}}\n",
            **{f"{docname}.md": PAGE for docname in (*ARE_PAGES, *ARE_NONE)},
            "tools/sphinx_proceedings/__init__.py": "",
            **{f"{folder}/pyvenv.cfg": "" for folder in ("my env [2]", "docs/deep/env*")},
            "conda/conda-meta/history": "",
            "my env 2/page.md": PAGE,
        }
    )
    built = build(root)
    assert built.warnings == ""
    own = {name for name in built.pages() if name.rpartition("/")[2] != "index" or "venv" in name}
    assert own & {*ARE_PAGES, *ARE_NONE, "my env 2/page"} == {*ARE_PAGES, "my env 2/page"}


def test_a_project_that_says_what_is_no_page_hides_nothing_else(write: Write, build: Build) -> None:
    names = ("README", "CHANGELOG", "docs/README")
    root = write(
        {
            "papers/w2027.bib": "@misc{ada, title = {Notes}, author = {Lovelace, Ada}}\n",
            "conf.py": 'extensions = ["sphinx_proceedings"]\nexclude_patterns = ["docs"]\n',
            **{f"{name}.md": PAGE for name in names},
        }
    )
    built = build(root)
    assert built.warnings == ""
    assert {*built.pages()} & {*names} == {"README", "CHANGELOG"}


def test_a_setting_by_its_former_name() -> None:
    said = {"proceedings_oldies": "x", "old_licence": "A", "proceedings_licence": "B"}
    config = Config(said)
    for name in ("proceedings_files", "proceedings_licence"):
        config.add(name, "", "", [])
    take_former_settings(
        config,
        [
            Rename(of=NameOf.SETTING, old=old, new=new, since="1.2")
            for old, new in (
                ("proceedings_oldies", "proceedings_files"),
                ("old_licence", "proceedings_licence"),
                ("unsaid", "project"),
            )
        ],
    )
    assert (config.proceedings_files, config.proceedings_licence) == ("x", "B")
    assert config.project == Config({}).project
