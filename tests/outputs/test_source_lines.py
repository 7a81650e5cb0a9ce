"""On which lines records stand."""

import json

from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.outputs.source_lines import source_line_files, source_lines_path
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

SOURCES = Sources(
    papers={
        EditionId("w"): Source(
            path="papers/w.bib", text="\n@misc{DBLP:w/A, title={A}, author={B, C}}\n"
        )
    },
    programmes={
        EditionId("w"): Source(
            path="program/w.yaml",
            text="name: W\nstart: 2027-03-01\ntimezone: UTC\nsessions:\n"
            "  - id: one\n    title: One\n    kind: talks\n    start: 2027-03-01 09:00\n"
            "    talks:\n      - paper: DBLP:w/A\n      - title: Two\n",
        )
    },
    people=(
        Source(path="people/a.yaml", text="people:\n  - {id: c-b, name: C B}\n"),
        Source(path="people/b.yaml", text="people:\n\n  - {id: d-e, name: D E}\n"),
    ),
)


def test_each_source_has_a_file() -> None:
    portal = assemble_portal(SOURCES).portal
    files = {file.path: json.loads(file.render()) for file in source_line_files(portal)}
    assert files == {
        "source-lines/papers/w.bib.json": {"paper DBLP:w/A": 2},
        "source-lines/program/w.yaml.json": {
            "edition w": 1,
            "session one": 5,
            "talk dblp-w-a": 10,
            "talk two": 11,
        },
        "source-lines/people/a.yaml.json": {"person c-b": 2},
        "source-lines/people/b.yaml.json": {"person d-e": 3},
    }
    assert source_lines_path("papers/w.bib") in files
