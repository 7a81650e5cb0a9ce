"""Sphinx asks its project for pages as it did."""

import inspect

from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream.project import Project, replace_project


def test_project_is_kept_by_sphinx_and_its_environment(app: SphinxTestApp) -> None:
    assert app.project is app.env.project, "Sphinx asks another object for pages"
    replace_project(app, app.project)


def test_project_is_asked_as_it_was() -> None:
    for function, expected in (
        (Project.discover, ["self", "exclude_paths", "include_paths"]),
        (Project.path2doc, ["self", "filename"]),
        (Project.restore, ["self", "other"]),
    ):
        assert list(inspect.signature(function).parameters) == expected, (
            f"Sphinx calls {function.__qualname__} otherwise"
        )
