"""Prefaces and invited talks of an export as pages: all text in them is text."""

from conftest import Build, Write
from sphinx_proceedings.building.imported_pages import offered_pages
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.richtext import RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.papers.submissions import (
    CommitteeMember,
    Export,
    InvitedTalk,
    Preface,
)
from support.rich_texts import plain
from support.sphinx_build import CONF

HERE = Location(path="x")
HOSTILE = (
    "# no heading {paper}`x` <script>alert(1)</script> [a](javascript:alert(1)) ::: $x$ `` {{ }}",
    "- no list",
    "% no comment",
    "```{raw} html",
    "---",
)


def export(*texts: str, title: RichText | None = None, talks: int = 0) -> Export:
    said = tuple(map(plain, texts))
    preface = Preface(
        location=HERE, name="a_word.tex", title=plain("A *word*") if title is None else title,
        text=said,
    )  # fmt: skip
    talk = InvitedTalk(
        location=HERE,
        title=RichText((Text("On "), Span(Style.EMPHASIS, (Text("all"),)))),
        speaker=CommitteeMember(name="Ada Lovelace", affiliation="Oxford"),
        abstract=said,
        bio=(plain("She writes."),),
    )
    return Export(form="test", submissions=(), prefaces=(preface,), talks=(talk,) * talks)


def test_pages() -> None:
    pages = offered_pages(export("One.", "Two.", talks=1))
    assert [(page.called, page.slug) for page in pages] == [
        ("a_word.tex", "a-word"),
        ("invited-talks", "invited-talks"),
    ]
    assert [page.text for page in pages] == [
        "---\norphan: true\n---\n\n# A \\*word\\*\n\nOne.\n\nTwo.\n",
        "---\norphan: true\n---\n\n# Invited talks\n\n## On <em>all</em>\n\n"
        "Ada Lovelace, Oxford\n\nOne.\n\nTwo.\n\nShe writes.\n",
    ]
    (unnamed, *_) = offered_pages(export("One.", title=RichText()))
    assert (unnamed.slug, unnamed.text.split("\n")[4]) == ("a-word", "# a word")


def test_other_texts_are_another_page() -> None:
    (first,) = offered_pages(export("One."))
    assert offered_pages(export("One.")) == (first,)
    assert offered_pages(export("Two."))[0].said != first.said


def test_hostile_texts_are_texts(write: Write, build: Build) -> None:
    (page,) = offered_pages(export(*HOSTILE))
    root = write(
        {
            "conf.py": CONF,
            "index.md": "# Home\n\n[Preface](papers/w2027/a-word.md)\n",
            "papers/w2027.bib": "@inproceedings{a, title = {T}, author = {Ada Lovelace}}\n",
            "papers/w2027/a-word.md": page.text,
        }
    )
    built = build(root)
    assert built.warnings == ""
    assert built.texts("papers/w2027/a-word", "h1, h2, p")[: len(HOSTILE) + 1] == [
        "A *word*¶",
        *HOSTILE,
    ]
    shown = built.page("papers/w2027/a-word")
    assert not shown.select("a[href^=javascript]")
    assert not [script for script in shown.select("script") if "alert" in script.text]
