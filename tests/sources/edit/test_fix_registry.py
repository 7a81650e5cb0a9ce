"""ORCID iDs of the registry in their normal form."""

import pytest

from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.fix_registry import fix_registry


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("'http://orcid.org/000000021694233x/'", "'0000-0002-1694-233X'"),
        ('"ORCID: 0000-0002-1825-0097"  # hers', '"0000-0002-1825-0097"  # hers'),
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1825-0098", "https://orcid.org/0000-0002-1825-0098"),
        ('"\\x30000-0002-1825-0097"', '"\\x30000-0002-1825-0097"'),
    ],
)
def test_ids(before: str, after: str) -> None:
    text = "people:\r\n  - id: ada\r\n    name: Ada Lovelace\r\n    orcid: {}\r\n    bio: x\r\n"
    document = open_document("people/x.yaml", text.format(before).encode())
    assert isinstance(document, Document)
    fixed = fix_registry(document)
    assert (fixed.data.decode(), fixed.count) == (text.format(after), int(before != after))


@pytest.mark.parametrize("text", ["", "people: x", "people: [x, {orcid: 1}]", "people: [", "- a"])
def test_what_is_no_registry_stays(text: str) -> None:
    document = open_document("people/x.yaml", text.encode())
    assert isinstance(document, Document)
    assert fix_registry(document).data == text.encode()
