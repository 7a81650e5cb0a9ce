"""The API's documents are valid by its schema, read back as they were, and tell no former name."""

import json
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.people import Person, Photo
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.feeds.api_documents import (
    EditionDocument,
    PaperDocument,
    PersonDocument,
    PortalDocument,
    document_adapter,
)
from sphinx_proceedings.outputs.feeds.api_files import api_files, api_schema
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from support.discovery_portals import (
    changed_papers,
    paper_of,
    reference,
    toys,
    troubled,
    versions_of,
)
from support.programmes import head, programme

SITE = SiteAddress(base="https://toys.example/a/")
NOWHERE = SiteAddress()
RIS = Format(
    name="ris",
    suffix=".ris",
    media_type="application/x-research-info-systems",
    label="RIS",
    item=lambda work: work.key,
)


def files(portal: Portal, site: SiteAddress = SITE) -> dict[str, SiteFile]:
    listed = api_files(portal, site, "Toys", [RIS], versions_of(portal))
    return {file.path: file for file in listed}


def document(portal: Portal, path: str, site: SiteAddress = SITE) -> dict[str, object]:
    found = json.loads(files(portal, site)[path].render())
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("portal", [toys, troubled, reference])
@pytest.mark.parametrize("site", [SITE, NOWHERE], ids=["absolute", "relative"])
def test_every_document_is_valid(portal: object, site: SiteAddress) -> None:
    assert callable(portal)
    found = files(portal(), site)
    schema = json.loads(found.pop("api/schema.json").render())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    kinds = {
        "index.json": PortalDocument,
        "editions": EditionDocument,
        "papers": PaperDocument,
        "people": PersonDocument,
    }
    for path, file in found.items():
        data = file.render()
        validator.validate(json.loads(data))
        read = document_adapter.validate_json(data)
        assert type(read) is kinds[path.split("/")[1]]
        # Nothing is lost on the way, and nothing is there that the schema does not name.
        assert document_adapter.dump_json(read) == data


def test_the_schema_refuses_what_is_not_a_document() -> None:
    validator = jsonschema.Draft202012Validator(api_schema(SITE))
    person = document(toys(), "api/people/ada-lovelace.json")
    assert validator.is_valid(person)
    assert not validator.is_valid({**person, "kind": "paper"})
    assert not validator.is_valid({**person, "papers": None})
    assert not validator.is_valid({key: person[key] for key in person if key != "api"})


def test_the_schema_says_where_it_is_and_what_things_mean() -> None:
    schema = api_schema(SITE)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "https://toys.example/a/api/schema.json"
    assert "$id" not in api_schema(NOWHERE)
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    assert definitions["PaperDocument"]["properties"]["doi"] == {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "description": "Bare, without resolver.",
        "title": "Doi",
    }


def test_which_documents() -> None:
    assert sorted(files(toys())) == sorted(
        [
            "api/index.json",
            "api/schema.json",
            *(f"api/editions/{edition.id}.json" for edition in toys().editions),
            *(f"api/papers/{paper.edition}/{paper.slug}.json" for paper in toys().papers),
            *(f"api/people/{person.id}.json" for person in toys().people),
        ]
    )


def test_what_is_written_together_tells_of_few_editions() -> None:
    """Each edition stands with its papers: a batch of files is sent all that it tells of."""
    portal = toys()
    of_editions = [
        path
        for edition in portal.editions
        for path in (
            f"api/editions/{edition.id}.json",
            *(
                f"api/papers/{edition.id}/{paper.key}.json"
                for paper in portal.papers_by_edition[edition.id]
            ),
        )
    ]
    assert len(portal.editions) > 1
    assert [path for path in files(portal) if "/people/" not in path][2:] == of_editions


def test_whole_index() -> None:
    assert document(toys(), "api/index.json", NOWHERE) == {
        "kind": "portal",
        "api": "1",
        "name": "Toys",
        "page": "index.html",
        "editions": [
            {
                "id": "toy2025",
                "name": "Proceedings of the First Toy Conference",
                "year": 2025,
                "start": None,
                "end": None,
                "papers": 1,
                "sessions": 0,
                "document": "api/editions/toy2025.json",
            },
            {
                "id": "toy2026",
                "name": "Toy 2026",
                "year": 2026,
                "start": "2026-10-24",
                "end": "2026-10-25",
                "papers": 4,
                "sessions": 4,
                "document": "api/editions/toy2026.json",
            },
        ],
        "papers": 5,
        "people": len(toys().people),
        "schema": "api/schema.json",
        "feed": None,
        "generator": "sphinx-proceedings",
    }


