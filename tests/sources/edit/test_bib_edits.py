"""Changes of single fields and entries, in the way in which a file is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, located_blocks
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.edit.bib_edits import entry_edits, removal
from sphinx_proceedings.sources.edit.document import open_document
from sphinx_proceedings.sources.text.source import Source

LINES = "@misc{key,\n  title = {T},\n  year = 2027,\n}\n"


def changed(text: str, **changes: str) -> str:
    blocks = [block for block in located_blocks(text) if block.kind is BlockKind.ENTRY]
    document = open_document("x.bib", text.encode())
    assert not isinstance(document, Diagnostic)
    fields = {name.replace("_", "+an:"): value for name, value in changes.items()}
    return document.changed(entry_edits(text, blocks[-1], fields)).decode()


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        pytest.param(
            LINES,
            {"title": "U", "year": "2028"},
            "@misc{key,\n  title = {U},\n  year = {2028},\n}\n",
            id="other values",
        ),
        pytest.param(LINES, {"year": ""}, "@misc{key,\n  title = {T},\n}\n", id="the last goes"),
        pytest.param(LINES, {"title": ""}, "@misc{key,\n  year = 2027,\n}\n", id="the first goes"),
        pytest.param(LINES, {"title": "", "year": ""}, "@misc{key,\n}\n", id="all go"),
        pytest.param(
            LINES,
            {"author": "A", "title": "", "doi": "10.1/x", "abstract": "One.\n\nTwo."},
            "@misc{key,\n  author = {A},\n  year = 2027,\n  doi = {10.1/x},\n  abstract = {\n"
            "    One.\n\n    Two.\n  },\n}\n",
            id="new ones in their places",
        ),
        pytest.param(
            "@misc{key,\n\ttitle  = {T},\n\tauthor = {A}\n}\n",
            {"year": "1", "author_orcid": '1="x"'},
            "@misc{key,\n\ttitle  = {T},\n\tyear   = {1},\n\tauthor = {A},\n"
            '\tauthor+an:orcid = {1="x"}\n}\n',
            id="signs in a column, and no last comma",
        ),
        pytest.param(
            "@misc(key, title = {T}, year = 2027)",
            {"title": "U", "year": "", "doi": "10.1/x"},
            "@misc(key, title = {U}, doi = {10.1/x}, )",
            id="on one line, in parentheses",
        ),
        pytest.param("@misc{key}", {"title": "T"}, "@misc{key, title = {T}}", id="no field yet"),
        pytest.param(
            '@string{a = "A"}\n@misc{key, title = a # { b}, % why\n year = "2027"}',
            {"title": "T", "year": "2028"},
            '@string{a = "A"}\n@misc{key, title = {T}, % why\n year = {2028}}',
            id="macros, and a comment that stays",
        ),
        pytest.param(
            '@misc{key,\n  abstract = "\n      Old\n      words.",\n}\n',
            {"abstract": "New " * 30},
            "@misc{key,\n  abstract = {\n      "
            + ("New " * 23)[:-1]
            + "\n      "
            + ("New " * 7)[:-1]
            + "},\n}\n",
            id="lines of an abstract",
        ),
    ],
)
def test_fields(text: str, changes: dict[str, str], expected: str) -> None:
    assert changed(text, **changes) == expected


def test_an_entry_goes_with_its_comment() -> None:
    text = "% One\n@misc{a, title = {A}}\n\n% Two\n% of it\n@misc{b, title = {B}}\n\n% End\n"
    blocks = tuple(located_blocks(text))
    index = next(number for number, block in enumerate(blocks) if block.key == "b")
    edit = removal(text, blocks, index)
    assert text[: edit.start] + edit.text + text[edit.end :] == (
        "% One\n@misc{a, title = {A}}\n\n% End\n"
    )


NAMES = st.sampled_from(["author", "title", "year", "doi", "keywords", "abstract"])
VALUES = st.sampled_from(
    ["", "a", "b {c} d", "x=1", "$a b$ " * 30, "{}@a(b, c)", "x @a(b) " * 20, "one\n\ntwo"]
)
GAPS = st.sampled_from(["", " ", "\n", "\n  ", "\t", " % c\n"])


@given(
    st.dictionaries(NAMES, st.tuples(VALUES, st.sampled_from(["{}", '""']), GAPS, GAPS)),
    st.dictionaries(NAMES, VALUES),
    st.booleans(),
)
def test_whatever_its_layout_an_entry_says_what_it_is_to(
    fields: dict[str, tuple[str, str, str, str]], changes: dict[str, str], last_comma: bool
) -> None:
    written = [
        f"{before}{name}{gap}= {signs[0]}{value}{signs[1]}"
        for name, (value, signs, before, gap) in fields.items()
    ]
    comma = "," if last_comma and written else ""
    text = f"@misc{{key,{','.join(written)}{comma}\n}}\n"
    before = read_bibtex(Source(path="x.bib", text=text))
    meant = {name: field.value for name, field in before.entries[0].fields.items()} | changes
    after = read_bibtex(Source(path="x.bib", text=changed(text, **changes)))
    assert {name: field.value.split() for name, field in after.entries[0].fields.items()} == {
        name: value.split() for name, value in meant.items() if value or name not in changes
    }
    assert [problem.code for problem in after.diagnostics] == [
        problem.code for problem in before.diagnostics
    ]
