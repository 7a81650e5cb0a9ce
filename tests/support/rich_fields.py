"""A small edition that says all that proceedings say of papers beside names and texts."""

from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from support.sphinx_build import written

FILES = {
    "papers/toys.bib": """
@inproceedings{looms,
  author                = {Lovelace, Ada and Menabrea, Luigi and {The Toy Team}},
  author+an             = {2=corresponding},
  author+an:affiliation = {1="Analytical Society, UK"; 2="University of Turin", "TU Delft"},
  author+an:country     = {1="GB"; 2="IT"},
  title                 = {Looms that remember},
  origtitle             = {記憶する織機},
  language              = {japanese},
  section               = {short},
  articleno             = {17},
  crossref              = {v},
  doi                   = {10.5555/1.1},
}
@inproceedings{engines,
  author = {Haddad, Salma}, title = {حول المحركات}, title-en = {On engines}, language = {arabic},
  section = {long}, pages = {1--8}, doi = {10.5555/1.2}, copyright = {2027 Salma Haddad},
  crossref = {v},
}
@inproceedings{shown,
  author = {Lovelace, Ada}, title = {Shown}, archival = {no}, section = {Demos}, pages = {9},
  crossref = {v},
}
@proceedings{v,
  title = {Proceedings of Toys}, year = {2027}, publisher = {Toy Press}, address = {Delft},
  editor = {Babbage, Charles}, isbn = {978-0-00-000000-2}, doi = {10.5555/1},
  sections = {long=Long Papers|short=Short Papers|Demos}, copyright = {2027 Toy Society},
  license = {CC-BY-4.0},
}
""",
    "program/toys.yaml": """
name: Toys 2027
title: The Toy Conference
start: 2027-05-10
timezone: Europe/Amsterdam
place: Delft
volume: v
""",
    "people/all.yaml": """
affiliations:
  - {name: TU Delft, ror: 02e2c7k09, country: NL}
""",
}


def rich_portal(root: Path) -> Portal:
    """The portal; nothing is wrong with it."""
    reading = read_portal(written(root, FILES))
    assert reading.diagnostics == ()
    return reading.portal
