"""Records for InvenioRDM: whole, by its own schema, and what its interface asks for."""

import json
from pathlib import Path
from typing import Any

from support.deliveries import bundle_of, copies, delivery_of, texts, told
from support.invenio_schema import record_errors


def records(tmp_path: Path, *changes: tuple[str, str]) -> dict[str, Any]:
    found = texts(bundle_of("zenodo", delivery_of(tmp_path, *changes)))
    return {path: json.loads(text) for path, text in found.items()}


MEETING = {
    "title": "The Second Toy Conference",
    "acronym": "Toy 2026",
    "dates": "2026-10-24 to 2026-10-25",
    "place": "Delft, The Netherlands",
    "url": "https://toys.example/2026",
}
IMPRINT = {"title": "Proceedings of the Second Toy Conference", "isbn": "978-0-00-000000-2"}
ADA = {"type": "personal", "family_name": "Lovelace", "given_name": "Ada"}
OPEN = {"record": "public", "files": "public"}


def test_whole_records(tmp_path: Path) -> None:
    found = records(tmp_path)
    assert list(found) == [
        "volume/metadata.json",
        *(f"papers/{key}/metadata.json" for key in ("loops", "notes", "more")),
    ]
    assert found["volume/metadata.json"] == {
        "access": OPEN,
        "files": {"enabled": False},
        "pids": {"doi": {"identifier": "10.1000/toy", "provider": "external"}},
        "metadata": {
            "resource_type": {"id": "publication-conferenceproceeding"},
            "title": "Proceedings of the Second Toy Conference",
            "creators": [
                {
                    "person_or_org": ADA,
                    "affiliations": [{"name": "University of Oxford"}],
                    "role": {"id": "editor"},
                }
            ],
            "publication_date": "2026-10",
            "publisher": "Toy Press",
            "rights": [{"id": "cc-by-4.0"}],
            "identifiers": [{"identifier": "978-0-00-000000-2", "scheme": "isbn"}],
            "related_identifiers": [
                {
                    "identifier": "10.1000/toy.1",
                    "scheme": "doi",
                    "relation_type": {"id": "haspart"},
                    "resource_type": {"id": "publication-conferencepaper"},
                }
            ],
        },
        "custom_fields": {"meeting:meeting": MEETING, "imprint:imprint": IMPRINT},
    }
    assert found["papers/loops/metadata.json"] == {
        "access": OPEN,
        "files": {"enabled": True},
        "pids": {"doi": {"identifier": "10.1000/toy.1", "provider": "external"}},
        "metadata": {
            "resource_type": {"id": "publication-conferencepaper"},
            "title": "On loops of x² < 3 in H2O",
            "creators": [
                {
                    "person_or_org": {
                        "type": "personal",
                        "family_name": "van der Berg Jr.",
                        "given_name": "Jan",
                    },
                    "affiliations": [{"name": "TU Delft"}],
                },
                {"person_or_org": {"type": "organizational", "name": "The Toy Team"}},
                {
                    "person_or_org": {
                        "type": "personal",
                        "family_name": "Mausam",
                        "identifiers": [{"scheme": "orcid", "identifier": "0000-0001-6192-0044"}],
                    },
                    "affiliations": [{"name": "Engines & Co."}],
                },
            ],
            "publication_date": "2026-10",
            "publisher": "Toy Press",
            "description": '<p>We show <span class="math">\\(E = mc^2\\)</span> at 50% &amp; less.'
            "</p><p>A second paragraph.</p>",
            "subjects": [{"subject": "toys"}, {"subject": "trains"}],
            "rights": [{"id": "cc-by-4.0"}],
            "related_identifiers": [
                {
                    "identifier": "10.1000/toy",
                    "scheme": "doi",
                    "relation_type": {"id": "ispartof"},
                    "resource_type": {"id": "publication-conferenceproceeding"},
                },
                {
                    "identifier": "https://toys.example/papers/toy2026/loops.html",
                    "scheme": "url",
                    "relation_type": {"id": "isdescribedby"},
                },
                {
                    "identifier": "https://example.org/code?a=1&b=2",
                    "scheme": "url",
                    "relation_type": {"id": "issupplementedby"},
                    "resource_type": {"id": "software"},
                },
            ],
        },
        "custom_fields": {
            "meeting:meeting": MEETING,
            "imprint:imprint": {**IMPRINT, "pages": "1-8"},
        },
    }


def test_files_stand_beside_their_record(tmp_path: Path) -> None:
    bundle = bundle_of("zenodo", delivery_of(tmp_path))
    assert copies(bundle) == {
        "papers/loops/loops.pdf": "loops.pdf",
        "papers/loops/loops-supplement.zip": "loops-supplement.zip",
        "papers/loops/loops-slides.pdf": "loops-slides.pdf",
        "papers/notes/notes.pdf": "notes.pdf",
        "papers/more/more.pdf": "more.pdf",
    }
    assert bundle.missing == ()


def test_the_schema_has_nothing_against_them(tmp_path: Path) -> None:
    changes = (("pages    = {9--12}", "license = {Ours}, language = {dutch}, pages = {9--12}"),)
    found = texts(bundle_of("zenodo", delivery_of(tmp_path, *changes)))
    assert {path: record_errors(text) for path, text in found.items()} == {
        path: [] for path in found
    }


def test_licences_and_languages(tmp_path: Path) -> None:
    changes = (("pages    = {9--12}", "license = {CC0-1.0}, language = {dutch}"),)
    notes = records(tmp_path, *changes)["papers/notes/metadata.json"]["metadata"]
    assert (notes["rights"], notes["languages"]) == ([{"id": "cc0-1.0"}], [{"id": "nld"}])


def test_what_is_missing(tmp_path: Path) -> None:
    changes = (
        ("  license               = {CC-BY-4.0},\n", ""),
        ("title    = {More Notes}", "title = {No}"),
        ("  abstract = {Notes.},\n", ""),
    )
    assert told(bundle_of("zenodo", delivery_of(tmp_path, *changes))) == [
        "loops has no licence",
        "notes has no abstract",
        "notes has no licence",
        "more has no licence",
        "the title of more has fewer than 3 characters",
    ]
