"""A `conf.py` as a text, which is not run."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.conf_file import Stated, stated

NAMES = {"project", "language"}


@pytest.mark.parametrize(
    ("conf", "values", "computed"),
    [
        ("", {}, set()),
        ("project = 'A'\nlanguage = 'de'\nauthor = 'B'", {"project": "A", "language": "de"}, set()),
        ("language = None", {"language": None}, set()),
        ("project = name()\nlanguage = 'de'", {"language": "de"}, {"project"}),
        ("project = name()\nproject = 'A'", {"project": "A"}, set()),
        ("project = 'A'\nproject = name()", {}, {"project"}),
        ("project: str\nlanguage: str = 'de'", {"language": "de"}, {"project"}),
        ("project = {[]}", {}, {"project"}),
        ("if wanted:\n    project = 'A'", {}, set()),
    ],
)
def test_what_is_written_out(
    tmp_path: Path, conf: str, values: dict[str, object], computed: set[str]
) -> None:
    (tmp_path / "conf.py").write_text(conf)
    assert stated(tmp_path, NAMES) == Stated(values=values, computed=frozenset(computed))
