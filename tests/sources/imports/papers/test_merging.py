"""An import, hand edits, a changed export, an import again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.imports.changes import Absent, ItemChange
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.decisions import accepted_submissions
from sphinx_proceedings.sources.imports.papers.imported import (
    PAPERS_RECORD,
    ImportedPaper,
    LastImport,
)
from sphinx_proceedings.sources.imports.papers.matching import demand_same_papers
from sphinx_proceedings.sources.imports.papers.merging import MergedPapers, merge_papers
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
    SubmittedPlace,
)
from sphinx_proceedings.sources.text.source import Source
from support.rich_texts import plain

EDITION = "w2027"
WHOLE = Location(path="x.json")
VOLUME = "% The volume\n@proceedings{w2027,\n  title = {Workshop},\n  year = {2027},\n}\n"
ADA = SubmittedAuthor(given="Ada", family="Lovelace", places=(SubmittedPlace(name="Society"),))
LUIGI = SubmittedAuthor(given="Luigi", family="Menabrea", places=(SubmittedPlace(name="Turin"),))


def paper(number: str, title: str, *authors: SubmittedAuthor, **values: object) -> Submission:
    told = {"number": number, "title": plain(title), "authors": authors or (ADA,), **values}
    return Submission(location=Location(path="x.json", line=int(number)), **told)  # type: ignore[arg-type]


NOTES = paper(
    "17",
    "Notes on the Analytical Engine",
    ADA,
    LUIGI,
    abstract=(plain("It weaves patterns. " * 8), plain("Second paragraph.")),
    keywords=("engines", "weaving"),
    fields={"pages": "1-8"},
)
LOOMS = paper("9", "On Looms", LUIGI, abstract=(plain("Looms."),))


def document(text: str) -> Document:
    opened = open_document("papers/w2027.bib", text.encode())
    assert not isinstance(opened, Diagnostic)
    return opened


def bring_in(
    text: str, last: LastImport, *papers: Submission, remove: bool = False, **values: object
) -> MergedPapers:
    export = Export(form="test", submissions=papers, **values)  # type: ignore[arg-type]
    decided = accepted_submissions(export, WHOLE)
    return merge_papers(document(text), last, export, decided, EDITION, remove=remove)


def imported(*papers: Submission, text: str = VOLUME) -> MergedPapers:
    return bring_in(text, LastImport(), *papers)


FIRST = """\
@inproceedings{lovelace2027notes,
  author = {Lovelace, Ada and Menabrea, Luigi},
  author+an:affiliation = {1="Society"; 2="Turin"},
  title = {Notes on the Analytical Engine},
  crossref = {w2027},
  pages = {1--8},
  keywords = {engines, weaving},
  abstract = {
    It weaves patterns. It weaves patterns. It weaves patterns. It weaves patterns. It weaves
    patterns. It weaves patterns. It weaves patterns. It weaves patterns.

    Second paragraph.
  },
}

@inproceedings{menabrea2027looms,
  author = {Menabrea, Luigi},
  author+an:affiliation = {1="Turin"},
  title = {On Looms},
  crossref = {w2027},
  abstract = {
    Looms.
  },
}

