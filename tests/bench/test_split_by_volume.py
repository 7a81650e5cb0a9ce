"""One large file becomes one file for each volume, and nothing is lost."""

from __future__ import annotations

import lzma
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, located_blocks
from sphinx_proceedings.sources.text.source import Source
from split_by_volume import SplitError, main, read_source, split_by_volume
from support.folders import REPOSITORY

BIG = REPOSITORY.parent / "shared" / "data" / "acl-2021-2022.bib.xz"
BIG_ENTRIES = 14_179
LONG = "https://aclanthology.org/2021.acl-long"
TEXT = f"""\
@string{{acl = "ACL"}}

% The first one.
@inproceedings{{one, title = "One {{T}}itle", publisher = acl,
  crossref={{Long}}, url = "{LONG}.1/"}}
@proceedings{{long, title = {{Long}}, xdata = {{place}}}}  @xdata{{place, address = {{Online}}}}

@proceedings{{unused, title = {{Unused}}}}
@misc( two, title = {{Two}}, url = {{https://aclanthology.org/2022.Findings-EMNLP.17.pdf}} )
@misc{{three, title = {{Three}}, url = {{https://example.org/2021.acl-long.1/}}}}
@comment{{about four}}
@inproceedings{{four, title = {{Four}}, crossref = {{long}}, url = {{{LONG}.2}}}}
The end.
"""


def split(text: str, count: int | None = None) -> dict[str, str]:
    return split_by_volume(Source(path="all.bib", text=text), count)


def test_each_volume_has_a_file() -> None:
    assert split(TEXT) == {
        "2021-acl-long": f"""\
@string{{acl = "ACL"}}

% The first one.
@inproceedings{{one, title = "One {{T}}itle", publisher = acl,
  crossref={{Long}}, url = "{LONG}.1/"}}

@proceedings{{long, title = {{Long}}, xdata = {{place}}}}

@xdata{{place, address = {{Online}}}}

@comment{{about four}}
@inproceedings{{four, title = {{Four}}, crossref = {{long}}, url = {{{LONG}.2}}}}
The end.
""",
        "2022-findings-emnlp": """\
@string{acl = "ACL"}

@misc( two, title = {Two}, url = {https://aclanthology.org/2022.Findings-EMNLP.17.pdf} )
""",
        "others": """\
@string{acl = "ACL"}

@proceedings{unused, title = {Unused}}

@misc{three, title = {Three}, url = {https://example.org/2021.acl-long.1/}}
""",
    }


def test_first_papers_only() -> None:
    assert split(TEXT, 2) == {
        "2021-acl-long": f"""\
@string{{acl = "ACL"}}

% The first one.
@inproceedings{{one, title = "One {{T}}itle", publisher = acl,
  crossref={{Long}}, url = "{LONG}.1/"}}

@proceedings{{long, title = {{Long}}, xdata = {{place}}}}

@xdata{{place, address = {{Online}}}}
""",
        "2022-findings-emnlp": """\
@string{acl = "ACL"}

@misc( two, title = {Two}, url = {https://aclanthology.org/2022.Findings-EMNLP.17.pdf} )
""",
    }


def test_paper_that_others_refer_to_is_beside_them_too() -> None:
    text = (
        f"@book{{b, title={{B}}}}\n@inbook{{c, title={{C}}, crossref={{b}}, url={{{LONG}.1/}}}}\n"
    )
    assert split(text) == {
        "others": "@book{b, title={B}}\n",
        "2021-acl-long": text.replace("\n", "\n\n", 1),
    }


def test_volume_without_a_paper_keeps_its_place() -> None:
    text = f"@misc{{a, title={{A}}}}\n\n@proceedings{{p, title={{P}}, url={{{LONG}.0/}}}}\n"
    first, second = text.split("\n\n")
    assert split(text) == {"others": f"{first}\n", "2021-acl-long": second}


def test_entries_that_are_there_twice_stay() -> None:
    text = "@misc{a, title={A}}\n\n@misc{a, title={A}, title={B}}\n"
    assert split(text) == {"others": text}


