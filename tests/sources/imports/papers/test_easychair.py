"""EasyChair's tables as values."""

import csv
from collections.abc import Mapping

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.easychair import FORM
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    SubmittedAuthor,
    SubmittedPlace,
)
from support.packages import EXPORTS, export_package, package_of, workbook

_SUBMISSIONS = (EXPORTS / "easychair" / "submission.csv").read_text(encoding="utf-8")
_AUTHORS = (EXPORTS / "easychair" / "author.csv").read_text(encoding="utf-8")


def _told(export: Export) -> list[str]:
    return [f"{remark.location}: {remark.text}" for remark in export.remarks]


def _authors(export: Export, number: str) -> tuple[SubmittedAuthor, ...]:
    return next(item.authors for item in export.submissions if item.number == number)


def test_everything_of_a_submission_is_read() -> None:
    package = export_package("easychair")
    export = FORM.read(package)
    first, second, third = export.submissions
    assert FORM.recognises(package)
    assert (str(first.location), first.number) == ("easychair/submission.csv:2", "3")
    assert first.title.plain == "Notes on n Engines"
    assert first.authors == (
        SubmittedAuthor(
            given="Ada",
            family="King-Noel",
            places=(SubmittedPlace(name="Analytical Engines", country="United Kingdom"),),
            is_corresponding=True,
        ),
        SubmittedAuthor(given="Charles", family="Babbage"),
    )
    assert [part.plain for part in first.abstract] == ["We write notes.", "See."]
    assert first.keywords == ("engines", "notes, and proofs")
    assert [item.decision for item in export.submissions] == ["accept", "accept as poster", ""]
    assert [author.family for author in second.authors] == ["Hilbert", "Noether", "Kowalewskaja"]
    assert (third.is_withdrawn, third.authors) == (True, (SubmittedAuthor(name="Nobody"),))


def test_what_is_odd_is_told() -> None:
    assert _told(FORM.read(export_package("easychair"))) == [
        "easychair/author.csv:2: “Ms. Ada King-Noel” is taken as “Ada King-Noel”: titles, degrees"
        " and numbers are no part of a name",
        "easychair/author.csv:3: “Charles Babbage PhD” is taken as “Charles Babbage”: titles,"
        " degrees and numbers are no part of a name",
        "easychair/submission.csv:6: its authors stand in another order in the table of authors,"
        " which is taken, than in its list, Emmy Noether, David Hilbert, Sofja Kowalewskaja",
        "easychair/author.csv:7: 1 authors of a submission that is not there, 99",
        "easychair: e-mail addresses are left out (1)",
    ]


def _sheets(tables: Mapping[str, str]) -> bytes:
    return workbook(
        {name: list(csv.reader(text.splitlines(True))) for name, text in tables.items()}
    )


def test_sheets_of_one_workbook() -> None:
    data = _sheets(
        {
            "Submissions": _SUBMISSIONS.replace("deleted?", "Deleted?"),
            "Authors": _AUTHORS.replace("submission #", "Submission #").replace(",yes", ",✔"),
            "Reviews": "#,submission #,member name,scores\n1,3,Secret,Bad\n",
        }
    )
    package = package_of({"all.xlsx": data})
    export, of_files = FORM.read(package), FORM.read(export_package("easychair"))
    assert FORM.recognises(package)
    assert str(export.submissions[0].location) == "export/all.xlsx:Submissions!A2"
    assert [
        (item.title, item.authors, item.abstract, item.keywords) for item in export.submissions
    ] == [(item.title, item.authors, item.abstract, item.keywords) for item in of_files.submissions]
    assert not any("Secret" in text for text in _told(export))


def test_tables_are_known_by_their_columns() -> None:
    package = package_of({"x.csv": _AUTHORS, "y.csv": _SUBMISSIONS.replace(",", ",")})
    assert len(FORM.read(package).submissions) == 3


@pytest.mark.parametrize(
    ("decisions", "ways"),
    [
        (("accept", "reject", ""), "^(?:accept)$"),
        (("ACCEPT", "accept"), "^(?:ACCEPT|accept)$"),
        (("accept", "accept?"), ""),
        (("accept", "conditional accept"), ""),
        (("reject",), ""),
    ],
)
def test_what_is_an_acceptance_where_that_is_clear(decisions: tuple[str, ...], ways: str) -> None:
    rows = "".join(f"{i},T{i},A B,{decision}\n" for i, decision in enumerate(decisions))
    package = package_of({"submission.csv": f"#,title,authors,decision\n{rows}"})
    assert FORM.read(package).ways == ways


def test_submissions_without_a_table_of_authors() -> None:
    export = FORM.read(package_of({"submission.csv": _SUBMISSIONS}))
    assert _authors(export, "17") == (
        SubmittedAuthor(name="Emmy Noether"),
        SubmittedAuthor(name="David Hilbert"),
        SubmittedAuthor(name="Sofja Kowalewskaja"),
    )
    assert _told(export)[0] == (
        "export: there is no table of authors; they are taken from the submissions, without places"
    )


def test_names_that_hold_what_parts_names() -> None:
    rows = '1,Martin,King and Sons\n1,Sammy,"Davis, Jr."\n'
    package = package_of(
        {
            "s.csv": '#,title,authors\n1,T,"Martin King and Sons and Sammy Davis, Jr."\n',
            "a.csv": f"submission #,first name,last name\n{rows}",
        }
    )
    export = FORM.read(package)
    assert _told(export) == []
    assert [author.family for author in _authors(export, "1")] == ["King and Sons", "Davis, Jr."]


def test_authors_alone() -> None:
    package = package_of({"author.csv": _AUTHORS})
    assert FORM.recognises(package)
    with pytest.raises(ExportError) as caught:
        FORM.read(package)
    assert caught.value.message == "there is no table of submissions of EasyChair in it"
    assert "download the tables “submission” and “author”" in caught.value.hint


def test_a_damaged_workbook_is_not_recognised_and_told_when_asked() -> None:
    package = package_of({"all.xlsx": _sheets({"A": _AUTHORS})[:-40]})
    assert not FORM.recognises(package)
    with pytest.raises(ExportError, match="the archive is damaged"):
        FORM.read(package)
