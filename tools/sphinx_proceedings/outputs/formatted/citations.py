"""Items and styles → citations, as many as possible from the store."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sphinx_proceedings.model import richtext
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore
from sphinx_proceedings.outputs.formatted.csl_items import Needs, Prepared, cleaned, prepared
from sphinx_proceedings.outputs.formatted.pandoc import Batch, Pandoc, find_pandoc
from sphinx_proceedings.outputs.formatted.style_files import with_et_al
from sphinx_proceedings.outputs.formatted.styles import Style
from sphinx_proceedings.processes.executors import processors, waiting_executor
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.processes.progress import Steps

__all__ = ["Citations", "FailedCitation", "format_citations"]

_ITEMS_A_RUN = 500
_NO_PANDOC = "Citations are not formatted, as pandoc was not found."


@dataclass(frozen=True, kw_only=True, slots=True)
class FailedCitation:
    """A citation that cannot be had."""

    id: str
    style: str
    reason: str
    """What pandoc said, without a full stop."""
    is_lasting: bool = False
    """Whether another try would end in the same: the style has nothing to say of the item."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citations:
    """Formatted citations."""

    by_style: Mapping[str, Mapping[str, RichText]]
    """Style's name → item's id → citation."""
    missing: str = ""
    """What has to be installed before there can be any more: a sentence, or empty."""
    failed: tuple[FailedCitation, ...] = ()

    def of(self, item: str, style: str) -> RichText | None:
        """The citation of the item with this id in the style with this name."""
        return self.by_style.get(style, {}).get(item)


def format_citations(
    items: Mapping[str, Mapping[str, object]],
    styles: Sequence[Style],
    *,
    store: CitationStore,
    pandoc: Pandoc | None = None,
    processes: int = 0,
) -> Citations:
    """The citations of items (id → CSL item) in each style.

    A citation depends on its item and style alone, not on what else is asked for.  Without `pandoc`
    the one that is installed is used; at most `processes` of it run at once, 0 for as many as keep
    the processors busy.  Never raises for what pandoc does or does not do.
    """
    pandoc = pandoc or find_pandoc()
    if pandoc is None or not items or not styles:
        return Citations(by_style={}, missing="" if pandoc else _NO_PANDOC)
    with garbage_kept():
        wanted = _wanted(items, styles, pandoc)
        kept = store.read(key for each in wanted.values() for key in each.ids_by_key)
        # One more than processors: while what one printed is read, it does not run.
        failures = _format_missing(wanted, kept, store, pandoc, processes or 1 + processors())
        return _collected(wanted, kept, failures)


def _format_missing(
    wanted: Mapping[str, _Wanted],
    kept: dict[bytes, RichText],
    store: CitationStore,
    pandoc: Pandoc,
    processes: int,
) -> dict[bytes, str]:
    """Add what is not kept yet to `kept` and to the store; returns what went wrong."""
    failures: dict[bytes, str] = {}
    with waiting_executor(processes) as pool:
        runs = {
            pool.submit(batch.entries): keys
            for each in wanted.values()
            for keys, batch in each.batches(kept.keys(), pandoc)
        }
        steps, formatted = Steps("formatting citations", sum(map(len, runs.values()))), 0
        for run in as_completed(runs):
            formatted += len(runs[run])
            steps.done(formatted)
            entries = dict(zip(runs[run], run.result(), strict=True))
            new = {key: entry for key, entry in entries.items() if isinstance(entry, RichText)}
            store.write(new)
            kept |= new
            failures |= {key: entry for key, entry in entries.items() if isinstance(entry, str)}
    return failures


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wanted:
    """What one style is to format."""

    style: Style
    items: Mapping[bytes, Prepared]
    ids_by_key: Mapping[bytes, Sequence[str]]

    @classmethod
    def of(cls, ready: Mapping[str, Prepared], style: Style, pandoc: Pandoc) -> _Wanted:
        beginning = hashlib.blake2b(digest_size=24)
        for part in (pandoc.version.encode(), _code_digest(), style.csl):
            beginning.update(len(part).to_bytes(8))
            beginning.update(part)
        by_key: dict[bytes, Prepared] = {}
        ids: dict[bytes, list[str]] = defaultdict(list)
        for identifier, item in ready.items():
            digest = beginning.copy()
            digest.update(f"{item.shown} {item.json}".encode())
            key = digest.digest()
            by_key[key] = item
            ids[key].append(identifier)
        return cls(style=style, items=by_key, ids_by_key=ids)

    def batches(self, kept: Set[bytes], pandoc: Pandoc) -> Iterator[tuple[Sequence[bytes], Batch]]:
        """What is not kept yet, in parts for one run each, with the keys of their items."""
        by_shown: dict[int, list[bytes]] = defaultdict(list)
        for key, item in self.items.items():
            if key not in kept:
                by_shown[item.shown].append(key)
        for shown, keys in by_shown.items():
            csl = with_et_al(self.style.csl, shown) if shown else self.style.csl
            for start in range(0, len(keys), _ITEMS_A_RUN):
                part = keys[start : start + _ITEMS_A_RUN]
                yield (
                    part,
                    Batch(pandoc=pandoc, csl=csl, items=[self.items[key].json for key in part]),
                )


def _wanted(
    items: Mapping[str, Mapping[str, object]], styles: Sequence[Style], pandoc: Pandoc
) -> dict[str, _Wanted]:
    clean = {name: cleaned(item) for name, item in items.items()}
    ready: dict[Needs, dict[str, Prepared]] = {}
    for needs in {Needs.of(style.csl) for style in styles}:
        ready[needs] = {name: prepared(item, needs) for name, item in clean.items()}
    return {style.name: _Wanted.of(ready[Needs.of(style.csl)], style, pandoc) for style in styles}


def _collected(
    wanted: Mapping[str, _Wanted], kept: Mapping[bytes, RichText], failures: Mapping[bytes, str]
) -> Citations:
    by_style: dict[str, dict[str, RichText]] = {}
    failed: list[FailedCitation] = []
    for name, each in wanted.items():
        found = by_style[name] = {}
        for key, ids in each.ids_by_key.items():
            if citation := kept.get(key):
                found |= dict.fromkeys(ids, citation)
                continue
            reason = failures.get(key, "the style prints nothing for it")
            is_lasting = key not in failures
            failed += [
                FailedCitation(id=each_id, style=name, reason=reason, is_lasting=is_lasting)
                for each_id in ids
            ]
    return Citations(by_style=by_style, failed=tuple(failed))


@cache
def _code_digest() -> bytes:
    """What a citation depends on besides the item, the style and pandoc."""
    code = [*sorted(Path(__file__).parent.glob("*.py")), Path(richtext.__file__)]
    digest = hashlib.blake2b(digest_size=16)
    for path in code:
        digest.update(path.read_bytes())
    return digest.digest()
