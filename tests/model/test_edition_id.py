"""What an edition may be called: the same for files, the command line and editors' schemas."""

import re

import pytest

from sphinx_proceedings.model.edition_id import EDITION_ID, EditionIdError, edition_id

GOOD = ["myworkshop2027", "2027", "my-workshop_2027", "indexing", "index-2", "x" * 300]
BAD = [
    "",
    "index",
    "My2027",
    "my workshop",
    "a--b",
    "-a",
    "a_",
    "../x",
    "a.b",
    "é",
    "a\n",
    "index\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_ids(text: str) -> None:
    assert edition_id(text) == text
    assert re.search(f"^{EDITION_ID}$", text)


@pytest.mark.parametrize("text", BAD)
def test_texts_that_are_no_ids(text: str) -> None:
    with pytest.raises(EditionIdError) as caught:
        edition_id(text)
    assert str(caught.value) == (
        f"{text!r} cannot be an edition's id: use lower-case letters and digits,"
        " such as myworkshop2027"
    )
