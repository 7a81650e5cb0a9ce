"""crossref and xdata as biblatex defines them."""

from typing import NamedTuple

import pytest

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.inheritance import inherit
from sphinx_proceedings.sources.text.source import Source


def inherited(
    text: str, volume: str = ""
) -> tuple[dict[str, dict[str, str]], tuple[Diagnostic, ...]]:
    file = read_bibtex(Source(path="x.bib", text=text))
    resolved, diagnostics = inherit(file.entries, file.damaged, volume)
    values = {
        entry.key: {name: field.value for name, field in entry.fields.items()} for entry in resolved
    }
    return values, diagnostics


def test_title_becomes_booktitle_and_identity_stays() -> None:
    values, diagnostics = inherited(
        "@inproceedings{k, title = {T}, year = 2025, crossref = {v}}\n"
        "@proceedings{v, title = {V}, subtitle = {S}, year = 2026, doi = {10.1/v}, url = {u},"
        " editor = {E}, pages = {1--100}, abstract = {A}, keywords = {w}}"
    )
    assert diagnostics == ()
    assert values["k"] == {
        "title": "T",
        "year": "2025",
        "crossref": "v",
        "booktitle": "V",
        "booksubtitle": "S",
        "editor": "E",
    }


def test_parent_may_stand_before_its_child_and_inherit_itself() -> None:
    values, _ = inherited(
        "@proceedings{v, title = {V}, xdata = {a, b}}\n@xdata{a, publisher = {P}}\n"
        "@xdata{b, address = {Q}, publisher = {R}}\n@inproceedings{k, title = {T}, crossref = {v}}"
    )
    assert values["k"] == {
        "title": "T",
        "crossref": "v",
        "booktitle": "V",
        "publisher": "P",
        "address": "Q",
    }


def test_missing_parent_and_circle_are_reported_and_the_rest_inherits() -> None:
    values, diagnostics = inherited(
        "@inproceedings{a, title = {A}, crossref = {nowhere}}\n"
        "@inproceedings{b, title = {B}, crossref = {c}, year = 2026}\n"
        "@inproceedings{c, title = {C}, crossref = {b}, publisher = {P}}\n"
        "@inproceedings{d, title = {D}, crossref = {d}}"
    )
    assert [diagnostic.message for diagnostic in diagnostics] == [
        "crossref of a names 'nowhere', which is not here",
        "crossref leads from c back to b",
        "crossref leads from d back to d",
        "b and 2 more say of no book or journal to have appeared in it",
    ]
    assert values["b"]["publisher"] == "P"
    assert "year" not in values["c"]


def test_damaged_parent_is_no_second_fault() -> None:
    _, diagnostics = inherited(
        "@inproceedings{a, title = {A}, crossref = {v}}\n@proceedings{v, title = {V}\n"
    )
    assert diagnostics == ()


def test_a_volume_keeps_what_is_its_own() -> None:
    values, diagnostics = inherited(
        "@inproceedings{k, title = {T}, crossref = {V}}\n"
        "@proceedings{v, title = {P}, year = 2026, pdf = {https://x.org/v.pdf}, note = {N},"
        " slides = {https://x.org/s}, video = {https://x.org/v}, code = {https://x.org/c},"
        " award = {A}, presenter = {Q}, file = {v.pdf}, isbn = {1}, issn = {2}, eprint = {3},"
        " eprintclass = {cs}, eventdate = {2026-05-04}, shortname = {S},"
        ' editor = {E}, editor+an:orcid = {1="x"}, author = {B}, author+an:orcid = {1="y"}}'
    )
    assert diagnostics == ()
    assert values["k"] == {
        "title": "T",
        "crossref": "V",
        "booktitle": "P",
        "year": "2026",
        "isbn": "1",
        "issn": "2",
        "eventdate": "2026-05-04",
        "editor": "E",
        "editor+an:orcid": '1="x"',
    }


