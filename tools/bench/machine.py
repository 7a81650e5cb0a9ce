"""Where something was measured, and with what."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sysconfig
from collections.abc import Collection, Mapping
from compileall import compile_dir
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

__all__ = ["compile_bytecode", "machine", "packages", "versions"]

_PACKAGES = ("sphinx", "sphinx-book-theme", "myst-parser", "sphinx-proceedings")


def machine() -> Mapping[str, Any]:
    """Processor, cores, Python, system, and how busy the machine is just now."""
    return {
        "processor": _processor(Path("/proc/cpuinfo")) or platform.processor(),
        "cores": os.cpu_count(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": platform.platform(),
        "load_average": [round(load, 2) for load in os.getloadavg()],
    }


def packages() -> frozenset[str]:
    """The folders of this tool and of all that it builds with."""
    installed = (sysconfig.get_path(name) for name in ("purelib", "platlib"))
    return frozenset((*installed, str(files("sphinx_proceedings"))))


def compile_bytecode(folders: Collection[str]) -> bool:
    """Compile all Python below these folders; whether there is now bytecode of all.

    A first build would do so, once for this machine: that is none of what a build takes.
    """
    compiled = [bool(compile_dir(folder, quiet=2, workers=0)) for folder in sorted(folders)]
    return all(compiled)


def _processor(told: Path) -> str:
    """What the system calls it; empty where it does not tell."""
    try:
        found = re.findall(r"(?m)^model name\s*:\s*(.+)$", told.read_text(encoding="utf-8"))
    except OSError:
        return ""
    return str(found[0]) if found else ""


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
