"""Pagefind is run on documents; its files are the same whatever the order they come in."""

import random
from pathlib import Path

import pytest

from sphinx_proceedings.outputs.search.documents import document
from sphinx_proceedings.outputs.search.index_files import arrange
from sphinx_proceedings.outputs.search.pagefind import (
    PagefindError,
    index_in_the_making,
    is_available,
)
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, SearchedPage, outline
from sphinx_proceedings.upstream.pagefind import wanted_files

RECORDS = [
    SearchedPage(
        path=f"papers/w{number % 7}/p{number}.html",
        kind=Kind.PAPER,
        title=f"Paper {number}",
        words=dict.fromkeys(Field, ()) | {Field.TEXT: (f"word{number}", "loop")},
    )
    for number in range(60)
]
needs_pagefind = pytest.mark.skipif(not is_available(), reason="no Pagefind for this system")


def made(folder: Path, records: list[SearchedPage]) -> dict[str, bytes]:
    documents = [(record.path, document(record)) for record in records]
    with index_in_the_making(documents, "en", folder) as making:
        index = making()
    arrange(index, [outline(one) for one in sorted(records, key=lambda one: one.path.encode())])
    return {name: path.read_bytes() for name, path in wanted_files(index)}


@needs_pagefind
def test_index_does_not_depend_on_order(tmp_path: Path) -> None:
    first = made(tmp_path / "first", RECORDS)
    other = list(RECORDS)
    random.Random(7).shuffle(other)  # noqa: S311
    assert made(tmp_path / "other", other) == first
    assert sum(name.startswith("fragment/") for name in first) == len(RECORDS)
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"} <= set(first)
    assert not any("ui" in Path(name).stem for name in first)


@needs_pagefind
def test_no_documents_make_no_index(tmp_path: Path) -> None:
    with pytest.raises((PagefindError, OSError)):
        made(tmp_path, [])
