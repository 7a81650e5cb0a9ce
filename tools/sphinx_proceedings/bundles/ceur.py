"""A volume for CEUR Workshop Proceedings: `index.html` by its template, and `paper1.pdf` beside it.

Classes and their meaning, and what is asked of a volume, are those of the template
(https://ceur-ws.org/Vol-XXX/) and of https://ceur-ws.org/HOWTOSUBMIT.html.  What CEUR-WS sets
itself, such as the number of the volume, stands as there: `Vol-XXX`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sphinx_proceedings.bundles.delivery import (
    Delivery,
    Found,
    edition_lacks,
    pdf_of,
    volume_lacks,
    work_lacks,
)
from sphinx_proceedings.files.members import Member
from sphinx_proceedings.model.countries import country_beside
from sphinx_proceedings.model.languages import language_tag, primary_language, three_letters
from sphinx_proceedings.model.papers import MONTH_NAMES, Volume
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.outputs.citations.bibtex import bibtex_item
from sphinx_proceedings.outputs.cited import cited_title
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.registries.requirements import Missing
from sphinx_proceedings.outputs.richtext_html import richtext_to_html
from sphinx_proceedings.outputs.work import Work

__all__ = ["ceur"]

_FEWEST = 6
"""Papers of a volume (“Preconditions for publishing at CEUR-WS.org”)."""
_LICENCE = "CC BY 4.0"
_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
_ENGLISH = "en"


def ceur(delivery: Delivery) -> Found:
    """The volume."""
    edition, volume = delivery.edition, delivery.volume
    yield from volume_lacks(delivery)
    yield from edition_lacks(
        delivery,
        (delivery.year, "year", "state start, or the volume's year"),
        (edition.start, "first day", "state start in the programme"),
        (edition.place, "place", "state place in the programme: city and country"),
        (delivery.submitted, "number of submitted papers", "tell it: --submitted NUMBER"),
    )
    if len(delivery.works) < _FEWEST:
        what = f"the volume has {len(delivery.works)} papers; CEUR-WS asks for at least {_FEWEST}"
        yield Missing(edition.location, what, "join it with another one, or ask CEUR-WS")
    yield from _editors_lack(volume) if volume else ()
    for number, work in enumerate(delivery.works, start=1):
        yield from work_lacks(work)
        licence = work.paper.licence
        if licence is None or licence.name != _LICENCE:
            yield Missing(
                work.paper.location,
                f"{work.key} is not under {_LICENCE}",
                "agree on it with the authors, and add license = {CC-BY-4.0} to it or its volume",
            )
        yield from pdf_of(work.paper, f"paper{number}.pdf")
    if delivery.front:
        yield replace(delivery.front, path="preface.pdf")
    yield Member(path="index.html", data=_page(delivery).encode())
    yield Member(path=f"{edition.id}.bib", data="".join(map(bibtex_item, delivery.works)).encode())


def _editors_lack(volume: Volume) -> Iterator[Missing]:
    for editor in volume.publication.editors:
        if not editor.affiliations:
            yield Missing(
                volume.location,
                f"the editor {editor.name.full} has no affiliation",
                "add it to editor+an:affiliation, with the country",
            )


def _page(delivery: Delivery) -> str:
    edition, volume = delivery.edition, delivery.volume
    acronym = f"{delivery.acronym} {delivery.year or ''}".strip()
    language = _language(delivery)
    title = volume.publication.container.plain if volume else edition.title
    name = edition.title or delivery.acronym
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta http-equiv="Content-type" content="text/html;charset=utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1.0">',
        '<link rel="stylesheet" type="text/css" href="../ceur-ws.css">',
        f"<title>CEUR-WS.org/Vol-XXX - {_text(name)} ({_text(acronym)})</title>",
        "</head>",
        f"<!--CEURLANG={three_letters(language)} -->",
        "<body>",
        *_masthead(delivery),
        "<hr>",
        f"<h1>{_linked(edition.website, _marked('CEURVOLACRONYM', acronym))}<br>",
        f"{_marked('CEURVOLTITLE', name)}</h1>",
        "<h3>",
        f"{_marked('CEURFULLTITLE', title)}<br>",
        '<!-- co-located with <span class="CEURCOLOCATED">NONE</span> -->',
        "</h3>",
        f"<h3>{_marked('CEURLOCTIME', _place_and_time(delivery))}.</h3>",
        "<b> Edited by </b>",
        "<h3>",
        *(f"{_editor(editor)}<br>" for editor in (volume.publication.editors if volume else ())),
        "</h3>",
        "<hr>",
        '<div class="CEURTOC">',
        "<h2> Table of Contents </h2>",
        *_contents(delivery),
        "</div>",
        f'<p>We offer a <a href="{edition.id}.bib">BibTeX file</a> for citing papers of this',
        "workshop from LaTeX.</p>",
        "<hr>",
        *_end(delivery),
        "</body>",
        "</html>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _masthead(delivery: Delivery) -> Iterator[str]:
    year = _marked("CEURPUBYEAR", str(delivery.day.year))
    yield '<table style="border: 0; border-spacing: 0; border-collapse: collapse; width: 95%">'
    yield "<tbody><tr>"
    yield '<td style="text-align: left; vertical-align: middle">'
    yield '<a href="https://ceur-ws.org/"><div id="CEURWSLOGO"></div></a>'
    yield "</td>"
    yield '<td style="text-align: right; vertical-align: middle">'
    yield f"{_marked('CEURVOLNR', 'Vol-XXX')} <br>"
    yield _marked("CEURURN", "urn:nbn:de:0074-XXX-C")
    yield '<p class="unobtrusive copyright" style="text-align: justify">'
    yield f"Copyright © {year} for the individual papers by the papers' authors."
    yield f"Copyright © {year} for the volume as a collection by its editors."
    yield "This volume and its papers are published under the Creative Commons License Attribution"
    yield f'4.0 International (<a href="{_LICENCE_URL}">{_marked("CEURLIC", _LICENCE)}</a>).</p>'
    yield "</td>"
    yield "</tr></tbody></table>"


def _contents(delivery: Delivery) -> Iterator[str]:
    """The papers, in sections where papers have tracks; in each in the order of the volume."""
    numbered = list(enumerate(delivery.works, start=1))
    sections = delivery.volume.sections if delivery.volume else ()
    found = dict.fromkeys(work.paper.track for work in delivery.works)
    tracks = [
        *(track for track in sections if track in found),
        *(t for t in found if t not in sections),
    ]
    if delivery.front:
        yield '<ul><li id="preface"><a href="preface.pdf">Preface</a></li></ul>'
    for track in tracks:
        if track:
            yield f"<h3>{_marked('CEURSESSION', track)}</h3>"
        yield "<ul>"
        for number, work in numbered:
            if work.paper.track == track:
                yield from _item(number, work)
        yield "</ul>"


def _item(number: int, work: Work) -> Iterator[str]:
    title = f'<span class="CEURTITLE">{richtext_to_html(cited_title(work.paper))}</span>'
    linked = f'<a href="paper{number}.pdf">{title}</a>' if work.paper.pdf else title
    pages = _marked("CEURPAGES", "-".join(work.pages)) if all(work.pages) else ""
    yield f'<li id="paper{number}">{linked} {pages}<br>'
    yield ", ".join(_marked("CEURAUTHOR", author.name.full) for author in work.paper.authors)
    yield "</li>"


def _end(delivery: Delivery) -> Iterator[str]:
    editors = delivery.volume.publication.editors if delivery.volume else ()
    by = editors[0].name.full if editors else ""
    accepted = _marked("CEURACCEPTEDPAPERS", str(len(delivery.works)))
    if delivery.submitted is not None:
        submitted = _marked("CEURSUBMITTEDPAPERS", str(delivery.submitted))
        yield f"<p>{submitted} papers were submitted for peer review to this workshop. Out of"
        yield f"these, {accepted} were accepted for this volume.</p>"
    yield '<span class="unobtrusive">'
    yield f"{delivery.day.isoformat()}: submitted by {_text(by)},"
    yield "metadata incl. bibliographic data published under"
    yield '<a href="https://creativecommons.org/publicdomain/zero/1.0/">'
    yield "Creative Commons CC0</a><br>"
    yield f"{_marked('CEURPUBDATE', 'yyyy-mm-dd')}: published on CEUR Workshop Proceedings"
    yield "(CEUR-WS.org, ISSN 1613-0073)"
    yield "</span>"


def _editor(editor: Authorship) -> str:
    places = []
    for place in editor.affiliations:
        places.append(place.name)
        places += filter(None, [country_beside(place.name, place.country)])
    return ", ".join([_marked("CEURVOLEDITOR", editor.name.full), *map(_text, places)])


def _place_and_time(delivery: Delivery) -> str:
    edition = delivery.edition
    days = _days(edition.start, edition.end or edition.start) if edition.start else ""
    return ", ".join(filter(None, (edition.place, days)))


def _days(first: date, last: date | None) -> str:
    """`October 24-25, 2026`."""
    begin = f"{MONTH_NAMES[first.month - 1]} {first.day}"
    if last is None or last == first:
        return f"{begin}, {first.year}"
    end = f"{last.day}, {last.year}"
    if last.year != first.year:
        return f"{begin}, {first.year} - {MONTH_NAMES[last.month - 1]} {end}"
    if last.month != first.month:
        return f"{begin} - {MONTH_NAMES[last.month - 1]} {end}"
    return f"{begin}-{end}"


def _language(delivery: Delivery) -> str:
    """That of all papers that state one, else English."""
    tags = (language_tag(work.paper.language) for work in delivery.works)
    found = {primary_language(tag) for tag in tags if tag}
    only = found.pop() if len(found) == 1 else ""
    return only if three_letters(only) else _ENGLISH


def _marked(name: str, text: str) -> str:
    return f'<span class="{name}">{_text(text)}</span>'


def _linked(address: str, content: str) -> str:
    return f'<a href="{_text(address)}">{content}</a>' if address else content


def _text(text: str) -> str:
    return html.escape(one_line(text))
