"""`proceedings compare`: formats, and texts of strangers in them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_proceedings.cli import main
from sphinx_proceedings.cli.changes_report import markdown_report
from sphinx_proceedings.comparison.changes import (
    Changes,
    Cut,
    Files,
    Pages,
    Problem,
    Problems,
    ShownPage,
)

TEXT = """\
1 page new, 1 changed, 0 gone, 1 problem of the sources new, 0 gone

New pages:
  - b c.html: B

Changed pages:
  - a.html: A
      - - old
      - + new

New files:
  - x.pdf

Besides:
  - 1 page has changed only around what they say, or in what machines read
  - files made of the same data: 1 ics

New problems of the sources:
  - papers/a.bib:3: error bib-syntax: no \\x1bend
"""
MARKDOWN = """\
**1 page new, 1 changed, 0 gone, 1 problem of the sources new, 0 gone**

#### New pages

- [`b c.html`](https://example.org/p/b%20c.html): `B`

#### Changed pages

- [`a.html`](https://example.org/p/a.html): `A`
    - `- old`
    - `+ new`

#### New files

- [`x.pdf`](https://example.org/p/x.pdf)

#### Besides

- 1 page has changed only around what they say, or in what machines read
- files made of the same data: 1 `ics`

#### New problems of the sources

- `papers/a.bib:3`: error `bib-syntax`: `no \\x1bend`
"""


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sites and two reports in the folder that the test is in."""
    monkeypatch.chdir(tmp_path)
    for folder, word in (("before", "old"), ("after", "new")):
        Path(folder).mkdir()
        Path(folder, "a.html").write_text(f"<main><h1>A</h1><p>{word}</main>")
        Path(folder, "around.html").write_text(f"<nav>{word}</nav><main>x</main>")
    Path("after/b c.html").write_text("<h1>B</h1>")
    Path("after/x.pdf").write_text("")
    Path("after/x.ics").write_text("")
    entry = {"code": "bib-syntax", "severity": "error", "path": "papers/a.bib", "line": 3}
    Path("before.json").write_text("[]")
    Path("after.json").write_text(json.dumps([entry | {"message": "no \033end"}]))


COMPARED = ["compare", "before", "after", "--diagnostics", "before.json", "after.json"]


@pytest.mark.usefixtures("sites")
def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMPARED) == 0
    assert capsys.readouterr() == (TEXT, "")


@pytest.mark.usefixtures("sites")
def test_what_was_saved_is_told_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*COMPARED, "--format", "json", "--output", "changes.json"]) == 0
    told = ["--format", "markdown", "--address", "https://example.org/p"]
    assert main(["compare", "--saved", "changes.json", *told]) == 0
    assert capsys.readouterr() == (MARKDOWN, "")


@pytest.mark.usefixtures("sites")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["before"], "name two folders"),
        (["before", "after", "--saved", "x"], "--saved stands for"),
        (["--saved", "missing.json"], "missing.json cannot be read"),
        (["--saved", "before.json"], "before.json is nothing that --format json wrote"),
        (["before", "after", "--diagnostics", "before.json", "before/a.html"], "this is no report"),
        (["before", "after", "--diagnostics", "before.json", "none"], "none cannot be read"),
    ],
)
def test_misuse(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), told in err) == ("", 1, True)


def changes_saying(text: str) -> Changes:
    page = ShownPage(path=text, title=text, more=(text,), less=(text,))
    problem = Problem(severity="note", code=text, path=text, line=1, message=text)
    paths, pages = Cut.of([text]), Cut.of([page])
    return Changes(
        pages=Pages(added=pages, changed=pages, removed=pages, around=0),
        files=Files(added=paths, changed=paths, removed=paths, others=((text, 1),)),
        problems=Problems(new=Cut.of([problem]), gone=Cut.of([problem])),
    )


@given(
    st.text(max_size=60)
    | st.text(alphabet="`\\*_[]()<>@#!|- \n", max_size=60)
    | st.sampled_from(["@someone", "#1", "</details>", "`` ` ```", "\u202eabc", "![x](http://a.b)"])
)
def test_texts_of_strangers_are_nothing_but_code(text: str) -> None:
    """Nowhere is there a text outside of code that was not there without theirs."""
    plain = MarkdownIt().parse(markdown_report(changes_saying("x"), "https://example.org/"))
    theirs = MarkdownIt().parse(markdown_report(changes_saying(text), "https://example.org/"))

    def outline(tokens: list[Token]) -> list[tuple[str, str]]:
        inner = [each for token in tokens for each in (token.children or [token])]
        return [
            (each.type, "" if each.type == "code_inline" else each.content)
            for each in inner
            if each.type != "softbreak"
        ]

    links = [
        str(each.attrGet("href"))
        for token in theirs
        for each in token.children or ()
        if each.type == "link_open"
    ]
    assert outline(theirs) == outline(plain) or text == ""
    assert all(link.startswith("https://example.org/") for link in links)


def test_a_comment_is_cut_where_it_would_be_too_long() -> None:
    page = ShownPage(path="x" * 300, title="y" * 300, more=("z" * 300,) * 12)
    changes = changes_saying("x")
    many = changes.pages.model_copy(update={"changed": Cut.of([page] * 200)})
    report = markdown_report(changes.model_copy(update={"pages": many}))
    assert 50_000 < len(report) < 61_000
    assert report.endswith("… and more, which does not fit here.\n")
