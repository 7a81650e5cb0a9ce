"""Who may be whom: reported with evidence, on request only, and never merged."""

import pytest

from sphinx_proceedings.check.suspect_people import identity_suspects
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.text.source import Source


def portal(*authors: str, more: str = "") -> Portal:
    """One paper for each author field."""
    entries = [
        f"@misc{{p{number}, title = {{T}}, year = 2026, author = {{{field}}}{more}}}"
        for number, field in enumerate(authors)
    ]
    source = Source(path="papers/w.bib", text="\n".join(entries))
    return assemble_portal(Sources(papers={"w": source})).portal


def messages(*authors: str, more: str = "") -> list[str]:
    return [suspect.message for suspect in identity_suspects(portal(*authors, more=more))]


def test_initials_with_a_fuller_form_and_a_shared_coauthor() -> None:
    (suspect,) = identity_suspects(
        portal("Singh, R. and Mishra, Mayank", "Singh, Ravi Kumar and Mishra, Mayank")
    )
    assert (suspect.code.slug, suspect.location.line) == ("person-suspect", 1)
    assert "R. Singh (r-singh) may be Ravi Kumar Singh (ravi-kumar-singh)" in suspect.message
    assert "Mayank Mishra" in suspect.message
    assert "- {id: ravi-kumar-singh, name: Ravi Kumar Singh, variants: [R. Singh]" in suspect.hint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cano, Jose", "Cano, José"),
        ("Zhang, Weinan", "Zhang, Wei-Nan"),
        ("Wang, Jian", "Jian, Wang"),
        ("Matthiessen, Christian", "Mathiessen, Christian"),
    ],
)
def test_spellings_that_may_be_one_person(one: str, other: str) -> None:
    assert len(messages(f"{one} and X, Y", f"{other} and X, Y")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shao, Sophia", "Shao, Junru"),
        ("Singh, R.", "Singh, Zak"),
        ("Zheng, Lianmin", "Wang, Zheng"),
        ("Lovelace, Ada", "Hopper, Grace"),
    ],
)
def test_other_people_are_left_alone(one: str, other: str) -> None:
    assert messages(one, other) == []


def test_two_orcids_make_one_name_two_people() -> None:
    source = Source(
        path="papers/w.bib",
        text="\n".join(
            f"@misc{{p{n}, title = {{T}}, year = 2026, author = {{Wang, Wei}},"
            f' author+an:orcid = {{1="{orcid}"}}}}'
            for n, orcid in enumerate(("0000-0001-6192-0044", "0000-0002-4654-1246"))
        ),
    )
    found = list(identity_suspects(assemble_portal(Sources(papers={"w": source})).portal))
    assert len(found) == 1
    assert "0000-0001-6192-0044" in found[0].message


def test_nothing_is_merged() -> None:
    made = portal("Singh, R.", "Singh, Ravi")
    list(identity_suspects(made))
    assert [person.id for person in made.people] == ["r-singh", "ravi-singh"]


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("LOVELACE, ADA", "Lovelace, Ada"),
        ("LOVELACE, Ada", "Lovelace, Ada"),
        ("{ada} {lovelace}", "Lovelace, Ada"),
        ("Cano, Jose", "Cano, José"),
    ],
)
def test_the_better_spelling_is_proposed_as_the_name(worse: str, better: str) -> None:
    (meant,) = split_names(better).names
    for one, other in ((worse, better), (better, worse)):
        (suspect,) = identity_suspects(portal(f"{one} and X, Y", f"{other} and X, Y"))
        assert f"name: {meant.name.full}," in suspect.hint


@pytest.mark.parametrize(
    ("fuller", "shorter", "name"),
    [
        ("LOVELACE, ADA KING", "Lovelace, A.", "Ada King Lovelace"),
        ("LOVELACE, Ada", "LOVELACE, A.", "Ada Lovelace"),
        ("MCDONALD, DORA", "McDonald, D.", "Dora McDonald"),
        ("NEIL, R. JEAN-LUC", "Neil, R.", "R. Jean-Luc Neil"),
        ("van Gogh, Theo", "van Gogh, T.", "Theo van Gogh"),
    ],
)
def test_no_name_in_capitals_is_proposed(fuller: str, shorter: str, name: str) -> None:
    (written,) = split_names(fuller).names
    (suspect,) = identity_suspects(portal(f"{shorter} and X, Y", f"{fuller} and X, Y"))
    assert f"name: {name}, variants: [" in suspect.hint
    assert (written.name.full in suspect.hint) is True


def test_numbers_of_dblp_say_that_they_are_two() -> None:
    assert messages("Wei Wang 0001 and X, Y", "Wei Wang 0002 and X, Y") == []
