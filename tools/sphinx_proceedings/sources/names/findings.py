"""What is told of a field of names: at most so much that an editor reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.sources.names.remedies import NAME_FORM, remedy
from sphinx_proceedings.sources.names.splitting import NameList, NameProblem
from sphinx_proceedings.sources.names.suspects import suspects
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["Finding", "name_findings"]

_CODES = {
    "name": Code.NAME_SYNTAX,
    "command": Code.LATEX_COMMAND,
    "syntax": Code.LATEX_SYNTAX,
}
_MOST_TOLD = 20
_LONGEST = 200
_TWICE = 2


Finding = tuple[Code, str, str]
"""Code, message and hint."""


def name_findings(names: NameList, people: Sequence[Authorship | Presenter]) -> Iterator[Finding]:
    """All that is wrong with a list of names, which are those of these people."""
    yield from _entities(names)
    problems = [problem for problem in names.problems if problem.kind != "markup"]
    for problem in problems[:_MOST_TOLD]:
        times = f", {problem.count:,} times" if problem.count > 1 else ""
        message = f"{_quoted(problem.what)}: {problem.reason}{times}"
        yield _CODES[problem.kind], message, remedy(problem)
    yield from _rest(Code.NAME_SYNTAX, [problem.what for problem in problems[_MOST_TOLD:]])
    slips = suspects(names)
    for slip in slips[:_MOST_TOLD]:
        yield Code.NAME_SUSPECT, f"{_quoted(slip.what)}: {slip.why}", slip.hint
    yield from _rest(Code.NAME_SUSPECT, [slip.what for slip in slips[_MOST_TOLD:]])
    yield from _named_again(people)
    yield from _same_orcid(people)


def _entities(names: NameList) -> Iterator[Finding]:
    """Once a field, as for texts."""
    found: list[NameProblem] = [p for p in names.problems if p.kind == "markup"]
    if found:
        entities = dict.fromkeys(entity for p in found for entity in p.reason.split(", "))
        message = f"markup is taken for what it means: {', '.join(entities)}"
        yield Code.TEXT_MARKUP, message, remedy(found[0])


def _rest(code: Code, names: Sequence[str]) -> Iterator[Finding]:
    if names:
        yield code, f"{len(names):,} more names are wrong, such as {_quoted(names[0])}", NAME_FORM


def _named_again(people: Sequence[Authorship | Presenter]) -> Iterator[Finding]:
    """Who is named more than once in one list."""
    times = Counter(credit.person for credit in people)
    if len(times) == len(people):
        return
    repeated = [person for person, count in times.items() if count > 1]
    names = {credit.person: credit.name for credit in reversed(people)}
    for person in repeated[:_MOST_TOLD]:
        name = names[person]
        often = "twice" if times[person] == _TWICE else f"{times[person]:,} times"
        yield (
            Code.NAME_SUSPECT,
            f"{name if isinstance(name, str) else name.full} is named {often}",
            "leave one out; several people of one name each need an id (author+an:id)",
        )
    yield from _rest(Code.NAME_SUSPECT, repeated[_MOST_TOLD:])


def _same_orcid(people: Sequence[Authorship | Presenter]) -> Iterator[Finding]:
    """Two people with one ORCID iD."""
    owners: dict[str, Authorship] = {}
    for author in people:
        if not isinstance(author, Authorship) or not author.orcid:
            continue
        owner = owners.setdefault(author.orcid, author)
        if owner.person != author.person:
            yield (
                Code.BIB_ANNOTATION,
                f"{owner.name.full} and {author.name.full} have the same ORCID iD {author.orcid}",
                "an iD is one person's: remove it from the other",
            )


def _quoted(what: str) -> str:
    return repr(shown(what, _LONGEST))
