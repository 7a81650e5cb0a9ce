"""Every field has one rule."""

from collections import Counter
from typing import NamedTuple

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


class Inherited(NamedTuple):
    """A field of the parent, a volume unless said, and its name in the child, else a paper."""

    name: str
    inherited: str
    parent: str = "proceedings"
    child: str = "inproceedings"


INHERITED = {
    "title": Inherited(name="title", inherited="booktitle"),
    "addition to the title": Inherited(name="titleaddon", inherited="booktitleaddon"),
    "annotation of the title": Inherited(name="title+an:x", inherited="booktitle+an:x"),
    "annotation of editors": Inherited(name="editor+an:orcid", inherited="editor+an:orcid"),
    "ISBN": Inherited(name="isbn", inherited="isbn"),
    "date of the event": Inherited(name="eventdate", inherited="eventdate"),
    "address": Inherited(name="address", inherited="address"),
    "title of all volumes for a volume": Inherited(
        parent="mvproceedings", child="proceedings", name="title", inherited="maintitle"
    ),
    "title of all volumes for a paper": Inherited(
        parent="mvproceedings", name="title", inherited="booktitle"
    ),
    "title of a journal": Inherited(
        parent="periodical", child="article", name="title", inherited="journaltitle"
    ),
    "title of an issue": Inherited(
        parent="periodical", child="article", name="issuetitle", inherited="issuetitle"
    ),
    "author of a book": Inherited(
        parent="book", child="inbook", name="author", inherited="bookauthor"
    ),
    "title of a paper": Inherited(parent="inproceedings", name="title", inherited="title"),
    "language": Inherited(
        parent="collection", child="incollection", name="langid", inherited="langid"
    ),
}


@pytest.mark.parametrize("case", INHERITED.values(), ids=INHERITED)
def test_names_in_the_child(case: Inherited) -> None:
    assert inherited_name(case.name, case.parent, case.child) == case.inherited
