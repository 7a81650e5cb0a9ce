"""JSON without white space."""

from sphinx_proceedings.outputs.compact_json import compact_json


def test_small_and_readable() -> None:
    assert compact_json({"a": [1, None], "é": "文"}) == '{"a":[1,null],"é":"文"}'
