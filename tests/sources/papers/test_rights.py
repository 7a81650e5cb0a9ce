"""Copyright lines and licences."""

import pytest

from sphinx_proceedings.model.licences import Licence
from support.one_paper import paper_of, papers_of

BY = Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("fields", "licence", "line"),
    [
        ("copyright = {2027 My Society}", None, "© 2027 My Society"),
        ("copyright = {© 2027 My Society}", None, "© 2027 My Society"),
        (r"copyright = {\copyright{} 2027 A \& B}", None, "© 2027 A & B"),
        (
            "copyright = {Copyright of the authors}",
            None,
            "Copyright of the authors",
        ),
        ("copyright = { }", None, ""),
        ("rights = {(c) 2027 ACM}", None, "(c) 2027 ACM"),
        ("rights = {CC-BY-4.0}", BY, ""),
        ("rights = {CC0}, license = {CC BY 4.0}, copyright = {2027 A}", BY, "© 2027 A"),
        ("rights = {All rights reserved}, copyright = {2027 A}", None, "© 2027 A"),
    ],
)
def test_rights(fields: str, licence: Licence | None, line: str) -> None:
    paper = paper_of(f"title = {{T}}, {fields}")
    assert (paper.licence, paper.copyright) == (licence, line)


def test_those_of_the_volume_hold_for_its_papers() -> None:
    read = papers_of(
        "@inproceedings{a, author = {A, B}, title = {T}, crossref = {v}}"
        "@inproceedings{own, author = {A, B}, title = {U}, crossref = {v}, copyright = {2027 B A}}"
        "@proceedings{v, title = {V}, copyright = {2027 S}, license = {CC-BY-4.0}}"
    )
    assert [(p.copyright, p.licence) for p in read.papers] == [("© 2027 S", BY), ("© 2027 B A", BY)]
    assert (read.volumes["v"].copyright, read.volumes["v"].licence) == ("© 2027 S", BY)
