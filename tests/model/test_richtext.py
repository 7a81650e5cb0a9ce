"""Rich text as a value."""

from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text

VALUE = RichText(
    (
        Text("a "),
        Span(Style.EMPHASIS, (Text("b"), Math("x^2"))),
        Link("https://e.org", (Text("c"),)),
    )
)


def test_equal_content_compares_equal() -> None:
    assert RichText((Text("a"), Text(""), Text("b"))) == RichText((Text("ab"),))
    assert RichText((Span(Style.STRONG, (Text("a"), Text("b"))),)) == RichText(
        (Span(Style.STRONG, (Text("ab"),)),)
    )


def test_plain() -> None:
    assert VALUE.plain == str(VALUE) == "a bx^2c"


def test_nothing_is_false() -> None:
    assert not RichText((Text(""),))
    assert VALUE


def test_map_text_leaves_formulas_alone() -> None:
    assert VALUE.map_text(str.upper).plain == "A Bx^2C"
