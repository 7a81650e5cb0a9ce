"""What devices are to keep, found in a site as it was built."""

import gzip
import json
from hashlib import sha256
from pathlib import Path

from sphinx_proceedings.building.memory.build_notes import BuildNotes, Made, left_in
from sphinx_proceedings.building.writing.offline import KeptPages, offline_lists
from sphinx_proceedings.outputs.offline_lists import OfflineEdition

EDITION = OfflineEdition(id="x", name="X", home="program/x/index.html")
KEPT = KeptPages(
    edition=EDITION,
    programme=("program/x/index.html", "program/x/events.json"),
    papers=("papers/x/a.html",),
    search=("search.html",),
)


def site(root: Path) -> Path:
    page = (
        '<link href="../../_static/a.css?v=11"><script src="../../_static/b.js?digest=44"></script>'
        '<a href="a.pdf">x</a><img src="../../../outside.png"><img src="https://x.org/y.png">'
        '<img src="../../_static/a%20b.svg"><i data-icons="../../_static/icons.js?v=1"></i>'
        '<img src="gone.png">'
    )
    files = {
        "program/x/index.html": page,
        "papers/x/a.html": page.replace("v=11", "v=12"),
        "search.html": "search",
    }
    names = ("a.css", "b.js", "a b.svg", "icons.js", "proceedings/d.js", "proceedings/icons.svg")
    files |= {f"_static/{name}": name for name in names}
    files["_static/proceedings/c.js"] = 'import { d } from "./d.js?v=22";\nimport("./d.js?v=33");'
    files |= {"papers/x/a.pdf": "pdf", "../outside.png": "no", "search/people/x.json": "no"}
    files |= {"search/words/ab.json": "{}", "search/main/index/i.pf_index": "index"}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    for name, shown in (("a", "papers/x/a.html"), ("b", "papers/y/b.html")):
        told = {"filters": {"shown": [json.dumps({"path": shown})]}}
        path = root / f"search/main/fragment/{name}.pf_fragment"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(f"pagefind_dcd{json.dumps(told)}".encode()))
    (root / "search/main/fragment/damaged.pf_fragment").write_bytes(b"\x1f\x8bno")
    return root


def made_in(root: Path) -> Made:
    return BuildNotes(root / "notes").of("read", left_in(str(root / "site")))


def listed(root: Path) -> dict[str, tuple[str, list[str]]]:
    (file,) = offline_lists(root / "site", [KEPT], made_in(root))
    files = json.loads(file.render())["files"]
    return {each["path"]: (each["digest"], each.get("v", [])) for each in files}


def test_pages_with_what_they_ask_for_and_the_search_of_their_edition(tmp_path: Path) -> None:
    site(tmp_path / "site")
    found = listed(tmp_path)
    assert {path: versions for path, (_, versions) in found.items()} == {
        "_static/a b.svg": [],
        "_static/a.css": ["11"],
        "_static/b.js": ["44"],
        "_static/proceedings/c.js": [],
        "_static/proceedings/d.js": ["22", "33"],
        "_static/proceedings/icons.svg": [],
        "papers/x/a.html": [],
        "program/x/index.html": [],
        "search.html": [],
        "search/main/fragment/a.pf_fragment": [],
        "search/main/index/i.pf_index": [],
        "search/words/ab.json": [],
    }
    assert found["_static/b.js"][0] == sha256(b"b.js").hexdigest()[:32]


def test_files_are_read_again_only_where_they_changed(tmp_path: Path) -> None:
    root = site(tmp_path / "site")
    before = listed(tmp_path)
    noted = made_in(tmp_path).read()
    assert noted.keys() >= before.keys()
    (root / "_static" / "b.js").write_text("another", "utf-8")
    (root / "search.html").unlink()
    known = {path for path, made_from in made_in(tmp_path).read().items() if made_from}
    assert known == noted.keys() - {"_static/b.js", "search.html"}
    after = listed(tmp_path)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {"_static/b.js", "search.html"}


def test_nothing_is_read_where_nothing_is_kept(tmp_path: Path) -> None:
    site(tmp_path / "site")
    listed(tmp_path)
    assert offline_lists(tmp_path / "site", [], made_in(tmp_path)) == []
    assert made_in(tmp_path).read() == {}
