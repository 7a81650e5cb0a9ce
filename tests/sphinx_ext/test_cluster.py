"""Builds on a cluster: the same bytes, whatever is lost meanwhile."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sphinx.util.console import strip_colors

from bench.portals import synthetic_portal
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.clusters import Cluster, impatient
from support.folders import TOY
from support.fresh_processes import run_module
from support.later_builds import differences, fresh_copy
from support.shared_builds import ADDRESS, copy_of_sources
from support.sphinx_build import CONF, Built, build_portal, written

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
# Python 3.12 and later warn of threads, of which the test runner has one.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

_TRAP = """\
import os
import signal
from pathlib import Path

trap = Path({trap!r})


def spring(page, body):
    # The process whose id is there, or else this one.
    if page.docname.endswith("/session-2") and trap.exists():
        victim = int(trap.read_text()) or os.getpid()
        trap.unlink()
        os.kill(victim, signal.SIGKILL)
    return body
"""
"""A module of the portal's, which workers cannot import."""


_CONF = """
from spring_of_trap import spring as proceedings_body

html_baseurl = ""
proceedings_citation_styles = ["acm"]
proceedings_outputs = ["api", "calendars", "citations", "exports", "feeds"]
"""


def _whole(root: Path) -> Mapping[str, bytes]:
    """All that a build leaves, but what it remembers and a digest of settings, which have paths."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
        and not {"doctrees", ".buildinfo", "__pycache__"} & {*path.relative_to(root).parts}
    }


def _on(address: str) -> Mapping[str, object]:
    return {"confoverrides": {"proceedings_scheduler": address}}


def test_toy_is_the_same(cluster: Cluster, toy_site: Built, tmp_path: Path) -> None:
    root = copy_of_sources(TOY, tmp_path / "toy")
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f'html_baseurl = "{ADDRESS}"\n')
    build_portal(root, **_on(cluster.whole()))
    assert differences(_whole(root), _whole(toy_site.root)) == []


def test_workers_speak_the_language_of_the_portal(cluster: Cluster, tmp_path: Path) -> None:
    roots = [copy_of_sources(TOY, tmp_path / name) for name in ("alone", "shared")]
    for root, options in zip(roots, ({}, _on(cluster.whole())), strict=True):
        with (root / "conf.py").open("a", encoding="utf-8") as conf:
            conf.write('language = "ar"\n')
        build_portal(root, **options)
    alone, shared = map(_whole, roots)
    assert differences(shared, alone) == []
    assert "أوراق" in alone["papers/toy2026/index.md"].decode()


def test_cluster_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    root = written(tmp_path / "portal", {"conf.py": CONF, "index.md": "# Test\n"})
    ended = run_module(
        "sphinx",
        *("-q", "-b", "html", "-D", "proceedings_scheduler=tcp://127.0.0.1:1", ".", "_build/html"),
        cwd=root,
        environment={"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "500ms", "LANG": "C.UTF-8"},
    )
    assert (ended.returncode, strip_colors(ended.stderr)) == (
        2,
        "ERROR: no scheduler answers at tcp://127.0.0.1:1: Timed out trying to connect to"
        " tcp://127.0.0.1:1 after 0.5 s (run: dask scheduler; or build without a cluster)"
        " [proceedings.cluster-unavailable]\n",
    )
    assert [path.name for path in root.iterdir() if path.name.endswith(".part")] == []


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """300 papers, and where a trap may lie."""
    trap = tmp_path_factory.mktemp("traps") / "trap"
    files = synthetic_portal(300)
    files["conf.py"] += _CONF
    files["spring_of_trap.py"] = _TRAP.format(trap=str(trap))
    return written(tmp_path_factory.mktemp("made-up") / "lost-worker", files), trap


def test_lost_worker_and_lost_scheduler(
    cluster: Cluster,
    portal: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cluster's site, and the one that is built here after the cluster was lost, are one."""
    monkeypatch.setenv(FOLDER_VARIABLE, "off")
    root, trap = portal
    monkeypatch.syspath_prepend(str(root))
    other = fresh_copy(root, root.parent / "lost-scheduler")
    trap.write_text("0")
    build_portal(root, parallel=2, **_on(cluster.whole()))
    assert not trap.exists()

    address = cluster.whole()
    trap.write_text(str(cluster.scheduler))
    with impatient(), pytest.raises(SystemExit) as ended:
        build_portal(other, parallel=2, **_on(address))
    assert ended.value.code == 2
    assert not trap.exists()
    assert len(list(other.glob("papers/*/*.md"))) < len(list(root.glob("papers/*/*.md")))
    build_portal(other, parallel=2)
    assert differences(_whole(other), _whole(root)) == []
