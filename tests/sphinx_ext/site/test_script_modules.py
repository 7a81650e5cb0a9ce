"""Scripts import modules with digests of what is in them; a page names those it needs at once."""

import re
from pathlib import Path

from sphinx_proceedings.sphinx_ext.site.script_modules import copy_with_digests, module_tags

FILES = {
    "main.js": 'import { a } from "./a.js";\nconst late = () => import("./later.js");\n',
    "a.js": 'import {\n  b,\n} from "./b.js";\nexport { c } from "./c.js";\n',
    "b.js": 'import { c } from "./c.js";\nexport const b = c;\n',
    "c.js": "export const c = 1;\n",
    "later.js": 'import { e } from "./vendor/far.js";\nexport const d = e;\n',
    "vendor/far.js": "export const e = 1;\n",
    "style.css": 'export { c } from "./c.js";\n',
}
LINK = re.compile(r'<link rel="modulepreload" fetchpriority="low" href="\.\./x/([^"]+)" />\n?')


def written(folder: Path, **changed: str) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(changed.get(name.removesuffix(".js"), text), "utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    """What is in the files of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def copied(folder: Path) -> dict[str, str]:
    """A copy's files, by their paths; digests as they are."""
    target = folder.with_name(f"{folder.name} copied")
    copy_with_digests(folder, target)
    return texts(target)


def test_all_imports_have_digests(tmp_path: Path) -> None:
    copy = copied(written(tmp_path / "one"))
    assert {name: re.sub(r"\?v=[0-9a-f]{8}\b", "", text) for name, text in copy.items()} == FILES
    assert {name: text.count("?v=") for name, text in copy.items()} == {
        "main.js": 2,
        "a.js": 2,
        "b.js": 1,
        "c.js": 0,
        "later.js": 1,
        "vendor/far.js": 0,
        "style.css": 0,
    }


def test_what_imports_a_changed_module_changes(tmp_path: Path) -> None:
    """Else a browser would go on with the old one, by the address that it knows."""
    before = copied(written(tmp_path / "one"))
    after = copied(written(tmp_path / "two", c="export const c = 2;\n"))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"main.js", "a.js", "b.js", "c.js"}


def test_a_copy_is_brought_up_to_date(tmp_path: Path) -> None:
    folder, target = written(tmp_path / "one"), tmp_path / "copy"
    copy_with_digests(folder, target)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*.js")}
    (target / "left.js").write_text("left over\n", "utf-8")
    (target / "c.js").write_text("damaged\n", "utf-8")
    copy_with_digests(folder, target)
    assert texts(target) == copied(folder)
    again = {path: path.stat().st_mtime_ns for path in target.rglob("*.js")}
    assert {path.name for path in again if again[path] != before[path]} == {"c.js"}


def test_a_page_names_what_is_needed_at_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "one")
    html = module_tags(folder / "main.js", "../x")
    assert LINK.sub("", html) == ""
    copy = copied(folder)
    named = dict(found.split("?v=") for found in LINK.findall(html))
    assert list(named) == ["a.js", "b.js", "c.js"]
    assert f'"./a.js?v={named["a.js"]}"' in copy["main.js"]
    assert f'"./c.js?v={named["c.js"]}"' in copy["b.js"]


def test_scripts_of_a_page_name_each_module_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "one")
    (folder / "other.js").write_text('import { d } from "./d.js";\nimport "./c.js";\n', "utf-8")
    (folder / "d.js").write_text("export const d = () => {};\n", "utf-8")
    html = module_tags(folder / "main.js", "../x", folder / "other.js")
    assert [found.partition("?")[0] for found in LINK.findall(html)] == [
        "a.js",
        "b.js",
        "c.js",
        "d.js",
    ]
