"""Where a new portal is published, and which of the starter's files that takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import chain

__all__ = ["PUBLISHED_BY", "PUBLISHING_FILES", "publishing_files", "ways_of"]

_ON_GITHUB = (
    ".github/ISSUE_TEMPLATE/correction.yml",
    ".github/preview-comment.sh",
    ".github/workflows/correct.yml",
    ".github/workflows/preview-comment.yml",
    ".github/workflows/preview.yml",
)
PUBLISHED_BY: Mapping[str, tuple[str, ...]] = {
    "github": (".github/workflows/pages.yml", *_ON_GITHUB),
    "gitlab": (".gitlab-ci.yml", ".gitlab/issue_templates/correction.md"),
    "netlify": (
        ".github/workflows/rebuild.yml",
        "netlify.toml",
        "netlify/index.js",
        "netlify/manifest.yml",
        *_ON_GITHUB,
    ),
    "cloudflare": (".github/workflows/cloudflare.yml", *_ON_GITHUB),
    "rsync": ("publish.sh",),
}
"""Ways to publish, and the files of each, its own first; they are the same in all portals."""
PUBLISHING_FILES = tuple(sorted(set(chain.from_iterable(PUBLISHED_BY.values()))))


def ways_of(has: Callable[[str], bool]) -> tuple[str, ...]:
    """The ways in which a portal is published that has these files."""
    return tuple(way for way, files in PUBLISHED_BY.items() if has(files[0]))


def publishing_files(ways: Collection[str]) -> frozenset[str]:
    """The files that a portal needs which is published in these ways."""
    return frozenset(chain.from_iterable(PUBLISHED_BY[way] for way in ways))
