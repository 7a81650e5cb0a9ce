"""Where readers can correct a mistake, as settings tell of a repository, or else the CI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.sphinx_ext.theme import PORTAL_THEME

__all__ = ["Repository", "form_address", "repository_told", "source_address"]

_HOST = re.compile(r"https?://[^/]*\b(github|gitlab|bitbucket)\b")
_SOURCES = {
    "github": "{url}/blob/{branch}/{folder}{{file}}#L{{line}}",
    "gitlab": "{url}/-/blob/{branch}/{folder}{{file}}#L{{line}}",
    "bitbucket": "{url}/src/{branch}/{folder}{{file}}#lines-{{line}}",
}
_FORMS = {
    "github": ".github/ISSUE_TEMPLATE/correction.yml",
    "gitlab": ".gitlab/issue_templates/correction.md",
}
"""Where hosts look for the form, from the repository's root."""
_FILLED = {
    "github": "{url}/issues/new?template=correction.yml&kind={{kind}}&key={{key}}",
    "gitlab": "{url}/-/issues/new?issuable_template=correction"
    "&issue[title]=Correct%20{{kind}}%20{{key}}",
}
"""With the form.  GitHub fills in fields by their ids (“Syntax for GitHub's form schema”), GitLab
the title (“Create an issue using a URL with prefilled values”)."""
_ISSUES = {
    "github": "{url}/issues/new?title={{page}}",
    "gitlab": "{url}/-/issues/new?issue[title]={{page}}",
}
"""Without it."""
_BRANCH = "HEAD"
"""What hosts take for the branch that is shown first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Repository:
    """A portal's repository at a code host."""

    url: str
    provider: str
    branch: str = _BRANCH
    folder: str = ""
    """That of `conf.py` in it, empty or with a slash at its end."""
    shows_sources: bool = False
    """Whether pages are to lead to their sources."""
    takes_issues: bool = False
    """Whether they are to lead to where mistakes are told."""
    has_form: bool = False
    """Whether the form of a correction is in it."""


def repository_told(
    theme: str, options: Mapping[str, object], variables: Mapping[str, str], project: Path
) -> Repository | None:
    """The repository that sphinx-book-theme is told of, or else the CI that builds the portal.

    The theme's own buttons would lead to the file of a page, which the tool has made.  What CI
    tells counts where the form of a correction is in the repository: then it is wanted.
    """
    folder = str(options.get("path_to_docs") or "").strip("/")
    top = project.joinpath(*([".."] * len(Path(folder).parts)))
    url = str(options.get("repository_url") or "").rstrip("/") if theme == PORTAL_THEME else ""
    is_told = bool(url)
    url = url or _by_ci(variables)
    host = _HOST.match(url)
    provider = str(options.get("repository_provider") or "") if is_told else ""
    provider = provider or (host[1] if host else _ci_provider(variables) if not is_told else "")
    form = _FORMS.get(provider)
    has_form = form is not None and (top / form).is_file()
    if not url or provider not in _SOURCES or not (is_told or has_form):
        return None
    return Repository(
        url=url,
        provider=provider,
        branch=str(options.get("repository_branch") or _BRANCH) if is_told else _BRANCH,
        folder=f"{folder}/" if folder else "",
        shows_sources=not is_told
        or any(bool(options.get(name)) for name in ("use_edit_page_button", "use_source_button")),
        takes_issues=not is_told or bool(options.get("use_issues_button")),
        has_form=has_form,
    )


def source_address(repository: Repository | None) -> str:
    """Where sources are shown, with `{file}` and `{line}` in it; empty where that is not wanted."""
    if repository is None or not repository.shows_sources:
        return ""
    return _SOURCES[repository.provider].format(
        url=repository.url, branch=repository.branch, folder=repository.folder
    )


def form_address(repository: Repository | None) -> str:
    """Where mistakes are told, with `{kind}` and `{key}` or else `{page}` in it; perhaps empty."""
    if repository is None or not repository.takes_issues:
        return ""
    forms = _FILLED if repository.has_form else _ISSUES
    return forms.get(repository.provider, "").format(url=repository.url)


def _by_ci(variables: Mapping[str, str]) -> str:
    """The address of the repository that GitHub or GitLab builds."""
    server, name = variables.get("GITHUB_SERVER_URL"), variables.get("GITHUB_REPOSITORY")
    return f"{server}/{name}" if server and name else variables.get("CI_PROJECT_URL", "")


def _ci_provider(variables: Mapping[str, str]) -> str:
    return "github" if variables.get("GITHUB_REPOSITORY") else "gitlab"
