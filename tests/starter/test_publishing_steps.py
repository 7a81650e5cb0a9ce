"""Workflows of a portal, run as hosts run them: what is published, and at which addresses."""

import gzip
import shutil
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from sphinx_proceedings.comparison.changes import read_changes
from support.workflow_steps import Machine, git, read_yaml, workflow_steps

FORMER = "papers/tiny2027/lovelace2027draft.html"
PAPER = "papers/tiny2027/lovelace2027notes.html"


def canonical(site: Path, path: str = "index.html") -> list[str]:
    """Where a page says it is."""
    page = BeautifulSoup((site / path).read_bytes(), "html5lib")
    return [str(link["href"]) for link in page.select("link[rel=canonical]")]


def links_of_missing(site: Path) -> set[str]:
    """How links of the page for missing pages begin."""
    page = BeautifulSoup((site / "404.html").read_bytes(), "html5lib")
    return {
        str(link["href"]).rpartition("papers/")[0]
        for link in page.select("a[href$='papers/index.html']")
    }


def workflow(portal: Path, name: str) -> Path:
    return portal / ".github" / "workflows" / f"{name}.yml"


@pytest.mark.parametrize(
    ("address", "home", "missing"),
    [
        ("https://toys.github.io/portal", ["https://toys.github.io/portal/index.html"], "/portal/"),
        # Pages is not switched on.
        ("", [], "/"),
    ],
)
def test_github(
    address: str, home: list[str], missing: str, portal: Path, machine: Machine
) -> None:
    steps = workflow_steps(workflow(portal, "pages"), "build")
    done = machine.run_steps(steps, {"steps.pages.outputs.base_url": address})
    assert {name: one.returncode for name, one in done.items()} == {
        "Check the sources": 0,
        "Build the site": 0,
        "Check the site": 0,
    }, done
    site = portal / "_build" / "html"
    assert (canonical(site), links_of_missing(site)) == (home, {missing})


def test_github_publishes_one_at_a_time(portal: Path) -> None:
    told: dict[Any, Any] = read_yaml(workflow(portal, "pages"))
    assert told["permissions"] == {"contents": "read"}
    build, publish = told["jobs"]["build"], told["jobs"]["publish"]
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert "concurrency" not in told


def test_errors_are_not_published(portal: Path, machine: Machine) -> None:
    with (portal / "papers" / "tiny2027.bib").open("a") as stream:
        stream.write("@article{broken,\n")
    steps = workflow_steps(workflow(portal, "pages"), "build")
    done = machine.run_steps(steps, {"steps.pages.outputs.base_url": ""})
    assert [(name, one.returncode) for name, one in done.items()] == [("Check the sources", 1)]


