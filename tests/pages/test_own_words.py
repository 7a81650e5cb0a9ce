"""What pages say in a portal of another language than English."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.insight.reasons import related_papers
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Box, Slot
from sphinx_proceedings.pages.inlines import Plain, Time, Words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.wording.messages import speaking
from support.programmes import head
from support.translations import translated_to_other_letters

# All data are in Greek letters.
_MANY = " and ".join(f"Ω{one}, Α{other}" for one in "αβγδεζικ" for other in "αβγδεζι")
_ROLES = "".join(
    f" editor{letter} = {{Ωα, Ββ}}, editor{letter}type = {{{role}}},"
    for letter, role in zip("abc", ("compiler", "founder", "redactor"), strict=True)
)
BIB = f"""
@proceedings{{p, title = {{Π}}, editor = {{Ωα, Αα}}, year = 2027}}
@article{{a, title = {{Α}}, author = {{Ωα, Αα and others}}, journal = {{Ι}}, volume = 2, number = 4,
  volumes = 5, issuetitle = {{Τ}}, date = {{2026-21~}}, pages = {{1--3}}, type = {{phdthesis}},
  language = {{german}}, pubstate = {{inpress}}, urldate = {{2027-05-08}}, version = {{1}},
  eventtitle = {{Ε}}, eventdate = {{2027-05}}, translator = {{Ωα, Ββ}}, holder = {{Ωα, Ββ}},
  status = {{corrected}}, statusdate = {{2027-07-01}}, notice = {{Ν.}}, keywords = {{λ, κ}},
  related = {{b}}, relatedtype = {{erratum}}, howpublished = {{Η}}, organization = {{Ο}},
  author+an:affiliation = {{1="Ν"}}, license = {{Λ}}, note = {{Σ}}, doi = {{10.1145/1}},{_ROLES}
  abstract = {{Θάλασσα}}, award = {{Β}}, ids = {{former}}}}
@inproceedings{{b, title = {{Β}}, author = {{{_MANY}}}, booktitle = {{Π}}, part = 2, chapter = 9,
  eid = 12, year = 2027, pagetotal = 1, url = {{https://x.org/a}}, code = {{https://x.org/b}},
  status = {{retracted}}, notice = {{Ν.}}, keywords = {{λ, μ}}, abstract = {{Θάλασσα}}}}
@misc{{c, title = {{Γ}}, author = {{Ωα, Αα and Ωβ, Αβ}}, pages = {{7}}, keywords = {{λ, κ}},
  slides = {{https://x.org/c}}, video = {{https://x.org/d}}, pdf = {{https://x.org/e}}}}
@misc{{d, title = {{Δ}}, author = {{Ωα, Αα and Ωγ, Αγ}}, status = {{withdrawn}}, notice = {{Ν.}}}}
"""
FILES = {
    "papers/w2027.bib": BIB,
    "papers/v2027.bib": "@misc{a, title = {Α}, author = {Ωα, Αα}, poster = {https://x.org/f}}",
    "papers/topics.yaml": "topics: [{label: λ}, {label: κ, broader: ζ}, {label: ζ}]\n",
    "program/w2027.yaml": head("2027-05-08", name="Ω 2027"),
    "program/v2027.yaml": head("2027-05-08", name="Β"),
    "people/committees.yaml": (
        "committees:\n  - {edition: w2027, role: tpc, members: ['Ωα, Αα']}\n"
    ),
}
OURS = {
    kinds.PAPER,
    kinds.PAPERS,
    kinds.LIST,
    kinds.PEOPLE,
    kinds.PERSON,
    kinds.TOPICS,
    kinds.TOPIC,
    kinds.AFFILIATIONS,
    kinds.AFFILIATION,
    kinds.REDIRECT,
}
_ENGLISH = re.compile(r"[A-Za-z]{2,}")


def texts(value: object) -> Iterator[str]:
    """All that is said in a page, but in what is filled in later."""
    if isinstance(value, Box):
        yield value.label
        yield from texts(value.blocks)
    elif isinstance(value, Words | Plain):
        yield value.text
    elif isinstance(value, Time):
        yield value.label
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and not isinstance(value, Slot):
        for each in fields(value):
            if not isinstance(part := getattr(value, each.name), str):
                yield from texts(part)


def said(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        yield page.title
        yield page.qualifier if page.kind is not kinds.PERSON else ""
        yield from texts(page.body().blocks)


def test_nothing_is_left_in_english(write: Write) -> None:
    portal = read_portal(write(FILES)).portal
    related = RelatedLists(portal, related_papers(portal.papers))
    with translated_to_other_letters("el"), speaking("el"):
        planned = plan_pages(portal, lambda _: Citing(bibtex=""), "", related=related)
        found = set(said(page for page in planned if page.kind in OURS))
    assert {text for text in found if _ENGLISH.search(text)} == set()
