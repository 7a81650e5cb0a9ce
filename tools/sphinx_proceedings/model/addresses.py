"""Where each record's page is: the portal's contract with bookmarks and other sites."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from urllib.parse import quote

from sphinx_proceedings.model.paper_files import PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.programme import Session
from sphinx_proceedings.model.slugs import is_reserved_name

__all__ = [
    "AFFILIATIONS_INDEX",
    "AWARDS",
    "EDITIONS_INDEX",
    "FOLDERS",
    "OFFLINE_FOLDER",
    "PAPERS_INDEX",
    "PEOPLE_FOLDER",
    "PEOPLE_INDEX",
    "PROGRAMME_INDEX",
    "STYLES_SUFFIX",
    "TOPICS_INDEX",
    "SiteAddress",
    "affiliation_docname",
    "artefact_docname",
    "changes_docname",
    "edition_docname",
    "file_name",
    "first_page_path",
    "letter_docname",
    "map_docname",
    "my_programme_docname",
    "paper_docname",
    "paper_file_path",
    "papers_docname",
    "papers_path",
    "part_docname",
    "person_docname",
    "photo_path",
    "posters_docname",
    "printed_path",
    "programme_docname",
    "programme_path",
    "relative_address",
    "role_docname",
    "room_docname",
    "rooms_docname",
    "sections_docname",
    "session_docname",
    "statistics_docname",
    "titles_docname",
    "topic_docname",
    "venue_map_path",
    "year_docname",
]

OFFLINE_FOLDER = "offline"
"""Of what devices are told that keep a programme."""
STYLES_SUFFIX = ".styles.css"
"""How the file of a page's styles ends, beside it."""
FOLDERS = ("papers", "program", "people", "topics", "affiliations", "browse", "editions")
"""The folders of a portal that hold generated pages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteAddress:
    """Where the site is published; absolute addresses can be had only where this is known."""

    base: str = ""
    """An http(s) address that ends in a slash, or empty."""
    suffix: str = ".html"
    """What follows a page's docname."""

    @classmethod
    def at(cls, address: str) -> SiteAddress:
        """The site at an address, which need not end in a slash; empty where it is not known."""
        return cls(base=f"{address.rstrip('/')}/" if address else "")

    def page(self, docname: str) -> str:
        """A page's absolute address, or empty."""
        return self.file(self.path(docname))

    def path(self, docname: str) -> str:
        """A page's path below the site's root; of `x/index`, `x/` where addresses end so."""
        if self.suffix == "/" and (docname == "index" or docname.endswith("/index")):
            return docname.removesuffix("index")
        return f"{docname}{self.suffix}"

    def uri(self, docname: str) -> str:
        """The same as it stands in links."""
        return _quoted(self.path(docname))

    def file(self, path: str) -> str:
        """The absolute address of a file of the site, or empty."""
        return f"{self.base}{_quoted(path)}" if self.base else ""


def relative_address(here: str, path: str) -> str:
    """What a page at `here` calls the file or page at `path`; both are below the site's root."""
    return _from_folder(here.rpartition("/")[0], path)


