"""A disk that is full ends a build with one error, and the next build is as if nothing had been."""

from pathlib import Path

import pytest
from sphinx.cmd.build import build_main

from conftest import Build, Write
from support.full_disk import full_disk

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

CONF = "extensions = ['sphinx_proceedings']\nhtml_theme = 'sphinx_book_theme'\n"
BIB = "".join(
    f"@misc{{p{number}, title = {{Engines {number}}}, author = {{Lovelace, Ada}}, year = 2026}}\n"
    for number in range(20)
)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        # Records tell of the folder as well.
        if path.is_file() and not path.name.startswith(".") and path.name != "objects.inv"
    }


@pytest.mark.parametrize(("largest", "parallel"), [(3_000, 1), (15_000, 1), (15_000, 3)])
def test_a_full_disk_is_told_and_leaves_nothing_cut(
    write: Write,
    build: Build,
    largest: int,
    parallel: int,
) -> None:
    root = write({"papers/w2026.bib": BIB, "conf.py": CONF})
    sources = {name: (root / name).read_bytes() for name in ("papers/w2026.bib", "conf.py")}
    with full_disk(largest), pytest.raises(SystemExit) as ended:
        build(root, parallel=parallel)
    assert ended.value.code == 2
    assert {name: (root / name).read_bytes() for name in sources} == sources
    pages = [path.read_bytes() for path in (root / "_build/html").rglob("*.html")]
    assert all(page.endswith((b"</html>\n", b"</html>")) for page in pages)
    build(root)
    whole = build(root, root.parent / "anew")
    assert files(root / "_build/html") == files(whole.html)


def test_a_folder_that_cannot_be_made_is_told(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write({"papers/w2026.bib": BIB, "conf.py": CONF, "file": "", "index.md": "# T\n"})
    with pytest.raises(SystemExit) as ended:
        build_main(["-q", "-b", "html", str(root), str(root / "file" / "html")])
    assert ended.value.code == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert f"{root}/file/html cannot be written: Not a directory (check that" in told
