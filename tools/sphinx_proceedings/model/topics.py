"""Topics: what papers are about, by their keywords and the editors' thesaurus.

Two keywords are one topic where they differ in case, or in hyphens and spaces, only; everything
else that means the same has to be said in the thesaurus.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.slugs import FreeSlugs, slug_of

__all__ = ["RESERVED_SLUGS", "Term", "Topic", "TopicIndex", "make_topics", "topic_key"]

RESERVED_SLUGS = frozenset({"index"})
"""The list's own page."""

# Hyphens and dashes within a word: `C--` is no C.
_HYPHEN = re.compile(r"(?<=\w)[-\u2010-\u2015](?=\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A topic as the thesaurus has it."""

    label: str
    also: tuple[str, ...] = ()
    """Other keywords that mean it."""
    broader: str = ""
    """The label of a broader topic."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """What at least one paper, or a narrower topic, is about."""

    slug: str
    """The last part of its page's address."""
    label: str
    """As the thesaurus has it, else as most papers write it."""
    papers: Sequence[Paper] = ()
    """In the portal's order, without those of narrower topics and without withdrawn ones."""
    broader: str = ""
    """A slug, or empty."""
    narrower: tuple[str, ...] = ()
    """Slugs, in order of label."""
    former_slugs: tuple[str, ...] = ()
    """Addresses its other spellings would have; they lead to its page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TopicIndex:
    """All topics, and those of each paper."""

    topics: Sequence[Topic] = ()
    """By slug."""
    of_paper: Mapping[tuple[str, str], tuple[Topic, ...]]
    """By edition and key, in order of the paper's keywords; every paper has a key."""
    by_keyword: Mapping[str, Topic]
    """By keyword as printed on any paper that is not withdrawn."""


@cache
def topic_key(keyword: str) -> str:
    """The same for keywords that are the same topic without a thesaurus."""
    spaced = _HYPHEN.sub(" ", unicodedata.normalize("NFC", keyword))
    return " ".join(spaced.casefold().split())


def make_topics(papers: Iterable[Paper], thesaurus: Iterable[Term] = ()) -> TopicIndex:
    """The topics of these papers, oldest first, so that new ones change no address."""
    papers, terms = tuple(papers), _Terms(thesaurus)
    about = {(paper.edition, paper.key): terms.keys_of(paper) for paper in papers}
    papers_by_key: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for key in about[paper.edition, paper.key]:
            papers_by_key[key].append(paper)
    keys = terms.with_broader(papers_by_key)
    free = FreeSlugs(RESERVED_SLUGS)
    slugs = {key: free.give(slug_of(key, "topic")) for key in keys}
    labels = terms.labels(papers_by_key)
    topics = {
        key: Topic(
            slug=slugs[key],
            label=labels[key],
            papers=tuple(papers_by_key[key]),
            broader=slugs.get(terms.broader(key), ""),
            narrower=tuple(
                slugs[other]
                for other in sorted(terms.narrower(key) & keys.keys(), key=labels.__getitem__)
            ),
        )
        for key in keys
    }
    topics = _with_former_slugs(topics, terms)
    return TopicIndex(
        topics=tuple(sorted(topics.values(), key=lambda topic: topic.slug)),
        of_paper={paper: tuple(topics[key] for key in found) for paper, found in about.items()},
        by_keyword={
            keyword: topics[key]
            for paper in papers
            if not paper.withdrawn
            for keyword in paper.keywords
            if (key := terms.key(keyword))
        },
    )


class _Terms:
    """The thesaurus by key."""

    def __init__(self, thesaurus: Iterable[Term]) -> None:
        self._term_by_key: dict[str, Term] = {}
        self._key_by_spelling: dict[str, str] = {}
        self._narrower: dict[str, set[str]] = defaultdict(set)
        for term in thesaurus:
            key = topic_key(term.label)
            self._term_by_key.setdefault(key, term)
            for spelling in (term.label, *term.also):
                self._key_by_spelling.setdefault(topic_key(spelling), key)
        for key in self._term_by_key:
            if broader := self.broader(key):
                self._narrower[broader].add(key)

    def key(self, keyword: str) -> str:
        """The key of the topic that a keyword means."""
        key = topic_key(keyword)
        return self._key_by_spelling.get(key, key)

    def keys_of(self, paper: Paper) -> tuple[str, ...]:
        """What a paper is about; a withdrawn one is about nothing."""
        found = () if paper.withdrawn else map(self.key, paper.keywords)
        return tuple(dict.fromkeys(key for key in found if key))

    def broader(self, key: str) -> str:
        """The key of the broader topic, or empty."""
        term = self._term_by_key.get(key)
        return self.key(term.broader) if term and term.broader else ""

    def narrower(self, key: str) -> set[str]:
        """The keys of the topics directly below."""
        return self._narrower.get(key, set())

    def with_broader(self, keys: Iterable[str]) -> dict[str, None]:
        """The keys, and behind them those of the topics above them."""
        found = dict.fromkeys(keys)
        for key in tuple(found):
            above = self.broader(key)
            while above and above not in found:
                found[above] = None
                above = self.broader(above)
        return found

    def former(self, key: str) -> tuple[str, ...]:
        """The other spellings of a topic of the thesaurus."""
        term = self._term_by_key.get(key)
        return tuple(map(topic_key, term.also)) if term else ()

    def labels(self, papers_by_key: Mapping[str, Iterable[Paper]]) -> Mapping[str, str]:
        """By key: the thesaurus's label, else the spelling most papers have, the oldest first."""
        labels = {key: term.label for key, term in self._term_by_key.items()}
        for key, papers in papers_by_key.items():
            if key not in labels:
                spellings = Counter(
                    " ".join(keyword.split())
                    for paper in papers
                    for keyword in paper.keywords
                    if self.key(keyword) == key
                )
                labels[key] = max(spellings, key=spellings.__getitem__)
        return labels


def _with_former_slugs(topics: Mapping[str, Topic], terms: _Terms) -> dict[str, Topic]:
    """A spelling that entered the thesaurus had a page of its own; its address leads on."""
    taken = RESERVED_SLUGS | {topic.slug for topic in topics.values()}
    found: dict[str, Topic] = {}
    for key, topic in topics.items():
        wanted = dict.fromkeys(slug_of(former, "topic") for former in terms.former(key))
        former = tuple(slug for slug in wanted if slug not in taken)
        taken |= set(former)
        found[key] = replace(topic, former_slugs=former)
    return found