# Pages of a folder link to the same people; two addresses take some hundred bytes.
@lru_cache(maxsize=30_000)
def _from_folder(folder: str, path: str) -> str:
    above, parts = folder.split("/") if folder else [], path.split("/")
    pairs = zip(above, parts[:-1], strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return "../" * (len(above) - shared) + "/".join(parts[shared:]) or "./"


@lru_cache(maxsize=30_000)
def _quoted(path: str) -> str:
    return quote(path)


PAPERS_INDEX = "papers/index"
PROGRAMME_INDEX = "program/index"
PEOPLE_INDEX = "people/index"
TOPICS_INDEX = "topics/index"
AFFILIATIONS_INDEX = "affiliations/index"
EDITIONS_INDEX = "editions/index"

# Lists across editions have a folder of their own: in `papers/` any name may be an edition's.
AWARDS = "browse/awards"
"""Papers that won something."""


PEOPLE_FOLDER = "people/"
"""Where pages and files of people stand."""


def papers_path(edition: str, name: str) -> str:
    """What stands among the pages of an edition's papers."""
    return f"papers/{edition}/{name}"


def programme_path(edition: str, name: str) -> str:
    """What stands among the pages of an edition's programme."""
    return f"program/{edition}/{name}"


def file_name(identifier: str) -> str:
    """What files of the record with this id or slug are called, without suffix.

    It is the id itself but for names that Windows reserves; no id ends in an underscore.
    """
    return f"{identifier}_" if is_reserved_name(identifier) else identifier


def paper_docname(paper: Paper) -> str:
    """A paper's page."""
    return papers_path(paper.edition, paper.slug)


def paper_file_path(paper: Paper, file: PaperFile) -> str:
    """A file of the authors' beside the page."""
    return f"{paper_docname(paper)}{file.part}"


def first_page_path(paper: Paper) -> str:
    """The picture of the first page of its text, where there is one."""
    return f"{paper_docname(paper)}.webp"


def edition_docname(edition: str) -> str:
    """The page of an edition as a whole."""
    return f"editions/{file_name(edition)}"


def papers_docname(edition: str) -> str:
    """The list of an edition's papers."""
    return papers_path(edition, "index")


def map_docname(edition: str) -> str:
    """The map of an edition's papers."""
    return papers_path(edition, "map")


def statistics_docname(edition: str) -> str:
    """An edition in numbers."""
    return papers_path(edition, "statistics")


def session_docname(session: Session) -> str:
    """A session's page."""
    return programme_path(session.edition, file_name(session.id))


def programme_docname(edition: str) -> str:
    """An edition's timetable."""
    return programme_path(edition, "index")


def printed_path(edition: str, name: str) -> str:
    """Where a document of an edition is."""
    return programme_path(edition, f"{edition}-{name}.pdf")


def venue_map_path(edition: str, ending: str) -> str:
    """Where the map of an edition's venue is, of which the name ends so."""
    return programme_path(edition, f"{edition}-venue.{ending}")


def rooms_docname(edition: str) -> str:
    """The rooms of an edition."""
    return programme_path(edition, "rooms/index")


def room_docname(edition: str, slug: str) -> str:
    """What takes place in a room."""
    return programme_path(edition, f"rooms/{file_name(slug)}")


def posters_docname(edition: str) -> str:
    """The posters of an edition, by where they hang."""
    return programme_path(edition, "boards/index")


def changes_docname(edition: str) -> str:
    """What changed in an edition's programme from release to release."""
    return programme_path(edition, "changes")


def my_programme_docname(edition: str) -> str:
    """The page of what a reader chose from an edition's programme."""
    return programme_path(edition, "my-programme")


def person_docname(person: str) -> str:
    """The page of the person with this id."""
    return f"{PEOPLE_FOLDER}{file_name(person)}"


def photo_path(person: str) -> str:
    """The photo of the person with this id, where there is one."""
    return f"{person_docname(person)}.jpg"


def topic_docname(slug: str) -> str:
    """A topic's page."""
    return f"topics/{file_name(slug)}"


def affiliation_docname(slug: str) -> str:
    """An affiliation's page."""
    return f"affiliations/{file_name(slug)}"


def year_docname(year: int) -> str:
    """The papers of one year."""
    return f"browse/by-year/{year}"


def artefact_docname(kind: LinkKind) -> str:
    """The papers with something beside the text, such as code."""
    return f"browse/with/{kind}"


def role_docname(role: str) -> str:
    """Those who did something, such as authors.

    Ids of people have no slash: what is below a folder in `people/` is nobody's page.
    """
    return f"{PEOPLE_FOLDER}by-role/{role}"


def letter_docname(index: str, letter: str) -> str:
    """The part of an alphabetical list with what begins with a letter."""
    return f"{index.rpartition('/')[0]}/by-letter/{letter}"


def titles_docname(edition: str, part: int) -> str:
    """A part of an edition's papers by title, where they are too many for one page.

    A paper's slug has no slash either.
    """
    return papers_path(edition, f"by-title/{part}")


def sections_docname(edition: str, part: int) -> str:
    """The same by section of their volume."""
    return papers_path(edition, f"by-section/{part}")


def part_docname(docname: str, part: int) -> str:
    """A part of a list: the first one has the list's own address."""
    return docname if part == 1 else f"{docname}/{part}"
