"""A description of the site's search for browsers (OpenSearch 1.1, draft 6)."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.xml_elements import add
from sphinx_proceedings.wording.messages import gettext

__all__ = ["OPENSEARCH", "OPENSEARCH_TYPE", "opensearch_file"]

OPENSEARCH = "opensearch.xml"
OPENSEARCH_TYPE = "application/opensearchdescription+xml"

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST = {"ShortName": 16, "LongName": 48, "Description": 1024}
"""Characters an element may have."""


def opensearch_file(site: SiteAddress, site_name: str, icon: str = "") -> SiteFile | None:
    """`opensearch.xml`; None without the site's address, which has to be in it.

    `icon` is the path of an SVG file in the site, or empty.
    """
    if not site.base:
        return None
    name = one_line(site_name) or gettext("Proceedings")
    described = gettext("Search the papers, programme and people of {portal}", portal=name)
    root = ET.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    for tag, text in (("ShortName", name), ("LongName", name), ("Description", described)):
        add(root, tag, _shortened(text, _LONGEST[tag]))
    add(root, "InputEncoding", "UTF-8")
    if icon:
        add(root, "Image", site.file(icon), {"type": "image/svg+xml"})
    # Braces in an address would be parameters of the template.
    page = site.page("search").replace("{", "%7B").replace("}", "%7D")
    template = f"{page}?q={{searchTerms}}"
    add(root, "Url", attributes={"type": "text/html", "method": "get", "template": template})
    ET.indent(root)
    return SiteFile.of(OPENSEARCH, ET.tostring(root, "utf-8", xml_declaration=True) + b"\n")


def _shortened(text: str, longest: int) -> str:
    """The words that fit, or as much of the first one as does."""
    if len(text) <= longest:
        return text
    words, space, _ = text[: longest + 1].rpartition(" ")
    return words if space else text[:longest]
