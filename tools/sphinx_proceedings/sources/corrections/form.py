"""What readers fill in at a code host: the text of an issue that was made of a form.

GitHub writes a heading for each field of a form and what was typed below it, `_No response_` where
nothing was.  Anybody can write such a text, so whatever is not exactly as the form makes it is
refused, and what was typed is text alone.
"""

from __future__ import annotations

import re

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.sources.corrections.asked import Asked, CorrectionError, RecordKind
from sphinx_proceedings.sources.text.source import Source

__all__ = ["LABELS", "LARGEST_FORM", "asked_in_form"]

LABELS = {
    "kind": "Kind",
    "key": "Key",
    "field": "Field",
    "value": "New value",
    "reason": "Reason",
}
"""The fields of the form in their order: what they are called in addresses, and to readers."""
LARGEST_FORM = 1_000_000
"""Bytes; GitHub takes no text of more than 65,536 characters."""
_TAKEN_AWAY = "-"
_NOTHING = "_No response_"
_FENCED = re.compile(r"(`{3,}|~{3,})[^\n`]*\n(.*?)\n?\1[ \t]*\Z", re.DOTALL)
_FIELD = re.compile(r"[\w+:.-]{1,100}")
_COMMENTS = re.compile(r"(?:<!--.*?-->\s*)+", re.DOTALL)
"""What GitLab's template says below its headings."""
_AGAIN = "fill in the form again, and leave its headings as they are"


def asked_in_form(source: Source, *, is_plain: bool = False) -> Asked:
    """The correction that a filled-in form asks for; raises `CorrectionError`."""
    typed = _typed(source)
    kind, field = typed["kind"].lower(), typed["field"].lower()
    kinds = [each.value for each in RecordKind]
    if kind not in kinds:
        raise CorrectionError(
            _place(source, "kind"),
            f"no kind of record is called {kind!r}",
            did_you_mean(kind, kinds),
        )
    if not _FIELD.fullmatch(field):
        raise CorrectionError(
            _place(source, "field"),
            f"no field is called {field!r}",
            "name one field, such as title, author, abstract, pages or doi",
        )
    for name in ("key", "value", "reason"):
        if not typed[name]:
            raise CorrectionError(
                _place(source, name),
                f"{LABELS[name]!r} is empty",
                f"fill it in; a new value of {_TAKEN_AWAY} alone takes the field away",
            )
    if "\n" in typed["key"]:
        raise CorrectionError(_place(source, "key"), "the key has several lines", "name one key")
    value = "" if typed["value"] == _TAKEN_AWAY else typed["value"]
    return Asked(
        key=typed["key"],
        values={field: value},
        reason=typed["reason"],
        kind=RecordKind(kind),
        is_plain=is_plain,
    )


def _typed(source: Source) -> dict[str, str]:
    """What was typed into each field."""
    headings = [
        found
        for found in re.finditer(r"^### (.*?)[ \t]*$", source.text, re.MULTILINE)
        if found[1] in LABELS.values()
    ]
    called = [found[1] for found in headings]
    if called != list(LABELS.values()):
        # A text may say headings of its own: nobody can tell which one the form made.
        wrong = next((found for found in headings if called.count(found[1]) > 1), None)
        missing = ", ".join(label for label in LABELS.values() if label not in called)
        message = (
            f"the heading {wrong[1]!r} is there more than once"
            if wrong
            else f"this is no form of a correction: {missing or 'the order of headings'} is missing"
        )
        raise CorrectionError(source.locate(wrong.start() if wrong else 0), message, _AGAIN)
    if source.text[: headings[0].start()].strip():
        raise CorrectionError(source.locate(0), "something stands before the form", _AGAIN)
    ends = [found.start() for found in headings[1:]] + [len(source.text)]
    return {
        name: _without_fence(source.text[found.end() : end].strip())
        for name, found, end in zip(LABELS, headings, ends, strict=True)
    }


def _without_fence(text: str) -> str:
    if text == _NOTHING:
        return ""
    if hint := _COMMENTS.match(text):
        text = text[hint.end() :]
    fenced = _FENCED.match(text)
    return (fenced[2] if fenced else text).strip()


def _place(source: Source, name: str) -> Location:
    return source.locate(source.text.index(f"### {LABELS[name]}"))
