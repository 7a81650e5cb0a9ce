"""Editions to deliver, with papers' own files, and volumes as their receivers ask for them."""

from datetime import date
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.bundles.delivery import Bundle, Delivery
from sphinx_proceedings.bundles.receivers import RECEIVERS
from sphinx_proceedings.files.members import member_from
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.registries.deposits import Order
from support.sphinx_build import written

PAPERS = r"""
@inproceedings{loops,
  author                = {van der Berg, Jr., Jan and {The Toy Team} and Mausam},
  author+an:affiliation = {1="TU Delft"; 3="Engines \& Co."},
  author+an:orcid       = {3="0000-0001-6192-0044"},
  title                 = {On \emph{loops} of $x^2$ < 3 in {H\textsubscript{2}O}},
  crossref              = {vol},
  pages                 = {1--8},
  doi                   = {10.1000/toy.1},
  code                  = {https://example.org/code?a=1&b=2},
  keywords              = {toys; trains},
  track                 = {Long papers},
  abstract              = {We show $E = mc^2$ at 50\% & less.

    A second paragraph.},
}
@inproceedings{notes,
  author   = {Lovelace, Ada},
  title    = {Notes & <script>},
  crossref = {vol},
  pages    = {9--12},
  track    = {Short papers},
  abstract = {Notes.},
}
@inproceedings{more,
  author   = {Lovelace, Ada and Mustermann, Jürgen},
  title    = {More Notes},
  crossref = {vol},
  pages    = {13--16},
  track    = {Short papers},
  abstract = {More.},
}
@proceedings{vol,
  title                 = {Proceedings of the Second Toy Conference},
  editor                = {Lovelace, Ada},
  editor+an:affiliation = {1="University of Oxford"},
  volume                = {2},
  year                  = 2026,
  month                 = oct,
  publisher             = {Toy Press},
  isbn                  = {978-0-00-000000-2},
  doi                   = {10.1000/toy},
  license               = {CC-BY-4.0},
}
"""
PROGRAMME = """
name: Toy 2026
title: The Second Toy Conference
start: 2026-10-24
end: 2026-10-25
timezone: Europe/Amsterdam
place: Delft, The Netherlands
website: https://toys.example/2026
volume: vol
sessions:
- {id: morning, title: Morning, kind: talks, start: 2026-10-24 09:00, end: 2026-10-24 10:00,
   talks: [{paper: loops}]}
"""
FILES = {
    "papers/toy2026.bib": PAPERS,
    "program/toy2026.yaml": PROGRAMME,
    "papers/toy2026.files/loops.pdf": "%PDF-1.4 loops",
    "papers/toy2026.files/loops-supplement.zip": "PK supplement",
    "papers/toy2026.files/loops-slides.pdf": "%PDF-1.4 slides",
    "papers/toy2026.files/notes.pdf": "%PDF-1.4 notes",
    "papers/toy2026.files/more.pdf": "%PDF-1.4 more",
}
FRONT = "%PDF-1.4 front"


def delivery_of(root: Path, *changes: tuple[str, str]) -> Delivery:
    """All papers of the edition, in the sources of which texts were replaced."""
    files = dict(FILES)
    for old, new in changes:
        (changed,) = [name for name, text in files.items() if old in text]
        files[changed] = files[changed].replace(old, new)
    portal = read_portal(written(root / "portal", files)).portal
    (edition,) = portal.editions
    front = written(root, {"front.pdf": FRONT}) / "front.pdf"
    return Delivery(
        order=Order(
            portal=portal,
            edition=edition,
            papers=portal.papers,
            site=SiteAddress(base="https://toys.example/"),
        ),
        volume=edition.volume,
        day=date(2026, 11, 1),
        front=member_from(front, "front.pdf"),
        submitted=9,
    )


def bundle_of(receiver: str, delivery: Delivery) -> Bundle:
    """The bundle for a receiver."""
    return Bundle.of(RECEIVERS[receiver].put_together(delivery))


def texts(bundle: Bundle) -> dict[str, str]:
    """What was written for the receiver: path → text."""
    return {each.path: each.data.decode() for each in bundle.members if not each.source}


def copies(bundle: Bundle) -> dict[str, str]:
    """What is copied: path → the name of the author's file."""
    return {each.path: Path(each.source).name for each in bundle.members if each.source}


def told(bundle: Bundle) -> list[str]:
    """What is missing, without places and hints."""
    return [each.what for each in bundle.missing]
