"""What is read of a filled-in form: anybody can write one, and write anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.corrections.asked import Asked, CorrectionError, RecordKind
from sphinx_proceedings.sources.corrections.form import LABELS, asked_in_form
from sphinx_proceedings.sources.text.source import Source

TYPED = {
    "kind": "paper",
    "key": "w2027/ada",
    "field": "title",
    "value": "```text\nNotes\n```",
    "reason": "The PDF has it so.",
}
GITLAB = """### Kind

paper

### Key

<!-- The paper's key -->
ada

### Field

<!-- Such as title -->

doi

### New value

<!-- All of it. -->
10.1000/182

### Reason

<!-- One -->
<!-- two -->
So it is.
"""


def form(**typed: str) -> str:
    """The text that GitHub makes of what was typed."""
    told = {**TYPED, **typed}
    return "\n\n".join(f"### {label}\n\n{told[name]}" for name, label in LABELS.items())


def read(text: str) -> Asked:
    return asked_in_form(Source(path="form.md", text=text))


def test_what_it_asks_for() -> None:
    assert read(form()) == Asked(
        key="w2027/ada",
        values={"title": "Notes"},
        reason="The PDF has it so.",
        kind=RecordKind.PAPER,
    )
    assert read(form(kind="Talk", value="-")).values == {"title": ""}
    assert read(GITLAB) == Asked(
        key="ada", values={"doi": "10.1000/182"}, reason="So it is.", kind=RecordKind.PAPER
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            form(kind="papr"),
            "form.md:1:1 no kind of record is called 'papr'; did you mean 'paper'?",
        ),
        (form(field="the title"), "form.md:9:1 no field is called 'the title'"),
        (form(key="_No response_"), "form.md:5:1 'Key' is empty"),
        (form(key="a\nb"), "form.md:5:1 the key has several lines"),
        (form(value=""), "form.md:13:1 'New value' is empty"),
        (form(value="```text\n\n```"), "form.md:13:1 'New value' is empty"),
        (form(value="x\n\n### Reason\n\nAnother"), "form.md:17:1 the heading 'Reason' is there"),
        (f"Hello\n\n{form()}", "form.md:1:1 something stands before the form"),
        ("", "form.md:1:1 this is no form of a correction: Kind, Key, Field, New value, Reason"),
        (form().replace("### Reason", "### Why"), "form.md:1:1 this is no form of a correction"),
    ],
)
def test_what_is_no_such_form(text: str, told: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        read(text)
    error = raised.value
    assert f"{error.location} {error.message}; {error.hint}".startswith(told)
    assert error.hint


@given(st.text(), st.text())
def test_typed_text_is_never_more_than_text(value: str, reason: str) -> None:
    text = form(value=f"```text\n{value}\n```", reason=reason)
    try:
        asked = read(text.replace("\r\n", "\n").replace("\r", "\n"))
    except CorrectionError:
        return
    assert (asked.key, asked.kind, list(asked.values)) == ("w2027/ada", RecordKind.PAPER, ["title"])