def change(portal: Path, text: str) -> None:
    """Merge a change of a paper into its branch, as GitHub checks it out."""
    git(portal, "checkout", "--quiet", "-b", "change")
    bib = portal / "papers" / "tiny2027.bib"
    bib.write_text(bib.read_text("utf-8").replace("the loom weaves flowers", text), "utf-8")
    git(portal, "commit", "--quiet", "--all", "--message", "Change")
    git(portal, "checkout", "--quiet", "-")
    git(portal, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")


def test_preview(portal: Path, machine: Machine, tmp_path: Path) -> None:
    change(portal, "the loom weaves @leaves")
    with (portal / "people" / "committees.yaml").open("a", encoding="utf-8") as stream:
        stream.write("unknown: key\n")
    git(portal, "commit", "--quiet", "--all", "--amend", "--no-edit")
    temporary = tmp_path / "runner"
    temporary.mkdir()
    variables = {"RUNNER_TEMP": str(temporary), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    steps = workflow_steps(workflow(portal, "preview"), "preview")
    done = Machine(portal, variables).run_steps(steps, {})
    # What is found is there before an error ends it.
    assert [(name, one.returncode) for name, one in done.items()] == [
        ("Build the site without the change", 0),
        ("Build the site with it", 0),
        ("Compare them", 0),
        ("Check the sources", 1),
    ], done
    changes = read_changes((temporary / "changes.json").read_bytes())
    assert [page.path for page in changes.pages.changed.listed] == [PAPER]
    assert changes.problems is not None
    assert [each.code for each in changes.problems.new.listed] == ["yaml-unknown-key"]
    assert f"`{PAPER}`" in (tmp_path / "summary.md").read_text("utf-8")


def test_nothing_is_given_to_what_runs_code_of_others(portal: Path) -> None:
    text = workflow(portal, "preview").read_text("utf-8")
    told: dict[Any, Any] = read_yaml(workflow(portal, "preview"))
    assert told["permissions"] == {"contents": "read"}
    assert "permissions" not in told["jobs"]["preview"]
    assert "secrets." not in text
    assert "github.token" not in text
    # Whoever may write runs none of it: what is checked out is the default branch.
    told = read_yaml(workflow(portal, "preview-comment"))
    assert list(told["on"]) == ["workflow_run"]
    steps = told["jobs"]["comment"]["steps"]
    assert [step.get("with", {}).get("ref") for step in steps if "uses" in step] == [None, None]


def gitlab_job(portal: Path, name: str) -> str:
    """What a job runs, as one script."""
    told = read_yaml(portal / ".gitlab-ci.yml")
    before = [line for line in told["default"]["before_script"] if "pip install" not in line]
    return "\n".join([*before, *told[name]["script"], *told["default"]["after_script"]])


GITLAB = ("bash", "-e", "-o", "pipefail")


@pytest.fixture
def at_gitlab(portal: Path, tmp_path: Path) -> Machine:
    """In the environment that GitLab documents."""
    (tmp_path / "home").mkdir()
    variables = {
        "HOME": str(tmp_path / "home"),
        "CI_PAGES_URL": "https://toys.gitlab.io/sub/portal",
        "CI_PAGES_DOMAIN": "gitlab.io",
        "CI_PROJECT_ROOT_NAMESPACE": "toys",
        "CI_PROJECT_PATH": "toys/sub/portal",
        "CI_JOB_ID": "12",
        "SPHINX_PROCEEDINGS_CACHE": "",
    }
    return Machine(portal, variables)


def test_gitlab(portal: Path, at_gitlab: Machine) -> None:
    done = at_gitlab.run(gitlab_job(portal, "pages"), by=GITLAB)
    assert done.returncode == 0, done.stdout
    site = portal / "public"
    assert canonical(site) == ["https://toys.gitlab.io/sub/portal/index.html"]
    assert links_of_missing(site) == {"/sub/portal/"}
    assert gzip.decompress((site / "404.html.gz").read_bytes()) == (site / "404.html").read_bytes()
    # The memory is where GitLab keeps it for the next build.
    assert any((portal / "_build" / "memo").iterdir())
    told = read_yaml(portal / ".gitlab-ci.yml")
    assert (told["pages"]["resource_group"], told["pages"]["interruptible"]) == ("pages", False)


def test_gitlab_preview(portal: Path, at_gitlab: Machine) -> None:
    base = git(portal, "rev-parse", "HEAD")
    change(portal, "the loom weaves leaves")
    done = at_gitlab.run(
        gitlab_job(portal, "preview"), by=GITLAB, CI_MERGE_REQUEST_DIFF_BASE_SHA=base
    )
    assert done.returncode == 0, done.stdout
    assert (portal / "preview" / "changes.txt").read_text("utf-8").splitlines()[:4] == [
        "0 pages new, 1 changed, 0 gone, 0 problems of the sources new, 0 gone",
        "",
        "Changed pages:",
        f"  - {PAPER}: Notes on the Analytical Engine",
    ]
    assert (portal / "preview" / "site" / PAPER).is_file()
    assert (portal / "preview.env").read_text() == (
        "PREVIEW=https://toys.gitlab.io/-/sub/portal/-/jobs/12/artifacts/preview/site/index.html\n"
    )


def test_netlify(portal: Path) -> None:
    told = tomllib.loads((portal / "netlify.toml").read_text("utf-8"))
    variables = {
        "NETLIFY": "true",
        "URL": "https://toys.example.org",
        "DEPLOY_PRIME_URL": "https://deploy-preview-1--toys.netlify.app",
        "CONTEXT": "deploy-preview",
        **told["build"]["environment"],
    }
    done = Machine(portal, variables).run(told["build"]["command"])
    assert done.returncode == 0, done.stdout
    site = portal / told["build"]["publish"]
    # A preview says where the site is.
    assert canonical(site) == ["https://toys.example.org/index.html"]
    assert links_of_missing(site) == {"/"}
    assert (site / "_redirects").read_text() == f"/{FORMER} /{PAPER} 301!\n"
    assert any((portal / "_build" / "memo").iterdir())
    plugin = portal / told["plugins"][0]["package"].removeprefix("/")
    assert sorted(path.name for path in plugin.iterdir()) == ["index.js", "manifest.yml"]


KEEPING = """
node - <<'END'
const plugin = require(`${process.cwd()}/netlify`), asked = [];
const noted = (what) => async (path) => asked.push(`${what} ${path}`);
const utils = { cache: { restore: noted("restore"), save: noted("save") } };
plugin.onPreBuild({ utils })
  .then(() => plugin.onPostBuild({ utils }))
  .then(() => console.log(asked.join(", ")));
END
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node.js")
def test_netlify_keeps_what_was_built(machine: Machine) -> None:
    done = machine.run(KEEPING)
    assert (done.returncode, done.stdout) == (0, "restore _build, save _build\n")


class Hook(BaseHTTPRequestHandler):
    """A build hook."""

    def do_POST(self) -> None:
        """Ask for a build; with another path there is none."""
        self.send_response(200 if self.path == "/build_hooks/1" else 404)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_netlify_is_asked_for_a_build(portal: Path, machine: Machine) -> None:
    steps = workflow_steps(workflow(portal, "rebuild"), "rebuild")
    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hook = f"http://127.0.0.1:{server.server_port}/build_hooks/"
    codes = {
        address: machine.run_steps(steps, {"secrets.BUILD_HOOK": address})[
            "Ask for a build"
        ].returncode
        for address in ("", f"{hook}1", f"{hook}2")
    }
    server.shutdown()
    server.server_close()
    assert codes == {"": 0, f"{hook}1": 0, f"{hook}2": 22}


def test_cloudflare(portal: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    variables = {"GITHUB_OUTPUT": str(output), "GITHUB_REF_NAME": "fix/the $(api)"}
    steps = workflow_steps(workflow(portal, "cloudflare"), "publish")
    done = Machine(portal, variables).run_steps(steps, {"vars.CLOUDFLARE_PROJECT": "toys"})
    assert [one.returncode for one in done.values()] == [0] * 5, done
    site = portal / "_build" / "site"
    assert canonical(site) == ["https://toys.pages.dev/index.html"]
    assert (site / "_redirects").read_text() == f"/{FORMER} /{PAPER} 301\n"
    assert output.read_text() == "name=fix-the---api-\n"
    assert read_yaml(workflow(portal, "cloudflare"))["concurrency"]["cancel-in-progress"] is False


def test_an_address_in_conf_counts_first(portal: Path) -> None:
    conf = portal / "conf.py"
    stated = 'html_baseurl = "https://proceedings.example.org/"'
    conf.write_text(conf.read_text("utf-8").replace('html_baseurl = ""', stated), "utf-8")
    variables = {"CF_PAGES": "1", "CF_PAGES_URL": "https://toys.pages.dev"}
    assert Machine(portal, variables).run("proceedings build").returncode == 0
    home = ["https://proceedings.example.org/index.html"]
    assert canonical(portal / "_build" / "html") == home


@pytest.mark.skipif(shutil.which("rsync") is None, reason="there is no rsync")
def test_rsync(portal: Path, machine: Machine, tmp_path: Path) -> None:
    server = tmp_path / "server"
    # What a server keeps for certificates is no other site.
    (server / ".well-known").mkdir(parents=True)
    publish = f"sh publish.sh {server}"
    assert (done := machine.run(publish)).returncode == 0, done.stdout
    assert (server / PAPER).is_file()
    (portal / "call-for-papers.md").unlink()
    home = portal / "index.md"
    text = home.read_text("utf-8")
    home.write_text(
        "\n".join(line for line in text.splitlines() if "call-for" not in line), "utf-8"
    )
    assert (done := machine.run(publish)).returncode == 0, done.stdout
    assert not (server / "call-for-papers.html").exists()
    assert (server / ".well-known").is_dir()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.").write_text("")
    done = machine.run(f"sh publish.sh {other}")
    assert (done.returncode, [path.name for path in other.iterdir()]) == (2, ["thesis."])
    assert "has something else in it than a site" in done.stdout
