"""Whether a merged `.bib` file is read as it was meant."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sphinx_proceedings.sources.bibtex.entries import BibFile

__all__ = ["misreading"]


def misreading(
    before: BibFile,
    after: BibFile,
    expected: Mapping[str, Mapping[str, str]],
    removed: Collection[str],
) -> str:
    """What is read otherwise; empty where all is as it is meant.

    `expected` are the values that entries get, by their keys in small letters; an empty one goes.
    """
    meant: dict[str, dict[str, str]] = {
        key: fields for key, fields in _read(before).items() if key not in removed
    }
    for key, changes in expected.items():
        fields = {**meant.get(key, {}), **changes}
        meant[key] = {name: value for name, value in fields.items() if value}
    read = _read(after)
    for key, fields in meant.items():
        if _spaced(read.get(key, {})) != _spaced(fields):
            return f"{key} would not be read as it is meant"
    return "" if read.keys() == meant.keys() else "other entries would come or go"


def _read(file: BibFile) -> dict[str, dict[str, str]]:
    return {
        entry.key.casefold(): {name: one.value for name, one in entry.fields.items()}
        for entry in file.entries
    }


def _spaced(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in fields.items()}
