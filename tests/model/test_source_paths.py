"""Where sources are."""

from sphinx_proceedings.model.source_paths import bib_path, ledger_path, programme_paths


def test_of_an_edition() -> None:
    assert (bib_path("w2027"), programme_paths("w2027"), ledger_path("w2027")) == (
        "papers/w2027.bib",
        ("program/w2027.yaml", "program/w2027.yml"),
        "program/w2027.ledger.json",
    )
