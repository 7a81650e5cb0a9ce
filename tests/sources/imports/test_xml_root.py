"""XML of anybody: its root, or why it is not read."""

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.xml_root import local_name, xml_root


def root(data: bytes) -> object:
    return xml_root("a.xml", data, wanted="a list", export="give a list")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", "a.xml:1:1: this is not well-formed XML: "),
        (b"<a>\n<b></a>", "a.xml:2:8: this is not well-formed XML: "),
        (b"<!doctype html><p>", "a.xml: this is a web page, not a list"),
        (b"<html/>", "a.xml: this is a web page, not a list"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "a.xml: the file declares or uses entities"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a>&b;</a>', "a.xml: the file declares or uses entities"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "a.xml:1:"),
    ],
)
def test_refusals(data: bytes, refusal: str) -> None:
    with pytest.raises(ExportError) as caught:
        root(data)
    assert f"{caught.value.location}: {caught.value.message}".startswith(refusal)
    assert caught.value.hint


def test_names_without_namespace() -> None:
    assert local_name(root(b'<x:a xmlns:x="y"><!-- b --></x:a>')) == "a"
