"""All discovery files together."""

import os
import subprocess
import sys

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.feeds.discovery_files import discovery_files
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.outputs.feeds.sitemap import SitemapPage
from sphinx_proceedings.outputs.site_file import SiteFile
from support.discovery_portals import SetHistory, day, reference, toys, versions_of

PAGES = [SitemapPage(path="index.html", changed=day(1))]


def files(portal: Portal, base: str) -> list[SiteFile]:
    return list(
        discovery_files(
            portal,
            SiteAddress(base=base),
            "Toys",
            dates=RecordDates(portal=portal, history=SetHistory(other=day(1))),
            pages=PAGES,
            formats=(),
            paper_versions=versions_of(portal),
            icon="_static/favicon.svg",
        )
    )


def test_each_path_once() -> None:
    for portal in (toys(), reference()):
        for base in ("", "https://toys.example/"):
            paths = [file.path for file in files(portal, base)]
            assert len(paths) == len({path.casefold() for path in paths})


def test_what_there_is() -> None:
    def outside_folders(base: str) -> set[str]:
        return {file.path for file in files(toys(), base) if "/" not in file.path}

    assert outside_folders("") == {"robots.txt"}
    assert outside_folders("https://toys.example/") == {
        "feed.atom",
        "opensearch.xml",
        "robots.txt",
        "sitemap.xml",
    }
    assert not any(file.path.endswith(".atom") for file in files(toys(), ""))


PRINT_DIGEST = """
import hashlib
from test_discovery_files import files, toys
digest = hashlib.sha256()
for file in files(toys(), "https://toys.example/"):
    digest.update(f"{file.path} {file.version}".encode() + file.render())
print(digest.hexdigest())
"""


def test_the_same_bytes_in_every_process() -> None:
    def digest(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ
            | {
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join([*sys.path, os.path.dirname(__file__)]),  # noqa: PTH120
                "TZ": "Asia/Tokyo" if seed == "2" else "UTC",
            },
        )
        return done.stdout

    assert digest("1") == digest("2") != ""
