"""Whatever happens after whatever else, a later build ends in the bytes of a first one."""

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from support.edited_builds import EditedBuilds
from support.workshop import Workshop

SEQUENCES = int(os.environ.get("RANDOM_EDITS", "3"))
"""More of them for a longer trial."""
STEPS = int(os.environ.get("RANDOM_EDITS_STEPS", "4"))


def test_a_later_build_ends_in_the_bytes_of_a_first_one(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    tried = settings(
        max_examples=SEQUENCES,
        stateful_step_count=STEPS,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: EditedBuilds(workshop), settings=tried)
