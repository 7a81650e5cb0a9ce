"""Pages of the programme in HTML: items that scripts find, grids, the place of the tools, data.

Their sources are plain lists.  What only HTML can show is added when a page is written.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from sphinx_proceedings.model.addresses import (
    changes_docname,
    my_programme_docname,
    programme_docname,
    relative_address,
    session_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.pages.event_classes import (
    HEADING,
    event_classes,
    is_heading,
    list_classes,
)
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.timetable_grid import Cell, Grid, day_grid
from sphinx_proceedings.pages.writers.html_context import Grid as GridHtml
from sphinx_proceedings.sphinx_ext.config import has_files
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.assets import THEME_STATIC
from sphinx_proceedings.sphinx_ext.site.script_modules import module_tags
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.upstream.html_nodes import around, section_with, start_tag
from sphinx_proceedings.upstream.page_context import add_meta_tags
from sphinx_proceedings.wording.dates import clock

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

__all__ = [
    "event_id",
    "grid_of",
    "has_bare_links",
    "has_event",
    "programme_html",
    "setup",
]

_SCRIPT = "proceedings/programme/main.js"
_ASYNC: dict[str, Any] = {"async": "async"}
"""Not behind the scripts of the theme."""
_MOST_COLUMNS = 4
"""With more, the grid may be wider than the screen."""


class TimetableGrid(nodes.General, nodes.Element):
    """Around the list of a day on which rooms can be shown side by side."""


class EventItem(nodes.list_item):
    """A session or a talk in a list."""


class SessionTitle(nodes.inline):
    """The title of a session in a list, which is a heading."""


class EventSection(nodes.section):
    """A talk with a text of its own."""


def setup(app: Sphinx) -> None:
    """Register the nodes, and what dresses the pages."""
    app.add_node(TimetableGrid, html=around(_grid, "</div>\n"))
    app.add_node(EventItem, html=around(_item, "</li>\n"))
    app.add_node(SessionTitle, html=around(_title, "</span>"))
    app.add_node(EventSection, html=section_with(_attributes))
    app.connect("doctree-read", _keep_out_of_search)
    app.connect("doctree-resolved", _resolve)
    # After the theme, whose own files come first.
    app.connect("html-page-context", _add_files)


def _grid(_translator: HTML5Translator, node: nodes.Element) -> str:
    return str(node["opening"])


def _opening(grid: Grid) -> str:
    """Rooms above and times beside the sessions, each of which says both itself."""
    heads = "".join(f"<span>{escape(name)}</span>" for name in grid.columns)
    times = "".join(
        f'<span style="--row:{row};--rows:{until - row}">'
        f'<time datetime="{start.isoformat(timespec="minutes")}">{clock(start)}</time></span>'
        for row, until, start in grid.starts
    )
    count = len(grid.columns)
    classes = "timetable-grid many-columns" if count > _MOST_COLUMNS else "timetable-grid"
    return (
        f'<div class="{classes}" style="--columns:{count}">'
        f'<div class="timetable-columns" aria-hidden="true"><div></div>{heads}</div>'
        f'<div class="timetable-times" aria-hidden="true">{times}</div>\n'
    )


def _item(translator: HTML5Translator, node: nodes.Element) -> str:
    return start_tag(translator, node, "li", _attributes(node))


def _title(translator: HTML5Translator, node: nodes.Element) -> str:
    return start_tag(translator, node, "span", dict(HEADING))


def _attributes(node: nodes.Element) -> dict[str, Any]:
    return {"data-event": node["event"]} | ({"style": node["style"]} if "style" in node else {})


def _page(env: BuildEnvironment, docname: str) -> Page | None:
    """The page, if it is one of a programme that this build knows."""
    return _with_tools(domain_of(env).built.pages.get(docname))


def _with_tools(page: Page | None) -> Page | None:
    return page if page is not None and page.kind.has_tools and page.edition else None


def _keep_out_of_search(app: Sphinx, doctree: nodes.document) -> None:
    """A reader's own programme is nowhere else; without it the page says nothing."""
    docname = app.env.current_document.docname
    page = _page(app.env, docname)
    if page is not None and not page.kind.is_indexed:
        app.env.metadata[docname]["nosearch"] = True


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    page = _page(app.env, docname)
    if page is None or not has_files(app):
        return
    portal = domain_of(app.env).built.portal
    _mark_events(portal, page, doctree)
    if page.kind.has_grid:
        _lay_out(portal, page, doctree)
        _unwrap_links(doctree)


def programme_html(view: SiteView, docname: str) -> str:
    """The place of the scripts' controls on a page of the programme, with their data."""
    page = _with_tools(view.page(docname))
    if page is None or not view.has_files:
        return ""
    return _tools(view, page) + _data(view.portal, page)


def event_id(view: SiteView, docname: str, anchor: str) -> str:
    """The id of the event that a page of the programme shows at an anchor, or nothing."""
    page = _with_tools(view.page(docname))
    return "" if page is None else view.portal.event_ids[page.edition].get(anchor, "")


def has_event(view: SiteView, docname: str, anchor: str) -> bool:
    """Whether a page of a session shows a talk at an anchor."""
    # The page may be another machine's to write.
    _folder, _, rest = docname.partition("/")
    timetable = view.portal.timetables.get(rest.partition("/")[0])
    event = timetable.by_key.get(anchor.replace("-", "/", 1)) if timetable else None
    return bool(event and event.talk and session_docname(event.session) == docname)


