"""Which submissions are accepted."""

import re

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.decisions import Decided, accepted_submissions
from sphinx_proceedings.sources.imports.papers.submissions import Export, Submission
from support.rich_texts import plain

WHOLE = Location(path="x.json")


def decided(*decisions: str, pattern: str = "", ways: str = "", withdrawn: str = "") -> Decided:
    submissions = tuple(
        Submission(
            location=WHOLE,
            number=str(number),
            title=plain("T"),
            decision=decision,
            is_withdrawn=str(number) in withdrawn,
        )
        for number, decision in enumerate(decisions, 1)
    )
    export = Export(form="test", submissions=submissions, ways=ways)
    return accepted_submissions(export, WHOLE, pattern)


def numbers(found: Decided) -> tuple[str, str, str]:
    groups = (found.accepted, found.withdrawn, found.others)
    return tuple("".join(each.number for each in group) for group in groups)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        pytest.param(["", ""], "12", id="none is told"),
        pytest.param(["accept", "ACCEPT", "Accepted as poster", "Reject"], "123", id="clear"),
        pytest.param(["Accept (oral)", "Accept: demo", "desk reject", ""], "12", id="kinds"),
        pytest.param(["Acceptance", "Declined", "no decision", "Rejected"], "1", id="words"),
    ],
)
def test_clear_decisions(decisions: list[str], expected: str) -> None:
    assert numbers(decided(*decisions))[0] == expected


@pytest.mark.parametrize(
    "decision",
    [
        "accept?", "conditional accept", "accept with minor revision", "weak accept", "Tier 1",
        "probably accept", "acceptable", "Accept if shepherded", "invite to poster",
    ],
)  # fmt: skip
def test_decisions_in_doubt_are_asked_for(decision: str) -> None:
    with pytest.raises(ExportError) as error:
        decided("accept", "accept", decision, "reject", "")
    assert error.value.message == (
        "it is not clear which decisions mean an acceptance: 'accept' (2),"
        f" {decision!r} (1), 'reject' (1), none (1)"
    )
    assert error.value.hint == "say which, as a regular expression, such as --accepted 'accept'"


def test_decisions_that_are_said_to_be_acceptances() -> None:
    found = decided("accept?", "Accept", "poster", "reject", pattern="accept|accept\\?")
    assert numbers(found) == ("12", "", "34")
    assert found.ways == {"accept?": 1, "Accept": 1}
    assert numbers(decided("poster", "reject", ways="poster|oral")) == ("1", "", "2")


def test_none_is_accepted() -> None:
    with pytest.raises(ExportError, match="none of 2 submissions is accepted"):
        decided("reject", "reject")
    with pytest.raises(ExportError, match="none of 1 submissions"):
        decided("accept", pattern="oral")
    with pytest.raises(re.error):
        decided("accept", pattern="(")


def test_withdrawn_papers_have_no_decision() -> None:
    assert numbers(decided("accept", "accept?", withdrawn="2")) == ("1", "2", "")
