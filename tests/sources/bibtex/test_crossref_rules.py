"""Every field has one rule."""

from collections import Counter

import pytest

from sphinx_proceedings.sources.bibtex.crossref_rules import RULES, STATEMENTS, inherited_name
from sphinx_proceedings.sources.bibtex.fields import READ
from support.biblatex_fields import DATE_PARTS, FIELDS


@pytest.mark.parametrize("name", sorted(FIELDS | DATE_PARTS | READ))
def test_every_field_has_one_rule(name: str) -> None:
    assert [name in rule.fields for rule in RULES].count(True) == 1


def test_no_field_has_two_rules_or_is_in_two_statements() -> None:
    for groups in ([rule.fields for rule in RULES], STATEMENTS):
        assert {name: n for name, n in Counter(f for g in groups for f in g).items() if n > 1} == {}
    assert all(rule.reason for rule in RULES)


@pytest.mark.parametrize(
    "name",
    [
        "pdf",
        "slides",
        "video",
        "code",
        "poster",
        "dataset",
        "preprint",
        "award",
        "presenter",
        "note",
        "url",
        "urldate",
        "file",
        "doi",
        "eprint",
        "primaryclass",
        "eprintclass",
        "pages",
        "abstract",
        "keywords",
        "addendum",
        "annote",
        "version",
        "pmid",
        "status",
        "notice",
        "author",
        "author+an:orcid",
        "award+an:x",
        "usera",
        "conference_url",
        "shortname",
        "ids",
    ],
)
def test_what_stays_with_the_volume(name: str) -> None:
    assert inherited_name(name, "proceedings", "inproceedings") == ""


@pytest.mark.parametrize(
    ("parent", "child", "name", "inherited"),
    [
        ("proceedings", "inproceedings", "title", "booktitle"),
        ("proceedings", "inproceedings", "titleaddon", "booktitleaddon"),
        ("proceedings", "inproceedings", "title+an:x", "booktitle+an:x"),
        ("proceedings", "inproceedings", "editor+an:orcid", "editor+an:orcid"),
        ("proceedings", "inproceedings", "isbn", "isbn"),
        ("proceedings", "inproceedings", "eventdate", "eventdate"),
        ("proceedings", "inproceedings", "address", "address"),
        ("mvproceedings", "proceedings", "title", "maintitle"),
        ("mvproceedings", "inproceedings", "title", "booktitle"),
        ("periodical", "article", "title", "journaltitle"),
        ("periodical", "article", "issuetitle", "issuetitle"),
        ("book", "inbook", "author", "bookauthor"),
        ("inproceedings", "inproceedings", "title", "title"),
        ("collection", "incollection", "langid", "langid"),
    ],
    ids=[
        "title",
        "addition to the title",
        "annotation of the title",
        "annotation of editors",
        "ISBN",
        "date of the event",
        "address",
        "title of all volumes for a volume",
        "title of all volumes for a paper",
        "title of a journal",
        "title of an issue",
        "author of a book",
        "title of a paper",
        "language",
    ],
)
def test_names_in_the_child(parent: str, child: str, name: str, inherited: str) -> None:
    assert inherited_name(name, parent, child) == inherited
