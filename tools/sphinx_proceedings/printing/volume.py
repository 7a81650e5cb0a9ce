"""The volume of an edition, or what stands around its papers, as a document before it is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.papers import Issued, Paper, Volume
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.pages.blocks import Block, heading, paragraph
from sphinx_proceedings.pages.committees import committees
from sphinx_proceedings.pages.edition_home import sponsors, when_and_where
from sphinx_proceedings.pages.inlines import (
    Inline,
    Part,
    Plain,
    Rich,
    Strong,
    Words,
    joined,
    line,
    url_link,
)
from sphinx_proceedings.pages.publication import imprint
from sphinx_proceedings.pages.record_links import STATUS_LABELS
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.volume_pages import Blank, Divider, Placed, VolumePages
from sphinx_proceedings.printing.xmp import Described
from sphinx_proceedings.wording.messages import gettext, ngettext, spoken

__all__ = ["described_paper", "described_volume", "volume"]

_HEADING = "# "


def volume(
    making: Making,
    pages: VolumePages,
    *,
    preface: Sequence[str] = (),
    opens_right: bool = False,
    bound: bool = True,
) -> Document:
    """The volume with places for pages of papers; if not `bound`, what stands around them.

    `preface` are paragraphs; those that begin with `# ` are headings.
    """
    data = _Volume(making, pages)
    edition = making.edition
    front: dict[str, object] = {
        "bound": bound,
        "opens-right": opens_right,
        "when": [
            making.write.inline(each)
            for each in (
                *(block.text for block in when_and_where(edition, "")),
                *data.editors(),
            )
        ],
        "imprint": [making.write.inline(each) for each in data.imprint()],
        "parts": [*data.parts(preface)],
        "contents": [*data.contents()],
        "body": [*data.body()],
        "index": data.index(),
        "index-number": pages.index,
        "words": {
            "imprint": gettext("Imprint"),
            "contents": gettext("Contents"),
            "index": gettext("Index of authors"),
        },
    }
    return making.document("volume", _title(making), **front)


def _title(making: Making) -> str:
    held = making.edition.volume
    own = held.publication.container.plain if held else ""
    return own or gettext("Proceedings")


class _Volume:
    def __init__(self, making: Making, pages: VolumePages) -> None:
        self._making = making
        self._portal = making.portal
        self._edition = making.edition
        self._write = making.write
        self._pages = pages
        self._held = making.edition.volume

    def editors(self) -> Iterator[Inline]:
        """Who edited it, on one line."""
        if names := _editors(self._held):
            label = ngettext("Editor", "Editors", len(names))
            yield line(Words(f"{label}: "), _listed(names))

    def imprint(self) -> Iterator[Inline]:
        """What the page behind the cover says."""
        held = self._held
        yield Strong(Plain(self._edition.title or self._edition.name))
        if held is None:
            return
        publication = held.publication
        if publication.container:
            yield Rich(publication.container)
        yield from self.editors()
        series = " ".join(filter(None, (publication.series.plain, publication.number)))
        volume_number = (
            gettext("volume {volume}", volume=publication.volume) if publication.volume else ""
        )
        for told in (
            ", ".join(filter(None, (series, volume_number))),
            imprint(publication),
            publication.address.plain,
            f"ISBN {publication.isbn}" if publication.isbn else "",
            f"ISSN {publication.issn}" if publication.issn else "",
        ):
            if told:
                yield Plain(told)
        if held.doi:
            yield url_link(f"doi:{held.doi}", doi_url(held.doi))
        if held.url:
            yield url_link(held.url, held.url)
        if held.copyright:
            yield Plain(held.copyright)
        if held.licence:
            yield url_link(held.licence.name, held.licence.url)

    def parts(self, preface: Sequence[str]) -> Iterator[dict[str, object]]:
        """Titles and blocks of what stands in front of the contents."""
        people = tuple(committees(self._portal, self._edition))
        named = self._edition.sponsors
        for title, blocks in (
            (gettext("Preface"), tuple(_preface(preface))),
            (gettext("Sponsors") if len(named) > 1 else gettext("Sponsor"), self._sponsors()),
            (gettext("Committees"), people),
        ):
            if blocks:
                yield {"title": title, "blocks": self._write.blocks(blocks)}

    def _sponsors(self) -> tuple[Block, ...]:
        return tuple(sponsors(self._edition))

    def contents(self) -> Iterator[dict[str, object]]:
        """Sections and papers with the numbers of their first pages."""
        for part in self._pages.parts:
            match part:
                case Divider():
                    title = self._write.inline(Plain(part.title))
                    yield {"section": True, "title": title, "number": part.first}
                case Placed():
                    yield {
                        "section": False,
                        "title": self._write.inline(_marked(part)),
                        "authors": self._write.inline(_listed(_authors(part.paper))),
                        "number": part.first,
                    }
                case Blank():
                    pass

    def body(self) -> Iterator[dict[str, object]]:
        """Pages of papers, and those between them."""
        member, level = 0, 1
        for part in self._pages.parts:
            match part:
                case Blank():
                    yield {"kind": "blank"}
                case Divider():
                    level = 2
                    yield {"kind": "divider", "title": self._write.inline(Plain(part.title))}
                case Placed():
                    yield self._places(part, member, level if part.paper.track else 1)
                    member += 1

    def _places(self, part: Placed, member: int, level: int) -> dict[str, object]:
        paper = part.paper
        names = ", ".join(_authors(paper))
        bookmark = f"{paper.full_title.plain} – {names}" if names else paper.full_title.plain
        return {
            "kind": "paper",
            "member": member,
            "level": level,
            "bookmark": [bookmark],
            "number": part.first,
            "sizes": [list(size) for size in part.sizes],
            "line": self._write.inline(joined(" · ", self._foot(part))),
        }

    def _foot(self, part: Placed) -> list[Part]:
        """What stands below each page of a paper."""
        paper = part.paper
        status = gettext(STATUS_LABELS[paper.standing.status]) if part.is_retracted else ""
        rights = paper.copyright or (self._held.copyright if self._held else "")
        licence = paper.licence or (self._held.licence if self._held else None)
        doi = f"doi:{paper.doi}" if paper.doi else ""
        told = (status, self._edition.name, doi, rights, licence.name if licence else "")
        return [Plain(each) for each in told if each]

    def index(self) -> list[list[object]]:
        """Authors from A to Z with the first pages of their papers."""
        return self._making.index(
            (part.first, [author.person for author in part.paper.authors])
            for part in self._pages.papers
        )


def _preface(paragraphs: Iterable[str]) -> Iterator[Block]:
    for each in paragraphs:
        if each.startswith(_HEADING):
            yield heading(2, Plain(each.removeprefix(_HEADING)))
        else:
            yield paragraph(Plain(each))


def _marked(part: Placed) -> Inline:
    """The title of a paper, and that it was retracted."""
    title = Rich(part.paper.full_title)
    if not part.is_retracted:
        return title
    return line(title, Words(" ["), Words(gettext(STATUS_LABELS[part.paper.standing.status])), "]")


def _authors(paper: Paper) -> list[str]:
    return [author.name.full for author in paper.authors]


def _listed(names: Iterable[str]) -> Inline:
    return joined(", ", [Plain(name) for name in names])


def _editors(held: Volume | None) -> list[str]:
    return [editor.name.full for editor in held.publication.editors] if held else []


def described_volume(making: Making) -> Described:
    """What the file of a volume says of itself."""
    held = making.edition.volume
    publication = held.publication if held else None
    return Described(
        title=_title(making),
        creators=tuple(_editors(held)),
        language=spoken().pages,
        publisher=publication.publisher.plain if publication else "",
        date=_date(publication.issued if publication else None),
        rights=held.copyright if held else "",
        doi=held.doi if held else "",
        isbn=publication.isbn if publication else "",
        issn=publication.issn if publication else "",
    )


def described_paper(making: Making, part: Placed) -> Described:
    """What the first page of a paper in the volume says of it."""
    paper = part.paper
    return Described(
        title=paper.full_title.plain,
        creators=tuple(_authors(paper)),
        language=language_tag(paper.language),
        date=_date(paper.publication.issued),
        rights=paper.copyright,
        doi=paper.doi,
        container=_title(making),
        first_page=str(part.first),
        last_page=str(part.last),
    )


def _date(issued: Issued | None) -> str:
    return issued.iso if issued else ""
