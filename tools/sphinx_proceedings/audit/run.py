"""The audit of a whole site, over several processes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sphinx_proceedings.audit.addresses import base_of
from sphinx_proceedings.audit.checks import PAGE_CHECKS, SITE_CHECKS
from sphinx_proceedings.audit.extract import page_of
from sphinx_proceedings.audit.files import api_file_findings
from sphinx_proceedings.audit.findings import Finding, sort_findings
from sphinx_proceedings.audit.site import Site, read_site
from sphinx_proceedings.audit.summary import Summary, summary_of
from sphinx_proceedings.audit.syntax import data_error
from sphinx_proceedings.processes.executors import in_processes, processors

__all__ = ["Audit", "audit"]

_FEW_FILES = 500
"""Starting processes takes longer than looking at so many files."""
_SAMPLE = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Audit:
    """What was looked at, and what was found; findings are sorted."""

    pages: int
    findings: tuple[Finding, ...]


def audit(root: Path, *, processes: int = 0) -> Audit:
    """Check the built site in a folder, from its files alone.

    `processes` is how many look at pages; 0 stands for one a core.  The result is the same for
    any number.
    """
    site = read_site(root)
    site = replace(site, base=_base(site))
    paths = (*site.pages, *site.data_files)
    summaries: list[Summary] = []
    findings: list[Finding] = []
    are_few = len(paths) < _FEW_FILES
    inspect = partial(_inspect, site)
    inspected = in_processes(inspect, paths, processes=1 if are_few else processes or processors())
    for summary, found in inspected:
        if summary is not None:
            summaries.append(summary)
        findings += found
    for check in SITE_CHECKS:
        findings += check(site, summaries)
    return Audit(pages=len(site.pages), findings=sort_findings(findings))


def _base(site: Site) -> str:
    """The site's address, as most pages of a sample say by their canonical links."""
    pages = site.pages
    step = max(1, len(pages) // _SAMPLE)
    found: Counter[str] = Counter()
    for path in sorted({*pages[::step], *({"index.html"} & site.files)}):
        for link in page_of(path, site.read(path)).linked("canonical"):
            found[base_of(path, link.href)] += 1
    del found[""]
    # Equal numbers: the first in order, so that nothing depends on chance.
    return min(found, key=lambda base: (-found[base], base), default="")


_Inspected = tuple[Summary | None, tuple[Finding, ...]]


def _inspect(site: Site, path: str) -> _Inspected:
    content = site.read(path)
    if not path.endswith(".html"):
        error = data_error(path, content)
        if error:
            return None, (Finding("data", path, error, "write it with a library"),)
        return None, tuple(api_file_findings(path, content, site))
    page = page_of(path, content)
    findings = [finding for check in PAGE_CHECKS for finding in check(page, site)]
    try:
        content.decode()
    except UnicodeDecodeError as error:
        message = f"is no UTF-8 text at byte {error.start}"
        findings.append(Finding("encoding", path, message, "write it as UTF-8"))
    return summary_of(page, site), tuple(findings)
