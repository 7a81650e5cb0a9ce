"""A page names the modules of its script once each, with digests; late ones are not fetched."""

import json
import re
from pathlib import Path

from sphinx_proceedings.sphinx_ext.site.script_modules import module_tags

FILES = {
    "main.js": 'import { a } from "./a.js";\nconst late = () => import("./later.js");\n',
    "a.js": 'import {\n  b,\n} from "./b.js";\nexport { c } from "./c.js";\n',
    "b.js": 'import { c } from "./c.js";\nexport const b = c;\n',
    "c.js": "export const c = 1;\n",
    "later.js": 'import { e } from "./vendor/far.js";\nexport const d = e;\n',
    "vendor/far.js": "export const e = 1;\n",
}


def tags(folder: Path, **changed: str) -> tuple[dict[str, str], list[str]]:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(changed.get(name.removesuffix(".js"), text), "utf-8")
    html = module_tags(folder / "main.js", "../_static/x")
    found = re.match(r'<script type="importmap">(.*)</script>\n', html)
    assert found is not None
    rest = html[found.end() :]
    links = re.findall(r'<link rel="modulepreload" fetchpriority="low" href="([^"]+)" />', rest)
    assert rest.count("<") == len(links)
    return json.loads(found[1])["imports"], links


def test_all_have_digests_and_those_needed_are_fetched(tmp_path: Path) -> None:
    addresses, links = tags(tmp_path)
    beside = ["a", "b", "c", "later", "vendor/far"]
    assert list(addresses) == [f"../_static/x/{name}.js" for name in beside]
    assert all(re.fullmatch(rf"{re.escape(k)}\?v=[0-9a-f]{{8}}", v) for k, v in addresses.items())
    assert links == [addresses[f"../_static/x/{name}.js"] for name in "abc"]


def test_only_what_changed_has_another_address(tmp_path: Path) -> None:
    before, _ = tags(tmp_path / "one")
    after, _ = tags(tmp_path / "two", b='import { c } from "./c.js";\nexport const b = c + 1;\n')
    assert [name for name in before if before[name] != after[name]] == ["../_static/x/b.js"]


def test_scripts_of_a_page_have_one_map(tmp_path: Path) -> None:
    tags(tmp_path)
    (tmp_path / "other.js").write_text('import { d } from "./d.js";\nd();\n', "utf-8")
    (tmp_path / "d.js").write_text("export const d = () => {};\n", "utf-8")
    html = module_tags(tmp_path / "main.js", "x", tmp_path / "other.js")
    assert html.count("importmap") == 1
    assert re.findall(r'href="./x/(\w+)\.js\?v=', html) == ["a", "b", "c", "d"]
