"""Each file beside the pages is made of its view alone as of the whole portal."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.building.site_files import site_files
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.processes.sent_jobs import Parcel, pickled, unpickled
from support.varied_portals import PORTALS

SETTINGS = Settings(site=SiteAddress(base="https://toys.example.org/"), name="Toys")


@pytest.mark.parametrize("name", PORTALS)
def test_file_sees_what_it_tells(name: str, tmp_path: Path) -> None:
    portal = PORTALS[name](tmp_path)
    plan = site_files(tmp_path, portal, SETTINGS, pages=(), sources=())
    files = list(plan.files)
    assert files
    for file in files:
        assert file.view is not None, file.path
        sent = pickled(Parcel((file, portal), lambda file=file: plan.stand_ins([file])))  # type: ignore[misc]
        own, part = unpickled(sent).value
        assert isinstance(own, SiteFile)
        assert part is not portal
        assert own.render() == file.render(), file.path
