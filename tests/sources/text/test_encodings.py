"""When bytes are certainly Windows-1252."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.text.encodings import windows_1252


@pytest.mark.parametrize(
    "text",
    [
        "Müller, Jürgen and Weiß, Ölüm",
        "François Élysée, “la pensée” – l’été à Zürich, § 5, 20 °C, 5 € …",
        "Muñoz Ibáñez, Ana; ¿qué? João São, Ångström, Søren, Þór, Œuvres d'Œdipe",
        "Þórarinn, créée, Füße, Grüße, naïf, une entrée naïvement à côté",
        "ÉCOLE POLYTECHNIQUE FÉDÉRALE, MÜLLER",
        "{Universit\u00e9} de Montr{\u00e9}al, ETH Z{\u00fc}rich, \\emph{\u00e0}",
    ],
)
def test_western_text_is_certain(text: str) -> None:
    assert windows_1252(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("José Müller", "mac_roman"),
        ("José Müller", "cp850"),
        ("Иванов, Иван", "cp1251"),
        ("Παπαδόπουλος", "cp1253"),
        ("Łukasz Dvořák, Šimon Žižka", "iso8859_2"),
        ("Łukasz, Małgorzata", "cp1250"),
        ("Gökçe Şahin, Işık", "cp1254"),
        ("山田太郎", "shift_jis"),
        ("山田太郎", "euc_jp"),
        ("김철수", "euc_kr"),
        ("王小明", "gb18030"),
        ("Plain ASCII", "ascii"),
    ],
)
def test_other_encodings_are_not(text: str, encoding: str) -> None:
    assert windows_1252(text.encode(encoding)) is None


@pytest.mark.parametrize(
    "data", [b"M\xc3\xbcller and M\xfcller", b"M\xfcller\0", b"a \x81 b", b"\xff\xd8\xff\xe0 JFIF"]
)
def test_mixtures_and_binaries_are_not(data: bytes) -> None:
    assert windows_1252(data) is None


@given(st.text(alphabet="abé", max_size=20))
def test_what_is_read_is_what_was_written(text: str) -> None:
    assert windows_1252(text.encode("cp1252")) in (text, None)
