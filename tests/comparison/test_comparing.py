"""What is another in a second site."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sphinx_proceedings.comparison.changes import Cut, Files, Pages, ShownPage
from sphinx_proceedings.comparison.comparing import compare_sites

PAGE = "<title>{0}</title><nav>{1}</nav><main><h1>{0}</h1>{2}</main>"
NONE: Cut[ShownPage] = Cut(total=0, listed=())
NO_PATHS: Cut[str] = Cut(total=0, listed=())
Compare = Callable[[Mapping[str, str], Mapping[str, str]], tuple[Pages, Files]]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Two sites of these files, compared."""

    def written(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Pages, Files]:
        for folder, files in (("before", before), ("after", after)):
            (tmp_path / folder).mkdir()
            for name, text in files.items():
                path = tmp_path / folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return compare_sites(tmp_path / "before", tmp_path / "after")

    return written


def test_pages(compare: Compare) -> None:
    pages, files = compare(
        {
            "same.html": PAGE.format("Same", "", "x"),
            "around.html": PAGE.format("Around", "old menu", "x"),
            "a/other.html": PAGE.format("Other", "", "<p>one<p>two<p><a href=x.pdf>PDF</a>"),
            "gone.html": PAGE.format("Gone", "", ""),
        },
        {
            "same.html": PAGE.format("Same", "", "x"),
            "around.html": PAGE.format("Around", "new menu", "x"),
            "a/other.html": PAGE.format("Other", "", "<p>two<p>three<p><a href=y.pdf>PDF</a>"),
            "new.html": PAGE.format("New", "", ""),
        },
    )
    assert pages == Pages(
        added=Cut.of([ShownPage(path="new.html", title="New")]),
        changed=Cut.of(
            [
                ShownPage(
                    path="a/other.html",
                    title="Other",
                    more=("three", "→ y.pdf"),
                    less=("one", "→ x.pdf"),
                )
            ]
        ),
        removed=Cut.of([ShownPage(path="gone.html", title="Gone")]),
        around=1,
    )
    assert files == Files(added=NO_PATHS, changed=NO_PATHS, removed=NO_PATHS)


def test_another_order_is_a_change_without_new_lines(compare: Compare) -> None:
    pages, _ = compare(
        {"a.html": PAGE.format("A", "", "<p>1<p>2")}, {"a.html": PAGE.format("A", "", "<p>2<p>1")}
    )
    assert pages.changed == Cut.of([ShownPage(path="a.html", title="A")])


def test_lists_are_cut(compare: Compare) -> None:
    many = "".join(f"<p>line {number}" for number in range(20))
    pages, _ = compare(
        {"a.html": PAGE.format("A", "", "")},
        {"a.html": PAGE.format("A", "", many)}
        | {f"b{number:03}.html": PAGE.format("B", "", "") for number in range(250)},
    )
    assert pages.changed.listed[0].more[11:] == ("line 11", "… and 8 more")
    assert (pages.added.total, len(pages.added.listed)) == (250, 200)


def test_files(compare: Compare) -> None:
    pages, files = compare(
        {"a.pdf": "1", "b.zip": "1", "c.bib": "1", "d.ics": "1", "_static/x.css": "1", ".x": "1"},
        {
            "a.pdf": "2",
            "e.PDF": "1",
            "c.bib": "2",
            "f.bib": "1",
            "_static/x.css": "2",
            "search/y": "1",
        },
    )
    assert pages == Pages(added=NONE, changed=NONE, removed=NONE, around=0)
    assert files == Files(
        added=Cut.of(["e.PDF"]),
        changed=Cut.of(["a.pdf"]),
        removed=Cut.of(["b.zip"]),
        others=(("bib", 2), ("ics", 1)),
    )