def test_shared_data_hands_all_on() -> None:
    values, _ = inherited(
        "@inproceedings{k, title = {T}, booktitle = {P}, xdata = {X}}\n"
        "@xdata{x, note = {N}, pdf = {u}, doi = {d}, crossref = {v}, ids = {old}}\n"
        "@proceedings{v, title = {P}, subtitle = {S}, note = {M}}"
    )
    assert values["k"] == {
        "title": "T",
        "booktitle": "P",
        "xdata": "X",
        "note": "N",
        "pdf": "u",
        "doi": "d",
        "crossref": "v",
        "booksubtitle": "S",
    }


class Taken(NamedTuple):
    """An entry, its parent and what it takes of that."""

    child: str
    parent: str
    taken: dict[str, str]


TAKEN = {
    "other editors": Taken(
        child="editor = {E}",
        parent='editor = {F}, editor+an:orcid = {1="x"}, editortype = {compiler}',
        taken={},
    ),
    "same editors in braces": Taken(
        child="editor = {E}",
        parent="editor = {{E}}, editortype = {compiler}",
        taken={"editortype": "compiler"},
    ),
    "other title": Taken(
        child="booktitle = {Other}",
        parent="title = {P}, subtitle = {S}, series = {R}",
        taken={"series": "R"},
    ),
    "same title in braces": Taken(
        child="booktitle = {The {P}}",
        parent="title = {The P}, subtitle = {S}",
        taken={"booksubtitle": "S"},
    ),
    "subtitle alone": Taken(
        child="booksubtitle = {S}", parent="title = {P}", taken={"booktitle": "P"}
    ),
    "another field's title": Taken(
        child="journal = {J}", parent="journaltitle = {K}, journalsubtitle = {L}", taken={}
    ),
    "other year": Taken(child="year = 2025", parent="date = {2026-05-04}", taken={}),
    "other year, in fields": Taken(
        child="year = 2025", parent="year = 2026, month = may, day = 4", taken={}
    ),
    "same year, in fields": Taken(
        child="year = 2026",
        parent="year = 2026, month = 5, day = 4",
        taken={"month": "5", "day": "4"},
    ),
    "same year": Taken(
        child="year = 2026", parent="date = {2026-05-04}", taken={"date": "2026-05-04"}
    ),
    "month of its own": Taken(
        child="year = 2026, month = 6", parent="date = {2026-05-04}", taken={}
    ),
    "date of its own": Taken(child="date = {2026}", parent="year = 2026, month = 5", taken={}),
    "month without year": Taken(
        child="month = 6", parent="year = 2026, month = 5, day = 4", taken={"year": "2026"}
    ),
    "ISBN of its own": Taken(
        child="isbn = {1}", parent="isbn = {2}, publisher = {P}", taken={"publisher": "P"}
    ),
}


@pytest.mark.parametrize("case", TAKEN.values(), ids=TAKEN)
def test_what_is_said_together_is_taken_together(case: Taken) -> None:
    values, _ = inherited(
        f"@misc{{c, {case.child}}}\n@inproceedings{{k, {case.child}, crossref = {{v}}}}\n"
        f"@proceedings{{v, {case.parent}}}"
    )
    assert values["k"] == {**values["c"], "crossref": "v", **case.taken}


def test_the_title_of_a_volume_outdoes_its_booktitle() -> None:
    for parent in ("title = {T}, booktitle = {B}", "booktitle = {B}, title = {T}"):
        values, _ = inherited(f"@inproceedings{{k, crossref = {{v}}}}\n@proceedings{{v, {parent}}}")
        assert values["k"]["booktitle"] == "T"


VOLUME = "@proceedings{v, booktitle = {Proceedings of {X}}, volume = 7, editor = {E}, pdf = {u}}\n"