def name(
    full: str, given: str | None, particle: str | None, family: str, suffix: str | None
) -> dict[str, str | None]:
    return {"full": full, "given": given, "particle": particle, "family": family, "suffix": suffix}


def test_whole_paper() -> None:
    at = "https://toys.example/a/"
    beta = paper_of(toys(), "beta2026")
    ada = {
        "person": "ada-lovelace",
        "name": name("Ada Lovelace", "Ada", None, "Lovelace", None),
        "corresponding": False,
        "page": f"{at}people/ada-lovelace.html",
        "document": f"{at}api/people/ada-lovelace.json",
    }
    presenter = {
        "person": "jan-van-der-berg",
        "name": "Jan van der Berg",
        "affiliation": "TU Delft",
        "document": f"{at}api/people/jan-van-der-berg.json",
    }
    title = beta.title.plain
    assert document(toys(), "api/papers/toy2026/beta2026.json") == {
        "kind": "paper",
        "api": "1",
        "edition": "toy2026",
        "key": "beta2026",
        "slug": "beta2026",
        "former_keys": [],
        "type": "conference paper",
        "title": {
            "text": title,
            "html": title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        },
        "authors": [
            {
                **ada,
                "affiliation": "Analytical Engines & Co.",
                "affiliations": [
                    {"name": "Analytical Engines & Co.", "ror": None, "country": None}
                ],
                "orcid": "0000-0001-6192-0044",
            },
            {
                "person": "jan-van-der-berg",
                "name": name("Jan van der Berg Jr.", "Jan", "van der", "Berg", "Jr."),
                "affiliation": "TU Delft",
                "affiliations": [{"name": "TU Delft", "ror": "02e2c7k09", "country": None}],
                "corresponding": False,
                "orcid": None,
                "page": f"{at}people/jan-van-der-berg.html",
                "document": f"{at}api/people/jan-van-der-berg.json",
            },
        ],
        "more_authors": True,
        "abstract": [
            {
                "text": "# Not a heading. We show E = mc² and naïve bounds of 50% for role`x` and"
                " eval-rst.",
                "html": '# Not a heading. We show <span class="math">\\(E = mc^2\\)</span> and'
                " <em>naïve</em> bounds of 50% for role`x` and eval-rst.",
            },
            {
                "text": "A second paragraph — with a dash.",
                "html": "A second paragraph — with a dash.",
            },
        ],
        "withheld": None,
        "keywords": ["toys", "wooden", "trains"],
        "publication": {
            "container": {
                "text": "Proceedings of the Second Toy Conference",
                "html": "Proceedings of the Second Toy Conference",
            },
            "editors": [{**ada, "affiliation": None, "affiliations": [], "orcid": None}],
            "series": "Toys",
            "publisher": "Toy Press International",
            "address": None,
            "location": None,
            "volume": "2",
            "number": None,
            "volumes": None,
            "part": None,
            "issue": None,
            "main_title": None,
            "issue_title": None,
            "contributors": [],
            "organization": None,
            "event_title": None,
            "edition": None,
            "isbn": "978-0-00-000000-0",
            "issn": None,
            "year": 2026,
            "month": 10,
            "day": None,
        },
        "pages": "1–8",
        "article_number": None,
        "page_count": None,
        "chapter": None,
        "genre": None,
        "how_published": None,
        "version": None,
        "language": None,
        "track": None,
        "archival": True,
        "other_titles": [],
        "copyright": None,
        "pubstate": None,
        "pmid": None,
        "pmcid": None,
        "doi": "10.1000/toy.1",
        "eprint_archive": "arxiv",
        "eprint_id": "2601.00001",
        "links": [
            {"kind": "pdf", "url": "https://example.org/beta.pdf"},
            {"kind": "code", "url": "https://example.org/beta"},
        ],
        "files": [],
        "licence": None,
        "award": {"text": "Best Toy", "html": "Best Toy"},
        "note": None,
        "status": "published",
        "status_since": None,
        "status_notice": None,
        "relations": [],
        "talks": [
            {
                "edition": "toy2026",
                "session": "morning",
                "session_title": "Trains & Tracks",
                "room": "Aula",
                "page": f"{at}program/toy2026/morning.html",
                "session_start": "2026-10-24T09:00:00+02:00",
                "talk": {
                    "paper": "beta2026",
                    "title": {"text": "What Things Cost", "html": "What Things Cost"},
                    "presenters": [presenter],
                    "abstract": [],
                    "start": "2026-10-24T09:00:00+02:00",
                    "minutes": 30.0,
                    "withheld": None,
                    "board": None,
                    "links": [],
                },
            }
        ],
        "page": f"{at}papers/toy2026/beta2026.html",
        "exports": [
            {
                "format": "ris",
                "media_type": "application/x-research-info-systems",
                "url": f"{at}papers/toy2026/beta2026.ris",
            }
        ],
    }


