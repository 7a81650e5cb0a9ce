"""Damaged `program/<edition>.yaml`: no session that another reader finds is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from fuzz.unclear import unclear
from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import decode

__all__ = ["ProgrammeForm"]

_PATH = "program/w2026.yaml"
_TESTS = Path(__file__).parents[2] / "tests"


@dataclass(frozen=True)
class ProgrammeForm:
    """YAML, read as an edition and checked."""

    name: str = "programme"
    signs: Sequence[str] = (
        "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "#", "&a ", "*a", "!", "|\n", ">\n", "'",
        '"', "%", "@", "?", ",", "\t", "~", "null", "true", "2027-05-10 09:00", "99:99", "id: ",
        "\n  - id: x\n    title: X\n", "end: ", "minutes: 0", "cancelled: ", "room: R\n", "\u200b",
        "\ufeff", "\u202e", "é",
    )  # fmt: skip

    def examples(self) -> Sequence[bytes]:
        """Programmes of the tests' portals."""
        found = [*_TESTS.glob("hard_portal/program/*.yaml"), *_TESTS.glob("toy*/program/*.yaml")]
        return [path.read_bytes() for path in sorted(found)]

    def faults(self, data: bytes) -> Iterator[str]:
        """Sessions that are neither read nor reported."""
        source = decode(_PATH, data)
        if isinstance(source, Diagnostic):
            return
        reading = assemble_portal(Sources(programmes={EditionId("w2026"): source}))
        problems = [
            problem
            for problem in run_checks(reading.portal, reading.diagnostics)
            if problem.location.path == _PATH
        ]
        yield from unclear(source, problems)
        read = sum(len(edition.sessions) for edition in reading.portal.editions)
        if not any(problem.severity is Severity.ERROR for problem in problems):
            listed = _sessions(source.text)
            if listed is not None and listed != read:
                yield f"{read} of {listed} sessions are read, and nothing says so"


def _sessions(text: str) -> int | None:
    """How many sessions a common reader of YAML finds; None where it finds no programme."""
    try:
        data = YAML(typ="safe", pure=True).load(text)
    except (YAMLError, AssertionError, ValueError, RecursionError):
        return None
    listed = data.get("sessions") if isinstance(data, dict) else None
    return len(listed) if isinstance(listed, list) else None
