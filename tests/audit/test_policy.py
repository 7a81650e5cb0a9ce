"""What stands within pages although their policy refuses it."""

import pytest

from sphinx_proceedings.audit.extract import page_of
from sphinx_proceedings.audit.policy import policy_findings
from sphinx_proceedings.audit.site import Site

WITHIN = """<script>a()</script><script type="module">b()</script><script src="c.js"></script>
<script type="application/ld+json">{}</script><script type="text/plain">d</script>
<style>p {}</style><p style="color: red" onclick="e()" data-on="x">y</p>"""
SCRIPTS = ["has a script within it, which its security policy refuses (2)"]
HANDLERS = ["has an attribute that is a script, which its security policy refuses (1)"]
SHEETS = ["has a style sheet within it, which its security policy refuses (1)"]
STYLES = ["has a style attribute, which its security policy refuses (1)"]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        ("", []),
        ("img-src 'self'", []),
        ("default-src 'self'", [*SCRIPTS, *SHEETS, *STYLES, *HANDLERS]),
        ("DEFAULT-SRC 'self'; style-src 'unsafe-inline'", [*SCRIPTS, *HANDLERS]),
        ("script-src 'self'; script-src-attr 'unsafe-inline'; script-src *", SCRIPTS),
        ("script-src 'sha256-x'; style-src-elem 'self'", SHEETS),
        ("style-src-attr 'none';;", STYLES),
    ],
)
def test_what_is_refused(policy: str, told: list[str]) -> None:
    meta = f'<meta http-equiv="content-security-policy" content="{policy}">' if policy else ""
    page = page_of("a.html", f"<html><head>{meta}</head><body>{WITHIN}</body></html>".encode())
    site = Site(root=None, files=frozenset({"a.html"}))  # type: ignore[arg-type]
    assert [finding.message for finding in policy_findings(page, site)] == told
