"""Where sources are."""

from sphinx_proceedings.model.source_paths import (
    bib_path,
    files_path,
    imported_path,
    imported_programme_path,
    is_imported,
    is_photo,
    is_source,
    ledger_path,
    programme_paths,
)


def test_of_an_edition() -> None:
    assert files_path("w2027") == "papers/w2027.files"
    assert imported_path("w2027") == "papers/w2027.imported.json"
    assert (bib_path("w2027"), programme_paths("w2027"), ledger_path("w2027")) == (
        "papers/w2027.bib",
        ("program/w2027.yaml", "program/w2027.yml"),
        "program/w2027.ledger.json",
    )


def test_files_that_a_portal_is_read_from() -> None:
    sources = {"papers/w2027.bib", "papers/topics.yml", "program/w2027.YAML", "people/a.yaml"}
    others = {"papers/a/b.bib", "papers/.w2027.bib", "program/w2027.json", "people/a.md", "a.bib"}
    others |= {imported_path("w2027")}
    assert set(filter(is_source, sources | others | {"program/w2027.ledger.json"})) == sources | {
        "program/w2027.ledger.json"
    }


def test_records_of_imports() -> None:
    others = {"papers/w2027.bib", "people/w2027.imported.json", "papers/imported.json"}
    records = {imported_path("w2027"), imported_programme_path("w2027")}
    assert records == {"papers/w2027.imported.json", "program/w2027.imported.json"}
    assert set(filter(is_imported, records | others)) == records


def test_photos_among_sources() -> None:
    photos = {"people/a.jpg", "people/photos/B.JPEG", "people/c.png", "people/d/e/f.WebP"}
    assert set(filter(is_photo, photos | {"people/a.yaml", "a.jpg", "papers/a.jpg"})) == photos
