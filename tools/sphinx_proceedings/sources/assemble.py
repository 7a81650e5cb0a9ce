"""All sources → the portal: reads older editions first, so that new ones change no address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from sphinx_proceedings.diagnostics import (
    Code,
    Diagnostic,
    Problems,
    Severity,
    sort_diagnostics,
)
from sphinx_proceedings.model.affiliations import Institution
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.keys import ByKey
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.people import ROLES, Appointment
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path, programme_paths
from sphinx_proceedings.model.topics import Term
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.paper_embargoes import paper_embargoes
from sphinx_proceedings.sources.paper_files.contents import ContentsReader, read_each_file
from sphinx_proceedings.sources.paper_files.paper_files import with_files
from sphinx_proceedings.sources.papers.bare_edition import edition_without_programme
from sphinx_proceedings.sources.papers.edition_file import (
    Around,
    EditionFile,
    edition_read,
    papers_of,
)
from sphinx_proceedings.sources.papers.papers import EditionPapers
from sphinx_proceedings.sources.papers.topics import read_topics
from sphinx_proceedings.sources.people.affiliations import read_affiliations
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.photos.maps import with_maps
from sphinx_proceedings.sources.photos.photos import (
    Photographed,
    PhotoReader,
    read_each_photo,
    with_photos,
)
from sphinx_proceedings.sources.programme.ledger import read_ledger
from sphinx_proceedings.sources.programme.programme import Published, mentioned, read_programme
from sphinx_proceedings.sources.remembered_reads import SourceRead, SourceReader, read_each
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.schemas import (
    CommitteeForm,
    PeopleFile,
    ProgrammeFile,
    TopicsFile,
)
from sphinx_proceedings.sources.yaml.validation import read_form

__all__ = ["Reading", "assemble_portal"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The portal, and what was wrong in the sources."""

    portal: Portal
    diagnostics: tuple[Diagnostic, ...]
    unusable: frozenset[str]
    """Paths of source files that could not be read at all, or say nothing that can be used."""
    photos: tuple[str, ...] = ()
    """Paths of the photos and maps that sources name, whether they can be used or not."""
    files: tuple[str, ...] = ()
    """Absolute paths of papers' own files and of their folders, whether they can be used or not."""
    around: Mapping[str, Around] = field(default_factory=dict)
    """What files of papers are read with, by edition."""
    beside_texts: Mapping[str, str] = field(default_factory=dict)
    """A digest of what each file of papers says beside titles and abstracts, by edition."""

    @property
    def complete(self) -> bool:
        """Whether every source file could be read at all."""
        return not self.unusable


def assemble_portal(
    sources: Sources,
    read_all: SourceReader = read_each,
    read_photos: PhotoReader = read_each_photo,
    read_files: ContentsReader = read_each_file,
) -> Reading:
    """Read every source.  What cannot be used is reported and left out; nothing raises.

    `read_all` reads those of which it does not remember what they say, `read_photos` makes those
    pictures, and `read_files` looks into those of papers' own files, that it does not remember.
    """
    return _Assembler(sources, read_all, read_photos, read_files).assemble()


