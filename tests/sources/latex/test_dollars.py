"""Which dollar signs are formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.latex.tokens import Kind, tokens


def formulas(text: str) -> list[str]:
    return [token.text for token in tokens(text) if token.kind in (Kind.MATH, Kind.DISPLAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"at least $ 1-\delta$ the learner wins, for all $n$ and", [r"1-\delta", "n"]),
        (r"$<$5 and $-$27\% of $n$2", ["<", "-", "n"]),
        ("costs $5 and $10", []),
        ("From $100 to $200: $5 or $6 Each", []),
        ("$5-$10 and ($100K-$200K)", []),
        ("costs $ 5 and $ 6", []),
        ("US$5 and A$10", []),
        ("it costs 5$ or 10$ per", []),
        ("$100$-$200$", ["100", "200"]),
        ("$5 million for the $n$-th", ["n"]),
        ("$n$ points for $5", ["n"]),
        ("$1,000 to $2,000, of which $k$ are $10 each and $n$ are free", ["k", "n"]),
        ("a $x$ b $y c $z$", ["x", "z"]),
        ("a $ b and the rest of the $n$ text", ["n"]),
        (r"a $ 1-\delta the learner wins, for all $n$ and", ["n"]),
        ("$x $ and $ y$, $ n $ and $m$", ["x", "y", "n", "m"]),
        ("$HOME and $PATH variables", []),
        ("A$AP Rocky and Ke$ha", []),
        ("$a$$b$ $$x$$ c", ["a", "b", "x"]),
        (r"$\text{if $x>0$}$ b", [r"\text{if $x>0$}"]),
        (r"$\text{if } x$, $\mathrm{argmin}_x f$", [r"\text{if } x", r"\mathrm{argmin}_x f"]),
        (r"\url{http://a$b} costs $5, $n$", ["n"]),
        (r"CO$_2$ at 360$^{\circ}$C", ["_2", r"^{\circ}"]),
        (r"between $\approx$5 and $\sim$10", [r"\approx", r"\sim"]),
        (r"a $x\$ b$ c", [r"x\$ b"]),
        ("$n log n$", ["n log n"]),
        ("$$$ and $", []),
        (
            r"as $subject + relation \rightarrow objects$.",
            [r"subject + relation \rightarrow objects"],
        ),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert formulas(text) == expected


WORDS = st.lists(
    st.sampled_from(
        ["the", "learner", "wins", "for", "all", "cases", "of", "size", "and", "costs"]
    ),
    min_size=3,
    max_size=6,
).map(" ".join)
FORMULAS = st.sampled_from(
    [r"1-\delta", "n", "x_1", "^2", "O(n log n)", r"\{a, b\}", "p < 0.05", r"\text{if } x", "<"]
)
PADDED = st.tuples(st.sampled_from(["", " "]), FORMULAS, st.sampled_from(["", " "]))


@given(st.lists(st.tuples(WORDS, FORMULAS), min_size=1, max_size=5), st.data())
def test_a_forgotten_dollar_changes_nothing_else(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(parts) - 1))
    stray = data.draw(st.sampled_from(["$", "$ ", " $", "$5 ", "5$ "]))
    pieces = [f"{words} ${tex}$" for words, tex in parts]
    words, _, _ = pieces[at].partition(" ")
    pieces[at] = f"{words} {stray}{pieces[at][len(words) + 1 :]}"
    text = " ".join((*pieces, "at the end"))
    assert formulas(text) == [tex for _, tex in parts]


@given(st.lists(st.tuples(WORDS, PADDED), min_size=1, max_size=5))
def test_spaces_inside_shift_nothing(parts: list[tuple[str, tuple[str, str, str]]]) -> None:
    text = " ".join(f"{words} ${''.join(padded)}$" for words, padded in parts)
    assert formulas(f"{text} at the end") == [tex for _, (_, tex, _) in parts]


@given(st.lists(st.tuples(WORDS, st.integers(0, 9999)), min_size=1, max_size=6))
def test_prices_are_text(parts: list[tuple[str, int]]) -> None:
    assert formulas(" ".join(f"{words} ${price}" for words, price in parts)) == []


@given(st.text(alphabet="$ax1 \\{}^.,", max_size=40))
def test_nothing_is_lost(text: str) -> None:
    offsets = [token.offset for token in tokens(text)]
    assert offsets == sorted(set(offsets))
    assert offsets[:1] in ([], [0])
