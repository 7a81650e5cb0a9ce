"""The digest of the tool: what it needs is read from metadata, and any upgrade of it is seen."""

import zoneinfo
from pathlib import Path

import pytest

from sphinx_proceedings.building.memory.fingerprint import code_digest_now, libraries


def install(folder: Path, name: str, version: str, *needs: str) -> None:
    metadata = folder / f"{name}-{version}.dist-info" / "METADATA"
    metadata.parent.mkdir(parents=True)
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}"]
    lines += [f"Requires-Dist: {need}" for need in needs]
    metadata.write_text("\n".join(lines) + "\n\nRequires-Dist: not-this\nVersion: 9\n")


def test_what_is_needed_in_turn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, "first_one", "1.0", 'Second.One >=2 ; python_version > "3"', "gone>=1")
    install(tmp_path, "second_one", "2.5", "first-one", 'third ; extra == "more"', "third<4")
    install(tmp_path, "third", "3rc1")
    install(tmp_path, "fourth", "4")
    monkeypatch.syspath_prepend(tmp_path)
    assert libraries(["First-One[x]>=1", "fourth; extra == 'serve'"]) == [
        "first-one 1.0",
        "second-one 2.5",
        "third 3rc1",
    ]


@pytest.mark.parametrize(
    "name", ["pagefind", "pagefind_bin", "snowballstemmer", "cbor2", "tzdata", "numpy"]
)
def test_an_upgrade_is_another_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = code_digest_now()
    install(tmp_path, name, "1999.1")
    monkeypatch.syspath_prepend(tmp_path)
    assert code_digest_now() != before


def test_time_zone_data_of_the_system_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    seen = {code_digest_now()}
    for version in ("2025a", "2025b"):
        (tmp_path / "tzdata.zi").write_text(f"# version {version}\nR x\n")
        seen.add(code_digest_now())
    assert len(seen) == 3
