"""What names of files say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.paper_files import MEDIA_TYPES, FileKind
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.paper_files.file_names import (
    MisnamedError,
    OtherPapersError,
    PaperNames,
    ending_of,
    stem_of,
)


def paper(key: str, slug: str = "", former: str = "") -> Paper:
    return Paper(
        key=key,
        slug=slug or key,
        edition="w",
        entry_type="inproceedings",
        title=RichText(),
        location=Location(path="papers/w.bib"),
        former_keys=(former,) if former else (),
        former_slugs=(former,) if former else (),
    )


NAMES = PaperNames(
    [
        paper("ada2027"),
        paper("ada2027-slides"),
        paper("DBLP:conf/x", "DBLP-conf-x"),
        paper("Müller 2023", "Muller-2023", "mueller"),
        paper("v1.2"),
    ],
    {"broken"},
)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("ada2027.pdf", ("ada2027", FileKind.PDF, "", ".pdf", True), id="text"),
        pytest.param("ADA2027.PDF", ("ada2027", FileKind.PDF, "", ".pdf", False), id="case"),
        pytest.param(
            "ada2027-supplement.tar.gz",
            ("ada2027", FileKind.SUPPLEMENT, "", ".tar.gz", True),
            id="ending in two parts",
        ),
        pytest.param(
            "ada2027-Poster.png", ("ada2027", FileKind.POSTER, "", ".png", True), id="poster"
        ),
        pytest.param(
            "ada2027-slides.pdf",
            ("ada2027-slides", FileKind.PDF, "", ".pdf", True),
            id="the longest key",
        ),
        pytest.param(
            "ada2027-slides-slides.key",
            ("ada2027-slides", FileKind.SLIDES, "", ".key", True),
            id="the longest key before a kind",
        ),
        pytest.param(
            "ada2027-raw-data.v2.csv",
            ("ada2027", FileKind.OTHER, "raw-data.v2", ".csv", True),
            id="a name of its own",
        ),
        pytest.param(
            "DBLP-conf-x.pdf", ("DBLP:conf/x", FileKind.PDF, "", ".pdf", True), id="address"
        ),
        pytest.param(
            "Mu\u0308ller 2023.pdf", ("Müller 2023", FileKind.PDF, "", ".pdf", True), id="key"
        ),
        pytest.param(
            "mueller.pdf", ("Müller 2023", FileKind.PDF, "", ".pdf", False), id="former key"
        ),
        pytest.param("v1.2.pdf", ("v1.2", FileKind.PDF, "", ".pdf", True), id="a point in the key"),
        pytest.param("Broken-slides.pdf", None, id="of an entry that was left out"),
    ],
)
def test_names(name: str, told: object) -> None:
    says = NAMES.read(name)
    found = says and (says.paper.key, says.kind, says.name, says.ending, says.is_exact)
    assert found == told


@pytest.mark.parametrize(
    ("name", "error", "hint"),
    [
        pytest.param(
            "x.pdf",
            OtherPapersError,
            "call it by the key of its entry, as lovelace2027notes.pdf, or remove it",
            id="of nobody",
        ),
        pytest.param(
            "ada2027.zip",
            MisnamedError,
            "say behind the key what it is, as in ada2027-supplement.zip",
            id="no text",
        ),
        pytest.param(
            "ada2027-poster.svg",
            MisnamedError,
            "put it into a ZIP file, such as ada2027-supplement.zip",
            id="what browsers run",
        ),
        pytest.param(
            "ada2027-<b>\udcff\n.csv",
            MisnamedError,
            "use letters, digits and - _ . + only, as in ada2027-b.csv",
            id="odd characters",
        ),
        pytest.param(
            "ada2027-.csv",
            MisnamedError,
            "say behind the key what it is, as in ada2027-supplement.csv",
            id="nothing behind the hyphen",
        ),
    ],
)
def test_names_that_say_nothing(name: str, error: type[MisnamedError], hint: str) -> None:
    with pytest.raises(MisnamedError) as found:
        NAMES.read(name)
    assert (type(found.value), found.value.hint) == (error, hint)


@given(st.text(max_size=60), st.sampled_from([*MEDIA_TYPES, ".html", ""]))
def test_no_name_is_too_odd(stem: str, ending: str) -> None:
    """What is published is part of an address, and no other file's name."""
    for begins in ("", "ada2027-"):
        try:
            says = NAMES.read(f"{begins}{stem}{ending}")
        except MisnamedError:
            continue
        if says is not None:
            assert says.ending in MEDIA_TYPES
            assert says.name.isascii()
            assert not set(says.name) & set("/\\<>\"' \n?#%")


@given(st.text(), st.sampled_from(sorted(MEDIA_TYPES)))
def test_a_name_is_its_stem_and_its_ending(stem: str, ending: str) -> None:
    name = f"{stem}{ending.upper()}"
    assert ending_of(name).endswith(ending)
    assert f"{stem_of(name)}{ending_of(name)}".lower() == name.lower()
