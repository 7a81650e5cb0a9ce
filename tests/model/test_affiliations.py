"""Where people are said to be."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.affiliations import (
    AffiliationIndex,
    Institution,
    Mention,
    make_affiliations,
)
from sphinx_proceedings.model.papers import Paper, Standing, Status
from sphinx_proceedings.model.richtext import RichText, Text


def paper(key: str, status: Status = Status.PUBLISHED) -> Paper:
    return Paper(
        key=key,
        slug=key,
        edition="w2027",
        entry_type="inproceedings",
        title=RichText((Text(key),)),
        location=Location(path="papers/w2027.bib"),
        standing=Standing(status=status),
    )


class Told(NamedTuple):
    """What an affiliation is called, who has it, and the keys of its papers."""

    name: str
    people: tuple[str, ...]
    papers: tuple[str, ...] = ()


def told(index: AffiliationIndex) -> dict[str, Told]:
    """Each by its slug."""
    return {
        found.slug: Told(found.name, found.people, tuple(paper.key for paper in found.papers))
        for found in index.affiliations
    }


def test_exactly_what_is_printed() -> None:
    a, b = paper("a"), paper("b", Status.WITHDRAWN)
    index = make_affiliations(
        [
            Mention("ada", "Univ. of Cambridge, UK and  Google", a),
            Mention("bob", "Univ. of Cambridge, UK and Google", a),
            Mention("bob", "univ. of Cambridge, UK and Google", b),
            Mention("ada", ""),
            Mention("cy", " "),
            Mention("cy", "../x <script>"),
            Mention("cy", "***"),
        ]
    )
    assert told(index) == {
        "affiliation": Told(name="***", people=("cy",)),
        "univ-of-cambridge-uk-and-google": Told(
            name="Univ. of Cambridge, UK and Google", people=("ada", "bob"), papers=("a",)
        ),
        "univ-of-cambridge-uk-and-google-2": Told(
            name="univ. of Cambridge, UK and Google", people=("bob",)
        ),
        "x-script": Told(name="../x <script>", people=("cy",)),
    }
    assert {who: [found.slug for found in where] for who, where in index.of_person.items()} == {
        "ada": ["univ-of-cambridge-uk-and-google"],
        "bob": ["univ-of-cambridge-uk-and-google", "univ-of-cambridge-uk-and-google-2"],
        "cy": ["x-script", "affiliation"],
    }


def test_registry_joins_what_it_names() -> None:
    cambridge = Institution(
        name="University of Cambridge",
        also=("U. Cambridge",),
        ror="013meh722",
        website="https://www.cam.ac.uk/",
    )
    index = make_affiliations(
        [
            Mention("ada", "u.  cambridge", paper("a")),
            Mention("bob", "UNIVERSITY OF CAMBRIDGE"),
            Mention("cy", "Cambridge University"),
        ],
        [cambridge, Institution(name="Nobody's")],
    )
    assert told(index) == {
        "cambridge-university": Told(name="Cambridge University", people=("cy",)),
        "university-of-cambridge": Told(
            name="University of Cambridge", people=("ada", "bob"), papers=("a",)
        ),
    }
    found = index.affiliations[1]
    assert (found.ror, found.website, found.spellings) == (
        "013meh722",
        "https://www.cam.ac.uk/",
        ("u. cambridge", "UNIVERSITY OF CAMBRIDGE"),
    )


PRINTED = st.lists(st.text(st.sampled_from("aAé ,漢<"), max_size=4), max_size=8)


@given(PRINTED, PRINTED)
def test_never_merged_and_never_moved(first: list[str], more: list[str]) -> None:
    def slugs(names: list[str]) -> dict[str, str]:
        index = make_affiliations([Mention("x", name) for name in names])
        return {found.name: found.slug for found in index.affiliations}

    before, after = slugs(first), slugs(first + more)
    assert before.items() <= after.items()
    assert set(after) == {" ".join(name.split()) for name in first + more} - {""}
    assert len(set(after.values())) == len(after)
