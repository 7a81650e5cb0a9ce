"""Nothing that is written in a site stops an audit, or takes it long."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_proceedings.audit.run import audit

HTML = st.lists(
    st.sampled_from(
        [
            "<a href='",
            "<img srcset='",
            "<script type=module>",
            "<script type=application/ld+json>",
            "<meta http-equiv=refresh content='",
            "<meta name=citation_title content='",
            "<style>",
            "<template>",
            "<svg>",
            "<title>",
            "<h1>",
            "<base href=",
            "<link rel='alternate canonical'",
            "</",
            ">",
            "'",
            '"',
            "//[",
            "http://",
            "%",
            "%00",
            "../",
            "url(",
            "\\110000",
            "import",
            "{",
            "}",
            "[",
            "]",
            '"@type": "ScholarlyArticle"',
            '"author"',
            ":",
            ",",
            "null",
            "#",
            "\0",
            " href='berg2026.json' type='application/x-bibtex'",
            " class='standing standing-x' ",
        ]
    )
    | st.text(max_size=5),
    max_size=30,
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "author",
                    "title",
                    "issued",
                    "date-parts",
                    "page",
                    "DOI",
                    "family",
                    "@type",
                    "@graph",
                    "isPartOf",
                    "name",
                    "sameAs",
                    "value",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=3 * settings.default.max_examples, suppress_health_check=list(HealthCheck))
@given(html=HTML, csl=JSON, data=JSON, ris=st.text(max_size=40))
def test_nothing_written_in_a_site_stops_an_audit(
    html: str, csl: object, data: object, ris: str, tmp_path: Path
) -> None:
    folder = tmp_path / "papers" / "wood2026"
    folder.mkdir(parents=True, exist_ok=True)
    block = f"<script type=application/ld+json>{json.dumps(data)}</script>"
    for name, text in {
        "berg2026.html": f"<meta name=citation_title content=x>{block}{html}",
        "berg2026.json": json.dumps([csl]),
        "berg2026.ris": f"TY  - {ris}",
        "all.json": json.dumps(csl),
        "all.xml": html,
        "a.ics": f"BEGIN:VCALENDAR\r\n{html}",
    }.items():
        (folder / name).write_bytes(text.encode(errors="replace"))
    first = audit(tmp_path)
    assert first.pages == 1
    assert first == audit(tmp_path)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<a href=x>" * 20_000,
        "<button>" * 5_000,
        "<h1>" * 20_000,
        "<svg>" * 20_000 + "<title>" * 20_000,
        f"<img srcset='{',' * 50_000}'>",
        f"<img srcset='{'a ' * 50_000}'>",
        f"<style>{'@import ' * 20_000}</style>",
        f"<style>{'url( ' * 20_000}</style>",
        "<style>url(" + r"\aaaaaa" * 20_000 + "</style>",
        f"<script type=module>{'import ' * 5_000}</script>",
        "<script type=module>" + "/*\n" * 20_000 + "</script>",
        f"<script type=application/ld+json>{'[' * 100_000}</script>",
        f"<meta http-equiv=refresh content='0;{' ' * 100_000}x'>",
        f"<meta name=citation_title content='{'<span ' * 20_000}'>",
    ],
    ids=lambda html: html[:20],
)
def test_a_large_page_takes_no_time(html: str, tmp_path: Path) -> None:
    folder = tmp_path / "papers" / "wood2026"
    folder.mkdir(parents=True)
    (folder / "berg2026.html").write_text(f"<meta name=citation_title content=x>{html}")
    (folder / "berg2026.json").write_text("[{}]")
    started = time.process_time()
    assert audit(tmp_path).pages == 1
    assert time.process_time() - started < 10
