"""Which of the files that come with a paper readers are to have.

Systems keep signed forms, answers to reviewers and letters beside papers.  What is not known to be
for readers stays out: a portal publishes every file that it is given.
"""

from __future__ import annotations

import re

__all__ = ["PAPER", "public_role"]

PAPER = "paper"
_FOR_READERS = (
    ("supplement", r"suppl\w*|append\w*|attachments?|additional materials?|notes?"),
    ("slides", r"slides?|presentations?|talk"),
    ("poster", r"posters?"),
    ("software", r"softwares?|code|source code|scripts?|implementation"),
    ("dataset", r"data ?sets?|data|corpus|corpora"),
    ("artifact", r"art[ei]facts?"),
    ("video", r"videos?|recordings?"),
)
_FOR_OTHERS = re.compile(
    r"\b(?:anonym\w*|answers?|author kit|blind\w*|changes?|check ?lists?|confiden\w*|conflicts?"
    r"|consent|copy ?rights?|cover|diff|disclosure|ethics|forms?|for (?:reviewers?|the pc)"
    r"|invoices?|letters?|licen[cs]e agreement|permissions?|private|rebuttals?|receipts?"
    r"|registrations?|releases?|responses?|reviews?|revisions?|signatures?|signed|statements?"
    r"|submitted|transfer|visas?|waivers?)\b"
)


def public_role(written: str) -> str:
    """What a file is to readers, by what a system calls it; empty where it is nothing to them."""
    words = " ".join(re.findall(r"[^\W_]+", written.lower()))
    if words == PAPER:
        return PAPER
    if _FOR_OTHERS.search(words):
        return ""
    return next(
        (role for role, pattern in _FOR_READERS if re.search(rf"\b(?:{pattern})\b", words)), ""
    )
