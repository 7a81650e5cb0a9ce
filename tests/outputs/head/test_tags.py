"""Tags as HTML: hostile text stays text, and comes back as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from sphinx_proceedings.outputs.head.descriptions import DESCRIPTION_LENGTH, shortened
from sphinx_proceedings.outputs.head.tags import HttpEquiv, JsonLd, Link, Meta, Property, tags_html

HOSTILE = st.lists(
    st.sampled_from(["</script>", "<!--", "-->", '"', "'", "&amp;", "\r\n", "\u2028", "\x00", ">"])
    | st.text(max_size=8),
    max_size=8,
).map("".join)
PLAIN = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30)


@given(HOSTILE)
def test_no_text_ends_an_element(text: str) -> None:
    tags = (
        Meta("n", text),
        HttpEquiv("h", text),
        Property("p", text),
        Link(rel="r", href=text, title=text),
        JsonLd({"a": text}),
    )
    written = f"<html><head>{tags_html(tags)}</head><body></body></html>"
    tree = lxml_html.document_fromstring(written)
    assert [element.tag for element in tree.head] == ["meta", "meta", "meta", "link", "script"]
    assert len(tags_html(tags).split("\n")) == 7


@given(PLAIN)
def test_text_comes_back(text: str) -> None:
    written = tags_html([Meta("n", text), JsonLd({"a": text})])
    meta, script = lxml_html.document_fromstring(f"<html><head>{written}</head></html>").head
    assert meta.get("content") == " ".join(text.split())
    assert json.loads(script.text) == {"@context": "https://schema.org", "a": text}


def test_long_texts_are_escaped_whole() -> None:
    written = tags_html([Meta("n", "a" * 100_000 + "<"), Meta("n", "a " * 50_000 + "<")])
    assert (written.count("a<"), written.count("&lt;")) == (0, 2)


@given(PLAIN.map(lambda text: text * 20))
def test_description_is_the_beginning_of_the_text(text: str) -> None:
    line = " ".join(text.split())
    short = shortened(text)
    assert len(short) <= DESCRIPTION_LENGTH
    assert short == line if len(line) <= DESCRIPTION_LENGTH else line.startswith(short[:-1])


def test_description_is_cut_between_words() -> None:
    assert shortened("word " * 60) == f"{'word ' * 38}word word…"
    assert shortened("x" * 300) == f"{'x' * 199}…"
