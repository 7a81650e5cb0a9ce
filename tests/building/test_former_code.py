"""Former names in a portal's own code: where they are told, and what an upgrade makes of them."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.former_code import (
    former_names_told,
    former_uses,
    with_present_code,
)
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.renames import NameOf, Rename

SETTING = Rename(of=NameOf.SETTING, old="proceedings_stiles", new="proceedings_styles", since="1.2")
MODULE = Rename(of=NameOf.CODE, old="tool.pages.own", new="tool.pages.own_pages", since="1.1")
MOVED = Rename(of=NameOf.CODE, old="tool.pages.far", new="tool.elsewhere.far", since="1.1")
RENAMES = (SETTING, MODULE, MOVED)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("proceedings_stiles = ['acm']  # ours\n", "proceedings_styles = ['acm']  # ours\n"),
        (
            "proceedings_stiles: list = []\nproceedings_stiles += ['apa']\n",
            "proceedings_styles: list = []\nproceedings_styles += ['apa']\n",
        ),
        ("x = 'é'; proceedings_stiles = x\n", "x = 'é'; proceedings_styles = x\n"),
        ("a = proceedings_stiles = []\n", "a = proceedings_styles = []\n"),
        ("from tool.pages.own import a, b as c\n", "from tool.pages.own_pages import a, b as c\n"),
        (
            "from \\\n  tool.pages.own import (\n a,\n)\n",
            "from \\\n  tool.pages.own_pages import (\n a,\n)\n",
        ),
        ("from tool.pages import kinds, own\n", "from tool.pages import kinds, own_pages as own\n"),
        ("from tool.pages import own as o\n", "from tool.pages import own_pages as o\n"),
        ("import tool.pages.own as o\n", "import tool.pages.own_pages as o\n"),
        (
            "import tool.pages.own\nx = tool.pages.own.make(tool.pages.own )\n",
            "import tool.pages.own_pages\nx = tool.pages.own_pages.make(tool.pages.own_pages )\n",
        ),
        # What only looks like it.
        ("# proceedings_stiles = 1\nx = 'tool.pages.own'\n",) * 2,
        ("from tool.pages.owner import a\nfrom other.pages import own\n",) * 2,
        ("from .pages import own\nx.proceedings_stiles = 1\n",) * 2,
        # Both: the present one counts.
        ("proceedings_stiles = 1\nproceedings_styles = 2\n",) * 2,
        ("def broken(:\nproceedings_stiles = 1\n",) * 2,
        ("\0proceedings_stiles = 1\n",) * 2,
        ("proceedings_stiles = " + "(" * 10_000 + "\n",) * 2,
    ],
)
def test_code_with_present_names(code: str, expected: str) -> None:
    assert with_present_code("conf.py", code, RENAMES) == expected
    assert with_present_code("conf.py", expected, RENAMES) == expected


@pytest.mark.parametrize(
    "code",
    [
        # Moved to another package, so that the line cannot stay.
        "from tool.pages import far\n",
        "proceedings_stiles = 1\ndef setup(app):\n    global proceedings_stiles\n",
        "def f(proceedings_stiles):\n    return proceedings_stiles\nproceedings_stiles = f(1)\n",
    ],
)
def test_code_that_only_a_person_can_change(code: str) -> None:
    assert with_present_code("conf.py", code, RENAMES) is None
    assert len(former_uses("conf.py", code, RENAMES)) == 1


def test_settings_are_those_of_conf_py_alone() -> None:
    code = "proceedings_stiles = 1\n"
    assert with_present_code("gallery.py", code, RENAMES) == code
    assert former_uses("gallery.py", code, RENAMES) == ()


@given(st.text(alphabet="proceedings_stiles=\n 'é\"#\\x(){}fromtlagw.,:+", max_size=80))
def test_any_code_stays_what_it_is(text: str) -> None:
    code = f"{text}\nproceedings_stiles = 1\n"
    changed = with_present_code("conf.py", code, RENAMES)
    if changed is not None and changed != code:
        before, after = ast.dump(ast.parse(code)), ast.dump(ast.parse(changed))
        assert before.replace("stiles", "styles") == after.replace("stiles", "styles")


def test_each_former_name_is_told_once_a_file(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        "x = 1\nproceedings_stiles = []\nproceedings_stiles = []\n", encoding="utf-8"
    )
    (tmp_path / "gallery.py").write_text("from tool.pages import own\n", encoding="utf-8")
    (tmp_path / "latin.py").write_bytes(b"from tool.pages import own # \xe9\n")
    (tmp_path / "folder.py").mkdir()
    assert list(former_names_told(tmp_path, RENAMES)) == [
        Diagnostic(
            code=Code.FORMER_NAME,
            location=Location(path="conf.py", line=2, column=1),
            message="the setting 'proceedings_stiles' is called 'proceedings_styles' since version"
            " 1.2",
            hint="write proceedings_styles; `proceedings upgrade` does it",
        ),
        Diagnostic(
            code=Code.FORMER_IMPORT,
            location=Location(path="gallery.py", line=1, column=24),
            message="what is imported as 'tool.pages.own' is called 'tool.pages.own_pages' since"
            " version 1.1",
            hint="write tool.pages.own_pages; `proceedings upgrade` does it",
        ),
    ]
