"""YAML text → plain values with places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS
from sphinx_proceedings.sources.yaml.reading import compose
from sphinx_proceedings.sources.yaml.schemas import PeopleFile, ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_form


def test_scalars_stay_what_they_say() -> None:
    data, problems = compose(
        Source(
            path="x",
            text="a: no\nb: 1.10\nc: 2023-05-08\nd: 09:15\ne: 5\nf: true\ng:\nh: '5'\ni: 012\n"
            "j: ٢٠٢٧\n",
        )
    )
    assert problems == ()
    assert data is not None
    del data[LOCATIONS]
    assert data == {
        "a": "no",
        "b": "1.10",
        "c": "2023-05-08",
        "d": "09:15",
        "e": 5,
        "f": True,
        "g": None,
        "h": "5",
        "i": 12,
        "j": "٢٠٢٧",
    }


def test_folded_text_has_no_marks_in_it() -> None:
    data, _ = compose(Source(path="x", text="a: >\n  one\n  two\n\n  three\n"))
    assert data is not None
    assert data["a"] == "one two\nthree\n"


def test_characters_that_no_text_may_hold_are_told_and_left_out() -> None:
    data, problems = compose(Source(path="x", text='a: b\x01c\nd\u202e: "e\\u202e\\x07"\n'))
    assert data is not None
    assert {key: data[key] for key in data if key != LOCATIONS} == {"a": "bc", "d": "e"}
    assert [(str(problem.location), problem.code.slug) for problem in problems] == [
        ("x:1:5", "text-character"),
        ("x:2:4", "text-character"),
    ]


def test_places() -> None:
    data, _ = compose(Source(path="x", text="a:\n  - b: 1\n    c: [2, 3]\n"))
    assert data is not None
    item = data["a"][0]
    assert item[LOCATIONS].of("c") == Location(path="x", line=3, column=8)
    assert item[LOCATIONS].keys["c"] == Location(path="x", line=3, column=5)
    assert item["c"].of_items[1] == Location(path="x", line=3, column=12)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 5000,
        "a: " + "[" * 100 + "]" * 100,
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{c}: &{c} [{','.join(['*' + p] * 9)}]\n"
            for p, c in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "&a [*a]",
        "!!python/object/apply:os.system ['true']",
        "a: b: c",
        "\ta: b",
        "%TAG x",
    ],
)
def test_attacks_and_accidents_are_one_problem(text: str) -> None:
    data, problems = compose(Source(path="x", text=text))
    assert data is None
    assert len(problems) == 1


HEAD = "name: W\nstart: 2027-05-10\ntimezone: Europe/Rome\n"


@pytest.mark.large
@pytest.mark.parametrize(
    ("text", "location", "said"),
    [
        pytest.param(
            "k: [" + ",".join(f"&a{n} 1" for n in range(200_000)) + "]",
            "x",
            "more than 80,000 keys",
            id="anchors",
        ),
        pytest.param("- " * 100_000, "x:1:81", "the file nests too deeply", id="nested lists"),
        pytest.param(
            "k: " + "[" * 100_000, "x:1:43", "the file nests too deeply", id="nested flow"
        ),
        pytest.param(
            "k: !<" + "a" * 2_000_000 + "> x",
            "x",
            "a word with ! in it has more than 10,000",
            id="tag",
        ),
        pytest.param("k: *" + "a" * 2_000_000, "x:1:4", "found undefined alias 'aaaa", id="alias"),
    ],
)
def test_what_is_too_large_ends_early_in_one_problem(text: str, location: str, said: str) -> None:
    data, (problem,) = compose(Source(path="x", text=text))
    assert data is None
    assert str(problem.location) == location
    assert said in problem.message
    assert len(problem.message) < 400


def test_of_many_problems_the_first_are_told() -> None:
    text = HEAD + "".join(f"key{n}: 1\n" for n in range(250))
    form, problems = read_form(Source(path="x", text=text), ProgrammeFile)
    assert form is not None
    assert len(problems) == 101
    assert [problem.message for problem in problems[99:]] == [
        "nothing reads the key 'key99'",
        "150 more problems of this file are not listed",
    ]


def test_an_anchor_that_is_given_twice_is_no_problem() -> None:
    data, problems = compose(Source(path="x", text="a: &a 1\nb: &a 2\nc: *a\n"))
    assert problems == ()
    assert data is not None
    assert data["c"] == 2


@given(st.text(alphabet=st.sampled_from("abkind: -[]{}'\"\n&*!|>#,?0"), max_size=60))
def test_never_raises(text: str) -> None:
    read_form(Source(path="x", text=text), PeopleFile)
    read_form(Source(path="x", text=f"name: a\nstart: 2026-01-01\n{text}"), ProgrammeFile)


def test_one_wrong_item_leaves_the_others() -> None:
    form, problems = read_form(
        Source(
            path="x",
            text="people:\n  - {id: a, name: A}\n  - {id: B!, name: B}\n"
            "  - 5\n  - {id: c, name: C}\n",
        ),
        PeopleFile,
    )
    assert form is not None
    assert [person.id for person in form.people] == ["a", "c"]
    assert [problem.location.line for problem in problems] == [3, 4]


def test_a_key_that_is_right_elsewhere_is_not_meant_by_itself() -> None:
    talk = "  talks:\n  - {title: T, end: 2026-03-01 10:00, minuets: 3}\n"
    session = f"- id: a\n  title: A\n  kind: talks\n  start: 2026-03-01 09:00\n{talk}"
    _, problems = read_form(Source(path="x", text=f"{HEAD}sessions:\n{session}"), ProgrammeFile)
    assert [(problem.message, problem.hint) for problem in problems] == [
        (
            "nothing reads the key 'end'",
            "proceedings explain yaml-value shows how values are written",
        ),
        ("nothing reads the key 'minuets'", "did you mean 'minutes'?"),
    ]
