"""A page gives what docutils would write, or is left to it."""

from dataclasses import replace

import pytest

from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Code,
    Fact,
    Facts,
    Html,
    Item,
    Items,
    Slot,
    Table,
    bullets,
    heading,
    paragraph,
)
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    Marked,
    Markup,
    Plain,
    Words,
    line,
    span,
)
from sphinx_proceedings.pages.writers.html import Section, Written, written_html
from sphinx_proceedings.pages.writers.html_context import NotWrittenError
from support.html_context import html_context


def event(name: str, *more: str) -> Item:
    when = tuple(span("when", each) for each in more)
    return Item((*when, Marked(Words("First"), ("title",), name)))


PAGE = Body(
    "papers/w.bib",
    (
        paragraph(
            span("eyebrow", "Above"), Words("\n"), AnchorLink(Words("to the end"), "the-end")
        ),
        heading(1, "A Title", classes="paper-page"),
        Items((Item((Words("Ada"),)), Item((Words("Bob"), span("by", "Here")))), ("authors",)),
        Facts(
            (
                Fact(Words("Term"), Plain("Value")),
                Fact(Words("Other"), Emphasised(Plain("Other value"))),
            )
        ),
        heading(2, "Abstract"),
        paragraph("Some text", Words("\n"), "on two lines."),
        paragraph("How.", classes="how"),
        Items((Item((Words("Seventh"), Words("more"))), Item((Words("Eighth"),))), first=7),
        Items(
            (
                event("talk-first", "09:00"),
                Item((Marked(Words("Other"), ("title",), "talk-other"), span("by", "Ada"))),
            ),
            ("talks",),
            first=1,
        ),
        Code("bibtex", "@misc{x}\n", is_searched=False),
        Html('<dl class="citations">\n<dt>ACM</dt>\n</dl>', is_searched=False),
        Slot("exports"),
        heading(2, "Numbers", classes="last", label="the-end"),
        Table(
            (Words("Of"), Words("Count")),
            ((Plain("a|b"), Words("1")), (Emphasised(Plain("c")), Words("2"))),
            frozenset({1}),
            ("chart",),
        ),
    ),
)
HTML = """\
<p><span class="eyebrow">Above</span>
<a class="reference internal" href="#the-end">to the end</a></p>
<section class="paper-page tex2jax_ignore mathjax_ignore" id="a-title">
<h1>A Title[a-title]</h1>
<ul class="authors simple">
<li><p>Ada</p></li>
<li><p>Bob
<span class="by">Here</span></p></li>
</ul>
<dl class="simple myst facts">
<dt>Term</dt><dd><p>Value</p>
</dd>
<dt>Other</dt><dd><p><em>Other value</em></p>
</dd>
</dl>
<section id="abstract">
<h2>Abstract[abstract]</h2>
<p>Some text
on two lines.</p>
<p class="how">How.</p>
<ol class="arabic simple" start="7">
<li><p>Seventh
more</p></li>
<li><p>Eighth</p></li>
</ol>
<ol class="arabic talks timed">
<li class="timed" data-event="e-talk-first"><p><span class="when">09:00</span>
<span class="title" id="talk-first">First</span></p></li>
<li data-event="e-talk-other"><p><span class="title" id="talk-other">Other</span>
<span class="by">Ada</span></p></li>
</ol>
<div class="no-search highlight-bibtex notranslate"><pre>bibtex @misc{x}
</pre></div>
<div class="no-search"><dl class="citations">
<dt>ACM</dt>
</dl>
</div><div class="no-search"><exports></div></section>
<section class="last" id="the-end">
<span id="numbers"></span><h2>Numbers[the-end]</h2>
<div class="pst-scrollable-table-container"><table class="chart table">
<thead>
<tr class="row-odd"><th class="head"><p>Of</p></th>
<th class="head text-right"><p>Count</p></th>
</tr>
</thead>
<tbody>
<tr class="row-even"><td><p>a|b</p></td>
<td class="text-right"><p>1</p></td>
</tr>
<tr class="row-odd"><td><p><em>c</em></p></td>
<td class="text-right"><p>2</p></td>
</tr>
</tbody>
</table>
</div>
</section>
</section>
"""
SECTIONS = (Section(2, "abstract", line("Abstract")), Section(2, "the-end", line("Numbers")))


def test_page() -> None:
    assert written_html(PAGE, html_context()) == Written(
        HTML, "A Title", "A Title", lead="Above\nto the end", sections=SECTIONS
    )


