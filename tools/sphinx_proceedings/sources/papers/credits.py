"""Who is named in an entry: names, what is annotated of each, and who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Authorship, Presenter
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibField
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.names.findings import Finding, name_findings
from sphinx_proceedings.sources.names.splitting import NameList, split_names
from sphinx_proceedings.sources.people.identities import Identifies
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid

__all__ = ["Credits"]

_ANNOTATION = re.compile(r'\s*([0-9]{1,4})\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:;|$)')


class Credits:
    """Reads lists of names, collecting what is wrong in them."""

    def __init__(
        self, edition: EditionId, identities: Identifies, text: BibText, problems: Problems
    ) -> None:
        self._edition = edition
        self._identities = identities
        self._text = text
        self._problems = problems

    def authorships(self, entry: BibEntry, role: str) -> tuple[tuple[Authorship, ...], bool]:
        """Those whom the field names, and whether the list goes on (`and others`)."""
        field = entry.fields.get(role)
        if field is None:
            return (), False
        names = split_names(field.value)
        affiliations = self._annotations(entry, f"{role}+an:affiliation", len(names.names))
        orcids = self._annotations(entry, f"{role}+an:orcid", len(names.names))
        ids = self._annotations(entry, f"{role}+an:id", len(names.names))
        authorships = tuple(
            Authorship(
                person=found.person,
                name=found.name,
                affiliation=affiliations.get(number, ""),
                orcid=self._orcid(entry, role, orcids.get(number, "")),
            )
            for number, name in enumerate(_plain_names(names), start=1)
            for found in [self._identities.identify(name, field.location, ids.get(number, ""))]
        )
        self._tell_names(entry, field, name_findings(names, authorships))
        return authorships, names.others

    def presenters(self, entry: BibEntry, authors: tuple[Authorship, ...]) -> tuple[Presenter, ...]:
        """As the `presenter` field says; an author's affiliation need not be repeated there."""
        field = entry.fields.get("presenter")
        if field is None:
            return ()
        names = split_names(field.value)
        affiliations = self._annotations(entry, "presenter+an:affiliation", len(names.names))
        ids = self._annotations(entry, "presenter+an:id", len(names.names))
        as_author = {author.person: author.affiliation for author in authors}
        presenters: list[Presenter] = []
        for number, name in enumerate(_plain_names(names), start=1):
            found = self._identities.identify(name, field.location, ids.get(number, ""))
            affiliation = affiliations.get(number) or as_author.get(found.person, "")
            presenters.append(
                Presenter(person=found.person, name=found.name.full, affiliation=affiliation)
            )
        self._tell_names(entry, field, name_findings(names, presenters))
        return tuple(presenters)

    def names(self, entry: BibEntry, role: str) -> tuple[Name, ...]:
        """Those whom the field names, for what gives nobody a page."""
        field = entry.fields.get(role)
        if field is None:
            return ()
        names = split_names(field.value)
        self._tell_names(entry, field, name_findings(names, ()))
        return _plain_names(names)

    def _tell_names(self, entry: BibEntry, field: BibField, findings: Iterable[Finding]) -> None:
        """Once, where several entries inherit the field."""
        if self._problems.is_new(field.name, field.location):
            what, subject = f"{field.name} of {entry.key}", f"{self._edition}/{entry.key}"
            for code, message, hint in findings:
                self._problems.report(
                    code, field.location, f"{what}: {message}", hint, subject=subject
                )

    def _annotations(self, entry: BibEntry, name: str, count: int) -> dict[int, str]:
        """A data annotation with literal values: `{1="…"; 3="…"}` (biblatex manual, 3.7)."""
        field = entry.fields.get(name)
        if field is None:
            return {}
        found: dict[int, str] = {}
        position = 0
        while position < len(field.value.rstrip()):
            item = _ANNOTATION.match(field.value, position)
            if item is None:
                rest = field.value[position:].strip()
                self._bad_annotation(field, entry, f'{shown(rest)!r} is not number="text"')
                break
            if not 1 <= int(item[1]) <= count:
                self._bad_annotation(field, entry, f"there is no name number {item[1]}")
            found[int(item[1])] = self._text.fragment(entry, field, item[2])
            position = item.end()
        return found

    def _bad_annotation(self, field: BibField, entry: BibEntry, problem: str) -> None:
        self._problems.report(
            Code.BIB_ANNOTATION,
            field.location,
            f"{field.name} of {entry.key}: {problem}",
            f'write {field.name} = {{1="…"; 2="…"}}, counting the names from 1',
        )

    def _orcid(self, entry: BibEntry, role: str, written: str) -> str:
        """A bare ORCID iD whose check digit is right, or an empty string."""
        bare = bare_orcid(written)
        if is_orcid(bare) or not written.strip():
            return bare
        field = entry.fields[f"{role}+an:orcid"]
        wrong = "has a wrong digit" if bare else "is no ORCID iD"
        self._problems.report(
            Code.BIB_ANNOTATION,
            field.location,
            f"{field.name} of {entry.key}: {written!r} {wrong}; it is not used",
            "copy all sixteen characters from orcid.org; the last one checks the others",
        )
        return ""


def _plain_names(names: NameList) -> tuple[Name, ...]:
    return tuple(parsed.name for parsed in names.names)
