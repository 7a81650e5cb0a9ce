"""ruamel.yaml composes nodes as it did, and what is too much for it is not read."""

import pytest

from sphinx_proceedings.upstream.yaml_nodes import (
    UNREADABLE,
    MappingNode,
    MaxDepthExceededError,
    ScalarNode,
    SequenceNode,
    TooManyNodesError,
    nodes_of,
)


def test_nodes_know_where_they_stand() -> None:
    root = nodes_of("a:\n- b\n- 'c'\n", deepest=5, most=10)
    assert isinstance(root, MappingNode), "ruamel.yaml composes otherwise"
    ((key, items),) = root.value
    assert isinstance(key, ScalarNode), "ruamel.yaml composes keys otherwise"
    assert isinstance(items, SequenceNode), "ruamel.yaml composes lists otherwise"
    assert [(item.value, item.style) for item in items.value] == [("b", None), ("c", "'")], (
        "ruamel.yaml tells texts or their quotes otherwise"
    )
    marks = [(item.start_mark.line, item.start_mark.column) for item in items.value]
    assert marks == [(1, 2), (2, 2)], "ruamel.yaml's marks tell lines or columns otherwise"


def test_nodes_know_how_far_they_reach() -> None:
    text = "a: b # c\nd: |\n  e\n\nf: {g: 'h'}\n"
    root = nodes_of(text, deepest=5, most=20)
    assert isinstance(root, MappingNode), "ruamel.yaml composes otherwise"
    reached = [text[value.start_mark.index : value.end_mark.index] for _, value in root.value]
    assert [one.rstrip() for one in reached] == ["b", "|\n  e", "{g: 'h'}"], (
        "ruamel.yaml's marks tell where values begin or end otherwise"
    )
    assert [bool(value.flow_style) for _, value in root.value[2:]] == [True], (
        "ruamel.yaml tells brackets otherwise"
    )


def test_nothing_is_no_node() -> None:
    assert nodes_of("# nothing\n", deepest=5, most=10) is None, (
        "ruamel.yaml makes a node of a text that says nothing"
    )


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("[[[[[[1]]]]]]", MaxDepthExceededError, id="deep"),
        pytest.param("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", TooManyNodesError, id="many"),
        pytest.param("a: [", UNREADABLE, id="syntax"),
        pytest.param(f"!{'x' * 20_000} a", UNREADABLE, id="tag"),
    ],
)
def test_what_cannot_be_read(text: str, error: type[Exception]) -> None:
    # Else ruamel.yaml reads what is too much for it, or raises something else.
    with pytest.raises(error):
        nodes_of(text, deepest=5, most=10)


def test_directive_behind_a_document_is_asserted_away() -> None:
    # Else ruamel.yaml takes a directive there, or raises something else of it.
    with pytest.raises(UNREADABLE):
        nodes_of("a: 1\n...\n%YAML 1.2\n", deepest=5, most=10)
