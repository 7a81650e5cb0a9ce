"""Files of a whole volume hold as many works as the pages beside them offer."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.site import Site
from sphinx_proceedings.audit.summary import Summary
from sphinx_proceedings.audit.syntax import xml_root

__all__ = ["volume_findings"]

_VOLUME = re.compile(r"^all(?P<part>\.\d+)?\.(?P<suffix>[a-z]\w*(?:\.\w+)?)$")


def volume_findings(site: Site, pages: Sequence[Summary]) -> Iterator[Finding]:
    """Compare `papers/**/all.*`, and its parts `all.<number>.*` together, with the papers below."""
    volumes: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for path in sorted(site.files):
        name = PurePosixPath(path)
        match = _VOLUME.match(name.name)
        if match is not None and name.parts[0] == "papers" and match["suffix"] in _COUNTERS:
            volumes[str(name.parent), match["suffix"], bool(match["part"])].append(path)
    for (folder, suffix, _), paths in volumes.items():
        try:
            found = sum(_COUNTERS[suffix](site.read(path)) for path in paths)
        except (ValueError, RecursionError):
            continue  # It does not parse, which is reported as such.
        wanted = sum(
            page.path.startswith(f"{folder}/") and f".{suffix}" in page.exports for page in pages
        )
        if found != wanted:
            yield Finding(
                "volume",
                paths[0],
                f"holds {found} works, but {wanted} pages offer one",
                "write both from the same papers",
            )


def _matches(pattern: bytes) -> Callable[[bytes], int]:
    return lambda content: len(re.findall(pattern, content, re.MULTILINE))


def _json(content: bytes) -> int:
    data = json.loads(content)
    return len(data) if isinstance(data, list) else 1


def _mods(content: bytes) -> int:
    root = xml_root(content)
    tags = [str(element.tag).rpartition("}")[2] for element in (root, *root)]
    return tags.count("mods")


_BIBTEX = _matches(rb"(?i)^@(?!comment|preamble|string)\w+\s*[{(]")
_COUNTERS: dict[str, Callable[[bytes], int]] = {
    "ascii.bib": _BIBTEX,
    "bib": _BIBTEX,
    "enw": _matches(rb"^%0 "),
    "json": _json,
    "mods": _mods,
    "mods.xml": _mods,
    "ris": _matches(rb"^TY  -"),
    "xml": _mods,
}
