"""`proceedings check --health`: as text, as JSON and as a page."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from conftest import Write
from sphinx_proceedings.cli import main

ADA = "author = {Lovelace, Ada and Babbage, Charles}"
BIB = (
    f"@misc{{notes, {ADA}, title = {{Notes}}, doi = {{10.1000/1}}, pages = {{1}},\n"
    ' author+an:affiliation = {1="London"}, abstract = {TBA}, keywords = {looms}}\n'
    f"@misc{{looms, {ADA}, title = {{Looms <script>alert(1)</script> \\& more}},\n"
    " pages = {2}, abstract = {They weave.}, keywords = {looms}}\n"
)
OPEN = "@misc{open, title = {T\n"
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def root(write: Write) -> Path:
    return write({"papers/w.bib": BIB})


def test_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(root), "--health"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out == (
        "2 papers, 0 of them with nothing missing or doubtful\n"
        "\n"
        "no abstract                 0 papers\n"
        "placeholder abstracts       1 paper\n"
        "no ORCID iD                 every paper, 4 times\n"
        "no affiliation              every paper, 3 times\n"
        "no DOI                      1 paper\n"
        "no pages                    0 papers\n"
        "no PDF                      every paper\n"
        "no keywords                 0 papers\n"
        "no licence                  every paper\n"
        "names in doubt              0 papers\n"
        "titles in capitals          0 papers\n"
        "duplicate titles or DOIs    0 papers\n"
        "\n"
        "papers/w.bib:1:1: notes: placeholder abstract: TBA; no ORCID iD: Ada Lovelace, Charles"
        " Babbage; no affiliation: Charles Babbage\n"
        "papers/w.bib:3:1: looms: no ORCID iD: Ada Lovelace, Charles Babbage; no affiliation:"
        " Ada Lovelace, Charles Babbage; no DOI\n"
    )


def test_another_place_is_named(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": f"@misc{{a, {ADA}, title = {{T}}}}\n@misc{{b, title = {{T}}}}\n"})
    main(["check", str(root), "--health"])
    out = capsys.readouterr().out
    assert "; duplicate title or DOI: title of w/b (papers/w.bib:2:1)\n" in out


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(root), "--health", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["papers", "columns", "rows"]
    assert told["papers"] == 2
    assert told["columns"][2] == {
        "name": "orcid",
        "label": "no ORCID iD",
        "papers": 2,
        "findings": 4,
        "everywhere": True,
    }
    place = {"path": "papers/w.bib", "line": 3, "column": 1}
    both = [{"text": name, **place} for name in ("Ada Lovelace", "Charles Babbage")]
    bare = [{"text": "", **place}]
    assert told["rows"][1] == {
        "edition": "w",
        "paper": "looms",
        "title": "Looms <script>alert(1)</script> & more",
        **place,
        "cells": {"orcid": both, "affiliation": both, "doi": bare, "pdf": bare, "licence": bare},
    }


def texts(element: Element, path: str) -> list[str]:
    steps = "/".join(HTML + step for step in path.split("/"))
    return ["".join(found.itertext()) for found in element.findall(f".//{steps}")]


def test_html(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "health.html"
    arguments = ["check", str(root), "--health", "--format", "html"]
    assert main([*arguments, "--output", str(output)]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{output} written\n")
    page = output.read_text(encoding="utf-8")
    assert main(arguments) == 0
    assert capsys.readouterr().out == page
    tree = html5lib.HTMLParser(strict=True).parse(page)
    assert [tree.findall(f".//{HTML}{name}") for name in ("script", "link", "img", "a")] == [[]] * 4
    counts, papers = tree.findall(f".//{HTML}table")
    assert texts(counts, "caption") == ["How often"]
    assert "every paper (2)" in texts(counts, "td")
    heads = [head.get("scope") for head in tree.findall(f".//{HTML}th")]
    assert None not in heads
    assert texts(papers, "thead/tr/th") == [
        "Paper",
        "placeholder abstracts",
        "no ORCID iD",
        "no affiliation",
        "no DOI",
        "no PDF",
        "no licence",
    ]
    assert texts(papers, "tbody/tr/th")[1] == (
        "w/looms: Looms <script>alert(1)</script> & morepapers/w.bib:3"
    )
    assert texts(papers, "tbody/tr/td")[:6] == [
        "TBA papers/w.bib:1",
        "Ada Lovelace papers/w.bib:1Charles Babbage papers/w.bib:1",
        "Charles Babbage papers/w.bib:1",
        "",
        "papers/w.bib:1",
        "papers/w.bib:1",
    ]


@pytest.mark.parametrize("form", ["text", "html"])
def test_control_characters_are_made_visible(
    form: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({"papers/w.bib": "@misc{k\033[2J, title = {T\u202e}, author = {A, B}}"})
    main(["check", str(root), "--health", "--format", form])
    assert not re.search("[\033\u202e]", capsys.readouterr().out)


def test_without_papers(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": ""})
    assert main(["check", str(root), "--health"]) == 0
    assert capsys.readouterr().out == "there are no papers\n"
    assert main(["check", str(root), "--health", "--format", "html"]) == 0
    html5lib.HTMLParser(strict=True).parse(capsys.readouterr().out)


def test_one_edition(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": BIB, "papers/other.bib": BIB})
    main(["check", str(root), "--health", "--edition", "w", "--format", "json"])
    assert {row["edition"] for row in json.loads(capsys.readouterr().out)["rows"]} == {"w"}
    assert main(["check", str(root), "--health", "--edition", "ohter"]) == 2
    assert "there is no edition 'ohter'; did you mean 'other'?" in capsys.readouterr().err


def test_errors_elsewhere_are_told(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"papers/w.bib": BIB + OPEN})
    assert main(["check", str(root), "--health"]) == 1
    assert capsys.readouterr().err == (
        "proceedings: the sources have 1 error, 0 warnings, 0 notes; `proceedings check` lists"
        " them\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--format", "html"], id="a page of problems"),
        pytest.param(["--edition", "w"], id="problems of an edition"),
        pytest.param(["--output", "x"], id="problems into a file"),
        pytest.param(["--health", "--format", "sarif"], id="health as SARIF"),
        pytest.param(["--health", "--fix"], id="corrections"),
        pytest.param(["--health", "--people"], id="who may be whom"),
    ],
)
def test_misuse(arguments: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(root), *arguments]) == 2
    assert "with --health\n" in capsys.readouterr().err
