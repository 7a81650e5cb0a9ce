"""Where readers can correct a mistake, as settings of the theme or our own say."""

import pytest

from conftest import Build, Write
from sphinx_proceedings.sphinx_ext.corrections import address_by_theme
from support.sphinx_build import CONF

GITHUB = "https://github.com/lab/portal"
BIB = """\
@misc{ada, title = {Notes}, author = {Lovelace, Ada}}
@misc{gone, title = {Gone}, author = {Lovelace, Ada}, status = {withdrawn}}
"""


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({}, ""),
        ({"repository_url": GITHUB}, ""),
        (
            {"repository_url": f"{GITHUB}/", "use_edit_page_button": True},
            f"{GITHUB}/edit/main/{{file}}",
        ),
        (
            {
                "repository_url": GITHUB,
                "repository_branch": "2027",
                "path_to_docs": "/site/",
                "use_edit_page_button": True,
                "use_issues_button": True,
            },
            f"{GITHUB}/edit/2027/site/{{file}}",
        ),
        (
            {"repository_url": GITHUB, "use_issues_button": True},
            f"{GITHUB}/issues/new?title={{page}}",
        ),
        (
            {
                "repository_url": "https://git.example.org/lab/portal",
                "repository_provider": "gitlab",
                "use_edit_page_button": True,
            },
            "https://git.example.org/lab/portal/-/edit/main/{file}",
        ),
        ({"repository_url": "https://git.example.org/x", "use_edit_page_button": True}, ""),
    ],
)
def test_address_by_the_theme(options: dict[str, object], address: str) -> None:
    assert address_by_theme("sphinx_book_theme", options) == address
    assert address_by_theme("basic", options) == ""


def test_papers_lead_there(write: Write, build: Build) -> None:
    setting = 'proceedings_corrections = "https://example.org/?a&f={file}#{page}"\n'
    built = build(write({"papers/w2027.bib": BIB, "conf.py": CONF + setting}))
    links = built.page("papers/w2027/ada").select(".correction a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Correct this page", "https://example.org/?a&f=papers/w2027.bib#papers/w2027/ada")
    ]
    assert built.page("papers/w2027/gone").select(".correction") == []
