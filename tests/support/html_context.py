"""A context that tells plainly what it was asked."""

from sphinx_proceedings.pages.writers.html_context import Grid, HtmlContext

__all__ = ["html_context"]


def html_context() -> HtmlContext:
    """The context."""
    return HtmlContext(
        address=lambda docname: f"../{docname}.html",
        place=lambda docname, anchor: f"../{docname}.html#{anchor}",
        file=lambda path: f"../{path}",
        formula=lambda tex: f"<math>{tex}</math>",
        short_link=lambda url: ("github", "a/b") if url == "https://github.com/a/b" else None,
        code=lambda source, language: f"<pre>{language} {source}</pre>",
        slot=lambda name, content: f"<{name}>{content}",
        identifier=lambda title: title.lower().replace(" ", "-"),
        event=lambda anchor: f"e-{anchor}" if anchor.startswith("talk-") else "",
        grid=lambda anchor: (
            Grid("<div>\n", (("in-column", "--row:1"),)) if anchor == "day-1" else None
        ),
        has_bare_links=False,
        permalink=lambda name: f"[{name}]",
    )
