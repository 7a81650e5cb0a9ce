"""What Crossref's schema 5.4.0 takes as the text of the elements we write."""

from __future__ import annotations

from collections.abc import Mapping

from sphinx_proceedings.outputs.registries.requirements import Limit

__all__ = ["LIMITS"]

# As the schema has it: no question mark at the start, digits in one run only.
_NAME = r"[^\d?]*[^?\s]+[^\d]*"
# The schema takes any character; at a deposit Crossref refuses all but these in a suffix
# (Crossref documentation, “Constructing your DOIs”).
_DOI = r"10\.[0-9]{4,9}/[A-Za-z0-9._;()/-]{1,200}"

LIMITS: Mapping[str, Limit] = {
    "doi_batch_id": Limit(label="the batch's id", least=4, most=100),
    "depositor_name": Limit(label="the depositor's name", most=130),
    "email_address": Limit(
        label="the depositor's email address", least=6, most=200, pattern=r"[^\s@]+@[^\s@]+"
    ),
    "registrant": Limit(label="the registrant", most=255),
    "conference_name": Limit(label="the conference's name", least=3, most=512),
    "conference_acronym": Limit(label="the series' name", most=127),
    "conference_number": Limit(label="the edition's ordinal", most=15),
    "conference_location": Limit(label="the conference's place", least=2, most=255),
    "proceedings_title": Limit(label="the volume's title", most=511),
    "publisher_name": Limit(label="the publisher", most=255),
    "publisher_place": Limit(label="the publisher's address", least=2, most=255),
    "volume": Limit(label="the volume's number", most=32),
    "isbn": Limit(label="the ISBN", least=10, most=17, pattern=r"(97[89]-)?[0-9][0-9 \-]+[0-9X]"),
    "issn": Limit(label="the ISSN", least=8, most=9, pattern=r"[0-9]{4}-?[0-9]{3}[0-9X]"),
    "given_name": Limit(label="a given name", most=60, pattern=_NAME),
    "surname": Limit(label="a family name", most=60, pattern=_NAME),
    "suffix": Limit(label="the suffix of a name", most=10),
    "organization": Limit(label="the name of an organisation", most=511),
    "institution_name": Limit(label="an affiliation", most=1024),
    "ORCID": Limit(
        label="an ORCID iD",
        most=37,
        pattern=r"https://orcid\.org/[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]",
    ),
    "year": Limit(label="the year of publication", most=4, pattern="1[4-9][0-9]{2}|2[01][0-9]{2}"),
    "first_page": Limit(label="the first page", most=32),
    "item_number": Limit(label="the number of the article", most=32),
    "last_page": Limit(label="the last page", most=32),
    "ai:license_ref": Limit(
        label="the licence's address", least=10, most=2048, pattern=r"https?://.*"
    ),
    "crossmark_policy": Limit(label="the policy's DOI", least=6, most=2048, pattern=_DOI),
    "doi": Limit(label="the DOI", least=6, most=2048, pattern=_DOI),
    "resource": Limit(label="the page's address", most=2048, pattern=r"https?://.*"),
}
"""By element.  The schema also takes a year 2200, which no one needs yet."""