def test_box() -> None:
    body = Body("x", (heading(1, "T"), Box("nav", "parts", tuple(bullets("c", ["a"])), "Parts")))
    assert written_html(body, html_context()).html == (
        '<section class="tex2jax_ignore mathjax_ignore" id="t">\n<h1>T[t]</h1>\n'
        '<nav class="parts" aria-label="Parts">\n<ul class="c simple">\n<li><p>a</p></li>\n</ul>\n'
        "</nav>\n</section>\n"
    )


def test_language_of_an_element_is_its_last_class() -> None:
    said = Box("nav", "a", (paragraph("b", classes="c language-pt-BR"),), "d", "en")
    listed = tuple(bullets("e language-de", [span("language-en", "f")]))
    body = Body("x", (heading(1, "T"), said, *listed))
    assert written_html(body, html_context()).html == (
        '<section class="tex2jax_ignore mathjax_ignore" id="t">\n<h1>T[t]</h1>\n'
        '<nav class="a" lang="en" aria-label="d">\n<p class="c" lang="pt-BR">b</p>\n</nav>\n'
        '<ul class="e simple" lang="de">\n<li><p><span lang="en">f</span></p></li>\n</ul>\n'
        "</section>\n"
    )


def test_sections_without_latin_letters_are_numbered() -> None:
    body = Body("x", (heading(1, "أوراق"), *(heading(2, text) for text in ("P", "漢字", "字"))))
    context = replace(html_context(), identifier=lambda text: "p" if text == "P" else "")
    found = written_html(body, context)
    assert found.html.startswith('<section class="tex2jax_ignore mathjax_ignore" id="id1">')
    assert [section.name for section in found.sections] == ["p", "id2", "id3"]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param([heading(1, "Second title")], id="second title"),
        pytest.param([heading(4, "Too deep")], id="level four"),
        pytest.param([heading(2, "Part")], id="section as another"),
        pytest.param([heading(2, "")], id="section without text"),
        pytest.param([heading(2, Words("A"), label="Not so")], id="label of another form"),
        pytest.param([heading(2, Words("A"), label="part")], id="label twice"),
        pytest.param([heading(2, Words("A\nB"))], id="line break in a heading"),
        pytest.param(
            [heading(2, Words("A"), classes="language-a")], id="class that says a language"
        ),
        pytest.param([paragraph("a", classes="language-a language-b")], id="two languages"),
        pytest.param([paragraph(Words("a\n"), " b")], id="line break and a space"),
        pytest.param([paragraph(Markup("<div>"))], id="part of an element"),
        pytest.param([Code("text", " ")], id="blank code"),
        pytest.param([Html("\x0c")], id="form feed"),
        pytest.param([paragraph("")], id="empty paragraph"),
        pytest.param([paragraph(" a")], id="space at the start"),
        pytest.param([paragraph("a\u3000")], id="wide space at the end"),
        pytest.param(
            [paragraph(Marked(Words("a"), ("x",), "talk-a"))], id="anchor within a paragraph"
        ),
        pytest.param(
            [paragraph(AnchorLink(Words("to nowhere"), "nowhere"))], id="link to no anchor"
        ),
        pytest.param(
            [Items((Item((Words("a"),), Items((Item((Words("b"),)),))),))],
            id="list directly below a list",
        ),
        pytest.param([Items((Item((Plain(""),)),))], id="empty item"),
        pytest.param([Items((event("no-event"),), first=1)], id="anchor of no event"),
        pytest.param([Items((event("talk-a"), event("talk-a")), first=1)], id="event twice"),
        pytest.param([Box("aside", "c", (paragraph("x"),))], id="box of its own"),
        pytest.param([Table((Words("a"),), (), frozenset())], id="table without rows"),
    ],
)
def test_what_is_not_known_is_left_to_others(blocks: list[Block]) -> None:
    with pytest.raises(NotWrittenError):
        written_html(Body("x", (heading(1, "Title"), heading(2, "Part"), *blocks)), html_context())


def test_classes_of_events_are_those_of_what_they_say() -> None:
    said = line(span("when", span("beside", "b")), Marked(Words("a"), ("kind-break",), "talk-a"))
    body = Body("x", (heading(1, "Title"), Items((Item((said,)),), first=1)))
    assert (
        '<ol class="arabic timed long-times">\n'
        '<li class="timed quiet kind-break" data-event="e-talk-a">'
        in written_html(body, html_context()).html
    )


def test_a_page_without_a_title_is_left_to_others() -> None:
    with pytest.raises(NotWrittenError):
        written_html(Body("x", (paragraph("text"),)), html_context())