def test_of_a_withdrawn_paper_who_what_and_why() -> None:
    data = document(troubled(), "api/papers/toy2026/delta2026.json")
    told = {key: value for key, value in data.items() if value not in (None, [], False)}
    assert {key: told[key] for key in told if key not in ("authors", "title", "page")} == {
        "kind": "paper",
        "api": "1",
        "edition": "toy2026",
        "key": "delta2026",
        "slug": "delta2026",
        "type": "conference paper",
        "archival": True,
        "doi": "10.1000/delta",
        "status": "withdrawn",
        "status_since": "2027-03-04",
        "status_notice": {"text": "Copied.", "html": "Copied."},
        "relations": [
            {
                "kind": "retractionof",
                "key": "gamma2026",
                "document": "https://toys.example/a/api/papers/toy2026/gamma2026.json",
            }
        ],
    }


def test_a_relation_to_nothing_has_no_address() -> None:
    data = document(troubled(), "api/papers/toy2026/epsilon2026.json")
    assert data["relations"] == [{"kind": "related", "key": "nothing", "document": None}]
    assert data["title"] == {
        "text": "E\x00 <b>\r\n & ]]> \ufffd",
        "html": "E\ufffd &lt;b&gt; \n &amp; ]]&gt; \ufffd",
    }


@pytest.mark.parametrize(
    ("site", "url"),
    [
        (SITE, "https://toys.example/a/people/grace-hopper.jpg"),
        (NOWHERE, "people/grace-hopper.jpg"),
    ],
)
def test_photo_of_a_person(site: SiteAddress, url: str) -> None:
    photo = Photo(alt="Grace at work", digest="", jpeg=b"")
    people = (
        replace(person, photo=photo) if person.id == "grace-hopper" else person
        for person in toys().people
    )
    portal = replace(toys(), people=tuple(people))
    assert document(portal, "api/people/grace-hopper.json", site)["photo"] == {
        "url": url,
        "alt": "Grace at work",
        "width": 256,
        "height": 256,
    }


def test_whole_person() -> None:
    data = document(toys(), "api/people/john-smith-rome.json", NOWHERE)
    assert data == {
        "kind": "person",
        "api": "1",
        "id": "john-smith-rome",
        "name": name("John Smith", "John", None, "Smith", None),
        "orcid": None,
        "website": None,
        "bio": [],
        "photo": None,
        "papers": [
            {
                "edition": "toy2026",
                "key": "delta2026",
                "title": "Delta, a Poster",
                "authors": ["John Smith"],
                "status": "published",
                "page": "papers/toy2026/delta2026.html",
                "document": "api/papers/toy2026/delta2026.json",
            }
        ],
        "talks": [],
        "roles": [
            {
                "edition": "toy2026",
                "role": "session-chair",
                "title": "Trains & Tracks",
                "affiliation": None,
            }
        ],
        "page": "people/john-smith-rome.html",
        "feed": None,
    }


def test_roles_and_feed() -> None:
    data = document(toys(), "api/people/ada-lovelace.json")
    assert data["feed"] == "https://toys.example/a/people/ada-lovelace.atom"
    assert data["roles"] == [
        {
            "edition": "toy2026",
            "role": "tpc",
            "title": "Technical programme committee",
            "affiliation": None,
        },
        {
            "edition": "toy2026",
            "role": "editor",
            "title": "Editor of the proceedings",
            "affiliation": None,
        },
    ]


