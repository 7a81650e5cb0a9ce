"""The security policy of pages: what browsers may load for them, and run.

The portal's own pages ask for nothing but files of the same host; so whatever somebody brought into
a page, browsers would not run it.

- Source: Content Security Policy Level 3 (W3C), sections 2.3 and 6
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sphinx_proceedings.model.nearest import did_you_mean

__all__ = ["PolicyError", "policy_from"]

_POLICY: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    # The search is a program of WebAssembly.  This allows no `eval`.
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    # The theme's style sheets have the signs of forms within them.
    "img-src": ("'self'", "data:"),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
_OTHERS = (
    "child-src",
    "connect-src",
    "font-src",
    "frame-src",
    "manifest-src",
    "media-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "worker-src",
)
"""Directives that a page may state beside them."""
_NONE = "'none'"
_SOURCE = re.compile(r"[^\s;,\"<>&]+")


class PolicyError(Exception):
    """What is wrong with what a portal adds, as one sentence."""


def policy_from(told: object) -> str:
    """The policy that a portal asks for; empty where it asks for none.

    `told` is whether there is to be one, or what it allows beside the usual: sources by directives.
    Raises `PolicyError`.
    """
    if isinstance(told, bool):
        return _text(_POLICY) if told else ""
    if not isinstance(told, Mapping):
        raise PolicyError("expected True, False, or sources by directives")
    policy = dict(_POLICY)
    for directive, sources in told.items():
        if directive not in (*_POLICY, *_OTHERS):
            hint = did_you_mean(str(directive), [*_POLICY, *_OTHERS])
            raise PolicyError(f"no directive is called {directive!r}; {hint}")
        usual = policy.get(directive, policy["default-src"])
        both = dict.fromkeys((*usual, *_sources(directive, sources)))
        policy[directive] = tuple(source for source in both if source != _NONE) or (_NONE,)
    return _text(policy)


def _sources(directive: str, told: object) -> Sequence[str]:
    if not isinstance(told, list | tuple) or not all(_is_source(each) for each in told):
        raise PolicyError(
            f"{directive} is {told!r}: expected a list such as ['https://example.org']"
        )
    return told


def _is_source(told: object) -> bool:
    return isinstance(told, str) and _SOURCE.fullmatch(told) is not None


def _text(policy: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())
