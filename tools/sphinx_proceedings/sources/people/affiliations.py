"""The registry of affiliations in `people/*.yaml`: which spellings are one institution."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.affiliations import Institution, affiliation_key, printed
from sphinx_proceedings.sources.yaml.schemas import AffiliationForm

__all__ = ["read_affiliations"]


def read_affiliations(
    forms: Iterable[AffiliationForm],
) -> tuple[tuple[Institution, ...], tuple[Diagnostic, ...]]:
    """Make the registry.  What contradicts what stands before it is reported and left out."""
    reader = _RegistryReader()
    return (
        tuple(made for form in forms if (made := reader.institution(form))),
        reader.problems.diagnostics,
    )


class _RegistryReader:
    def __init__(self) -> None:
        self.problems = Problems()
        self._owners: dict[str, tuple[str, Location]] = {}
        """Whose a spelling or ROR id is, and where that is said."""

    def institution(self, form: AffiliationForm) -> Institution | None:
        """The institution with what of it is free; None where its name is taken."""
        name = printed(form.name)
        if not self._claim(affiliation_key(name), name, name, form.at.of("name")):
            return None
        location = form.at.of("also")
        others = {affiliation_key(one): printed(one) for one in reversed(form.also)}
        others.pop(affiliation_key(name), None)
        also = tuple(
            one for key, one in reversed(others.items()) if self._claim(key, one, name, location)
        )
        ror = form.ror or ""
        if ror and not self._claim(f"\0{ror}", ror, name, form.at.of("ror")):
            ror = ""
        return Institution(
            name=name,
            also=also,
            ror=ror,
            country=form.country or "",
            website=form.website or "",
            location=form.at.start,
        )

    def _claim(self, key: str, written: str, name: str, location: Location) -> bool:
        owner, first = self._owners.setdefault(key, (name, location))
        if first == location:
            return True
        self.problems.report(
            Code.AFFILIATION_DUPLICATE,
            location,
            f"{written!r} is {owner!r} already; here it is left out",
            "give it to one of the two, or make one entry of them",
            related=(first,),
        )
        return False
