"""The package as if it stated where its documentation is."""

from pathlib import Path

from support.told_version import told_version

__all__ = ["ADDRESS", "documented_at"]

ADDRESS = "https://engines.example.org/sphinx-proceedings/"


def documented_at(address: str, folder: Path) -> Path:
    """A folder that has Python believe so."""
    found = told_version("sphinx-proceedings", "1.0", folder)
    (metadata,) = found.glob("*.dist-info/METADATA")
    with metadata.open("a", encoding="utf-8") as file:
        file.write("Project-URL: Changelog, https://example.org/\n")
        file.write(f"Project-URL: Documentation, {address}\n")
    return found
