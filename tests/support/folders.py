"""Where things are in the repository."""

from pathlib import Path

TESTS = Path(__file__).parent.parent
REPOSITORY = TESTS.parent
TOOLS = REPOSITORY / "tools"
PACKAGE = TOOLS / "sphinx_proceedings"
TOY = TESTS / "toy_conference"
HARD = TESTS / "hard_portal"
SCHEDULES = TESTS / "schedules"
"""Programmes as other tools export them."""
