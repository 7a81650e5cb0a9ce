"""What stands within a page although its security policy refuses it, so that it does nothing there.

- Source: Content Security Policy Level 3 (W3C), sections 4.2.3 and 6.8
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.page import Page, Within
from sphinx_proceedings.audit.site import Site

__all__ = ["policy_findings"]

_DIRECTIVES = MappingProxyType(
    {
        Within.SCRIPT: ("script-src-elem", "script-src", "default-src"),
        Within.HANDLER: ("script-src-attr", "script-src", "default-src"),
        Within.SHEET: ("style-src-elem", "style-src", "default-src"),
        Within.STYLE: ("style-src-attr", "style-src", "default-src"),
    }
)
"""What decides of each, the first that the policy states."""
_ALLOWING = ("'unsafe-inline'", "'nonce-", "'sha256-", "'sha384-", "'sha512-")
_REMEDIES = MappingProxyType(
    {
        Within.SCRIPT: "put it into a file of _static, and name that in html_js_files",
        Within.HANDLER: "put it into a script in a file of _static (addEventListener)",
        Within.SHEET: "put it into a file of _static, and name that in html_css_files",
        Within.STYLE: "give the element a class, and style that in a file of _static",
    }
)


def policy_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Scripts and styles that browsers do not heed."""
    policy = _sources(page.policy)
    for what, number in page.within.items():
        decides = next((name for name in _DIRECTIVES[what] if name in policy), None)
        if decides is not None and not any(s.startswith(_ALLOWING) for s in policy[decides]):
            yield Finding(
                "policy",
                page.path,
                f"has {what.value}, which its security policy refuses ({number})",
                _REMEDIES[what],
            )


def _sources(policy: str) -> dict[str, list[str]]:
    """Directives and what they allow; of a directive that is there twice the first counts."""
    found: dict[str, list[str]] = {}
    for directive in policy.lower().split(";"):
        name, *sources = directive.split() or [""]
        found.setdefault(name, sources)
    return found
