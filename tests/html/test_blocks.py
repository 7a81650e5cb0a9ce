"""A page gives what docutils would write, or is left to it."""

import pytest

from html_place import place
from sphinx_proceedings.html.blocks import Body, Heading, page_html
from sphinx_proceedings.html.place import NotUnderstoodError

PAGE = """\
% Made by sphinx-proceedings from papers/w.bib. Edits here are lost.

[Above]{.eyebrow}
[to the end](#the-end)

{.paper-page}
# A Title

{.authors}
- Ada
- Bob
  [Here]{.by}

{.facts}
Term
: Value

Other
: *Other value*

## Abstract

Some text
on two lines.

{.how}
How.

7. Seventh
   more
1. Eighth

{.talks}
1. [09:00]{.when}
   [First]{#talk-first .title}
1. [Other]{#talk-other .title}
   [Ada]{.by}

```bibtex
@misc{x}
```

<dl class="citations">
<dt>ACM</dt>
</dl>

```{exports}
```

(the-end)=
{.last}
## Numbers

{.chart}
| Of | Count |
| --- | ---: |
| a\\|b | 1 |
| *c* | 2 |
"""
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
<pre>bibtex @misc{x}</pre>
<div class="no-search"><dl class="citations">
<dt>ACM</dt>
</dl>
</div><exports>0</section>
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
HEADINGS = (Heading(2, "abstract", "Abstract"), Heading(2, "the-end", "Numbers"))


def test_page() -> None:
    assert page_html(PAGE, place()) == Body(
        HTML, "A Title", "A Title", lead="Above\nto the end", headings=HEADINGS
    )


@pytest.mark.parametrize(
    "block",
    [
        *("# Second title", "#### Too deep", "## Abstract\n\n## Abstract", "##", "##  "),
        *(
            "> quoted",
            "1. one\n- two",
            "1. one\n  lazy\n- two",
            "1) one",
            "* item",
            "+ item",
            "- ",
            "- - nested",
            "-item\n- x\ny",
        ),
        *("- item\n\n  more", "- item\nlazy", "| a |\n| - |", "a\n===", "a\n---", "***"),
        *("$$\nx\n$$", "    code", "\tcode", "~~~\ncode\n~~~", "```\ncode\n```", "```{x}\nopen"),
        *("````{x}\n````", ":::{note}\nx\n:::", "<div>", "<em>\nx", "<!-- x -->", "{.alone}"),
        *("{.a}\n{.b}\nx", "{#id}\nx", "(label)=\nx", "% comment", "text\n% comment", "text\n- a"),
        *("text\n```{x}\n```", "Term\n: a\n: b", "Term\n: a\nlazy", "Term\n: a\n\n  more", ": a"),
        *("1. [a]{#no-event .x}", "1. [a]{#talk-a .x} [b]{#talk-b .x}", "[a]{#talk-a .x}"),
        *("1. [a]{#talk-a .x}\n1. [a]{#talk-a .x}", "1. [a]{#Talk-a .x}", "1. [a]{#part .x}"),
        *("1. [a]{#talk-a .x} [09:00]{.beside}", "1. [a]{#talk-a .x} [Break]{.kind-break}"),
        *("[to nowhere](#nowhere)", "(label)=\n\n## A", "(a)=\n(b)=\n## A", "(part)=\n## A"),
        *(
            "| a |\n| --- |",
            "| a |\n| --- |\n| b | c |",
            "| a |\n| :-: |\n| b |",
            "| a |\nx\n| b |",
        ),
        *("{.x}\n```{exports}\n```", "{.x}\n<nav>\n</nav>", "+++", "[a]: https://example.org"),
    ],
)
def test_what_is_not_known_is_left_to_others(block: str) -> None:
    with pytest.raises(NotUnderstoodError):
        page_html(f"% x\n\n# Title\n\n## Part\n\n{block}\n", place())


def test_a_page_without_a_title_is_left_to_others() -> None:
    with pytest.raises(NotUnderstoodError):
        page_html("% x\n\ntext\n", place())
