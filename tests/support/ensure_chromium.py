"""Make sure that there is a Chromium for the browser tests: on the PATH, else install one."""

import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
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
    """The first Chromium on the PATH."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def playwrights_own() -> str | None:
    """The Chromium that Playwright has installed for itself, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str | None:
    """A Chromium to start."""
    return on_path() or playwrights_own()


def install() -> None:
    """Playwright's own build; where that cannot be downloaded, the distribution's."""
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if done.returncode == 0:
        return
    apt = shutil.which("apt-get")
    if apt:
        sudo = [] if shutil.which("sudo") is None else ["sudo", "-n"]
        subprocess.run([*sudo, apt, "update"], check=False)
        for package in ("chromium-headless-shell", "chromium"):
            if on_path() is None:
                subprocess.run([*sudo, apt, "install", "-y", package], check=False)


def main() -> int:
    if find() is None:
        install()
    found = find()
    if found is None:
        print("There is no Chromium, and none could be installed: put one on the PATH.")
        return 1
    print(f"browser tests use {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
