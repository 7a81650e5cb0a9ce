"""The documentation as a site: whole, sound from the outside, and what messages lead to."""

import re

import pytest

from documentation.commands import commands
from sphinx_proceedings.cli import command_line, main
from sphinx_proceedings.diagnostics import Code
from support.folders import REPOSITORY, files_in
from support.shared_builds import SharedBuilds
from support.sphinx_build import Built


@pytest.fixture(scope="module")
def site(shared_builds: SharedBuilds) -> Built:
    return shared_builds.documentation()


def test_every_page_is_listed_and_every_reference_leads_somewhere(site: Built) -> None:
    assert site.warnings == ""


def test_the_audit_finds_nothing(site: Built, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(site.html)]) == 0, capsys.readouterr().out


def test_every_code_is_an_anchor(site: Built) -> None:
    page = site.page("reference/explanations")
    assert [code.slug for code in Code if page.find(id=code.slug) is None] == []


def test_every_option_of_every_command_is_shown(site: Built) -> None:
    page = site.page("reference/command-line")
    wanted = {
        f"cmdoption-{command.prog}-{option}".replace(" ", "-")
        for command in commands(command_line())
        for option in re.findall(r"^  (?:-\w.*, )?--([\w-]+)", command.format_help(), re.MULTILINE)
        if option != "help"
    }
    assert len(wanted) > 60
    assert {name for name in wanted if page.find(id=name) is None} == set()


def test_schemas_are_published(site: Built) -> None:
    folder = REPOSITORY / "docs" / "schema"
    assert {name: (site.html / "schema" / name).read_bytes() for name in files_in(folder)} == {
        name: (folder / name).read_bytes() for name in files_in(folder)
    }


def test_the_workshop_inside_is_linked_by_roles(site: Built) -> None:
    links = {link["href"] for link in site.page("index").select("article a.reference.internal")}
    assert links >= {
        "editions/myworkshop2027.html",
        "papers/myworkshop2027/lovelace2027notes.html",
        "program/myworkshop2027/session-1.html",
        "people/ada-lovelace.html",
    }
