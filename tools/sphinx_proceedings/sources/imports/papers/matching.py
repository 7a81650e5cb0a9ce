"""Which entry of an edition is which submission: by number, key, DOI, then title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.entry_types import PAGELESS_TYPES, VOLUME_TYPES
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.entries import author_names
from sphinx_proceedings.sources.imports.papers.imported import LastImport
from sphinx_proceedings.sources.imports.papers.submissions import Submission
from sphinx_proceedings.sources.imports.titles import said, telling_words
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.values.identifiers import doi_in

__all__ = ["Matches", "demand_same_papers", "match_entries", "papers_among"]


_MOST_RENAMED = 2
"""Papers that may have got other titles and other authors since the last import."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matches:
    """What is known of submissions, by their numbers."""

    entries: Mapping[str, BibEntry]
    """The entry of each that has one."""
    guessed: Mapping[str, str]
    """By what those were found that the last import did not know: `title`."""
    deleted: frozenset[str]
    """Those whose entries somebody has taken away since the last import."""


def papers_among(entries: Iterable[BibEntry]) -> list[BibEntry]:
    """The entries that are papers."""
    return [entry for entry in entries if entry.type not in VOLUME_TYPES | PAGELESS_TYPES]


def match_entries(
    submissions: Sequence[Submission], last: LastImport, entries: Iterable[BibEntry]
) -> Matches:
    """Find the entries; no two submissions have the same one."""
    matcher = _Matcher(papers_among(entries))
    found: dict[str, BibEntry] = {}
    guessed: dict[str, str] = {}
    known = [each for each in submissions if each.number in last.papers]
    for each in known:
        if entry := matcher.by_key(last.papers[each.number].key):
            found[each.number] = entry
    remembered = {paper.key.casefold() for paper in last.papers.values()}
    matcher.keep(remembered)
    for way in ("key", "DOI", "title"):
        left = [each for each in submissions if each.number not in found]
        for number, entry in matcher.found(way, left):
            found[number] = entry
            guessed[number] = way
    deleted = {each.number for each in known if each.number not in found}
    return Matches(entries=found, guessed=guessed, deleted=frozenset(deleted))


def demand_same_papers(
    submissions: Sequence[Submission], last: LastImport, whole: Location
) -> None:
    """Raise `ExportError` where the numbers of an export are mostly those of other papers."""
    known = [each for each in submissions if each.number in last.papers]
    others = [each for each in known if not _is_like(each, last.papers[each.number].fields)]
    if len(others) > _MOST_RENAMED and 2 * len(others) > len(known):
        first = others[0]
        raise ExportError(
            whole,
            f"{len(others):,} of {len(known):,} numbers were those of other papers in the last"
            f" import, such as {first.number} of {last.papers[first.number].key}",
            "look whether this is the export of another event or track, and bring that into an"
            " edition of its own",
        )


def _is_like(submission: Submission, before: Mapping[str, str]) -> bool:
    """Whether it may be the paper that it was: of a similar title, or by one who was an author."""
    was = latex_to_richtext(before.get("title", "")).text.plain
    if set(telling_words(was)) & set(telling_words(submission.title.plain)):
        return True
    families = {parsed.name.family for parsed in split_names(before.get("author", "")).names}
    return any(name.family in families for name in author_names(submission))


class _Matcher:
    """Entries that no submission has yet."""

    def __init__(self, papers: Sequence[BibEntry]) -> None:
        self._free = {entry.key.casefold(): entry for entry in papers}
        self._former = {
            former.strip(): key
            for key, entry in self._free.items()
            for former in entry.value("ids").casefold().split(",")
            if former.strip()
        }

    def by_key(self, key: str) -> BibEntry | None:
        """The entry with this key, or that had it."""
        folded = key.casefold()
        return self._free.pop(
            folded if folded in self._free else self._former.get(folded, ""), None
        )

    def keep(self, keys: Iterable[str]) -> None:
        """Those of other submissions are nobody else's."""
        for key in keys:
            self._free.pop(key, None)

    def found(self, way: str, submissions: Iterable[Submission]) -> list[tuple[str, BibEntry]]:
        """Numbers of submissions with the entries that they alone fit, and that fit them alone."""
        entries: defaultdict[str, list[BibEntry]] = defaultdict(list)
        for entry in self._free.values():
            entries[_mark_of_entry(way, entry)].append(entry)
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for each in submissions:
            wanted[_mark_of_submission(way, each)].append(each.number)
        found = [
            (numbers[0], entries[mark][0])
            for mark, numbers in wanted.items()
            if mark and len(numbers) == 1 and len(entries.get(mark, ())) == 1
        ]
        self.keep([entry.key.casefold() for _, entry in found])
        return found


def _mark_of_entry(way: str, entry: BibEntry) -> str:
    if way == "key":
        return entry.key.casefold()
    if way == "DOI":
        return doi_in(entry.value("doi")).casefold()
    return said(latex_to_richtext(entry.value("title")).text.plain)


def _mark_of_submission(way: str, submission: Submission) -> str:
    if way == "key":
        return submission.key.casefold()
    if way == "DOI":
        return doi_in(submission.fields.get("doi", "")).casefold()
    return said(submission.title.plain)
