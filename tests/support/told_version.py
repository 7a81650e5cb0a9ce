"""Packages as if they were installed in another version."""

from pathlib import Path


def told_version(name: str, version: str, folder: Path) -> Path:
    """A folder that has Python believe that another version is there."""
    path = folder / name / f"{name.replace('-', '_')}-{version}.dist-info" / "METADATA"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder / name
