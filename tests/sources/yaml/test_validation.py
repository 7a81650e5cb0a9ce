"""What is wrong with the form of a YAML source, told once."""

import pytest

from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_form

LEFT_OUT = "what it belongs to is left out"


@pytest.mark.parametrize(
    "text",
    [
        "sessions: [{id: a}]",
        "timezone: 5",
        "start: x\nend: 2026-01-01",
        "name: W\nkey_dates: [{date: 1 Feb}, {what: A}]",
        "name: W\nsessions: [{id: a, title: T, talks: [{presenters: [{}]}]}]",
    ],
)
def test_what_goes_with_an_error_is_told_once(text: str) -> None:
    problems = read_form(Source(path="program/w.yaml", text=text), ProgrammeFile)[1]
    counts = [problem.message.count(LEFT_OUT) for problem in problems]
    assert max(counts) == 1
    messages = [(problem.location, problem.message) for problem in problems]
    assert len(set(messages)) == len(messages)