def test_the_only_volume_holds_papers_that_name_none() -> None:
    """The form of PMLR."""
    values, diagnostics = inherited(
        VOLUME + "@InProceedings{a, title = {A}}\n@incollection{b, title = {B}, editor = {F}}\n"
        "@inproceedings{c, title = {C}, booktitle = {Proceedings of X}}"
    )
    assert diagnostics == ()
    booktitle = {"booktitle": "Proceedings of {X}", "volume": "7"}
    assert values["a"] == {"title": "A", "editor": "E", **booktitle}
    assert values["b"] == {"title": "B", "editor": "F", **booktitle}
    assert values["c"] == {
        **booktitle,
        "title": "C",
        "editor": "E",
        "booktitle": "Proceedings of X",
    }


@pytest.mark.parametrize(
    "entry",
    [
        "@inproceedings{k, booktitle = {Other}}",
        "@inproceedings{k, journal = {J}}",
        "@inproceedings{k, maintitle = {Other}}",
        "@inproceedings{k, booktitle = {Other}, xref = {v}}",
        "@article{k, journaltitle = {J}}",
        "@misc{k, title = {T}}",
        "@phdthesis{k, title = {T}}",
    ],
)
def test_who_is_elsewhere_is_not_in_the_volume(entry: str) -> None:
    alone, _ = inherited(entry)
    values, diagnostics = inherited(VOLUME + entry)
    assert (values["k"], diagnostics) == (alone["k"], ())


def test_the_volume_that_the_edition_names() -> None:
    text = VOLUME + "@proceedings{w, title = {W}}\n@inproceedings{k, title = {K}}"
    assert inherited(text, "W")[0]["k"] == {"title": "K", "booktitle": "W"}
    values, diagnostics = inherited(text)
    assert values["k"] == {"title": "K"}
    assert [(item.code.slug, item.message) for item in diagnostics] == [
        ("bib-container", "k says of no book or journal to have appeared in it")
    ]


def test_a_parent_may_be_named_in_any_case_and_by_a_key_that_it_had() -> None:
    text = "@Proceedings{DBLP:Conf/V, title = {V}, ids = {old, Older}}\n@xdata{X, note = {N}}\n"
    for key in ("dblp:conf/v", "DBLP:CONF/V", "OLD", "older"):
        values, diagnostics = inherited(
            f"{text}@inproceedings{{k, crossref = {{ {key} }}, xdata = {{x}}}}"
        )
        assert (values["k"]["booktitle"], values["k"]["note"], diagnostics) == ("V", "N", ())


def test_the_parts_of_a_volume_hold_its_papers() -> None:
    values, _ = inherited(
        "@mvproceedings{all, title = {All}}\n@proceedings{v, title = {V}, crossref = {all}}\n"
        "@inproceedings{k, title = {K}}"
    )
    assert values["k"] == {"title": "K", "booktitle": "V", "maintitle": "All"}


def test_papers_without_container_are_told_once_a_file() -> None:
    papers = "".join(f"@inproceedings{{k{number}, title = {{K}}}}\n" for number in range(2431))
    _, diagnostics = inherited(papers + "@article{a, journal = {J}}")
    assert [(item.location.line, item.message, len(item.related)) for item in diagnostics] == [
        (1, "k0 and 2,430 more say of no book or journal to have appeared in it", 9)
    ]


def test_that_nothing_has_appeared_yet_is_a_note_once_a_file() -> None:
    _, diagnostics = inherited("@inproceedings{k, title = {K}}\n@article{l, title = {L}}")
    assert [(item.code.slug, item.severity, item.message) for item in diagnostics] == [
        ("bib-unpublished", "note", "k and 1 more say of no book or journal to have appeared in it")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, title = {K}}\n@unpublished{l, title = {L}}",
        "@inproceedings{k, title = {K}, crossref = {v}}\n@article{a, journal = {J}}\n"
        "@proceedings{v, title = {V}",
    ],
)
def test_what_is_no_further_fault(text: str) -> None:
    """What is in no container; the volume is damaged."""
    assert inherited(text)[1] == ()
