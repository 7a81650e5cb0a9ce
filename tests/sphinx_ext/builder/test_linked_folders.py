"""Folders of pages that are symbolic links are as good as folders."""

import pytest

from conftest import Build, Write
from support.sphinx_build import Built, build_portal

FILES = {
    "papers/w2027.bib": """@inproceedings{ada, title = {Notes}, author = {Lovelace, Ada}}
@inproceedings{bob, title = {More}, author = {Lovelace, Ada and Hopper, Grace}}
""",
    "papers/w2027/errata.md": "---\norphan: true\n---\n# Errata\n\n"
    "See [the paper](ada.md) and [all](/papers/index.md).\n",
    "index.md": "# Home\n\n[Errata](papers/w2027/errata.md)\n\n{paper}`ada`\n",
}
CONF = 'project = "T"\nextensions = ["sphinx_proceedings"]\nhtml_theme = "basic"\n'


def site(built: Built) -> dict[str, bytes]:
    return {docname: data for docname, (_, data) in built.pages().items()}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("plain")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / "conf.py").write_text(CONF)
    return build_portal(root)


@pytest.mark.parametrize(
    ("link", "real", "excluded"),
    [
        pytest.param("papers", "../elsewhere", [], id="beside the portal"),
        pytest.param("papers/w2027", "../elsewhere/deep", [], id="folder of an edition"),
        pytest.param("papers", "sources/all", ["sources"], id="within the portal"),
    ],
)
def test_linked_folders(
    plain: Built, write: Write, build: Build, *, link: str, real: str, excluded: list[str]
) -> None:
    root = write({**FILES, "conf.py": f"{CONF}exclude_patterns = {excluded}\n"})
    (root / real).parent.mkdir(parents=True, exist_ok=True)
    (root / link).rename(root / real)
    (root / link).symlink_to((root / real).resolve())
    built = build(root)
    assert (built.warnings, site(built)) == ("", site(plain))
    again = build(root)
    assert (again.warnings, site(again)) == ("", site(plain))
