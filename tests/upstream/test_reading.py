"""Sphinx reads in several processes as it did."""

import inspect
from logging import INFO, LogRecord

import pytest
from sphinx.builders import Builder
from sphinx.testing.util import SphinxTestApp
from sphinx.util import logging
from sphinx.util.console import strip_colors

from sphinx_proceedings.upstream import reading


def test_other_processes_tell_the_environment_what_they_read() -> None:
    read = inspect.getsource(Builder._read_parallel)
    for said in ("pickle.dumps(self.env", "self.env.merge_info_from(docs, env, self._app)"):
        assert said in read, "Sphinx's own processes tell otherwise what they have read"


def test_work_is_shown(app: SphinxTestApp) -> None:
    with reading.messages_kept() as kept:
        done = list(reading.shown_one_by_one(app.builder, ["a", "b"], "counting"))
    assert done == ["a", "b"], "Sphinx gives otherwise what it shows"
    assert "counting... [100%] b" in strip_colors("".join(record.msg for record in kept)), (
        "Sphinx shows otherwise how far work has come"
    )


def test_messages_can_be_sent(app: SphinxTestApp) -> None:
    logger = logging.getLogger("test")
    with reading.messages_kept() as kept:
        logger.info("found %d", 3, location=("index", 2))
    assert [(record.msg, record.args, record.levelno) for record in kept] == [
        ("found 3", (), INFO)
    ], "Sphinx's LogCollector keeps messages otherwise"


@pytest.mark.parametrize(("subtype", "unwanted"), [("b", True), ("c", False)])
def test_what_is_not_to_be_told(app: SphinxTestApp, subtype: str, unwanted: bool) -> None:
    record = LogRecord("x", 30, "", 0, "", (), None)
    assert not reading.is_unwanted(app, record), "Sphinx leaves out warnings that have no kind"
    record.type, record.subtype = "a", subtype
    assert reading.is_unwanted(app, record) is unwanted, (
        "Sphinx marks warnings, or says which are unwanted, otherwise"
    )
