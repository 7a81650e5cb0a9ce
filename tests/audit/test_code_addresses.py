"""Addresses in style sheets, modules and srcset."""

import pytest

from sphinx_proceedings.audit.code_addresses import (
    import_map_addresses,
    module_addresses,
    srcset_addresses,
    style_addresses,
)


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        ("@import 'a.css' screen; @import url(b.css);", [("a.css", True), ("b.css", True)]),
        ('@IMPORT"a.css"', [("a.css", True)]),
        ("x { background: URL( 'a(1).png' ) }", [("a(1).png", False)]),
        ("src: url(a.woff2) format('woff2'), url(b.ttf)", [("a.woff2", False), ("b.ttf", False)]),
        ("/* url(a) */ content: 'b' /* url(c)", []),
        (r"url(a\20 b\.png) url(\110000)", [("a b.png", False), ("\ufffd", False)]),
        ("url() url('')", []),
    ],
)
def test_styles(css: str, addresses: list[tuple[str, bool]]) -> None:
    assert list(style_addresses(css)) == addresses


@pytest.mark.parametrize(
    ("script", "addresses"),
    [
        ("import './a.js'", ["./a.js"]),
        ('import a, { b as c }\n from "../a.js"; export * from "/b.js"', ["../a.js", "/b.js"]),
        ("import a from 'bare'; import 'https://cdn.example/x.js'", ["https://cdn.example/x.js"]),
        ("const a = await import( './a.js' ); import(`./${b}.js`)", ["./a.js"]),
        ("// import './a.js'\n/* import './b.js' */\nimport './c.js'", ["./c.js"]),
        ("const address = 'https://x.example'; // import\nfrom('./a.js')", []),
    ],
)
def test_modules(script: str, addresses: list[str]) -> None:
    assert list(module_addresses(script)) == addresses


def test_import_map() -> None:
    assert list(import_map_addresses('{"imports": {"a": "./a.js", "b": null}}')) == ["./a.js"]
    assert [list(import_map_addresses(text)) for text in ("", "[]", "{}", '{"imports": 1}')] == [
        []
    ] * 4


@pytest.mark.parametrize(
    ("srcset", "addresses"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b,c.png 2x,d.png", ["a.png", "b,c.png", "d.png"]),
        (" , a.png, b.png 100w 50h ,", ["a.png", "b.png"]),
        ("data:image/png;base64,xyz 1x, b.png", ["data:image/png;base64,xyz", "b.png"]),
        ("", []),
    ],
)
def test_srcset(srcset: str, addresses: list[str]) -> None:
    assert list(srcset_addresses(srcset)) == addresses