def grid_of(view: SiteView, docname: str, anchor: str) -> GridHtml | None:
    """How the list of a day is laid out on a page of the programme, by the day's anchor."""
    page = _with_tools(view.page(docname))
    if page is None or not page.kind.has_grid:
        return None
    grid = _grid_of_day(view.portal, page, anchor)
    if grid is None:
        return None
    cells = tuple((_column(cell), _style(cell)) for cell in grid.cells)
    return GridHtml(opening=_opening(grid), cells=cells)


def has_bare_links(view: SiteView, docname: str) -> bool:
    """Whether links of a page have no element in them."""
    page = _with_tools(view.page(docname))
    return page is not None and page.kind.has_grid


def _unwrap_links(doctree: nodes.document) -> None:
    """Leave out the element that Sphinx puts into each link, a sixth of a large timetable."""
    for link in doctree.findall(nodes.reference):
        if len(link) == 1 and isinstance(link[0], nodes.inline) and "std-doc" in link[0]["classes"]:
            link[:] = link[0].children


def _tools(view: SiteView, page: Page) -> str:
    """The empty element that scripts fill, with the addresses they need."""
    edition, here = page.edition, view.uri(page.docname)
    folder = programme_docname(edition).removesuffix("index")
    values = {
        "edition": edition,
        "events-json": relative_address(here, quote(f"{folder}events.json")),
        "events-ics": relative_address(here, quote(f"{folder}events.ics")),
        "timetable": view.address(page.docname, programme_docname(edition)),
        "mine": view.address(page.docname, my_programme_docname(edition)),
    }
    if changes_docname(edition) in view.docnames:
        values["changes"] = view.address(page.docname, changes_docname(edition))
    if page.kind.has_screen:
        values["screen"] = page.title
    if page.kind.event is not None:
        values["event"] = page.kind.event(view.portal, page)
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())
    english = english_attribute(view.settings.language)
    return f'<div class="programme-tools"{english}{attributes}></div>\n'


def _data(portal: Portal, page: Page) -> str:
    """The events of the page for scripts."""
    if page.kind.events is None:
        return ""
    # No text can end the element or begin a comment.
    text = compact_json(page.kind.events(portal, page)).replace("<", "\\u003c")
    return f'<script type="application/json" class="programme-data">{text}</script>\n'


def _mark_events(portal: Portal, page: Page, doctree: nodes.document) -> None:
    """Tell scripts which event a list item or a section is."""
    events = portal.event_ids[page.edition]
    for node in list(doctree.findall(nodes.Element)):
        anchor = next((name for name in node["ids"] if name in events), "")
        if not anchor:
            continue
        if isinstance(node, nodes.section):
            _replace(node, EventSection(event=events[anchor]))
        elif isinstance(node, nodes.inline):
            item = _item_of(node)
            if is_heading(node["classes"]):
                _replace(node, SessionTitle())
            # A session may be called by the one talk in it.
            if item is not None and not isinstance(item, EventItem):
                marked = EventItem(event=events[anchor])
                _replace(item, marked)
                _tell_styles(marked)


def _tell_styles(item: EventItem) -> None:
    lines = [line for line in item.children if isinstance(line, nodes.paragraph)]
    said = {
        name for line in lines for part in line.findall(nodes.inline) for name in part["classes"]
    }
    has_talks = any(isinstance(child, nodes.Sequential) for child in item.children)
    item["classes"] += event_classes(said, has_talks=has_talks)
    known = item.parent["classes"]
    known += [name for name in list_classes(said) if name not in known]


def _item_of(node: nodes.Node) -> nodes.list_item | None:
    while node.parent is not None and not isinstance(node, nodes.list_item):
        node = node.parent
    return node if isinstance(node, nodes.list_item) else None


def _replace(old: nodes.Element, new: nodes.Element) -> None:
    """Put a node in the place of another, with all that it has."""
    new.attributes.update(old.attributes)
    new += old.children
    old.replace_self(new)


def _lay_out(portal: Portal, page: Page, doctree: nodes.document) -> None:
    """Give the sessions of each day that has some in parallel their places in a grid."""
    for section in list(doctree.findall(nodes.section)):
        found = (_grid_of_day(portal, page, name) for name in section["ids"])
        grid = next(filter(None, found), None)
        listed = next(section.findall(nodes.enumerated_list), None)
        if grid is None or listed is None or len(listed) != len(grid.cells):
            continue
        for item, cell in zip(listed.children, grid.cells, strict=True):
            if isinstance(item, EventItem):
                item["style"] = _style(cell)
                item["classes"].append(_column(cell))
        box = TimetableGrid(opening=_opening(grid))
        section["classes"].append("with-grid")
        section.replace(listed, box)
        box += listed


def _grid_of_day(portal: Portal, page: Page, anchor: str) -> Grid | None:
    timetable = portal.timetables[page.edition]
    for day in timetable.days:
        if anchor == f"day-{day.date.isoformat()}":
            return day_grid(timetable, day.sessions)
    return None


def _column(cell: Cell) -> str:
    return "in-column" if cell.column else "in-all-columns"


def _style(cell: Cell) -> str:
    rows = f"--row:{cell.rows.first};--rows:{cell.rows.last - cell.rows.first + 1}"
    return f"{rows};--column:{cell.column}" if cell.column else rows


def _add_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load scripts where they have something to do."""
    page = _page(app.env, pagename)
    if page is None or doctree is None or app.builder.name == "epub":
        return
    if page.kind.has_grid:
        context["body_class"] = "programme-page"
    app.add_js_file(_SCRIPT, type="module", **_ASYNC)
    folder = relative_address(app.builder.get_target_uri(pagename), f"_static/{_SCRIPT}")
    add_meta_tags(context, module_tags(THEME_STATIC / _SCRIPT, folder.rpartition("/")[0]))
