"""Where readers can correct a mistake, as settings of the theme, a CI or our own say."""

from pathlib import Path

import pytest

from conftest import Build, Write
from sphinx_proceedings.sphinx_ext.corrections import (
    form_address,
    repository_told,
    source_address,
)

GITHUB = "https://github.com/lab/portal"
GITLAB = "https://git.example.org/lab/portal"
FORM = ".github/ISSUE_TEMPLATE/correction.yml"
TEMPLATE = ".gitlab/issue_templates/correction.md"
ISSUES = {"repository_url": GITHUB, "use_issues_button": True}
OF_GITLAB = {"repository_url": GITLAB, "repository_provider": "gitlab", "use_issues_button": True}
FILLED = f"{GITHUB}/issues/new?template=correction.yml&kind={{kind}}&key={{key}}"


@pytest.mark.parametrize(
    ("options", "file", "form", "source"),
    [
        ({}, "", "", ""),
        ({"repository_url": GITHUB}, FORM, "", ""),
        (
            {"repository_url": f"{GITHUB}/", "use_edit_page_button": True},
            "",
            "",
            f"{GITHUB}/blob/HEAD/{{file}}#L{{line}}",
        ),
        (
            {**ISSUES, "repository_branch": "2027", "use_source_button": True},
            "",
            f"{GITHUB}/issues/new?title={{page}}",
            f"{GITHUB}/blob/2027/{{file}}#L{{line}}",
        ),
        (ISSUES, FORM, FILLED, ""),
        ({**ISSUES, "path_to_docs": "/a/b/"}, f"../../{FORM}", FILLED, ""),
        (
            {**ISSUES, "path_to_docs": "/a/b/", "use_edit_page_button": True},
            FORM,
            f"{GITHUB}/issues/new?title={{page}}",
            f"{GITHUB}/blob/HEAD/a/b/{{file}}#L{{line}}",
        ),
        (
            {**OF_GITLAB, "use_edit_page_button": True},
            TEMPLATE,
            f"{GITLAB}/-/issues/new?issuable_template=correction"
            "&issue[title]=Correct%20{kind}%20{key}",
            f"{GITLAB}/-/blob/HEAD/{{file}}#L{{line}}",
        ),
        (OF_GITLAB, FORM, f"{GITLAB}/-/issues/new?issue[title]={{page}}", ""),
        (
            {
                "repository_url": "https://bitbucket.org/lab/portal",
                "use_edit_page_button": True,
                "use_issues_button": True,
            },
            "",
            "",
            "https://bitbucket.org/lab/portal/src/HEAD/{file}#lines-{line}",
        ),
        ({"repository_url": "https://git.example.org/x", "use_issues_button": True}, FORM, "", ""),
    ],
)
def test_address_by_the_theme(
    tmp_path: Path, options: dict[str, object], file: str, form: str, source: str
) -> None:
    project = tmp_path / "x" / "a" / "b"
    project.mkdir(parents=True)
    if file:
        (project / file).parent.mkdir(parents=True)
        (project / file).touch()
    repository = repository_told("sphinx_book_theme", options, {}, project)
    assert (form_address(repository), source_address(repository)) == (form, source)
    assert repository_told("basic", options, {}, project) is None


@pytest.mark.parametrize(
    ("variables", "file", "form"),
    [
        (
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "lab/portal"},
            FORM,
            FILLED,
        ),
        ({"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "lab/portal"}, "", ""),
        (
            {"CI_PROJECT_URL": GITLAB},
            TEMPLATE,
            f"{GITLAB}/-/issues/new?issuable_template=correction"
            "&issue[title]=Correct%20{kind}%20{key}",
        ),
        ({"CI_PROJECT_URL": GITLAB}, FORM, ""),
        ({}, FORM, ""),
    ],
)
def test_address_by_ci(tmp_path: Path, variables: dict[str, str], file: str, form: str) -> None:
    if file:
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).touch()
    repository = repository_told("sphinx_book_theme", {}, variables, tmp_path)
    assert form_address(repository) == form
    assert bool(source_address(repository)) == bool(form)


BIB = "@misc{ada, title = {Notes}, author = {Lovelace, Ada}}\n"


def test_a_finished_site_follows_the_ci(
    write: Write, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    root = write({"papers/w2027.bib": BIB, FORM: "name: Correction\n"})
    assert build(root).page("papers/w2027/ada").select(".correction") == []
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
    monkeypatch.setenv("GITHUB_REPOSITORY", "lab/portal")
    links = build(root).page("papers/w2027/ada").select(".correction a")
    assert [link["href"] for link in links] == [
        f"{GITHUB}/issues/new?template=correction.yml&kind=paper&key=w2027/ada",
        f"{GITHUB}/blob/HEAD/papers/w2027.bib",
    ]
