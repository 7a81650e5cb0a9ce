"""A form of exports: how it is called, recognised and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.unknown import demand_readable

__all__ = ["Form", "form_of"]

Export_co = TypeVar("Export_co", covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Form(Generic[Export_co]):
    """A form of exports."""

    name: str
    """As `--from` has it: `hotcrp`."""
    label: str
    """`HotCRP (JSON, CSV or ZIP)`."""
    recognises: Callable[[Package], bool]
    """Whether a package is surely of this form; looks at little, and never raises."""
    read: Callable[[Package], Export_co]
    """What it holds; raises `ExportError`."""


def form_of(
    package: Package, forms: Sequence[Form[Export_co]], wanted: str = ""
) -> Form[Export_co]:
    """The form that is `wanted`, or else the first that knows a package.

    Raises `ExportError` where no form knows it.
    """
    for form in forms:
        if form.name == wanted or (not wanted and form.recognises(package)):
            return form
    demand_readable(package)
    known = ", ".join(form.label for form in forms)
    raise ExportError(
        package.whole,
        "this is no export of a form that is known here",
        f"known are: {known}; say which it is with --from",
    )
