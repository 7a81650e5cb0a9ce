"""Folders for the ACL Anthology: the whole files, and what takes them in asks for."""

from pathlib import Path

import yaml

from support.deliveries import bundle_of, copies, delivery_of, texts, told

DETAILS = """book_title: Proceedings of the Second Toy Conference
event_name: The Second Toy Conference
cover_subtitle: Proceedings of the Workshop
anthology_venue_id: Toy
volume_name: '1'
start_date: 2026-10-24
end_date: 2026-10-25
isbn: 978-0-00-000000-2
location: Delft, The Netherlands
editors:
- first_name: Ada
  last_name: Lovelace
publisher: Toy Press
website: https://toys.example/2026
"""


def test_the_whole_folder(tmp_path: Path) -> None:
    bundle = bundle_of("acl", delivery_of(tmp_path))
    assert texts(bundle)["inputs/conference_details.yml"] == DETAILS
    assert yaml.safe_load(texts(bundle)["inputs/papers.yml"]) == [
        {
            "id": 1,
            "title": r"On \emph{loops} of $x^2$ < 3 in {H\textsubscript{2}O}",
            "authors": [
                {
                    "first_name": "Jan",
                    "last_name": "van der Berg Jr.",
                    "institution": "TU Delft",
                },
                {"first_name": "", "last_name": "The Toy Team"},
                {
                    "first_name": "",
                    "last_name": "Mausam",
                    "institution": r"Engines \& Co.",
                    "orcid": "0000-0001-6192-0044",
                },
            ],
            "abstract": "We show $E = mc^2$ at 50\\% \\& less.\n\nA second paragraph.",
            "file": "1.pdf",
            "attachments": [
                {"type": "attachment", "file": "1-supplement.zip"},
                {"type": "presentation", "file": "1-slides.pdf"},
            ],
            "attributes": {"submitted_area": "Long papers"},
            "pages": "1–8",
            "doi": "10.1000/toy.1",
        },
        {
            "id": 2,
            "title": r"Notes \& <script>",
            "authors": [{"first_name": "Ada", "last_name": "Lovelace"}],
            "abstract": "Notes.",
            "file": "2.pdf",
            "attributes": {"submitted_area": "Short papers"},
            "pages": "9–12",
        },
        {
            "id": 3,
            "title": "More Notes",
            "authors": [
                {"first_name": "Ada", "last_name": "Lovelace"},
                {"first_name": "Jürgen", "last_name": "Mustermann"},
            ],
            "abstract": "More.",
            "file": "3.pdf",
            "attributes": {"submitted_area": "Short papers"},
            "pages": "13–16",
        },
    ]
    assert copies(bundle) == {
        "watermarked_pdfs/0.pdf": "front.pdf",
        "watermarked_pdfs/1.pdf": "loops.pdf",
        "watermarked_pdfs/2.pdf": "notes.pdf",
        "watermarked_pdfs/3.pdf": "more.pdf",
        "attachments/1-supplement.zip": "loops-supplement.zip",
        "attachments/1-slides.pdf": "loops-slides.pdf",
    }
    assert bundle.missing == ()


def test_what_is_missing(tmp_path: Path) -> None:
    changes = (
        ("  publisher             = {Toy Press},\n", ""),
        ("title: The Second Toy Conference\n", ""),
        ("  abstract = {Notes.},\n", ""),
    )
    assert told(bundle_of("acl", delivery_of(tmp_path, *changes))) == [
        "notes has no abstract",
        "the volume vol has no publisher",
        "the edition toy2026 has no title",
    ]


def test_every_paper_has_what_is_read_of_each(tmp_path: Path) -> None:
    bundle = bundle_of("acl", delivery_of(tmp_path, ("  abstract = {Notes.},\n", "")))
    second = yaml.safe_load(texts(bundle)["inputs/papers.yml"])[1]
    assert (second["abstract"], second["file"]) == ("", "2.pdf")
