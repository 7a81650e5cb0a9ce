"""Some damaged sources of each form, the same ones each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from fuzz.form import Form
from fuzz.forms import FORMS
from fuzz.trying import smaller, try_all

SEED = 2027
COUNTS = {"bibtex": 1_000, "ledger": 500, "programme": 100, "schedule": 300}
"""How many of each form; of exports, which are imported six times each, a few."""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_nothing_goes_wrong_without_a_word(form: Form) -> None:
    assert list(try_all(form, SEED, range(COUNTS.get(form.name, 4)))) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_examples_are_sound(form: Form) -> None:
    """As far as the rules for damaged sources go."""
    assert [tuple(form.faults(data)) for data in form.examples()] == [() for _ in form.examples()]


@dataclass(frozen=True)
class _Brittle:
    """A form of which everything with an `x` goes wrong."""

    name: str = "brittle"
    signs: Sequence[str] = ("x", "y")

    def examples(self) -> Sequence[bytes]:
        return [b"abcdefgh" * 20]

    def faults(self, data: bytes) -> Iterator[str]:
        if b"y" in data:
            raise ValueError("there is a y")
        if b"x" in data:
            yield "there is an x"


def test_faults_are_found_again_and_made_small() -> None:
    found = list(try_all(_Brittle(), SEED, range(60)))
    assert found == list(try_all(_Brittle(), SEED, range(60)))
    assert found
    small = {smaller(_Brittle(), finding).data for finding in found}
    assert small == {b"x", b"y"}
    told = [finding.faults[0] for finding in found if b"y" in finding.data]
    assert told
    assert all(fault.endswith("ValueError: there is a y\n") for fault in told)
