"""Who is named in an entry: names, what is annotated of each, and who they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, zip_longest

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.affiliations import printed
from sphinx_proceedings.model.countries import country_code
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.nearest import nearest
from sphinx_proceedings.model.people import Authorship, Presenter, PrintedAffiliation
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibField
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.names.findings import Finding, name_findings
from sphinx_proceedings.sources.names.splitting import NameList, split_names
from sphinx_proceedings.sources.people.identities import Identifies
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid
from sphinx_proceedings.sources.values.ror import bare_ror, is_ror

__all__ = ["Credits"]

_TEXT = r'"((?:[^"\\]|\\.)*)"'
_ANNOTATION = re.compile(rf"\s*([0-9]{{1,4}})\s*=\s*({_TEXT}(?:\s*,\s*{_TEXT})*)\s*(?:;|$)")
_MARKS = re.compile(r'\s*([0-9]{1,4})\s*=\s*"?([^="]*)"?\s*')
_CORRESPONDING = "corresponding"

Texts = Mapping[int, tuple[str, ...]]
"""What is annotated of names, by their numbers from 1."""


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
        count = len(names.names)
        places = self._places(entry, role, count)
        orcids = self._single(entry, f"{role}+an:orcid", count)
        ids = self._single(entry, f"{role}+an:id", count)
        corresponding = self._corresponding(entry, role, count)
        authorships = tuple(
            Authorship(
                person=found.person,
                name=found.name,
                affiliations=places.get(number, ()),
                orcid=self._orcid(entry, role, orcids.get(number, "")),
                corresponding=number in corresponding,
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
        ids = self._single(entry, "presenter+an:id", len(names.names))
        as_author = {
            author.person: tuple(place.name for place in author.affiliations) for author in authors
        }
        presenters: list[Presenter] = []
        for number, name in enumerate(_plain_names(names), start=1):
            found = self._identities.identify(name, field.location, ids.get(number, ""))
            places = tuple(filter(None, affiliations.get(number, ())))
            presenters.append(
                Presenter(
                    person=found.person,
                    name=found.name.full,
                    affiliations=places or as_author.get(found.person, ()),
                )
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

    def _places(
        self, entry: BibEntry, role: str, count: int
    ) -> Mapping[int, tuple[PrintedAffiliation, ...]]:
        """Where each is said to be, with what is stated beside the name of each place."""
        names = self._annotations(entry, f"{role}+an:affiliation", count)
        rors = self._annotations(entry, f"{role}+an:ror", count)
        countries = self._annotations(entry, f"{role}+an:country", count)
        for what, stated in (("ror", rors), ("country", countries)):
            for number, texts in stated.items():
                if len(texts) > (known := len(names.get(number, ()))):
                    field = entry.fields[f"{role}+an:{what}"]
                    said = f"name number {number} has {known} affiliation{'s' * (known != 1)}"
                    self._bad_annotation(field, entry, f"{said}, fewer than are described here")
        return _agreeing(
            {
                number: tuple(
                    PrintedAffiliation(
                        name=name,
                        ror=self._ror(entry, role, ror),
                        country=self._country(entry, role, country),
                    )
                    for name, ror, country in zip_longest(
                        texts,
                        rors.get(number, ())[: len(texts)],
                        countries.get(number, ())[: len(texts)],
                        fillvalue="",
                    )
                    if name
                )
                for number, texts in names.items()
            }
        )

    def _ror(self, entry: BibEntry, role: str, written: str) -> str:
        """A bare ROR id whose check digits are right, or an empty string."""
        bare = bare_ror(written)
        if not bare or is_ror(bare):
            return bare
        self._refused(
            entry.fields[f"{role}+an:ror"],
            entry,
            f"{written!r} is no ROR id",
            "copy the nine characters from ror.org; the last two check the others",
        )
        return ""

    def _country(self, entry: BibEntry, role: str, written: str) -> str:
        """The code of a country, or an empty string."""
        code = country_code(written)
        if not code and written.strip():
            self._refused(
                entry.fields[f"{role}+an:country"],
                entry,
                f"{written!r} is no country that is known",
                "write two letters of ISO 3166, such as IT, or an English name",
            )
        return code

    def _corresponding(self, entry: BibEntry, role: str, count: int) -> frozenset[int]:
        """Who is marked so, `{1=corresponding}` as in biblatex's manual; other marks may stand."""
        field = entry.fields.get(f"{role}+an")
        if field is None:
            return frozenset()
        write = f"write {field.name} = {{1={_CORRESPONDING}}}, counting the names from 1"
        found: set[int] = set()
        for item in map(_MARKS.fullmatch, field.value.split(";")):
            for mark in item[2].split(",") if item else ():
                if (called := mark.strip().lower()) != _CORRESPONDING:
                    if nearest(called, (_CORRESPONDING,)):
                        self._refused(field, entry, f"{shown(called)!r} is no mark", write)
                elif item and 1 <= int(item[1]) <= count:
                    found.add(int(item[1]))
                elif item:
                    self._refused(field, entry, f"there is no name number {item[1]}", write)
        return frozenset(found)

    def _single(self, entry: BibEntry, name: str, count: int) -> Mapping[int, str]:
        """An annotation of which a name has one."""
        found = self._annotations(entry, name, count)
        for number, texts in found.items():
            if len(texts) > 1:
                problem = f"name number {number} has several; the first one counts"
                self._bad_annotation(entry.fields[name], entry, problem)
        return {number: texts[0] for number, texts in found.items()}

    def _annotations(self, entry: BibEntry, name: str, count: int) -> Texts:
        """A data annotation with literal values: `{1="…"; 3="…", "…"}` (biblatex manual, 3.7).

        biber takes what is between the first quotation mark and the last one for one text.
        """
        field = entry.fields.get(name)
        if field is None:
            return {}
        found: dict[int, tuple[str, ...]] = {}
        position = 0
        while position < len(field.value.rstrip()):
            item = _ANNOTATION.match(field.value, position)
            if item is None:
                rest = field.value[position:].strip()
                self._bad_annotation(field, entry, f'{shown(rest)!r} is not number="text"')
                break
            if not 1 <= int(item[1]) <= count:
                self._bad_annotation(field, entry, f"there is no name number {item[1]}")
            found[int(item[1])] = tuple(
                self._text.fragment(entry, field, text) for text in re.findall(_TEXT, item[2])
            )
            position = item.end()
        return found

    def _bad_annotation(self, field: BibField, entry: BibEntry, problem: str) -> None:
        hint = f'write {field.name} = {{1="…"; 2="…"}}, counting the names from 1'
        self._report(field, entry, problem, hint)

    def _refused(self, field: BibField, entry: BibEntry, problem: str, hint: str) -> None:
        self._report(field, entry, f"{problem}; it is not used", hint)

    def _report(self, field: BibField, entry: BibEntry, problem: str, hint: str) -> None:
        self._problems.report(
            Code.BIB_ANNOTATION, field.location, f"{field.name} of {entry.key}: {problem}", hint
        )

    def _orcid(self, entry: BibEntry, role: str, written: str) -> str:
        """A bare ORCID iD whose check digit is right, or an empty string."""
        bare = bare_orcid(written)
        if is_orcid(bare) or not written.strip():
            return bare
        wrong = "has a wrong digit" if bare else "is no ORCID iD"
        self._refused(
            entry.fields[f"{role}+an:orcid"],
            entry,
            f"{written!r} {wrong}",
            "copy all sixteen characters from orcid.org; the last one checks the others",
        )
        return ""


def _agreeing(
    places: Mapping[int, tuple[PrintedAffiliation, ...]],
) -> Mapping[int, tuple[PrintedAffiliation, ...]]:
    """The same: what is stated of an affiliation once holds wherever its name is repeated."""
    stated: dict[str, tuple[set[str], set[str]]] = {}
    for place in chain.from_iterable(places.values()):
        rors, countries = stated.setdefault(printed(place.name), (set(), set()))
        rors.add(place.ror)
        countries.add(place.country)

    def whole(place: PrintedAffiliation) -> PrintedAffiliation:
        rors, countries = (found - {""} for found in stated[printed(place.name)])
        ror = place.ror or (next(iter(rors)) if len(rors) == 1 else "")
        # Of two institutions of one name, the country is each one's own.
        country = next(iter(countries)) if len(countries) == 1 and len(rors) < 2 else ""  # noqa: PLR2004
        return replace(place, ror=ror, country=place.country or country)

    return {number: tuple(map(whole, listed)) for number, listed in places.items()}


def _plain_names(names: NameList) -> tuple[Name, ...]:
    return tuple(parsed.name for parsed in names.names)
