"""Where something was measured, and with what."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

__all__ = ["machine", "versions"]

_PACKAGES = ("sphinx", "sphinx-book-theme", "myst-parser", "sphinx-proceedings")


def machine() -> Mapping[str, Any]:
    """Cores, Python, system, and how busy the machine is just now."""
    return {
        "cores": os.cpu_count(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": platform.platform(),
        "load_average": [round(load, 2) for load in os.getloadavg()],
    }


def versions(hugo: str | None = None) -> Mapping[str, str]:
    """Of this tool and of what it builds with, and of Hugo's program where there is one."""
    found = {name: version(name) for name in _PACKAGES}
    if hugo is not None:
        found["hugo"] = _version_of(hugo)
    return found


def _version_of(program: str) -> str:
    """As the program calls it; empty where it does not tell."""
    done = subprocess.run(  # noqa: S603  # what the user named
        [program, "version"], capture_output=True, text=True, check=False
    )
    told = re.search(r"\bv(\d+(?:\.\d+)+)", done.stdout)
    return told[1] if told else ""
