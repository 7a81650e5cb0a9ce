"""From items to citations: alone or in a crowd, with and without pandoc, and from the store."""

import json
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.files.memo import NO_MEMO, Memo
from sphinx_proceedings.model.richtext import Link, Node, RichText, Span, Text
from sphinx_proceedings.model.richtext import Style as TextStyle
from sphinx_proceedings.outputs.formatted import installed_pandoc
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore
from sphinx_proceedings.outputs.formatted.citations import (
    Citations,
    FailedCitation,
    format_citations,
)
from sphinx_proceedings.outputs.formatted.pandoc import Pandoc, find_pandoc
from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES, Style, find_style
from support.default_styles import STYLES
from support.memos import kept

Item = dict[str, object]
NOWHERE = CitationStore(NO_MEMO)


def note(title: str, family: str = "Roe") -> Item:
    return {
        "type": "article-journal",
        "title": title,
        "author": [{"family": family, "given": "Jo"}],
        "container-title": "J. Toys",
        "issued": {"date-parts": [[2021]]},
    }


def style(name: str) -> Style:
    found = find_style(name)
    assert found is not None
    return found


def plain(citations: Citations, item: str, name: str) -> str:
    found = citations.of(item, name)
    return "" if found is None else found.plain


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Pandoc]:
    """A pandoc that is a Python script; it notes in the file `runs` how many items it is given."""

    def write(body: str) -> Pandoc:
        path = tmp_path / "pandoc"
        path.write_text(
            f"#!{sys.executable}\n"
            "import json, os, subprocess, sys\n"
            "data = sys.stdin.buffer.read()\n"
            "items = json.loads(data)\n"
            f"open({str(tmp_path / 'runs')!r}, 'a').write(f'{{len(items)}}\\n')\n"
            "def real():\n"
            "    path = os.environ['REAL_PANDOC']\n"
            "    done = subprocess.run([path, *sys.argv[1:]], input=data, stdout=-1)\n"
            "    sys.stdout.buffer.write(done.stdout)\n"
            f"{body}\n",
            encoding="utf-8",
        )
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return Pandoc(path=path, version="script")

    return write


