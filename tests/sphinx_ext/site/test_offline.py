"""What a site has so that devices can keep its programmes."""

import json
import re
from hashlib import sha256
from pathlib import Path

from support.sphinx_build import build_portal

ON = {"proceedings_offline": True}
CONF = """project = "X"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
PROGRAMME = """name: X 2027
title: The Workshop on X
start: 2027-03-01
timezone: UTC
sessions:
  - id: one
    title: One
    kind: keynote
    start: 2027-03-01 09:00
    end: 2027-03-01 10:00
"""


def files_of(html: Path) -> dict[str, bytes]:
    paths = [*html.glob("offline*"), *html.glob("offline/*")]
    return {
        path.relative_to(html).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def portal(root: Path) -> Path:
    (root / "program").mkdir(parents=True)
    (root / "conf.py").write_text(CONF, "utf-8")
    (root / "program" / "x2027.yaml").write_text(PROGRAMME, "utf-8")
    (root / "papers").mkdir()
    (root / "papers" / "old2020.bib").write_text(
        "@inproceedings{a, title={A}, author={B, C}, year=2020}\n", "utf-8"
    )
    return root


def test_lists_are_of_the_site_as_it_is(tmp_path: Path) -> None:
    root = portal(tmp_path / "p")
    html = build_portal(root, confoverrides=ON).html
    assert files_of(html).keys() == {
        "offline-worker.js",
        "offline/icon-192.png",
        "offline/icon-512.png",
        "offline/x2027.json",
        "offline/x2027.webmanifest",
    }
    listed = json.loads((html / "offline" / "x2027.json").read_bytes())["files"]
    for file in listed:
        data = (html / file["path"]).read_bytes()
        assert (file["size"], file["digest"]) == (len(data), sha256(data).hexdigest()[:32])
    manifest = json.loads((html / "offline" / "x2027.webmanifest").read_bytes())
    assert manifest["name"] == "The Workshop on X"
    assert manifest["icons"][0]["src"] == "../_static/favicon.svg"
    heads = {
        path: re.findall(r'data-offline-(\w+)="([^"]*)"', (html / path).read_text("utf-8"))
        for path in ("program/x2027/index.html", "papers/old2020/a.html", "search.html")
    }
    assert heads == {
        "program/x2027/index.html": [
            ("edition", "x2027"),
            ("list", "../../offline/x2027.json"),
            ("worker", "../../offline-worker.js"),
        ],
        "papers/old2020/a.html": [("edition", "old2020")],
        "search.html": [("edition", "")],
    }
    cold = files_of(html)
    # Of data alone, and with another page: as a cold build has it.
    for change in (
        lambda: (root / "program" / "x2027.yaml").write_text(
            PROGRAMME.replace("One", "Two"), "utf-8"
        ),
        lambda: (root / "more.md").write_text("# More\n", "utf-8"),
    ):
        change()
        edited = files_of(build_portal(root, confoverrides=ON).html)
        again = build_portal(root, tmp_path / f"b{len(list(tmp_path.iterdir()))}", confoverrides=ON)
        assert edited == files_of(again.html)
        assert edited != cold


def test_where_it_is_not_wanted_a_worker_lets_go_of_it(tmp_path: Path) -> None:
    root = portal(tmp_path / "p")
    kept = files_of(build_portal(root, confoverrides=ON).html)
    html = build_portal(root).html
    left = files_of(html)
    assert left.keys() == {"offline-worker.js"}
    assert left["offline-worker.js"] != kept["offline-worker.js"]
    assert b"unregister" in left["offline-worker.js"]
    assert "offline" not in (html / "program" / "x2027" / "index.html").read_text("utf-8")
