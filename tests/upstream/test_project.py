"""Sphinx asks its project for pages as it did."""

import inspect
import pickle
from pathlib import Path

from sphinx.project import Project
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream.project import PartlyReadProject, replace_project


def test_project_is_kept_by_sphinx_and_its_environment(app: SphinxTestApp) -> None:
    assert app.project is app.env.project, "Sphinx asks another object for pages"
    replace_project(app, app.project)


def test_project_is_asked_as_it_was() -> None:
    for function, expected in (
        (Project.discover, ["self", "exclude_paths", "include_paths"]),
        (Project.path2doc, ["self", "filename"]),
        (Project.doc2path, ["self", "docname", "absolute"]),
        (Project.restore, ["self", "other"]),
    ):
        assert list(inspect.signature(function).parameters) == expected, (
            f"Sphinx calls {function.__qualname__} otherwise"
        )


def test_pages_that_are_not_read_are_found_and_not_kept(tmp_path: Path) -> None:
    for name in ("index.md", "read.md", "folder/unread.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    project = PartlyReadProject(tmp_path, [".rst", ".md"])
    project.not_to_be_read = lambda: {"folder/unread.md": "folder/unread", "gone.md": "gone"}
    found = set(project.discover())
    assert (found, project.unread) == ({"index", "read"}, {"folder/unread": "folder/unread.md"}), (
        "Sphinx looks for pages otherwise"
    )
    project.know_all()
    kept = pickle.loads(pickle.dumps(project))  # noqa: S301
    assert (type(kept), kept.docnames) == (Project, found), "Sphinx keeps its project otherwise"
    assert kept.doc2path("read", absolute=False) == Path("read.md"), "Sphinx keeps files otherwise"


def test_a_page_may_become_one_that_is_read_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "page.md").touch()
    project = PartlyReadProject(tmp_path, [".rst", ".md"])
    project.not_to_be_read = lambda: {"page.md": "page"}
    project.discover()
    project.know_all()
    for change in (lambda: project.read("page"), lambda: project.leave_out("page")):
        change()
        assert project.doc2path("page", absolute=True) == tmp_path / "page.md"
        assert project.path2doc(tmp_path / "page.md") == "page"
    assert project.unread == {"page": "page.md"}