"""


def test_a_first_import() -> None:
    merged = imported(NOTES, LOOMS)
    assert merged.text == FIRST + VOLUME
    assert [change.key for change in merged.added] == ["lovelace2027notes", "menabrea2027looms"]
    assert (merged.changed, merged.conflicts, merged.absent, merged.remarks) == ((), (), (), ())
    assert dict(merged.last.papers["9"].fields) == {
        "author": "Menabrea, Luigi",
        "author+an:affiliation": '1="Turin"',
        "title": "On Looms",
        "abstract": "Looms.",
    }


def test_the_same_export_changes_nothing() -> None:
    first = imported(NOTES, LOOMS)
    again = bring_in(first.text, first.last, NOTES, LOOMS)
    assert (again.data, again.last, again.kept) == (first.data, first.last, 2)


def test_hand_edits_stay_and_changes_of_the_export_are_taken() -> None:
    first = imported(NOTES, LOOMS)
    edited = (
        first.text.replace("Notes on the Analytical Engine", "Notes on the {Analytical Engine}")
        .replace("  keywords = {engines, weaving},\n", "")
        .replace("  pages = {1--8},", '  pages = "1--8", % as printed\n  doi = {10.1000/182},')
        .replace("    Looms.\n", "    Looms,\n    mended by hand.\n")
        .replace("@inproceedings{menabrea", "% a comment\n@InProceedings{menabrea")
    )
    changed_notes = replace(
        NOTES,
        authors=(replace(ADA, orcid="0000-0002-1825-0097"), LUIGI),
        abstract=(plain("It weaves flowers."),),
        fields={"pages": "3-10", "doi": "10.1000/182"},
    )
    changed_looms = replace(LOOMS, abstract=(plain("Looms and cards."),), title=plain("Looms"))
    again = bring_in(edited, first.last, changed_notes, changed_looms)
    abstract = FIRST[FIRST.index("    It weaves") : FIRST.index("    Second")]
    assert again.text == (
        edited.replace(
            '2="Turin"},\n', '2="Turin"},\n  author+an:orcid = {1="0000-0002-1825-0097"},\n', 1
        )
        .replace('pages = "1--8"', "pages = {3--10}")
        .replace(f"{abstract}    Second paragraph.\n", "    It weaves flowers.\n")
        .replace("title = {On Looms}", "title = {Looms}")
    )
    assert again.changed == (
        ItemChange(
            number="17",
            key="lovelace2027notes",
            fields=("author+an:orcid", "pages", "abstract"),
        ),
        ItemChange(number="9", key="menabrea2027looms", fields=("title",)),
    )
    assert [(str(one.location), one.text) for one in again.conflicts] == [
        (
            "papers/w2027.bib:20:14",
            "abstract of menabrea2027looms: here it is “Looms, mended by hand.”, which stays;"
            " in the export it is “Looms and cards.”",
        )
    ]
    once_more = bring_in(again.text, again.last, changed_notes, changed_looms)
    assert (once_more.data, once_more.last) == (again.data, again.last)
    assert once_more.conflicts == ()


def test_line_ends_and_marks_stay() -> None:
    first = imported(NOTES)
    data = b"\xef\xbb\xbf" + first.data.replace(b"\n", b"\r\n")
    opened = open_document("papers/w2027.bib", data)
    assert not isinstance(opened, Diagnostic)
    changed = replace(NOTES, title=plain("Other Notes"), keywords=())
    export = Export(form="test", submissions=(changed, replace(LOOMS, keywords=("looms",))))
    decided = accepted_submissions(export, WHOLE)
    merged = merge_papers(opened, first.last, export, decided, EDITION)
    looms = FIRST[FIRST.index("@inproceedings{men") :].replace(
        "  abstract", "  keywords = {looms},\n  abstract"
    )
    notes = (
        FIRST[: FIRST.index("@inproceedings{men")]
        .replace("Notes on the Analytical Engine", "Other Notes")
        .replace("  keywords = {engines, weaving},\n", "")
    )
    assert merged.data.decode("utf-8-sig") == (notes + looms + VOLUME).replace("\n", "\r\n")
    assert merged.data.startswith(b"\xef\xbb\xbf@")


def test_a_field_that_no_paper_has_says_nothing() -> None:
    first = imported(NOTES, LOOMS)
    bare = [replace(one, abstract=(), keywords=()) for one in (NOTES, LOOMS)]
    again = bring_in(first.text, first.last, *bare)
    assert (again.data, again.last) == (first.data, first.last)


@pytest.mark.parametrize(
    ("places", "countries"),
    [
        pytest.param(("Society", "Turin"), ["GB", "IT"], id="the same places"),
        pytest.param(("Society", "Rome"), [], id="others"),
        pytest.param(("Society", ""), [], id="fewer"),
    ],
)
def test_what_is_known_of_affiliations_goes_with_them(
    places: tuple[str, ...], countries: list[str]
) -> None:
    """Also where no paper of the export tells it any more."""

    def placed(named: tuple[str, ...], known: tuple[str, ...]) -> Submission:
        authors = (
            replace(author, places=(SubmittedPlace(name=name, country=country),) if name else ())
            for author, name, country in zip((ADA, LUIGI), named, known, strict=True)
        )
        return replace(NOTES, authors=tuple(authors))

    first = imported(placed(("Society", "Turin"), ("GB", "IT")))
    again = bring_in(first.text, first.last, placed(places, ("", "")))
    (entry,) = (
        each for each in read_bibtex(document(again.text).source).entries if each.value("author")
    )
    assert re.findall("[A-Z]{2}", entry.value("author+an:country")) == countries


def test_papers_that_are_gone() -> None:
    first = imported(NOTES, LOOMS)
    again = bring_in(first.text, first.last, NOTES)
    gone = Absent(number="9", key="menabrea2027looms", why="is no longer in the export")
    assert (again.data, again.last, again.absent, again.removed) == (
        first.data,
        first.last,
        (gone,),
        (),
    )
    withdrawn = bring_in(first.text, first.last, NOTES, replace(LOOMS, is_withdrawn=True))
    assert withdrawn.absent == (replace(gone, why="was withdrawn"),)
    rejected = bring_in(
        first.text, first.last, replace(NOTES, decision="Accept"), replace(LOOMS, decision="Reject")
    )
    assert rejected.absent == (replace(gone, why="is no longer accepted: 'Reject'"),)
    removed = bring_in(first.text, first.last, NOTES, remove=True)
    assert removed.text == imported(NOTES).text
    assert (removed.absent, removed.removed, removed.last) == ((), (gone,), imported(NOTES).last)


def test_an_entry_that_was_taken_out_stays_out() -> None:
    first = imported(NOTES, LOOMS)
    edited = first.text.replace(FIRST[FIRST.index("@inproceedings{men") :], "")
    again = bring_in(edited, first.last, NOTES, replace(LOOMS, title=plain("Others")))
    assert again.text == edited
    assert [remark.text for remark in again.remarks] == [
        "menabrea2027looms (9) was taken out of the file since the last import; it stays out"
    ]


def test_a_key_that_was_changed_by_hand_is_followed() -> None:
    first = imported(NOTES)
    edited = first.text.replace(
        "{lovelace2027notes,", "{lovelace:engine,\n  ids = {lovelace2027notes},"
    )
    again = bring_in(edited, first.last, replace(NOTES, title=plain("Engines")))
    assert again.text == edited.replace("Notes on the Analytical Engine", "Engines")
    assert [change.key for change in again.changed] == ["lovelace:engine"]


def test_entries_that_are_there_are_found_by_title() -> None:
    by_hand = (
        "@inproceedings{ada27, author = {Lovelace, Ada and Menabrea, Luigi},"
        " title = {Notes on the {Analytical Engine}}}\n"
    )
    merged = imported(NOTES, text=by_hand)
    assert [remark.text for remark in merged.remarks] == ["ada27 is taken to be 17, by its title"]
    assert merged.last.papers["17"].key == "ada27"
    assert merged.text.startswith(
        "@inproceedings{ada27, author = {Lovelace, Ada and Menabrea, Luigi},"
        ' author+an:affiliation = {1="Society"; 2="Turin"},'
        " title = {Notes on the {Analytical Engine}}, pages = {1--8},"
        " keywords = {engines, weaving}, abstract = {It weaves"
    )
    assert [conflict.text[:14] for conflict in merged.conflicts] == ["title of ada27"]


@pytest.mark.parametrize(
    ("by_hand", "authors", "left"),
    [
        pytest.param(
            lambda text: text.replace('1="Society"', '1="Analytical Society"'),
            (LUIGI, ADA),
            ["author", "author+an:affiliation"],
            id="another order, and an affiliation mended by hand",
        ),
        pytest.param(
            lambda text: text.replace(
                "Lovelace, Ada and Menabrea, Luigi", "Babbage, Charles and Lovelace, Ada"
            ),
            (ADA, replace(LUIGI, places=(SubmittedPlace(name="Torino"),))),
            ["author+an:affiliation"],
            id="other authors by hand, and another affiliation",
        ),
    ],
)
def test_annotations_never_come_to_stand_beside_others(
    by_hand: Callable[[str], str], authors: tuple[SubmittedAuthor, ...], left: list[str]
) -> None:
    first = imported(NOTES)
    edited = by_hand(first.text)
    again = bring_in(edited, first.last, replace(NOTES, authors=authors))
    assert again.text == edited
    assert [conflict.text.partition(" of ")[0] for conflict in again.conflicts] == left


def test_a_changed_title_changes_no_key_and_keys_are_given_once() -> None:
    first = imported(NOTES)
    other = paper("18", "Notes on the Analytical Engine")
    again = bring_in(first.text, first.last, replace(NOTES, title=plain("Engines")), other)
    assert {number: one.key for number, one in again.last.papers.items()} == {
        "17": "lovelace2027notes",
        "18": "lovelace2027notes-2",
    }


def test_a_volume_is_made_where_there_is_none() -> None:
    merged = bring_in(
        "",
        LastImport(),
        LOOMS,
        volume={"booktitle": "Workshop on 1 & 2", "year": "2027"},
        editors=(ADA,),
    )
    volume = (
        "@proceedings{w2027,\n  title = {Workshop on 1 \\& 2},\n  year = {2027},\n"
        "  editor = {Lovelace, Ada},\n}\n"
    )
    assert merged.text == FIRST[FIRST.index("@inproceedings{men") :] + volume


def test_what_is_told_of_the_volume_is_merged() -> None:
    told = {"booktitle": "Workshop", "year": "2027", "publisher": "Notes"}
    first = bring_in(VOLUME, LastImport(), LOOMS, volume=told)
    assert first.volume is not None
    assert (first.volume.key, first.volume.fields) == ("w2027", ("publisher",))
    edited = first.text.replace("{Workshop}", "{The Workshop}")
    assert "publisher = {Notes}" in edited
    later = {**told, "booktitle": "Workshop on Notes", "isbn": "979-8-89176-417-0"}
    second = bring_in(edited, first.last, LOOMS, volume=later)
    assert second.text == edited.replace(
        "  publisher = {Notes},\n", "  publisher = {Notes},\n  isbn = {979-8-89176-417-0},\n"
    )
    assert [remark.text for remark in second.conflicts] == [
        "title of w2027: here it is “The Workshop”, which stays; in the export it is “Workshop on"
        " Notes”"
    ]
    third = bring_in(second.text, second.last, LOOMS, volume=later)
    assert (third.text, third.conflicts, third.volume) == (second.text, (), None)
    silent = bring_in(second.text, second.last, LOOMS)
    assert (silent.text, silent.last.volume) == (second.text, second.last.volume)


def test_a_volume_that_was_taken_out_stays_out() -> None:
    told = {"booktitle": "Workshop", "year": "2027"}
    first = bring_in("", LastImport(), LOOMS, volume=told)
    without = first.text[: first.text.index("@proceedings")]
    assert bring_in(without, first.last, LOOMS, volume=told).text == without


def test_articles_of_journals_are_in_no_volume() -> None:
    article = replace(LOOMS, fields={"journal": "Looms"})
    (entry,) = [
        entry
        for entry in read_bibtex(Source(path="x", text=imported(article).text)).entries
        if entry.key == "menabrea2027looms"
    ]
    assert (entry.type, "crossref" in entry.fields) == ("article", False)


def test_what_no_entry_can_have_is_told_once() -> None:
    odd = [replace(one, fields={"shelf": "1", "openreview": "aB-c"}) for one in (NOTES, LOOMS)]
    merged = imported(*odd)
    assert [(str(one.location), one.text) for one in merged.remarks] == [
        (
            "x.json:17",
            "no entry can have the shelf of 17, which is left out; so are those of 1 more",
        )
    ]
    assert merged.text.count("  openreview = {aB-c},\n") == 2


def test_a_damaged_file_is_left_alone() -> None:
    with pytest.raises(ExportError, match="not closed"):
        imported(NOTES, text="@misc{a, title = {T}\n\n@misc{b, title = {U}}\n")


TEXTS = st.text(st.sampled_from("ab {}\\@\n%$&#,=\"'(é"), max_size=30).map(
    lambda text: RichText.from_plain(" ".join(text.split()))
)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=2, max_size=2))
def test_whatever_is_in_it_an_export_is_taken(texts: list[tuple[RichText, ...]]) -> None:
    one, other = (
        replace(NOTES, title=plain(f"T {title}"), abstract=(first, second))
        for title, first, second in texts
    )
    first = imported(one, LOOMS)
    again = bring_in(first.text, first.last, other, LOOMS)
    fresh = imported(other, LOOMS)
    assert again.conflicts == ()
    assert again.last.papers["17"].fields == fresh.last.papers["17"].fields
    once_more = bring_in(again.text, again.last, other, LOOMS)
    assert (once_more.data, once_more.last) == (again.data, again.last)


def test_the_record_is_read_back() -> None:
    last = imported(NOTES, LOOMS).last
    text = PAPERS_RECORD.text({"test": last}, EDITION)
    assert list(map(str.strip, text.splitlines()[:6])) == [
        "{",
        '"format": 1,',
        '"edition": "w2027",',
        text.splitlines()[3].strip(),
        '"forms": {',
        '"test": {',
    ]
    assert PAPERS_RECORD.read(Source(path="r.json", text=text), EDITION) == {"test": last}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(lambda text: text[:40], "this is no JSON: ", id="cut"),
        pytest.param(lambda text: text.replace("Looms", "Loom"), "changed by hand", id="edited"),
        pytest.param(
            lambda text: text.replace('"w2027"', '"x"'), "it is of the edition 'x'", id="other"
        ),
        pytest.param(lambda text: text.replace('": 1,', '": 2,'), "its format", id="newer"),
        pytest.param(lambda _: "[]", "it holds no papers", id="another thing"),
        pytest.param(
            lambda text: text.replace("menabrea2027looms", "a, b"), "paper '9' is not", id="path"
        ),
        pytest.param(lambda text: f"<<<<<<< ours\n{text}", "two versions", id="merged"),
        pytest.param(lambda _: "[" * 100_000, "lists and objects nest too deeply", id="deep"),
    ],
)
def test_a_record_that_no_import_left(change: Callable[[str], str], problem: str) -> None:
    text = change(PAPERS_RECORD.text({"test": imported(LOOMS).last}, EDITION))
    with pytest.raises(ExportError, match=problem):
        PAPERS_RECORD.read(Source(path="r.json", text=text), EDITION)


@given(st.integers(0, 700), st.integers(0, 40), st.text(max_size=4))
def test_whatever_is_in_a_record_it_is_whole_or_refused(at: int, cut: int, put: str) -> None:
    last = {"test": imported(NOTES, LOOMS).last}
    text = PAPERS_RECORD.text(last, EDITION)
    damaged = text[:at] + put + text[at + cut :]
    try:
        found = PAPERS_RECORD.read(Source(path="r.json", text=damaged), EDITION)
    except ExportError:
        return
    assert found == last


def test_numbers_of_other_papers_are_refused() -> None:
    last = imported(*(paper(str(number), f"Engines {number}") for number in range(1, 6))).last
    others = [paper(str(number), "Looms", LUIGI) for number in range(1, 6)]
    with pytest.raises(ExportError, match="5 of 5 numbers were those of other papers"):
        demand_same_papers(others, last, WHOLE)
    demand_same_papers(others[:2], last, WHOLE)
    demand_same_papers([replace(each, authors=(ADA,)) for each in others], last, WHOLE)


def test_numbers_by_which_no_paper_can_be_remembered() -> None:
    merged = imported(replace(NOTES, number="1\n2"), LOOMS, replace(NOTES, number="9"))
    assert [remark.text for remark in merged.remarks] == [
        "'1\\n2' is no number of a paper; it is left out",
        "9 is in the export twice; the first one counts",
    ]
    assert list(merged.last.papers) == ["9"]


def test_numbers_are_in_order() -> None:
    papers = {
        number: ImportedPaper(key=f"k{number}", fields={}) for number in ("10", "9", "a", "1b")
    }
    text = PAPERS_RECORD.text({"test": LastImport(papers=papers)}, EDITION)
    assert [number for number in text.split('"') if number in papers] == ["a", "1b", "9", "10"]
