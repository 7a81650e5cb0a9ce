"""A build that is killed at any time is made good by the next one."""

import os
import random
import shutil
import time
from pathlib import Path

from support.later_builds import differences
from support.workshop import Workshop

CRASHES = int(os.environ.get("CRASHES", "20"))
SEED = "SEED_OF_CRASHES"
STATES = [
    frozenset({"second edition goes"}),
    # From the first one these are builds of changed data alone, also of pages that come and go.
    frozenset({"second edition goes", "first abstract"}),
    frozenset({"second edition goes", "author"}),
    frozenset({"second edition goes", "publisher", "session renamed", "page goes"}),
]


def _seconds(workshop: Workshop, names: frozenset[str]) -> float:
    """How long a build takes to get there."""
    workshop.change(names, "long ago")
    started = time.monotonic()
    workshop.build()
    return time.monotonic() - started


def test_killed_at_any_time(tmp_path: Path) -> None:
    """Once or more often, while sources change, and change back, or where nothing is there yet."""
    start = int(os.environ.get(SEED, random.randint(0, 10**6)))  # noqa: S311
    chance, workshop = random.Random(start), Workshop(tmp_path)  # noqa: S311
    from_nothing, *_, later = (_seconds(workshop, names) for names in [*STATES, STATES[0]])
    killed = 0
    while killed < CRASHES:
        is_first = chance.random() < 0.2
        if is_first:
            shutil.rmtree(workshop.root / "_build")
        for _ in range(chance.choice([1, 2, 3])):
            workshop.change(chance.choice(STATES), "long ago")
            seconds = chance.random() * (from_nothing if is_first else later)
            # Where there are other processes, they have to end as well.
            killed += workshop.build_for(seconds, processes=chance.choice([1, 1, 2]))
        workshop.change(chance.choice(STATES), "long ago")
        workshop.build()
        found = differences(workshop.made(), workshop.first())
        assert found == [], f"{killed} killed, after {seconds} s; again by {SEED}={start}"
