"""Texts of an export made clean, and what an editor should know of how that went.

No value that is made here holds an e-mail address, whichever field it stood in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.model.countries import country_code
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Text, plain_text
from sphinx_proceedings.sources.imports.addresses import holds_address, without_addresses
from sphinx_proceedings.sources.imports.papers.submissions import SubmittedAuthor, SubmittedPlace
from sphinx_proceedings.sources.latex.nodes import tidied, tidy_text
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.markup.rich_text import publisher_markup, publisher_paragraphs
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.letters import has_visible, without_invisible
from sphinx_proceedings.sources.text.limits import LONGEST_TEXT, MOST_PEOPLE
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.values.identifiers import doi_in, url_in
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid
from sphinx_proceedings.sources.values.ror import bare_ror, is_ror

__all__ = ["Notes"]

_PARAGRAPH = re.compile(r"(?:[ \t]*(?:\r\n?|\n)){2,}|\\par(?![a-zA-Z])")
_ABOUT = re.compile(r"(?<![\w}\\.,;:$)\]])~(?=[0-9])")
"""`~20%`: no tie, since no word stands before it."""
_MOST_TOLD = 1_000
"""Remarks with a place of their own."""
_MOST_NAMED = 12
"""Things of one sort that a remark names."""


class Notes:
    """Makes texts clean while an export is read, and remembers what was left out of them."""

    def __init__(self, whole: Location) -> None:
        self.whole = whole
        """What is read."""
        self._told: list[Remark] = []
        self._characters: dict[str, None] = {}
        self._unread: Counter[str] = Counter()
        self._commands: Counter[str] = Counter()
        self._addresses = self._cut = self._untold = 0

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was told of places, and what was left out of the whole, each sort once."""
        summed = (
            (self._untold, f"there is more of this sort ({self._untold:,})"),
            (self._addresses, f"e-mail addresses are left out ({self._addresses:,})"),
            (self._cut, f"texts longer than {LONGEST_TEXT:,} characters are cut ({self._cut:,})"),
            (
                len(self._characters),
                f"characters that no text may hold are left out: {_named(self._characters)}",
            ),
            (len(self._commands), f"LaTeX that is not known is left out: {_named(self._commands)}"),
            (len(self._unread), f"nothing is made of: {_counted(self._unread)}"),
        )
        return (
            *self._told,
            *(Remark(location=self.whole, text=text) for number, text in summed if number),
        )

    def tell(self, location: Location, text: str) -> None:
        """Something that an editor should know."""
        if len(self._told) < _MOST_TOLD:
            self._told.append(Remark(location=location, text=text))
        else:
            self._untold += 1

    def tell_all(self, remarks: Iterable[Remark]) -> None:
        """The same of several things that were found before."""
        self._told += remarks

    def skip(self, name: str, number: int = 1) -> None:
        """Something of this name is not read."""
        if number:
            self._unread[shown(self.line(name))] += number

    def line(self, text: str) -> str:
        """Clean text on one line, without e-mail addresses."""
        return self._without_addresses(self._clean(text)).strip()

    def fact(self, text: str) -> str:
        """The same of a text that says nothing where it only holds signs, such as `-`."""
        return _told(self.line(text), text)

    def latex_fact(self, text: str) -> str:
        """The same of one line of LaTeX, as plain text."""
        return _told(self.latex(text).plain, text)

    def plain_paragraphs(self, text: str) -> tuple[RichText, ...]:
        """Plain text whose paragraphs are parted by empty lines."""
        parts = (self.line(part) for part in self._parts(text))
        return tuple(RichText.from_plain(part) for part in parts if part)

    def latex(self, text: str) -> RichText:
        """One line of LaTeX."""
        return self.rich(publisher_markup(self._converted(text))[0])

    def latex_paragraphs(self, text: str) -> tuple[RichText, ...]:
        r"""LaTeX whose paragraphs are parted by empty lines or `\par`."""
        parts = [self._converted(part) for part in self._parts(text)]
        return self.rich_paragraphs(publisher_paragraphs([part for part in parts if part])[0])

    def markup(self, text: str) -> RichText:
        """One line of HTML, JATS or plain text."""
        return self.rich(publisher_markup(RichText.from_plain(self._clean(text)))[0])

    def markup_paragraphs(self, text: str) -> tuple[RichText, ...]:
        """HTML, JATS or plain text in paragraphs."""
        parts = [RichText.from_plain(self._clean(part)) for part in self._parts(text)]
        return self.rich_paragraphs(publisher_paragraphs([part for part in parts if part])[0])

    def rich_paragraphs(self, texts: Iterable[RichText]) -> tuple[RichText, ...]:
        """Rich text that is made clean; without what is empty then."""
        return tuple(clean for text in texts if (clean := self.rich(text)))

    def rich(self, text: RichText) -> RichText:
        """Rich text without e-mail addresses and what no text may hold."""
        clean = tidied(self._cleaned_nodes(text.nodes))
        if _holds_address(clean.nodes):
            # It stood across the borders of styles.
            return RichText.from_plain(self._without_addresses(clean.plain).strip())
        return clean

    def url(self, text: str) -> str:
        """The one http or https address that a text is; else empty."""
        url = url_in(self._clean(text)) if "://" in text else ""
        if holds_address(url):
            self._addresses += 1
            return ""
        return url

    def doi(self, text: str) -> str:
        """The DOI that a text means; else empty."""
        doi = doi_in(self._clean(text))
        return "" if holds_address(doi) else doi

    def orcid(self, text: str, location: Location) -> str:
        """The bare iD; one that cannot be right is told and left out."""
        if not text.strip():
            return ""
        bare = bare_orcid(text)
        if not is_orcid(bare):
            self.tell(location, f"{shown(self.line(text))!r} is no ORCID iD; it is left out")
            return ""
        return bare

    def place(self, name: str, *, ror: str = "", country: str = "") -> SubmittedPlace | None:
        """An affiliation; None where it names nothing."""
        line, bare = self.fact(name), bare_ror(ror)
        country = self.fact(country)
        if country and not country_code(country):
            self.skip(f"the country {country}")
        if not line:
            return None
        return SubmittedPlace(
            name=line,
            ror=f"https://ror.org/{bare}" if is_ror(bare) else "",
            country=country,
        )

    def author(
        self,
        location: Location,
        *,
        given: str = "",
        family: str = "",
        suffix: str = "",
        name: str = "",
        orcid: str = "",
        places: Iterable[SubmittedPlace | None] = (),
    ) -> SubmittedAuthor | None:
        """An author; None where no name is left, which is told.

        The whole name counts only where there are no parts.
        """
        given, family = self.fact(without_invisible(given)), self.fact(without_invisible(family))
        whole = "" if given or family else self.fact(without_invisible(name))
        if not (given or family or whole):
            self.tell(location, "somebody is listed here without a name, who is left out")
            return None
        return SubmittedAuthor(
            given=given,
            family=family,
            suffix=self.fact(suffix) if family else "",
            name=whole,
            places=tuple(dict.fromkeys(place for place in places if place)),
            orcid=self.orcid(orcid, location),
        )

    def people(
        self, people: Iterable[SubmittedAuthor | None], location: Location
    ) -> tuple[SubmittedAuthor, ...]:
        """Those who have names; who comes behind more than any paper has is left out."""
        named = tuple(islice((person for person in people if person), MOST_PEOPLE + 1))
        if len(named) > MOST_PEOPLE:
            self.tell(location, f"who is listed behind the first {MOST_PEOPLE:,} is left out")
        return named[:MOST_PEOPLE]

    def _converted(self, latex: str) -> RichText:
        converted = latex_to_richtext(_ABOUT.sub("\\\\textasciitilde{}", self._clean(latex)))
        self._commands.update(problem.what for problem in converted.problems)
        return converted.text

    def _parts(self, text: str) -> list[str]:
        return [part for part in _PARAGRAPH.split(self._short(text)) if part.strip()]

    def _short(self, text: str) -> str:
        if len(text) <= LONGEST_TEXT:
            return text
        self._cut += 1
        return text[:LONGEST_TEXT]

    def _clean(self, text: str) -> str:
        cleaned, found = suitable(self._short(text))
        self._characters.update(dict.fromkeys(found))
        return tidy_text(cleaned)

    def _without_addresses(self, text: str) -> str:
        text, number = without_addresses(text)
        self._addresses += number
        return text

    def _cleaned_nodes(self, nodes: Iterable[Node]) -> list[Node]:
        cleaned: list[Node] = []
        for node in nodes:
            match node:
                case Text(text):
                    text, found = suitable(text)
                    self._characters.update(dict.fromkeys(found))
                    cleaned.append(Text(self._without_addresses(text)))
                case Span(style, children):
                    cleaned.append(Span(style, tuple(self._cleaned_nodes(children))))
                case Link(url, children) if holds_address(url):
                    self._addresses += 1
                    cleaned += self._cleaned_nodes(children)
                case Link(url, children):
                    cleaned.append(Link(url, tuple(self._cleaned_nodes(children))))
                case Math():
                    cleaned.append(node)
        return cleaned


def _holds_address(nodes: Sequence[Node]) -> bool:
    def in_formula(node: Node) -> bool:
        match node:
            case Math(tex, _, text):
                return holds_address(tex) or holds_address(text)
            case Span(_, children) | Link(_, children):
                return any(in_formula(child) for child in children)
            case Text():
                return False

    text = plain_text(nodes)
    return holds_address(text) or any(in_formula(node) for node in nodes)


def _named(names: Iterable[str]) -> str:
    listed = [shown(name) for name in names]
    more = f" and {len(listed) - _MOST_NAMED:,} more" if len(listed) > _MOST_NAMED else ""
    return ", ".join(listed[:_MOST_NAMED]) + more


def _counted(numbers: Mapping[str, int]) -> str:
    return _named(f"{name} ({number:,})" for name, number in sorted(numbers.items()))


def _told(line: str, text: str) -> str:
    """What is left of a text; empty where that says nothing."""
    if "@" in text:
        # What parted an address from the rest.
        line = line.strip(" ,;:|/")
    return line if has_visible(line) else ""
