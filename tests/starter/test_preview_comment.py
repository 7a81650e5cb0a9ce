"""The comment on a proposed change: one, of what was found, whoever proposes it."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from sphinx_proceedings.comparison.changes import Changes, Cut, Files, Pages, ShownPage
from support.folders import PACKAGE
from support.github_api import OURS, TOKEN, Repository, serve_api
from support.workflow_steps import Machine

NEEDED = ("curl", "jq", "unzip")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"one of {', '.join(NEEDED)} is not there"
)

NAME = ".github/preview-comment.sh"
COMMIT = "5f1c"
PULL = {"from": "stranger:fix/a&b #1", "number": 7, "head": {"sha": COMMIT}}
MARK = "<!-- what proceedings compare says -->"
NO_PATHS: Cut[str] = Cut(total=0, listed=())
NO_PAGES: Cut[ShownPage] = Cut(total=0, listed=())


def changes_of(title: str) -> bytes:
    """What was found: one page is new."""
    page = ShownPage(path="a.html", title=title)
    pages = Pages(added=Cut.of([page]), changed=NO_PAGES, removed=NO_PAGES, around=0)
    files = Files(added=NO_PATHS, changed=NO_PATHS, removed=NO_PATHS)
    return Changes(pages=pages, files=files).model_dump_json().encode()


def archive(**files: bytes) -> bytes:
    """Files as an artifact; underscores stand for dots."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name.replace("_", "."), data)
    return made.getvalue()


def comment_on(repository: Repository, tmp_path: Path, **more: str) -> tuple[int, str]:
    """Run what the workflow runs; its exit code, and what it says."""
    portal, temporary = tmp_path / "portal", tmp_path / "runner"
    (portal / NAME).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PACKAGE / "starter" / "files" / NAME, portal / NAME)
    temporary.mkdir(exist_ok=True)
    with serve_api(repository) as address:
        variables = {
            "RUNNER_TEMP": str(temporary),
            "GITHUB_API_URL": address,
            "GITHUB_REPOSITORY": "toys/portal",
            "TOKEN": TOKEN,
            "RUN": "5",
            "PAGE": "https://github.example/toys/portal/actions/runs/5",
            "COMMIT": COMMIT,
            "OWNER": "stranger",
            "BRANCH": "fix/a&b #1",
        }
        done = Machine(portal, variables).run(f"bash {NAME}", **more)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "bin",
        "portal",
        "runner",
        "script.sh",
    ]
    return done.returncode, done.stdout


def test_one_comment_that_later_ones_replace(tmp_path: Path) -> None:
    repository = Repository([PULL], archive(changes_json=changes_of("First")))
    # Somebody's own comment that looks like ours.
    repository.comments.append({"user": {"login": "stranger"}, "body": f"{MARK}\nmine"})
    assert comment_on(repository, tmp_path) == (0, "")
    assert repository.comments[1:] == [
        {
            "user": {"login": OURS},
            "body": f"{MARK}\n**1 page new, 0 changed, 0 gone**\n\n#### New pages\n\n"
            "- `a.html`: `First`\n\n[The site with this change, to download]"
            "(https://github.example/toys/portal/actions/runs/5#artifacts)",
        }
    ]
    repository.archive = archive(changes_json=changes_of("@everyone [x](http://a.b) <img src=x>"))
    assert comment_on(repository, tmp_path) == (0, "")
    assert [comment["user"]["login"] for comment in repository.comments] == ["stranger", OURS]
    assert (
        "\n- `a.html`: `@everyone [x](http://a.b) <img src=x>`\n" in repository.comments[1]["body"]
    )


@pytest.mark.parametrize(
    "repository",
    [
        Repository([], archive(changes_json=changes_of("x"))),
        Repository([PULL | {"head": {"sha": "other"}}], archive(changes_json=changes_of("x"))),
        Repository([PULL | {"from": "other:fix"}], archive(changes_json=changes_of("x"))),
        Repository([PULL], None),
        Repository([PULL], archive(changes_json=changes_of("x")), size=1_000_000),
    ],
    ids=["closed", "changed since", "another's", "nothing was found", "too large"],
)
def test_nothing_to_tell(repository: Repository, tmp_path: Path) -> None:
    code, said = comment_on(repository, tmp_path)
    assert (code, said[:15], repository.comments) == (0, "Nothing to tell", [])


@pytest.mark.parametrize(
    "found",
    [
        b"no archive",
        archive(other_json=b"{}"),
        archive(changes_json=b'{"body": "a comment of mine"}'),
        archive(changes_json=b" " * 100_000_000),
        archive(changes_json=changes_of("x").replace(b'"x"', b'"' + b"x" * 400 + b'"')),
    ],
    ids=["no archive", "another file", "another form", "a bomb", "too long a text"],
)
def test_what_nobody_wrote_who_may_is_told_nowhere(found: bytes, tmp_path: Path) -> None:
    repository = Repository([PULL], found)
    assert comment_on(repository, tmp_path)[0] != 0
    assert repository.comments == []


def test_what_github_refuses_is_no_success(tmp_path: Path) -> None:
    repository = Repository([PULL], archive(changes_json=changes_of("x")))
    code, said = comment_on(repository, tmp_path, TOKEN="another")  # noqa: S106
    assert (code != 0, "401" in said, repository.comments) == (True, True, [])


def test_only_one_file_is_taken_out(tmp_path: Path) -> None:
    made = io.BytesIO(archive(changes_json=changes_of("x")))
    with zipfile.ZipFile(made, "a") as zipped:
        zipped.writestr("../portal/.github/preview-comment.sh", "exit 1")
        zipped.writestr("comment.json", "{}")
    repository = Repository([PULL], made.getvalue())
    assert comment_on(repository, tmp_path) == (0, "")
    assert "exit 1" not in (tmp_path / "portal" / NAME).read_text("utf-8").splitlines()
    assert len(repository.comments) == 1
