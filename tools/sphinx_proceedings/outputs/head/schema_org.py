"""Linked data in the terms of schema.org: what the records share, people and the site.

Papers are in `schema_paper.py`, sessions and editions in `schema_event.py`.  A property that is
not known is left out, never empty; an address of this site is told only where it is absolute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sphinx_proceedings.model.addresses import affiliation_docname, person_docname, photo_path
from sphinx_proceedings.model.affiliations import printed
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.people import Authorship, Person, Presenter, PrintedAffiliation
from sphinx_proceedings.model.resolvers import orcid_url, ror_url
from sphinx_proceedings.outputs.head.context import HOME, PageContext
from sphinx_proceedings.outputs.head.tags import JsonLd
from sphinx_proceedings.outputs.plain_text import paragraphs_text
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "Node",
    "affiliations",
    "author_node",
    "breadcrumbs",
    "node",
    "organization",
    "presenter_node",
    "profile_data",
    "stated",
    "website_data",
]

Node = dict[str, object]
"""A JSON object."""


def stated(properties: Mapping[str, object]) -> Node:
    """The properties that have a value, in order."""
    return {name: value for name, value in properties.items() if value}


def node(kind: str | list[str], iri: str = "", /, **properties: object) -> Node:
    """A thing of this type, with its address as an id and the properties that have a value."""
    return stated({"@type": kind, "@id": iri, **properties})


def organization(name: str) -> Node | None:
    """An organisation of which the name is known, or None."""
    return node("Organization", name=name) if name else None


def author_node(context: PageContext, author: Authorship, orcid: str) -> Node:
    """An author or editor as printed; `orcid` as registered where it is not printed."""
    iri = orcid_url(orcid)
    kind = "Organization" if author.name.corporate else "Person"
    return node(
        kind,
        iri,
        name=author.name.full,
        **_name_parts(author.name),
        affiliation=_one_or_all(map(_place, author.affiliations)),
        url=context.site.page(person_docname(author.person)),
        sameAs=iri,
    )


def presenter_node(context: PageContext, presenter: Presenter) -> Node:
    """Who speaks, as printed in the programme."""
    orcid = orcid_url(context.portal.person_by_id[presenter.person].orcid)
    return node(
        "Person",
        orcid,
        name=presenter.name,
        affiliation=_one_or_all(map(organization, presenter.affiliations)),
        url=context.site.page(person_docname(presenter.person)),
        sameAs=orcid,
    )


def _one_or_all(nodes: Iterable[Node | None]) -> object:
    """A list of several; of one alone that itself."""
    listed = list(nodes)
    return listed[0] if len(listed) == 1 else listed


def _place(place: PrintedAffiliation) -> Node:
    """An affiliation with what is known of it beside its name."""
    address = node("PostalAddress", addressCountry=place.country) if place.country else None
    return node("Organization", ror_url(place.ror), name=place.name, address=address)


def affiliations(context: PageContext, person: Person) -> tuple[str, ...]:
    """Every affiliation as printed somewhere, latest edition first, once each."""
    activity = context.portal.activity_by_person[person.id]
    order = {edition.id: number for number, edition in enumerate(context.portal.editions)}
    printed = [
        (order[paper.edition], place.name)
        for paper in activity.papers
        for author in paper.authors
        if author.person == person.id
        for place in author.affiliations
    ]
    printed += [
        (order[item.session.edition], name)
        for item in activity.talks
        for presenter in item.talk.presenters
        if presenter.person == person.id
        for name in presenter.affiliations
    ]
    printed += [(order[held.edition], held.affiliation) for held in activity.appointments]
    printed.sort(key=lambda item: -item[0])
    return tuple(dict.fromkeys(name for _, name in printed if name))


def profile_data(context: PageContext, person: Person) -> JsonLd:
    """A person's page.  Former names, which are among the variants, are not told."""
    orcid = orcid_url(person.orcid)
    group = person.name.corporate
    places = [_institution(context, name) for name in affiliations(context, person)]
    about = node(
        "Organization" if group else "Person",
        orcid,
        name=person.name.full,
        **_name_parts(person.name),
        description=paragraphs_text(person.bio),
        url=context.url,
        image=context.site.file(photo_path(person.id)) if person.photo else "",
        sameAs=[address for address in (orcid, person.website) if address],
        affiliation=[] if group else places,
    )
    return JsonLd(node("ProfilePage", url=context.url, mainEntity=about))


def _institution(context: PageContext, spelling: str) -> Node:
    """An affiliation as printed, with its page, and its ROR id where the registry knows it."""
    found = context.portal.affiliation_by_spelling.get(printed(spelling))
    country = found.country if found else ""
    return node(
        "Organization",
        ror_url(found.ror) if found else "",
        name=spelling,
        address=node("PostalAddress", addressCountry=country) if country else None,
        url=context.site.page(affiliation_docname(found.slug)) if found else "",
    )


def website_data(context: PageContext, description: str) -> JsonLd:
    """The whole site, and how it can be searched where that and its address are known."""
    search = context.site.page("search")
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return JsonLd(
        node(
            "WebSite",
            name=context.site_name,
            url=context.site.base,
            description=description,
            inLanguage=context.language,
            potentialAction=action if search and context.has_search else None,
        )
    )


def breadcrumbs(context: PageContext) -> Sequence[JsonLd]:
    """The way to this page, as readers are shown it.

    None where addresses are not known: an item without its address is worth nothing to a reader
    of the list.
    """
    if not context.site.base or not context.trail:
        return ()
    trail = [(gettext(HOME), context.site.base)]
    trail += [(title, context.site.page(docname)) for title, docname in context.trail]
    items = [
        {"@type": "ListItem", "position": position, "name": title, "item": url}
        for position, (title, url) in enumerate(trail, start=1)
    ]
    return (JsonLd({"@type": "BreadcrumbList", "itemListElement": items}),)


def _name_parts(name: Name) -> Node:
    if not name.given:
        return {}
    return {"givenName": name.given, "familyName": name.surname, "honorificSuffix": name.suffix}
