"""Documents of editions, set with what a portal says of their looks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from sphinx_proceedings.building.conf_file import CONF
from sphinx_proceedings.building.memory.cache import shared_memo
from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.printed import PrintedFile
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.views import View, Views
from sphinx_proceedings.pages.writers.typst_data import TypstData
from sphinx_proceedings.printing.documents import DOCUMENTS, unfolded
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.missing_letters import missing_letters
from sphinx_proceedings.printing.style import PrintStyle, page_paper
from sphinx_proceedings.printing.typesetting import Looks, PrintError, typeset
from sphinx_proceedings.wording.messages import speaking

__all__ = [
    "Documented",
    "Printed",
    "files_of_style",
    "looks_of",
    "printed_document",
    "with_documents",
]

_MEMO = "printed documents"
_LARGEST_LOGO = 20 * 10**6
"""Bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """A document."""

    pdf: bytes
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Documented:
    """Portals whose editions have their documents."""

    portals: tuple[Portal, ...]
    diagnostics: tuple[Diagnostic, ...]


def with_documents(project: Path, settings: Settings, *portals: Portal) -> Documented:
    """The portals with the documents that settings ask for, as they are made of the first one.

    What cannot be made is told, and nothing leads to it.
    """
    if not settings.printed:
        return Documented(portals=portals, diagnostics=())
    try:
        looks = looks_of(project, settings.print_style)
        printed = _remembered(portals[0], settings, looks)
    except PrintError as error:
        return Documented(portals=portals, diagnostics=(_unavailable(str(error)),))
    found = {
        edition: tuple(
            PrintedFile(name=name, digest=version_of(made.pdf), pdf=made.pdf)
            for name, made in documents.items()
        )
        for edition, documents in printed.items()
    }
    return Documented(
        portals=tuple(_documented(portal, found) for portal in portals),
        diagnostics=tuple(
            problem
            for documents in printed.values()
            for made in documents.values()
            for problem in made.diagnostics
        ),
    )


def _documented(portal: Portal, found: Mapping[str, tuple[PrintedFile, ...]]) -> Portal:
    editions = (replace(each, printed=found.get(each.id, ())) for each in portal.editions)
    return replace(portal, editions=tuple(editions))


def _unavailable(why: str) -> Diagnostic:
    return Diagnostic(
        code=Code.PRINT_UNAVAILABLE,
        location=Location(path=CONF),
        message=f"no document is made: {why}",
        hint="mend that, or take the documents out of proceedings_print",
    )


def _remembered(portal: Portal, settings: Settings, looks: Looks) -> dict[str, dict[str, Printed]]:
    """Documents by edition and name; those are made of which anything changed."""
    views, look = Views(portal), _version(looks)
    memo = shared_memo()
    keys = {
        (edition.id, name): digest(
            [code_digest(), name, settings.language, settings.site.base, look, seen]
        )
        for edition in portal.editions
        for seen in [views.digest(_seen(portal, edition))]
        for name in settings.printed
        if edition.sessions or portal.papers_by_edition[edition.id]
    }
    kept = memo.read(_MEMO, keys.values())
    made: dict[str, dict[str, Printed]] = {}
    for (edition_id, name), key in keys.items():
        edition = portal.edition_by_id[edition_id]
        stored = _Stored.read(kept.get(key, b""))
        if stored is None:
            stored = _Stored(*_set(portal, edition, name, settings, looks))
            memo.write(_MEMO, {key: stored.written()})
        problems = tuple(missing_letters(portal, edition, name, stored.missing))
        made.setdefault(edition_id, {})[name] = Printed(pdf=stored.pdf, diagnostics=problems)
    return made


def _seen(portal: Portal, edition: Edition) -> View:
    """What documents tell of an edition."""
    papers = portal.papers_by_edition[edition.id]
    people = dict.fromkeys(
        (
            *(who.person for who in portal.appointments_by_edition[edition.id]),
            *(who.person for paper in papers for who in paper.authors),
            *(who.person for session in edition.sessions for who in session.chairs),
            *(
                who.person
                for session in edition.sessions
                for talk in session.talks
                for who in talk.presenters
            ),
        )
    )
    return View(
        whole=(edition.id,),
        abstracts=tuple((paper.edition, paper.key) for paper in papers),
        named=tuple(people),
    )


@dataclass(frozen=True, slots=True)
class _Stored:
    """A document as it is remembered."""

    pdf: bytes
    missing: tuple[str, ...]

    def written(self) -> bytes:
        return json.dumps(self.missing).encode() + b"\n" + self.pdf

    @classmethod
    def read(cls, data: bytes) -> _Stored | None:
        head, _, pdf = data.partition(b"\n")
        with suppress(ValueError):
            return cls(pdf, tuple(json.loads(head))) if pdf else None
        return None


def _version(looks: Looks) -> str:
    """Of all that a document is set with beside its data, and beside what is the tool's own."""
    try:
        setter = version("typst")
    except PackageNotFoundError:
        setter = ""
    read = [path.read_bytes() for path in sorted(_files(looks))]
    return version_of(setter, looks.style, looks.pictures, read)


def _files(looks: Looks) -> Iterator[Path]:
    for folder in (*map(Path, looks.font_folders), *filter(None, [looks.templates])):
        yield from (path for path in folder.rglob("*") if path.is_file())


def files_of_style(project: Path, style: PrintStyle) -> Iterator[str]:
    """Absolute paths of the files and folders that a style names, which builds depend on."""
    for named in filter(None, (style.logo, style.font_folder, style.templates)):
        path = (project / named).absolute()
        yield str(path)
        yield from (str(each) for each in sorted(path.rglob("*")))


def printed_document(
    portal: Portal, edition: Edition, name: str, settings: Settings, looks: Looks
) -> Printed:
    """The document of an edition that has this name; raises `PrintError`."""
    pdf, missing = _set(portal, edition, name, settings, looks)
    problems = tuple(missing_letters(portal, edition, name, missing))
    return Printed(pdf=pdf, diagnostics=problems)


def _set(
    portal: Portal, edition: Edition, name: str, settings: Settings, looks: Looks
) -> tuple[bytes, tuple[str, ...]]:
    with speaking(settings.language):
        making = Making(portal=portal, edition=edition, write=TypstData(settings.site.base))
        document = DOCUMENTS[unfolded(name)].make(making)
    if unfolded(name) == name:
        made = typeset(document, looks)
        return made.pdf, made.missing
    # What it needs takes long to load, and few documents are folded.
    from sphinx_proceedings.printing.folding import folded  # noqa: PLC0415

    paper = page_paper(str(looks.style["paper"]))
    made = typeset(document, replace(looks, style={**looks.style, "paper": paper}))
    return folded(made.pdf, is_from_right=bool(document.data["from-right"])), made.missing


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
