"""The README's commands and examples do what it says, in a clone of this repository."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from support.folders import REPOSITORY, tracked_files

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ ")
]
BIBTEX = re.findall(r"```bibtex\n(.*?)```", README, re.DOTALL)
NEW_PAPER = "lovelace2023notes"


def run(command: str, cwd: Path, **more: str) -> str:
    """Run a command as a reader would, with no environment of ours but what is said."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | more
    done = subprocess.run(
        command,
        shell=True,  # the README's own commands
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files git knows or would add, as a clone has them."""
    target = tmp_path_factory.mktemp("clone") / "portal"
    for name in tracked_files():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, target / name)
    subprocess.run(["git", "init", "--quiet"], cwd=target, check=True)
    run("make html", target)
    return target


def test_every_command_is_tested() -> None:
    assert COMMANDS == [
        "make html",  # the fixture
        "make test",  # runs this test; CI calls it
        "make serve",
        "make check",
        ".venv/bin/proceedings export --format ris --output all.ris",
        '.venv/bin/proceedings release "Update of 3 May"',
        ".venv/bin/proceedings new ../myworkshop --edition myworkshop2027",
        "cd ../myworkshop",
        "make html",
        "python3 -m http.server --directory _build/html",
    ]


def test_ci_runs_make_test() -> None:
    assert "\nmake test\n" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_make_html_builds_the_portal(clone: Path) -> None:
    home = (clone / "_build/html/index.html").read_text(encoding="utf-8")
    assert "<title>EuroMLSys 2023" in home
    assert len(list((clone / "_build/html/papers/euromlsys2023").glob("*.html"))) == 26


def test_export_writes_every_paper(clone: Path) -> None:
    run(next(command for command in COMMANDS if " export " in command), clone)
    exported = clone / "all.ris"
    assert (
        exported.read_bytes() == (clone / "_build/html/papers/euromlsys2023/all.ris").read_bytes()
    )
    exported.unlink()


def test_a_change_is_announced(clone: Path) -> None:
    programme = clone / "program" / "euromlsys2023.yaml"
    ledger = clone / "program" / "euromlsys2023.ledger.json"
    kept = programme.read_text(encoding="utf-8"), ledger.read_text(encoding="utf-8")
    programme.write_text(kept[0].replace("2023-05-08 18:00", "2023-05-08 18:15"), encoding="utf-8")
    try:
        told = run(next(command for command in COMMANDS if " release " in command), clone)
        assert "Moved: Wrapup and Closing, Mon 8 May 18:00 → 18:15" in told
        assert '"Update of 3 May"' in ledger.read_text(encoding="utf-8")
    finally:
        programme.write_text(kept[0], encoding="utf-8")
        ledger.write_text(kept[1], encoding="utf-8")


def test_make_check_finds_no_error(clone: Path) -> None:
    assert "error[" not in run("make --silent check", clone)


def test_added_paper_makes_its_pages_and_goes_again(clone: Path) -> None:
    (entry,) = BIBTEX
    bib = clone / "papers/euromlsys2023.bib"
    original = bib.read_text(encoding="utf-8")
    html = clone / "_build/html"
    before = {path: path.stat().st_mtime_ns for path in html.rglob("*.html")}

    bib.write_text(f"{entry}\n{original}", encoding="utf-8")
    run("make html", clone)
    after = {path: path.stat().st_mtime_ns for path in html.rglob("*.html")}
    written = {
        path.relative_to(html).as_posix()
        for path, written_at in after.items()
        if before.get(path) != written_at
    }
    assert written == {
        "browse/by-year/2023.html",
        # These tell how many papers there are.
        "editions/euromlsys2023.html",
        "index.html",
        f"papers/euromlsys2023/{NEW_PAPER}.html",
        "papers/euromlsys2023/by-title/1.html",
        "papers/euromlsys2023/index.html",
        "papers/euromlsys2023/map.html",
        "papers/euromlsys2023/statistics.html",
        "papers/index.html",
        "people/ada-lovelace.html",
        "people/by-role/authors.html",
        "people/index.html",
        "people/luigi-menabrea.html",
        # This one, how large the book of abstracts is.
        "program/euromlsys2023/index.html",
    }

    bib.write_text(original, encoding="utf-8")
    run("make html", clone)
    assert set(html.rglob("*.html")) == set(before)


def test_new_portal(clone: Path) -> None:
    command = next(command for command in COMMANDS if " new " in command)
    run(command, clone)
    portal = clone.parent / "myworkshop"
    # The first has got its uv by itself; this one finds it.
    run("make html", portal, PATH=f"{clone / '.uv' / 'bin'}:{os.environ['PATH']}")
    # It has the tool of the clone, as a package, and no copy of it.
    assert f"-e {clone}[citations,print,serve]\n" in (portal / "requirements.txt").read_text()
    assert not (portal / "tools").exists()
    assert (portal / "_build/html/papers/myworkshop2027/lovelace2027notes.html").exists()


@pytest.mark.parametrize(
    ("command", "address"),
    [
        ("make serve PORT=18763", "http://127.0.0.1:18763/index.html"),
        (
            "python3 -m http.server --bind 127.0.0.1 --directory _build/html 18764",
            "http://127.0.0.1:18764/index.html",
        ),
    ],
)
def test_servers_serve_the_portal(clone: Path, command: str, address: str) -> None:
    process = subprocess.Popen(
        command.split(),
        cwd=clone,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert "<title>EuroMLSys 2023" in fetched(address)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def fetched(address: str) -> str:
    """The page, as soon as the server answers."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310
                return str(response.read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
