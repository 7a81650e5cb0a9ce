"""Elements: no character of a text is markup, and indentation adds none to a text."""

from xml.etree.ElementTree import Element

from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.xml_elements import add, add_rich, add_text, child, document, leaf


def test_whole_document() -> None:
    root = Element("root")
    mixed = child(child(root, "titles"), "title")
    title = RichText(
        (
            Span(Style.EMPHASIS, (Text("a"), Span(Style.PROTECTED, (Text("<B>"),)))),
            Span(Style.STRONG, (Text("c"),)),
            Link("https://example.org/", (Text(" d\r\n\x00e "),)),
            Math("x^2", text="x2"),
            Math(r"\pi"),
        )
    )
    add_rich(mixed, title, {Style.EMPHASIS: "i", Style.STRONG: "b"})
    leaf(root, "leaf", " one\n\tline ", {"key": 'a"\n<&'})
    add(root, "lines", " one\n\x00two", {"key": "a\x00b"})
    child(root, "empty")
    paragraphs = child(root, "text")
    add_text(paragraphs, "one")
    child(paragraphs, "br")
    add_text(paragraphs, "two")
    assert document(root).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<root>\n"
        "  <titles>\n"
        "    <title><i>a&lt;B&gt;</i><b>c</b> d \ufffde x2\\pi</title>\n"
        "  </titles>\n"
        '  <leaf key="a&quot; &lt;&amp;">one line</leaf>\n'
        '  <lines key="a\ufffdb"> one\n\ufffdtwo</lines>\n'
        "  <empty />\n"
        "  <text>one<br />two</text>\n"
        "</root>\n"
    )
