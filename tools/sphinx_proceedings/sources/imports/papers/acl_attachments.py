"""What the tools of the ACL call what belongs to a paper."""

from __future__ import annotations

from sphinx_proceedings.model.papers import LinkKind

__all__ = ["ATTACHMENTS"]

ATTACHMENTS = {
    "software": LinkKind.CODE,
    "code": LinkKind.CODE,
    "dataset": LinkKind.DATASET,
    "data": LinkKind.DATASET,
    "presentation": LinkKind.SLIDES,
    "slides": LinkKind.SLIDES,
    "poster": LinkKind.POSTER,
    "video": LinkKind.VIDEO,
}
"""Types of attachments in the Anthology and in aclpub2 → what they are here."""
