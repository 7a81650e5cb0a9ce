"""The screens that pages are looked at on."""

import pytest

__all__ = ["SCREENS", "on_one_screen"]

SCREENS = {"wide-light": (1280, "light"), "narrow-dark": (360, "dark")}
"""Width in pixels and colour scheme by name."""

on_one_screen = pytest.mark.parametrize(
    "screen", [SCREENS["wide-light"]], ids=["wide-light"], indirect=True
)
"""For what scripts make of data: the walks through the same controls are tested on both."""
