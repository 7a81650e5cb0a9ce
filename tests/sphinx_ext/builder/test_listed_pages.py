"""Listed pages are noted by what tells when they changed."""

import pickle

import pytest

from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.pipeline import plan_portal
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import BuiltPage, record_dates
from sphinx_proceedings.sources.history.source_history import read_history
from sphinx_proceedings.sphinx_ext.builder.listed_pages import as_listed, as_noted
from support.folders import REPOSITORY


def test_pages_are_dated_as_before() -> None:
    plan = plan_portal(REPOSITORY, Settings(styles=()), kept=LastGoodSources(None))
    material = plan.material
    pages = [page for page in plan.pages if not page.target]
    listed = [BuiltPage(path=f"{page.docname}.html", source=page.path, page=page) for page in pages]
    listed.append(BuiltPage(path="about.html", source="about.md", page=None))
    again = as_listed(pickle.loads(pickle.dumps(as_noted(listed))))  # noqa: S301  # our own
    assert [(built.path, built.source) for built in again] == [
        (built.path, built.source) for built in listed
    ]
    history = read_history(REPOSITORY, material.sources)
    if history.unknown_because:
        pytest.skip("no repository that knows its past")
    dates = record_dates(material.portal, history, material.sources)
    assert [built.page and built.page.kind.dated(dates, built.page) for built in again] == [
        built.page and built.page.kind.dated(dates, built.page) for built in listed
    ]
