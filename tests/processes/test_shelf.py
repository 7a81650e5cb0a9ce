"""What lies in a file for all jobs, and what a job sees of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sphinx_proceedings.processes.sent_jobs import Parcel, if_sendable, pickled, unpickled
from sphinx_proceedings.processes.shelf import LostShelfError, shelf_at


@dataclass(frozen=True, slots=True)
class Record:
    text: str
    like: "Record | None" = None


@dataclass(frozen=True, slots=True)
class Other:
    record: Record


LONG = Record("long " * 1_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "shelf"
    made.touch()
    return made


def test_record_is_written_once_and_sent_by_its_place(path: Path) -> None:
    whole = Other(LONG), [LONG, Record("short", like=LONG)], lambda: LONG.text
    with shelf_at(path, [Record]):
        sent = [pickled(Parcel(whole)) for _ in range(3)]
        size = path.stat().st_size
    assert size < 3 * len(LONG.text)
    assert max(map(len, sent)) < len(LONG.text)
    for each in sent:
        other, records, text = unpickled(each).value
        assert (other, records, text()) == (whole[0], whole[1], LONG.text)
        assert other.record is records[0]


def test_what_is_equal_and_another_lies_there_as_well(path: Path) -> None:
    twins = [Record("a"), Record("a")]
    with shelf_at(path, [Record]):
        first, second = unpickled(pickled(Parcel(twins))).value
    assert [first, second] == twins
    assert first is not second


def test_without_a_shelf_all_is_sent(path: Path) -> None:
    assert len(pickled(Parcel(LONG))) > len(LONG.text)
    with shelf_at(path, [Record]):
        pass
    assert unpickled(pickled(Parcel(LONG))).value == LONG
    assert path.read_bytes() == b""


def test_what_is_too_much_to_keep_is_read_again(path: Path) -> None:
    many = [Record(str(number)) for number in range(2_500)]
    with shelf_at(path, [Record]):
        sent = pickled(Parcel(many)), pickled(Parcel(many[:10]))
    assert [unpickled(each).value for each in sent] == [many, many[:10]]


def test_shelf_that_cannot_be_written_is_survived(path: Path) -> None:
    with shelf_at(path, [Record]):
        assert if_sendable(Parcel(LONG)) is not None
        away = path.rename(path.with_name("away"))
        new = Record("new")
        # It is done here then.
        assert if_sendable(Parcel(new)) is None
        away.rename(path)
        with path.open("ab") as file:
            file.write(b"half of what was to be written")
        sent = pickled(Parcel([new, LONG]))
    assert unpickled(sent).value == [new, LONG]


def test_what_is_not_seen_is_told(path: Path) -> None:
    with shelf_at(path, [Record]):
        sent = pickled(Parcel(Record("unseen")))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(LostShelfError, match="shelf"):
        unpickled(sent)
    path.unlink()
    with pytest.raises(LostShelfError, match="shelf"):
        unpickled(sent)