@pytest.fixture
def _real(monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_pandoc()
    assert found is not None
    monkeypatch.setenv("REAL_PANDOC", str(found.path))


def runs(tmp_path: Path) -> list[int]:
    path = tmp_path / "runs"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


# Alone or in a crowd


def test_entry_does_not_depend_on_its_neighbours() -> None:
    """Namesakes and works of one year and title, which a style would tell apart by `2021a`."""
    crowd = {f"n{number}": note(f"Toys {number % 7}") for number in range(300)}
    crowd["n150"] = {**crowd["n150"], "title": "Toys 3 again"}
    together = format_citations(crowd, STYLES, store=NOWHERE)
    assert together.failed == ()
    for item in ("n0", "n150", "n299"):
        alone = format_citations({"x": crowd[item]}, STYLES, store=NOWHERE)
        assert [alone.of("x", name) for name in DEFAULT_STYLES] == [
            together.of(item, name) for name in DEFAULT_STYLES
        ]
    assert plain(together, "n150", "apa") == "Roe, J. (2021). Toys 3 again. J. Toys."
    assert plain(together, "n299", "mla") == "Roe, Jo. “Toys 5.” J. Toys, 2021."


def test_more_items_than_a_run_takes() -> None:
    items = {f"n{number}": note(f"Toys {number}") for number in range(1100)}
    found = format_citations(items, [style("acm")], store=NOWHERE)
    assert found == Citations(
        by_style={
            "acm": {
                f"n{number}": RichText(
                    (
                        Text(f"Jo Roe. 2021. Toys {number}. "),
                        Span(TextStyle.EMPHASIS, (Text("J. Toys"),)),
                        Text(" (2021)."),
                    )
                )
                for number in range(1100)
            }
        }
    )


def test_items_with_equal_content_share_a_citation() -> None:
    found = format_citations({"a": note("T"), "b": note("T")}, [style("acm")], store=NOWHERE)
    assert found.by_style["acm"]["a"] is found.by_style["acm"]["b"]


def test_nothing_asked_nothing_given() -> None:
    assert format_citations({}, STYLES, store=NOWHERE) == Citations(by_style={})


def test_what_a_style_does_not_print_is_reported() -> None:
    found = format_citations({"a": {"type": "article"}}, [style("acm")], store=NOWHERE)
    assert found == Citations(
        by_style={"acm": {}},
        failed=(
            FailedCitation(
                id="a", style="acm", reason="the style prints nothing for it", is_lasting=True
            ),
        ),
    )


# Hostile items


def links_in(nodes: tuple[Node, ...]) -> list[str]:
    """The addresses of all links."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Link):
            found.append(node.url)
        if isinstance(node, Link | Span):
            found += links_in(node.children)
    return found


def test_no_address_but_of_the_web() -> None:
    addresses = ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x.example")
    items = {address: {**note("T"), "URL": address} for address in addresses}
    found = format_citations(items, STYLES, store=NOWHERE)
    links = {
        link
        for entries in found.by_style.values()
        for entry in entries.values()
        for link in links_in(entry.nodes)
    }
    assert {link.partition(":")[0] for link in links} == {"https"}


@settings(max_examples=settings.default.max_examples // 2)
@given(st.lists(st.text(), min_size=1, max_size=30))
def test_any_text_is_text(titles: list[str]) -> None:
    """A title comes out with its characters, but for space and the marks of quotation.

    What CSL takes for tags is not in it, as exports mark that.
    """
    words = [" ".join(f"t {title} t".replace("<", "<\u2060").split()) for title in titles]
    items = {str(number): note(title) for number, title in enumerate(words)}
    found = format_citations(items, [style("acm")], store=NOWHERE)
    assert found.failed == ()
    quotes = str.maketrans("", "", '"“”')

    def bare(text: str) -> str:
        return "".join(text.replace("\u2060", "").translate(quotes).split())

    for number, title in enumerate(words):
        expected = "".join(
            "\ufffd" if "\ud800" <= c <= "\udfff" or "\ufdd0" <= c <= "\ufdd3" else c for c in title
        )
        shown = plain(found, str(number), "acm")
        assert bare(shown) == bare(f"Jo Roe. 2021. {expected}. J. Toys (2021).")


# Pandoc


def test_without_pandoc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installed_pandoc, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_pandoc() is None
    assert format_citations({"a": note("T")}, STYLES, store=NOWHERE) == Citations(
        by_style={},
        missing="Citations are not formatted, as pandoc was not found.",
    )


def test_pandoc_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: Callable[[str], Pandoc]
) -> None:
    made = program("")
    made.path.write_text("#!/bin/sh\necho pandoc 9.9\necho Features\n")
    monkeypatch.setattr(installed_pandoc, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_pandoc() == Pandoc(path=made.path, version="pandoc 9.9")


@pytest.mark.usefixtures("_real")
def test_one_bad_item_takes_nothing_away(tmp_path: Path, program: Callable[[str], Pandoc]) -> None:
    fake = program(
        "if any('BAD' in item.get('title', '') for item in items):\n"
        "    sys.stderr.write('it is bad')\n"
        "    sys.exit(3)\n"
        "real()"
    )
    items = {f"n{number}": note(f"Toys {number}") for number in range(40)}
    items["n17"] = note("BAD")
    found = format_citations(items, [style("acm")], store=NOWHERE, pandoc=fake)
    assert found.failed == (FailedCitation(id="n17", style="acm", reason="it is bad"),)
    assert found.by_style["acm"].keys() == items.keys() - {"n17"}
    assert plain(found, "n16", "acm") == "Jo Roe. 2021. Toys 16. J. Toys (2021)."
    # 40 items, none to see if pandoc works at all, then halves down to the one.
    assert runs(tmp_path) == [40, 0, 20, 10, 10, 5, 5, 2, 3, 1, 2, 20]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("sys.exit(7)", "exit code 7"),
        ("print('no JSON')", "unexpected output: JSONDecodeError("),
        ("print('[]')", "unexpected output: TypeError("),
        ("print('{\"blocks\": []}')", "unexpected output: KeyError("),
        ("os.kill(os.getpid(), 9)", "exit code -9"),
    ],
)
def test_broken_pandoc_is_given_up(
    body: str, reason: str, tmp_path: Path, program: Callable[[str], Pandoc]
) -> None:
    items = {f"n{number}": note(f"Toys {number}") for number in range(300)}
    found = format_citations(items, [style("acm")], store=NOWHERE, pandoc=program(body))
    assert found.by_style == {"acm": {}}
    assert [failed.id for failed in found.failed] == list(items)
    assert all(failed.reason.startswith(reason) for failed in found.failed)
    assert len(runs(tmp_path)) < 130


def test_pandoc_that_cannot_be_run(tmp_path: Path) -> None:
    gone = Pandoc(path=tmp_path / "gone", version="none")
    found = format_citations({"a": note("T")}, [style("acm")], store=NOWHERE, pandoc=gone)
    reason = "cannot be run: No such file or directory"
    assert found.failed == (FailedCitation(id="a", style="acm", reason=reason),)


def test_pandoc_that_never_ends(tmp_path: Path, program: Callable[[str], Pandoc]) -> None:
    fake = program("import time\nif items: time.sleep(60)")
    found = format_citations(
        {f"n{number}": note(f"Toys {number}") for number in range(64)},
        [style("acm")],
        store=NOWHERE,
        pandoc=replace(fake, seconds=1.0),
    )
    assert {failed.reason for failed in found.failed} == {"took too long"}
    assert len(runs(tmp_path)) < 12


# The store


@pytest.mark.usefixtures("_real")
def test_known_citations_need_no_pandoc(tmp_path: Path, program: Callable[[str], Pandoc]) -> None:
    fake = program("real()")
    store = CitationStore(Memo(folder=tmp_path / "cache"))
    items = {"a": note("A"), "b": note("B")}
    first = format_citations(items, STYLES, store=store, pandoc=fake)
    assert runs(tmp_path) == [2] * 5
    again = format_citations(items, STYLES, store=store, pandoc=fake)
    assert (again, runs(tmp_path)) == (first, [2] * 5)
    more = format_citations({**items, "c": note("C")}, [style("apa")], store=store, pandoc=fake)
    assert runs(tmp_path) == [2] * 5 + [1]
    assert plain(more, "c", "apa") == "Roe, J. (2021). C. J. Toys."
    newer = Pandoc(path=fake.path, version="newer")
    format_citations(items, [style("apa")], store=store, pandoc=newer)
    assert runs(tmp_path) == [2] * 5 + [1, 2]


def test_one_run_a_length_of_unfinished_lists(
    tmp_path: Path, program: Callable[[str], Pandoc]
) -> None:
    fake = program("sys.exit(1)")
    person: Item = {"family": "Roe"}
    items = {
        "whole": {"type": "article", "author": [person]},
        "one": {"type": "article", "author": [person, {"literal": "others"}]},
        "person": {"type": "article", "author": [{"literal": "others"}]},
    }
    format_citations(items, [style("acm")], store=NOWHERE, pandoc=fake, processes=1)
    # The failure of several is followed by a run without items, to see if pandoc works at all.
    assert runs(tmp_path) == [2, 0, 1]


def test_order_of_fields_does_not_matter(tmp_path: Path) -> None:
    store = CitationStore(Memo(folder=tmp_path))
    item = note("T")
    turned = json.loads(json.dumps(dict(reversed(item.items()))))
    first = format_citations({"a": item}, [style("acm")], store=store)
    rows = kept(tmp_path, "citation")
    second = format_citations({"a": turned}, [style("acm")], store=store)
    assert (second, kept(tmp_path, "citation")) == (first, rows)