@pytest.mark.parametrize(
    ("text", "count", "message"),
    [
        ("@misc{a,\n title={A}}\n\n@misc{b, title={B\n", None, "all.bib:4: this entry is damaged"),
        ("", None, "all.bib: holds 0 papers, not 1"),
        ("@string{a={b}}", None, "all.bib: holds 0 papers, not 1"),
        ("@misc{a, title={A}}", 2, "all.bib: holds 1 papers, not 2"),
        ("@misc{a, title={A}}", 0, "0 is no number of papers"),
    ],
)
def test_what_cannot_be_split(text: str, count: int | None, message: str) -> None:
    with pytest.raises(SplitError) as raised:
        split(text, count)
    assert str(raised.value).startswith(message)


URLS = st.sampled_from(
    ["", f"{LONG}.1/", "https://aclanthology.org/2022.lrec-1.7/", "https://aclanthology.org/P1/"]
)
KEYS = st.sampled_from("abcdef")


@st.composite
def entries(draw: st.DrawFn) -> str:
    fields = {"title": draw(st.text(alphabet="xyz {}%é@", max_size=12).filter(_is_balanced))}
    fields["url"] = draw(URLS)
    fields[draw(st.sampled_from(["crossref", "xdata", "xref"]))] = draw(KEYS)
    kind = draw(st.sampled_from(["misc", "inproceedings", "proceedings", "xdata"]))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{draw(KEYS)},\n{lines}}}"


def _is_balanced(value: str) -> bool:
    depth = 0
    for character in value:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


@given(st.lists(st.one_of(entries(), st.just("@string{m = {M}}"), st.just("% note")), max_size=8))
def test_no_entry_is_lost(blocks: list[str]) -> None:
    text = "\n\n".join([*blocks, "@misc{last, title = {Last}}"])
    found = Counter(_entries("\n".join(split(text).values())))
    wanted = Counter(_entries(text))
    assert set(found) == set(wanted)
    assert found >= wanted


def _entries(text: str) -> list[str]:
    return [
        text[block.start : block.end]
        for block in located_blocks(text)
        if block.kind is BlockKind.ENTRY
    ]


def test_portal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "my_papers.bib.xz"
    entry = f"@misc{{a, title = {{A}}, author = {{Noether, Emmy}}, url = {{{LONG}.1/}}}}\n"
    file.write_bytes(lzma.compress(entry.encode()))
    root = tmp_path / "portal"
    assert main([str(file), str(root)]) == 0
    assert capsys.readouterr().out == f"{root}: editions: 1\n"
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*.*")}
    assert {name: path.read_text(encoding="utf-8") for name, path in files.items()} == {
        "papers/2021-acl-long.bib": entry,
        "conf.py": (
            "project = 'my_papers'\n"
            'extensions = ["sphinx_proceedings"]\n'
            'html_theme = "sphinx_book_theme"\n'
        ),
        "index.md": (
            "# my\\_papers\n\n```{toctree}\n:hidden:\n\npapers/index\npeople/index\n```\n"
        ),
    }
    result = read_portal(root)
    assert (result.diagnostics, [paper.key for paper in result.portal.papers]) == ((), ["a"])


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.bib", None, "cannot be read: No such file or directory"),
        ("latin.bib", b"@misc{a,\n title={\xe4}}", "byte 17 (0xe4) is not UTF-8 text"),
        ("no.bib.xz", b"@misc{a}", "cannot be unpacked: Input format not supported"),
        ("cut.bib.xz", lzma.compress(b"@misc{a}")[:-9], "cannot be unpacked: its end is missing"),
    ],
)
def test_file_that_cannot_be_read(
    tmp_path: Path,
    name: str,
    data: bytes | None,
    message: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    assert main([str(file), str(tmp_path / "portal")]) == 1
    told = capsys.readouterr().err
    place = f"{file}:2" if name == "latin.bib" else f"{file}"
    assert told.startswith(f"{place}: {message}")
    assert told.count("\n") == 1
    assert not (tmp_path / "portal").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.bib"
    file.write_text("@misc{a, title = {A}}")
    assert main([str(file), str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: is not empty; nothing is overwritten\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bib"]


@pytest.mark.skipif(not BIG.exists(), reason="the big file is not here")
def test_big_file() -> None:
    source = read_source(BIG)
    files = split_by_volume(source)
    assert len(files) == 324
    assert sorted(_blocks("\n\n".join(files.values()))) == sorted(_blocks(source.text))
    assert len(_blocks(source.text)) == BIG_ENTRIES


def _blocks(text: str) -> list[str]:
    return [block.strip() for block in ("\n" + text).split("\n@")[1:]]
