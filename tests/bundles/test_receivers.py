"""Every receiver: another one is a row, names from data are no paths, the same bytes twice."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.bundles import receivers
from sphinx_proceedings.bundles.delivery import Bundle, Delivery, Found
from sphinx_proceedings.bundles.receivers import RECEIVERS, Receiver
from sphinx_proceedings.cli import main
from sphinx_proceedings.files.members import Member
from support.deliveries import FILES, bundle_of, delivery_of
from support.sphinx_build import written


def titles(delivery: Delivery) -> Found:
    """A form of its own."""
    yield Member(path="titles.txt", data=f"{len(delivery.works)}\n".encode())


def test_another_receiver_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = {**RECEIVERS, "titles": Receiver(label="Titles", put_together=titles)}
    for module in (receivers, __import__("sphinx_proceedings.cli.bundle", fromlist=["RECEIVERS"])):
        monkeypatch.setattr(module, "RECEIVERS", more)
    root = written(tmp_path / "portal", FILES)
    output = tmp_path / "out"
    assert main(["bundle", str(root), "--for", "titles", "--output", str(output)]) == 0
    assert (output / "titles.txt").read_text() == "3\n"


@pytest.mark.parametrize("receiver", RECEIVERS)
def test_the_same_bytes_twice(receiver: str, tmp_path: Path) -> None:
    def without_places(bundle: Bundle) -> list[tuple[str, bytes, str]]:
        return [(each.path, each.data, each.sha256) for each in bundle.members]

    first, second = (bundle_of(receiver, delivery_of(tmp_path / name)) for name in "ab")
    assert without_places(first) == without_places(second)


HOSTILE = st.text(
    st.characters(blacklist_characters='{}\\"@#%,=~()', blacklist_categories=("Cs", "Cc")),
    min_size=1,
    max_size=12,
) | st.sampled_from(["../../etc/passwd", "..", "/abs", "con", "a/b", "CON.", "=1+1", "é/é"])


@pytest.mark.parametrize("receiver", RECEIVERS)
@given(name=HOSTILE, key=HOSTILE)
def test_names_from_data_are_no_paths(
    receiver: str, name: str, key: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    key = "".join(key.split()) or "k"
    delivery = delivery_of(
        tmp_path_factory.mktemp("portal"),
        (
            "@inproceedings{notes,\n  author   = {Lovelace, Ada}",
            f"@inproceedings{{{key},\n  author = {{{name}}}",
        ),
    )
    paths = [PurePosixPath(each.path) for each in bundle_of(receiver, delivery).members]
    assert len({str(path).casefold() for path in paths}) == len(paths)
    for path in paths:
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert str(path).isprintable()
        assert "\\" not in str(path)