def test_an_edition_has_what_the_model_has() -> None:
    read = document_adapter.validate_json(files(toys())["api/editions/toy2026.json"].render())
    assert isinstance(read, EditionDocument)
    edition = toys().edition_by_id["toy2026"]
    zone = ZoneInfo("Europe/Amsterdam")
    assert (
        read.timezone,
        [(item.what, item.date, item.instant, item.zone, item.note) for item in read.key_dates],
        [(item.id, item.start, item.end, item.room, item.kinds) for item in read.sessions],
        [[talk.paper for talk in item.talks] for item in read.sessions],
        [item.key for item in read.papers],
        read.topics,
        read.volume.key if read.volume else None,
        read.sessions[0].start,
        read.key_dates[0].date,
    ) == (
        edition.timezone,
        [(d.what, d.date, d.instant, d.zone or None, d.note or None) for d in edition.key_dates],
        [
            (s.id, s.start, s.end, s.room or None, tuple(kind.value for kind in s.kinds))
            for s in edition.sessions
        ],
        [[talk.paper or None for talk in session.talks] for session in edition.sessions],
        [paper.key for paper in toys().papers_by_edition["toy2026"]],
        edition.topics,
        "toy2026vol",
        datetime(2026, 10, 24, 9, tzinfo=zone),
        date(2026, 6, 1),
    )


def test_no_former_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("portal")
    for path, text in {
        "papers/w2026.bib": "@inproceedings{a, author = {Vorher, Robin and Lovelace, Ada},"
        " title = {A}, year = 2026}\n",
        "program/w2026.yaml": programme(
            "[{id: s, title: S, kind: talks, start: 2026-10-24 09:00, chairs: [Robin Vorher],"
            " talks: [{paper: a, presenters: [Robin Vorher]}]}]",
            head("2026-10-24"),
        ),
        "people/registry.yaml": "people:\n  - id: robin-present\n    name: Robin Present\n"
        "    former_names: [Robin Vorher]\n",
    }.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text)
    portal = assemble_portal(load_sources(root)).portal
    assert [paper.authors[0].person for paper in portal.papers] == ["robin-present"]
    found = {path: file.render() for path, file in files(portal).items()}
    assert [path for path, data in found.items() if b"Vorher" in data] == []
    assert b"Robin Present" in found["api/papers/w2026/a.json"]


def test_versions_tell_what_changed() -> None:
    def versions(portal: Portal, site: SiteAddress = SITE) -> dict[str, str]:
        return {path: file.version for path, file in files(portal, site).items()}

    def told(portal: Portal) -> set[str]:
        after = versions(portal)
        return {path for path in before if after[path] != before[path]}

    def person(changed: Person) -> Portal:
        return replace(
            toys(), people=tuple(changed if p.id == changed.id else p for p in toys().people)
        )

    before = versions(toys())
    assert told(replace(toys())) == set()
    retitled = changed_papers(toys(), delta2026={"title": RichText.from_plain("Changed")})
    assert told(retitled) == {
        "api/editions/toy2026.json",
        "api/papers/toy2026/delta2026.json",
        "api/people/john-smith-rome.json",
    }
    smith = replace(toys().person_by_id["john-smith-rome"], orcid="0000-0001-6192-0044")
    assert told(person(smith)) >= {
        "api/papers/toy2026/delta2026.json",
        "api/people/john-smith-rome.json",
    }
    elsewhere = versions(toys(), NOWHERE)
    assert [path for path in before if before[path] == elsewhere[path]] == []


def test_equal_versions_have_equal_bytes() -> None:
    """Every change of a paper's or person's document shows in its version."""
    before = files(toys())
    after = files(troubled())
    for path, file in before.items():
        if path in after and file.version == after[path].version:
            assert after[path].render() == file.render()
    assert sum(before[path].version != after[path].version for path in before) > 3


@given(st.text(), st.text())
def test_any_text_is_json(title: str, keyword: str) -> None:
    portal = changed_papers(
        toys(), delta2026={"title": RichText.from_plain(title), "keywords": (keyword,)}
    )
    data = document(portal, "api/papers/toy2026/delta2026.json")
    assert data["title"]["text"] == title  # type: ignore[index]
    assert data["keywords"] == [keyword]
