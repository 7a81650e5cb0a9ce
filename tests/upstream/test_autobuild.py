"""sphinx-autobuild asks for its parts where it did."""

import inspect

import sphinx_autobuild.server
from sphinx_autobuild.build import Builder
from sphinx_autobuild.filter import IgnoreFilter

from sphinx_proceedings.upstream.autobuild import autobuild


def test_autobuild_asks_its_module_for_what_is_replaced() -> None:
    main = inspect.getsource(autobuild().main)
    for said in ("builder = Builder(", "IgnoreFilter(ignore_dirs, args.re_ignore)"):
        assert said in main, "sphinx-autobuild's main makes builder and filter otherwise"
    assert (autobuild().Builder, autobuild().IgnoreFilter) == (Builder, IgnoreFilter), (
        "sphinx-autobuild has other classes of these names"
    )


def test_builder_is_called_as_it_was() -> None:
    for function, expected in (
        (Builder.__call__, ["self", "changed_paths"]),
        (Builder._run_commands, ["self", "commands", "log_context"]),
        (IgnoreFilter.__call__, ["self", "filename"]),
    ):
        assert list(inspect.signature(function).parameters) == expected, (
            f"sphinx-autobuild calls {function.__qualname__} otherwise"
        )


def test_builds_are_forked_from_what_serves() -> None:
    server = inspect.getsource(sphinx_autobuild.server.RebuildServer.watch)
    assert "with ProcessPoolExecutor() as pool:" in server, (
        "sphinx-autobuild builds no longer in a process that can be forked"
    )
