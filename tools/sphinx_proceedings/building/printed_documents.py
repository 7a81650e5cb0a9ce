"""Documents of editions, set with what a portal says of their looks."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.writers.typst_data import TypstData
from sphinx_proceedings.printing.documents import DOCUMENTS
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.missing_letters import missing_letters
from sphinx_proceedings.printing.style import PrintStyle
from sphinx_proceedings.printing.typesetting import Looks, PrintError, typeset
from sphinx_proceedings.wording.messages import speaking

__all__ = ["Printed", "looks_of", "printed_document"]

_LARGEST_LOGO = 20 * 10**6
"""Bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A document."""

    pdf: bytes
    diagnostics: tuple[Diagnostic, ...]


def printed_document(
    portal: Portal, edition: Edition, name: str, settings: Settings, looks: Looks
) -> Printed:
    """The document of an edition that has this name; raises `PrintError`."""
    with speaking(settings.language):
        making = Making(portal=portal, edition=edition, write=TypstData(settings.site.base))
        document = DOCUMENTS[name].make(making)
    made = typeset(document, looks)
    problems = tuple(missing_letters(portal, edition, name, made.missing))
    return Printed(pdf=made.pdf, diagnostics=problems)


def looks_of(project: Path, style: PrintStyle) -> Looks:
    """What a style names, from the folder of `conf.py`; raises `PrintError`."""
    pictures: dict[str, bytes] = {}
    logo = ""
    if style.logo:
        logo = f"logo{PurePosixPath(style.logo).suffix.lower()}"
        pictures[logo] = _logo(project, style.logo)
    fonts = _folder(project, style.font_folder)
    return Looks(
        style=asdict(style) | {"logo": logo},
        font_folders=(str(fonts),) if fonts else (),
        templates=_folder(project, style.templates),
        pictures=pictures,
    )


def _folder(project: Path, path: str) -> Path | None:
    if not path:
        return None
    found = project / path
    if not found.is_dir():
        raise PrintError(f"proceedings_print_style: there is no folder {path}")
    return found


def _logo(project: Path, path: str) -> bytes:
    try:
        with (project / path).open("rb") as stream:
            logo = stream.read(_LARGEST_LOGO + 1)
    except OSError as error:
        raise PrintError(
            f"proceedings_print_style: {path} cannot be read: {error.strerror or error}"
        ) from error
    if len(logo) > _LARGEST_LOGO:
        raise PrintError(f"proceedings_print_style: {path} is larger than 20 MB")
    return logo
