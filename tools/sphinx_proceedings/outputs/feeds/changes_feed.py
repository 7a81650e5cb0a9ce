"""Feeds of what changed in programmes (Atom, RFC 4287), one for each edition that was released."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape

from sphinx_proceedings.model.addresses import SiteAddress, changes_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.ledger.telling import Account, account, told
from sphinx_proceedings.model.ledger.values import Ledger, Release
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.model.uuids import uuid_of
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.event_url import event_url
from sphinx_proceedings.outputs.feeds.atom_elements import (
    TEXT,
    FeedHead,
    link,
    written_entry,
    written_feed,
)
from sphinx_proceedings.outputs.instant import instant
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.xml_elements import add
from sphinx_proceedings.wording.messages import gettext, labelled, spoken

__all__ = ["changes_feed_path", "changes_feeds", "release_id"]

_NEWEST = 100  # entries; the page has them all


def changes_feed_path(edition: str) -> str:
    """Where the feed of an edition's releases is."""
    return f"{changes_docname(edition)}.atom"


def release_id(edition: str, name: str) -> str:
    """The id of a release's entry: the same wherever the site is."""
    return uuid_of(f"release/{edition}/{name}").urn


def changes_feeds(portal: Portal, site: SiteAddress, site_name: str) -> Iterator[SiteFile]:
    """A feed for each edition that was released; none without the site's address."""
    if not site.base:
        return
    for ledger in portal.ledgers:
        if ledger.releases:
            edition = portal.edition_by_id[ledger.edition]
            timetable = portal.timetables[edition.id]
            yield SiteFile(
                path=changes_feed_path(edition.id),
                version=version_of(
                    spoken().language,
                    site,
                    site_name,
                    ledger,
                    replace(edition, sessions=()),
                    [(event.key, event.session.id) for event in timetable.events],
                ),
                render=partial(_feed, site, site_name, edition, timetable, ledger),
                view=View,
            )


def _feed(
    site: SiteAddress, site_name: str, edition: Edition, timetable: Timetable, ledger: Ledger
) -> bytes:
    head = FeedHead(
        site=site,
        site_name=site_name,
        path=changes_feed_path(edition.id),
        title=gettext("Changes to the programme of {edition}", edition=edition.name),
        docname=changes_docname(edition.id),
        updated=ledger.releases[-1].date,
    )
    newest = list(enumerate(ledger.releases))[: -_NEWEST - 1 : -1]
    return written_feed(
        head,
        (
            _entry(site, edition, timetable, release, is_first=number == 0)
            for number, release in newest
        ),
    )


def _entry(
    site: SiteAddress, edition: Edition, timetable: Timetable, release: Release, *, is_first: bool
) -> str:
    entry = ET.Element("entry")
    add(entry, "title", release.name, TEXT)
    add(entry, "id", release_id(edition.id, release.name))
    add(entry, "updated", instant(release.date))
    add(entry, "published", instant(release.date))
    link(entry, "alternate", site.page(changes_docname(edition.id)), "text/html")
    items = [
        f"<li>{_item(site, timetable, account(edition, change))}</li>"
        for change in told(release.changes)
    ]
    if items:
        note = gettext("Times are local ({zone}).", zone=edition.timezone)
    elif is_first:
        note = gettext("The first programme that was announced.")
    else:
        note = gettext("Only details have changed.")
    content = f"<ul>{''.join(items)}</ul>" if items else ""
    content += f"<p>{escape(note)}</p>"
    add(entry, "content", content, {"type": "html"})
    return written_entry(entry)


def _item(site: SiteAddress, timetable: Timetable, said: Account) -> str:
    """The line of the page of changes, as HTML."""
    title = escape(said.title)
    event = timetable.by_key.get(said.event)
    if event is not None:
        title = f'<a href="{escape(event_url(site, event))}">{title}</a>'
    facts = (escape(fact.plain) for fact in said.facts)
    return labelled(escape(said.words), ", ".join((title, *facts)))
