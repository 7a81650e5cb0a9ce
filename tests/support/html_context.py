"""A context that tells plainly what it was asked."""

from sphinx_proceedings.pages.writers.html_context import HtmlContext

__all__ = ["html_context"]


def html_context() -> HtmlContext:
    """The context."""
    return HtmlContext(
        address=lambda docname: f"../{docname}.html",
        formula=lambda tex: f"<math>{tex}</math>",
        short_link=lambda url: ("github", "a/b") if url == "https://github.com/a/b" else None,
        code=lambda source, language: f"<pre>{language} {source}</pre>",
        slot=lambda name, content: f"<{name}>{content}",
        identifier=lambda title: title.lower().replace(" ", "-"),
        event=lambda anchor: f"e-{anchor}" if anchor.startswith("talk-") else "",
        permalink=lambda name: f"[{name}]",
    )
