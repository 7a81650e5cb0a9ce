"""A portal's records as plain pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.plain_pages import PlainPage, all_pages, unlinked_paper_pages
from bench.portals import write_files
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from support.programmes import head, programme

BIB = """\
@inproceedings{a, author = {Noether, Emmy and Hopper, Grace}, title = {On *$x^2$*},
  abstract = {One \\emph{word}.}}
@inproceedings{b, author = {Hopper, Grace}, title = {Old [B]}}
"""
PROGRAMME = programme(
    """
    - id: s
      title: "[S]"
      kind: talks
      start: 2027-05-10 09:00
      end: 2027-05-10 10:00
      room: Hall
      talks:
        - paper: a
        - paper: b
    """,
    head("2027-05-10", timezone="Europe/London", end="2027-05-10"),
)
ENTRY_A = """\
```bibtex
@inproceedings{a,
  author = {Noether, Emmy and Hopper, Grace},
  title  = {On *$x^2$*},
  year   = {2027},
}
```
"""
ENTRY_B = """\
```bibtex
@inproceedings{b,
  author = {Hopper, Grace},
  title  = {Old [B]},
  year   = {2027},
}
```
"""


@pytest.fixture
def small(tmp_path: Path) -> Portal:
    write_files(tmp_path, {"papers/w.bib": BIB, "program/w.yaml": PROGRAMME})
    return read_portal(tmp_path).portal


def test_all_pages(small: Portal) -> None:
    first = "- [On \\*$x^2$\\*](/papers/w/a.md)\n"
    second = "- [Old \\[B\\]](/papers/w/b.md)\n"
    session = "Session: [\\[S\\]](/program/w/s.md), 2027-05-10 09:00–10:00, Hall\n"
    assert list(all_pages(small)) == [
        PlainPage(
            docname="papers/w/a",
            title="On *x²*",
            heading="On \\*x²\\*",
            body=(
                "- [Emmy Noether](/people/emmy-noether.md)\n"
                "- [Grace Hopper](/people/grace-hopper.md)\n\n"
                f"{session}\n## Abstract\n\nOne <em>word</em>\\.\n\n## Cite\n\n{ENTRY_A}"
            ),
        ),
        PlainPage(
            docname="papers/w/b",
            title="Old [B]",
            heading="Old \\[B\\]",
            body=f"- [Grace Hopper](/people/grace-hopper.md)\n\n{session}\n## Cite\n\n{ENTRY_B}",
        ),
        PlainPage(
            docname="people/emmy-noether",
            title="Emmy Noether",
            heading="Emmy Noether",
            body=f"## Papers\n\n{first}",
        ),
        PlainPage(
            docname="people/grace-hopper",
            title="Grace Hopper",
            heading="Grace Hopper",
            body=f"## Papers\n\n{first}{second}",
        ),
        PlainPage(
            docname="program/w/s",
            title="[S]",
            heading="\\[S\\]",
            body=f"2027-05-10 09:00–10:00, Hall\n\n## Talks\n\n{first}{second}",
        ),
    ]


def test_paper_pages_without_links(small: Portal) -> None:
    assert [(page.docname, page.body) for page in unlinked_paper_pages(small)] == [
        (
            "papers/w/a",
            "- Emmy Noether\n- Grace Hopper\n\n## Abstract\n\nOne <em>word</em>\\.\n\n"
            f"## Cite\n\n{ENTRY_A}",
        ),
        ("papers/w/b", f"- Grace Hopper\n\n## Cite\n\n{ENTRY_B}"),
    ]
