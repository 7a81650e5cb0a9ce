"""Finds a Chromium for the browser tests and for what measures pages; run, it installs one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["find", "on_path"]

_NAMES = (
    # Without a window of its own: tests take half the time.
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "brave-browser",
)


def on_path() -> str | None:
    """The first Chromium on the PATH; None where only Playwright may have one."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def find() -> str | None:
    """A Chromium to start, by its path."""
    return on_path() or _of_playwright()


def _of_playwright() -> str | None:
    """The Chromium that Playwright has installed for itself, if it has."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # starts a program

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    """Playwright's own build; where that cannot be downloaded, the distribution's."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    apt = shutil.which("apt-get")
    if subprocess.run(command, check=False).returncode == 0 or apt is None:  # noqa: S603
        return
    sudo = [] if shutil.which("sudo") is None else ["sudo", "-n"]
    subprocess.run([*sudo, apt, "update"], check=False)  # noqa: S603
    for package in ("chromium-headless-shell", "chromium"):
        if on_path() is None:
            subprocess.run([*sudo, apt, "install", "-y", package], check=False)  # noqa: S603


def main() -> int:
    """Have one, and say which."""
    if find() is None:
        _install()
    found = find()
    if found is None:
        print("There is no Chromium, and none could be installed: put one on the PATH.")
        return 1
    print(f"browser tests use {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
