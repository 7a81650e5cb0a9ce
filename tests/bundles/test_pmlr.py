"""Volumes for PMLR: the whole file, its keys, and what the series' check would refuse."""

from pathlib import Path

import pytest

from support.deliveries import bundle_of, copies, delivery_of, texts, told

BIB = r"""@Proceedings{toy2026,
  booktitle = {Proceedings of the Second Toy Conference},
  name = {The Second Toy Conference},
  shortname = {Toy},
  year = {2026},
  editor = {Lovelace, Ada},
  volume = {2},
  start = {2026-10-24},
  end = {2026-10-25},
  address = {Delft, The Netherlands},
  conference_url = {https://toys.example/2026},
}

@InProceedings{vanderberg26,
  title = {On \emph{loops} of $x^2$ < 3 in {H\textsubscript{2}O}},
  author = {van der Berg, Jr., Jan and {The Toy Team} and {Mausam}},
  pages = {1-8},
  abstract = {We show $E = mc^2$ at 50\% \& less. A second paragraph.},
  doi = {10.1000/toy.1},
  keywords = {toys, trains},
}

@InProceedings{lovelace26a,
  title = {Notes \& {<}script>},
  author = {Lovelace, Ada},
  pages = {9-12},
  abstract = {Notes.},
}

@InProceedings{lovelace26b,
  title = {More Notes},
  author = {Lovelace, Ada and Mustermann, Jürgen},
  pages = {13-16},
  abstract = {More.},
}
"""


def test_the_whole_volume(tmp_path: Path) -> None:
    bundle = bundle_of("pmlr", delivery_of(tmp_path))
    assert texts(bundle) == {"toy2026.bib": BIB}
    assert copies(bundle) == {
        "vanderberg26.pdf": "loops.pdf",
        "vanderberg26-supp.zip": "loops-supplement.zip",
        "lovelace26a.pdf": "notes.pdf",
        "lovelace26b.pdf": "more.pdf",
    }
    assert bundle.missing == ()


def test_sections_are_those_of_the_volume(tmp_path: Path) -> None:
    sections = ("  isbn     ", "  sections = {Long papers|Other},\n  isbn     ")
    bundle = bundle_of("pmlr", delivery_of(tmp_path, sections))
    assert "  sections = {Long papers|Other},\n" in texts(bundle)["toy2026.bib"]
    assert "  section = {Long papers},\n" in texts(bundle)["toy2026.bib"]
    assert told(bundle) == [
        "notes is in no section of the volume",
        "more is in no section of the volume",
    ]


MISSING = [
    ("  volume                = {2},\n", "", ["the volume vol has no number in the series"]),
    ("pages    = {9--12}", "pages = {9}", []),
    ("  pages    = {9--12},\n", "", ["notes has no range of pages"]),
    ("  abstract = {Notes.},\n", "", ["notes has no abstract"]),
    ("  author   = {Lovelace, Ada},\n", "", ["notes has no author"]),
    (
        "author   = {Lovelace, Ada},",
        "author = {Lovelace, Ada and others},",
        ["the authors of notes end in “and others”"],
    ),
    ("place: Delft, The Netherlands\n", "", ["the edition toy2026 has no place"]),
    (
        "abstract = {Notes.}",
        r"abstract = {Of $\{x\}$ and a\_b for \$5 by e\ufb03cient.}".replace("\\ufb03", "\ufb03"),
        [
            r"the abstract of notes has \$, which the series' check refuses",
            r"the abstract of notes has \_, which the series' check refuses",
            r"the abstract of notes has \{ or \}, which the series' check refuses",
            "the abstract of notes has a ligature from a PDF, such as ﬁ, which the series' check"
            " refuses",
        ],
    ),
    (r"abstract = {Notes.}", r"abstract = {$\left\{ x \right\}$}", []),
]


@pytest.mark.parametrize(("old", "new", "missing"), MISSING)
def test_what_is_missing(old: str, new: str, missing: list[str], tmp_path: Path) -> None:
    assert told(bundle_of("pmlr", delivery_of(tmp_path, (old, new)))) == missing


def test_places_of_what_is_missing(tmp_path: Path) -> None:
    bundle = bundle_of("pmlr", delivery_of(tmp_path, ("  abstract = {Notes.},\n", "")))
    assert [(str(each.location), each.hint) for each in bundle.missing] == [
        ("papers/toy2026.bib:17:1", "add abstract = {…}")
    ]


def test_many_papers_of_one_author_have_keys_of_their_own(tmp_path: Path) -> None:
    entry = "@inproceedings{%s, author = {Lovelace, Ada}, title = {T}, crossref = {vol}}\n"
    more = "".join(entry % f"k{number}" for number in range(30))
    bib = texts(bundle_of("pmlr", delivery_of(tmp_path, ("@proceedings", f"{more}@proceedings"))))
    keys = [line for line in bib["toy2026.bib"].splitlines() if "{lovelace26" in line]
    assert (keys[0], keys[25:28], len(set(keys))) == (
        "@InProceedings{lovelace26a,",
        [f"@InProceedings{{lovelace26{letters}," for letters in ("z", "aa", "ab")],
        32,
    )
