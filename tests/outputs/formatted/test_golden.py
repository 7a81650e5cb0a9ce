"""The five default styles print what their manuals say (`tests/support/printed_citations/`)."""

import pytest

from sphinx_proceedings.files.memo import NO_MEMO
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Text
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore
from sphinx_proceedings.outputs.formatted.citations import format_citations
from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES
from support.default_styles import STYLES
from support.printed_citations import CASES


def shown(node: Node) -> str:
    """`{style:…}` for styled text, `<address>` or `<text|address>` for links."""
    match node:
        case Text(text):
            return text
        case Math(tex):
            return f"{{math:{tex}}}"
        case Span(style, children):
            return f"{{{style.value}:{''.join(map(shown, children))}}}"
        case Link(url, children):
            text = "".join(map(shown, children))
            return f"<{url}>" if text == url else f"<{text}|{url}>"


@pytest.fixture(scope="module")
def printed() -> dict[str, dict[str, RichText]]:
    items = {name: case.item for name, case in CASES.items()}
    citations = format_citations(items, STYLES, store=CitationStore(NO_MEMO))
    assert (citations.missing, citations.failed) == ("", ())
    return {style: dict(found) for style, found in citations.by_style.items()}


@pytest.mark.parametrize("name", CASES)
def test_printed(name: str, printed: dict[str, dict[str, RichText]]) -> None:
    case = CASES[name]
    expected = (case.acm, case.apa, case.ieee, case.chicago, case.mla)
    found = ["".join(map(shown, printed[style][name].nodes)) for style in DEFAULT_STYLES]
    assert dict(zip(DEFAULT_STYLES, found, strict=True)) == dict(
        zip(DEFAULT_STYLES, expected, strict=True)
    ), case.why
