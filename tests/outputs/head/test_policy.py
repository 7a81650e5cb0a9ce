"""The policy of pages, and what portals add to it."""

import pytest

from sphinx_proceedings.outputs.head.policy import PolicyError, policy_from

USUAL = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:;"
    " object-src 'none'; base-uri 'none'; form-action 'self'"
)


@pytest.mark.parametrize(
    ("told", "policy"),
    [
        (False, ""),
        (True, USUAL),
        ({}, USUAL),
        (
            {"frame-src": ["https://video.example.org"]},
            f"{USUAL}; frame-src 'self' https://video.example.org",
        ),
        (
            {"script-src": ["https://count.example.org", "'self'"], "object-src": ("'self'",)},
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' https://count.example.org;"
            " img-src 'self' data:; object-src 'self'; base-uri 'none'; form-action 'self'",
        ),
        (
            {"default-src": ["https://a.example"], "font-src": []},
            USUAL.replace("default-src 'self'", "default-src 'self' https://a.example")
            + "; font-src 'self' https://a.example",
        ),
        ({"base-uri": ["'none'"]}, USUAL),
    ],
)
def test_what_is_asked_for(told: object, policy: str) -> None:
    assert policy_from(told) == policy


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("yes", "expected True, False, or sources by directives"),
        (None, "expected True, False, or sources by directives"),
        ({"frame-scr": []}, "no directive is called 'frame-scr'; did you mean 'frame-src'"),
        ({"frame-ancestors": ["'self'"]}, "no directive is called 'frame-ancestors'"),
        ({5: []}, "no directive is called 5"),
        ({"img-src": "https://a.example"}, "img-src is 'https://a.example': expected a list such"),
        ({"img-src": ["a; script-src *"]}, "expected a list such as ['https://example.org']"),
        ({"img-src": ['"><script>']}, "expected a list such as"),
        ({"img-src": [""]}, "expected a list such as"),
        ({"img-src": [1]}, "expected a list such as"),
    ],
)
def test_what_cannot_be_used(told: object, message: str) -> None:
    with pytest.raises(PolicyError) as error:
        policy_from(told)
    assert message in str(error.value)
