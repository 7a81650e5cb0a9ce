"""Bags, by the Library of Congress's validator."""

from pathlib import Path

import bagit
import pytest

from sphinx_proceedings.files.members import write_folder
from support.deliveries import bundle_of, delivery_of, told


def made(tmp_path: Path) -> bagit.Bag:
    folder = tmp_path / "bag"
    write_folder(folder, bundle_of("bagit", delivery_of(tmp_path)).members)
    return bagit.Bag(str(folder))


def test_valid(tmp_path: Path) -> None:
    bag = made(tmp_path)
    bag.validate()
    assert bag.version_info == (1, 0)
    payload = "data/papers/toy2026"
    assert sorted(bag.payload_entries()) == [
        *(f"{payload}/all.{ending}" for ending in ("ascii.bib", "bib", "enw", "json", "mods.xml")),
        f"{payload}/all.ris",
        *(f"{payload}/loops{part}" for part in ("-slides.pdf", "-supplement.zip", ".pdf")),
        f"{payload}/more.pdf",
        f"{payload}/notes.pdf",
        *(
            f"data/program/toy2026/{name}"
            for name in (
                "days/2026-10-24.ics",
                "events.ics",
                "events.json",
                "morning.ics",
                "schedule.ics",
                "schedule.json",
                "schedule.xml",
                "talks/loops.ics",
            )
        ),
    ]
    size = sum(path.stat().st_size for path in (tmp_path / "bag/data").rglob("*") if path.is_file())
    assert bag.info == {
        "Source-Organization": "Toy Press",
        "External-Description": "The Second Toy Conference",
        "External-Identifier": "10.1000/toy",
        "Internal-Sender-Identifier": "toy2026",
        "Payload-Oxum": f"{size}.{len(bag.payload_entries())}",
    }


@pytest.mark.parametrize("path", ["data/papers/toy2026/notes.pdf", "bag-info.txt"])
def test_the_validator_sees_a_change(path: str, tmp_path: Path) -> None:
    bag = made(tmp_path)
    target = tmp_path / "bag" / path
    target.write_bytes(target.read_bytes().replace(b"o", b"0"))
    assert not bag.is_valid()


def test_a_paper_without_a_pdf_is_told(tmp_path: Path) -> None:
    delivery = delivery_of(
        tmp_path, ("  pages    = {9--12},", "  pdf = {https://a.example/n.pdf},")
    )
    assert told(bundle_of("bagit", delivery)) == ["notes has no PDF of its own"]
