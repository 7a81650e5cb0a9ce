"""What makes the documentation more than its Markdown: a Sphinx extension for `docs/conf.py`.

It shows commands as their parsers have them, explanations of diagnostics and drawings, begins the
portal that the site has inside, and publishes the schemas.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.special import TextLexer

from documentation.commands import CommandLineDirective
from documentation.drawings import Drawings
from documentation.explanations import ExplanationsDirective
from documentation.workshop import write_workshop

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

_SCHEMAS = "schema"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Sphinx's entry point."""
    app.add_directive("command-line", CommandLineDirective)
    app.add_directive("explanations", ExplanationsDirective)
    app.add_lexer("mermaid", TextLexer)  # which pictures replace
    app.add_post_transform(Drawings)
    write_workshop(Path(app.confdir) / app.config.proceedings_root)
    app.connect("build-finished", _publish_schemas)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _publish_schemas(app: Sphinx, exception: Exception | None) -> None:
    """They lie where the addresses in `docs/reference/schemas.md` say, not among downloads."""
    if exception is None and app.builder.format == "html":
        shutil.copytree(app.srcdir / _SCHEMAS, app.outdir / _SCHEMAS, dirs_exist_ok=True)