class _Assembler:
    def __init__(
        self,
        sources: Sources,
        read_all: SourceReader,
        read_photos: PhotoReader,
        read_files: ContentsReader,
    ) -> None:
        self._sources = sources
        self._read_all = read_all
        self._read_photos = read_photos
        self._read_files = read_files
        self._problems = Problems(sources.diagnostics)
        self._identities = Identities()
        self._unusable = set(sources.unread)

    def assemble(self) -> Reading:
        people = self._people_files()
        for file in people:
            for person in file.people:
                self._identities.register(person)
        programmes = self._programmes()
        ledgers = self._ledgers(programmes)
        institutions = self._institutions(people)
        around = self._around(programmes, institutions)
        files = self._edition_files(around)
        order = sorted(
            files.keys() | programmes.keys(),
            key=lambda name: (_sort_date(programmes.get(name), files.get(name)), name),
        )
        published = {name: self._papers(files.get(name)) for name in order}
        read = [self._edition(each, programmes.get(each), published[each]) for each in order]
        mapped = with_maps(read, programmes, self._sources.root, self._read_photos)
        self._problems.extend(mapped.diagnostics)
        editions = mapped.editions
        appointments = self._appointments(people, {edition.id for edition in editions})
        photographed = self._photographed(people)
        sources = self._sources
        own = with_files(published, sources.unread, sources.root, sources.files, self._read_files)
        self._problems.extend(own.diagnostics)
        # Its address stays for now: what nobody can read today is not gone.
        self._unusable.update(own.unread)
        portal = Portal(
            editions=editions,
            papers=own.papers,
            people=photographed.people,
            appointments=appointments,
            thesaurus=self._thesaurus(),
            institutions=institutions,
            ledgers=tuple(ledgers[edition] for edition in order if edition in ledgers),
            damaged=self._damaged(),
            embargoes=paper_embargoes(editions, published, programmes, sources, self._problems),
        )
        self._problems.extend(self._identities.problems.diagnostics)
        return Reading(
            portal=portal,
            diagnostics=sort_diagnostics(self._problems.diagnostics),
            unusable=frozenset(self._unusable),
            photos=tuple(dict.fromkeys((*photographed.paths, *mapped.paths))),
            files=own.paths,
            around=around,
            beside_texts={name: file.beside_texts for name, file in files.items()},
        )

    def _photographed(self, files: list[PeopleFile]) -> Photographed:
        people = self._identities.people()
        forms = (person for file in files for person in file.people)
        found = with_photos(people, forms, self._sources.root, self._read_photos)
        self._problems.extend(found.diagnostics)
        return found

    def _people_files(self) -> list[PeopleFile]:
        forms: list[PeopleFile] = []
        for source in self._sources.people:
            form, diagnostics = read_form(source, PeopleFile)
            self._problems.extend(diagnostics)
            if form is None:
                self._note_unused(source, diagnostics)
            else:
                forms.append(form)
        return forms

    def _institutions(self, people: list[PeopleFile]) -> tuple[Institution, ...]:
        forms = (form for file in people for form in file.affiliations)
        institutions, diagnostics = read_affiliations(forms)
        self._problems.extend(diagnostics)
        return institutions

    def _thesaurus(self) -> tuple[Term, ...]:
        if self._sources.topics is None:
            return ()
        form, diagnostics = read_form(self._sources.topics, TopicsFile)
        self._problems.extend(diagnostics)
        if form is None:
            self._note_unused(self._sources.topics, diagnostics)
            return ()
        terms, diagnostics = read_topics(form)
        self._problems.extend(diagnostics)
        return terms

    def _programmes(self) -> dict[EditionId, ProgrammeFile]:
        forms: dict[EditionId, ProgrammeFile] = {}
        read = self._read_all(
            [
                SourceRead(
                    kind="programme",
                    source=source,
                    read=partial(read_form, source, ProgrammeFile),
                )
                for source in self._sources.programmes.values()
            ]
        )
        for (edition, source), (form, diagnostics) in zip(
            self._sources.programmes.items(), read, strict=True
        ):
            self._problems.extend(diagnostics)
            if form is None:
                self._note_unused(source, diagnostics)
            else:
                forms[edition] = form
        return forms

    def _around(
        self, programmes: Mapping[EditionId, ProgrammeFile], institutions: tuple[Institution, ...]
    ) -> dict[str, Around]:
        """What the file of each edition's papers is read with."""
        registered = self._identities.copy()
        registry = version_of([(each.path, each.text) for each in self._sources.people])
        return {
            edition: Around(
                people=registered,
                institutions=institutions,
                volume=self._volume(edition, programmes.get(edition)),
                licence=(edition in programmes and programmes[edition].licence) or "",
                registry=registry,
            )
            for edition in self._sources.papers
        }

    def _volume(self, edition: EditionId, form: ProgrammeFile | None) -> str | None:
        """The key of the volume that a programme names; None where it cannot be read."""
        if form is None and self._sources.has_programme(edition):
            return None
        return (form and form.volume) or ""

    def _edition_files(self, around: Mapping[str, Around]) -> dict[EditionId, EditionFile]:
        papers = self._sources.papers
        read = self._read_all(
            [edition_read(edition, source, around[edition]) for edition, source in papers.items()]
        )
        for file in read:
            self._problems.extend(file.diagnostics)
        return dict(zip(papers, read, strict=True))

    def _papers(self, file: EditionFile | None) -> EditionPapers:
        if file is None:
            return EditionPapers(papers=(), volumes={}, damaged=frozenset(), diagnostics=())
        published = papers_of(file, self._identities)
        self._problems.extend(published.diagnostics)
        return published

    def _edition(
        self, edition: EditionId, form: ProgrammeFile | None, published: EditionPapers
    ) -> Edition:
        if form is None:
            return edition_without_programme(edition, published)
        made, diagnostics = read_programme(
            edition,
            form,
            Published(
                papers=ByKey(
                    {
                        key: paper
                        for paper in published.papers
                        for key in (paper.key, *paper.former_keys)
                    }
                ),
                volumes=ByKey(published.volumes),
                damaged=published.damaged,
                is_read=edition in self._sources.papers,
                is_missing=edition not in self._sources.papers
                and bib_path(edition) not in self._sources.unread,
            ),
            self._identities,
        )
        self._problems.extend(diagnostics)
        return made

    def _damaged(self) -> frozenset[str]:
        """The editions of which something in the programme or the ledger could not be used.

        Not one whose programme is gone: what was announced of it is taken back.
        """
        wrong = {
            problem.location.path
            for problem in self._problems.diagnostics
            if problem.severity is Severity.ERROR
        }
        found = {
            edition
            for sources in (self._sources.programmes, self._sources.ledgers)
            for edition, source in sources.items()
            if source.path in wrong
        }
        unread = [PurePosixPath(path) for path in self._sources.unread]
        unread = [path for path in unread if path.parent.name == "program"]
        found |= {EditionId(path.name.partition(".")[0]) for path in unread}
        programmes = {EditionId(path.stem) for path in unread if path.suffix.lower() != ".json"}
        return frozenset(found & (programmes | self._sources.programmes.keys()))

    def _ledgers(self, programmes: Mapping[EditionId, ProgrammeFile]) -> dict[EditionId, Ledger]:
        """Without its programme a ledger would say that everything is cancelled."""
        for edition, source in self._sources.ledgers.items():
            if edition not in programmes and not self._sources.has_programme(edition):
                self._problems.report(
                    Code.UNKNOWN_EDITION,
                    source.whole,
                    f"there is no {programme_paths(edition)[0]}, of which this is the record of"
                    " releases; it is not used",
                    "bring the programme back, call the file like the programme, or remove it",
                )
        found: dict[EditionId, Ledger] = {}
        for edition, source in self._sources.ledgers.items():
            if edition in programmes:
                ledger, diagnostics = read_ledger(source, edition)
                self._problems.extend(diagnostics)
                if ledger is None:
                    self._unusable.add(source.path)
                else:
                    found[edition] = ledger
        return found

    def _appointments(self, files: list[PeopleFile], editions: set[str]) -> tuple[Appointment, ...]:
        found: list[Appointment] = []
        for file in files:
            for committee in file.committees:
                if self._committee_fits(committee, editions):
                    found += self._members(committee)
        return tuple(found)

    def _committee_fits(self, committee: CommitteeForm, editions: set[str]) -> bool:
        if committee.edition not in editions:
            self._problems.report(
                Code.UNKNOWN_EDITION,
                committee.at.of("edition"),
                f"there is no edition {committee.edition!r}; its committee is left out",
                did_you_mean(committee.edition, sorted(editions)),
            )
            return False
        if committee.role not in ROLES:
            self._problems.report(
                Code.UNKNOWN_ROLE,
                committee.at.of("role"),
                f"{committee.role!r} is no role; the committee is left out",
                did_you_mean(committee.role, list(ROLES)),
            )
            return False
        return True

    def _members(self, committee: CommitteeForm) -> list[Appointment]:
        location = committee.at.of("members")
        members = (mentioned(member, location, self._identities) for member in committee.members)
        return [
            Appointment(
                person=member.person,
                edition=committee.edition,
                role=committee.role,
                title=committee.title or ROLES[committee.role].group,
                name=member.name,
                affiliation=member.affiliation,
            )
            for member in members
        ]

    def _note_unused(self, source: Source, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Note that nothing is used of a source, unless only because it says nothing."""
        if any(diagnostic.code is not Code.FILE_EMPTY for diagnostic in diagnostics):
            self._unusable.add(source.path)


def _sort_date(programme: ProgrammeFile | None, file: EditionFile | None) -> str:
    """When an edition was held, as far as its sources tell; undated ones come first."""
    if programme is not None:
        return programme.start.isoformat()
    return file.date if file is not None else ""
