"""What the head of a page tells: whole values for toy papers, read back for real ones."""

import json
from dataclasses import replace

import pytest

from conftest import Write
from sphinx_proceedings.model.addresses import (
    SiteAddress,
    person_docname,
    session_docname,
)
from sphinx_proceedings.model.people import Photo
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.head.head import (
    Alternate,
    list_tags,
    person_tags,
    plain_tags,
    session_tags,
)
from sphinx_proceedings.outputs.head.tags import JsonLd, Link, Meta, Property
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.wording.messages import speaking
from support.page_heads import KNOWN, TOY, UNKNOWN, context, data, named, page
from support.translations import translated

BIB = Alternate(path="papers/w2026/a.bib", media_type="application/x-bibtex", label="BibTeX")

PAPERS = """
@inproceedings{a, author = {van der Berg, Jr., Jan and {The Toy Team} and others},
  author+an:affiliation = {1="TU Delft"}, author+an:orcid = {1="0000-0001-6192-0044"},
  title = {Alpha}, booktitle = {Proc. of Toys}, year = 2026, month = may, pages = {1--2},
  doi = {10.1000/a}, pdf = {https://example.org/a.pdf}, keywords = {toys}, isbn = {978-1},
  publisher = {Press}, abstract = {Short.}}
@article{b, author = {Plato}, title = {Beta}, journal = {Journal of Toys}, volume = 3, number = 4,
  issn = {1234-5678}, year = 2025, pages = {7}}
@inproceedings{r, author = {Doe, Ann}, title = {Rho}, booktitle = {Proc. of Toys}, year = 2026,
  doi = {10.1000/r}, status = {retracted}, statusdate = {2026-06-01}, notice = {Data were made up.}}
@inproceedings{w, author = {Doe, Ann}, title = {Omega}, booktitle = {Proc. of Toys}, year = 2026,
  doi = {10.1000/w}, pdf = {https://example.org/w.pdf}, status = {withdrawn},
  statusdate = {2026-06-02}, notice = {At the authors' wish.}, abstract = {Gone.}}
@inproceedings{e, author = {Doe, Ann}, title = {Erratum to Alpha}, booktitle = {Proc. of Toys},
  year = 2026, related = {a}, relatedtype = {erratumof}}
@inproceedings{v, author = {Doe, Ann}, title = {Alpha, Longer}, booktitle = {Proc. of Toys},
  year = 2026, related = {a}, relatedtype = {versionof}}
"""


@pytest.fixture
def portal(write: Write) -> Portal:
    return assemble_portal(load_sources(write({"papers/w2026.bib": PAPERS}))).portal


def test_highwire_of_a_conference_paper(portal: Portal) -> None:
    assert named(page(portal, "a")[1], "citation_") == [
        ("citation_title", "Alpha"),
        ("citation_author", "van der Berg, Jan, Jr."),
        ("citation_author_institution", "TU Delft"),
        ("citation_author_orcid", "https://orcid.org/0000-0001-6192-0044"),
        ("citation_author", "The Toy Team"),
        ("citation_publication_date", "2026/05"),
        ("citation_conference_title", "Proc. of Toys"),
        ("citation_inbook_title", "Proc. of Toys"),
        ("citation_firstpage", "1"),
        ("citation_lastpage", "2"),
        ("citation_publisher", "Press"),
        ("citation_isbn", "978-1"),
        ("citation_doi", "10.1000/a"),
        ("citation_pdf_url", "https://example.org/a.pdf"),
        ("citation_abstract_html_url", "https://toys.example.org/papers/w2026/a.html"),
        ("citation_public_url", "https://toys.example.org/papers/w2026/a.html"),
        ("citation_keywords", "toys"),
    ]


def test_highwire_of_an_article_without_doi_or_address(portal: Portal) -> None:
    assert named(page(portal, "b", UNKNOWN)[1], "citation_") == [
        ("citation_title", "Beta"),
        ("citation_author", "Plato"),
        ("citation_publication_date", "2025"),
        ("citation_journal_title", "Journal of Toys"),
        ("citation_volume", "3"),
        ("citation_issue", "4"),
        ("citation_firstpage", "7"),
        ("citation_lastpage", "7"),
        ("citation_issn", "1234-5678"),
    ]


def test_dublin_core_tells_both_ends_of_relations(portal: Portal) -> None:
    assert [named(page(portal, key)[1], "DC")[-2:] for key in ("a", "e", "v")] == [
        [
            ("DC.relation", "https://toys.example.org/papers/w2026/e.html"),
            ("DCTERMS.hasVersion", "https://toys.example.org/papers/w2026/v.html"),
        ],
        [("DC.source", "Proc. of Toys"), ("DC.relation", "https://doi.org/10.1000/a")],
        [("DC.source", "Proc. of Toys"), ("DCTERMS.isVersionOf", "https://doi.org/10.1000/a")],
    ]


def test_dublin_core(portal: Portal) -> None:
    assert named(page(portal, "a", UNKNOWN)[1], "DC") == [
        ("DC.title", "Alpha"),
        ("DC.type", "Text"),
        ("DC.identifier", "https://doi.org/10.1000/a"),
        ("DC.creator", "van der Berg, Jan, Jr."),
        ("DC.creator", "The Toy Team"),
        ("DC.date", "2026-05"),
        ("DC.publisher", "Press"),
        ("DC.description", "Short."),
        ("DC.source", "Proc. of Toys"),
        ("DCTERMS.isPartOf", "urn:isbn:978-1"),
        ("DC.subject", "toys"),
        ("DC.relation", "Erratum to Alpha"),
        ("DCTERMS.hasVersion", "Alpha, Longer"),
    ]


def test_linked_data_of_a_paper(portal: Portal) -> None:
    url = "https://toys.example.org/papers/w2026/"
    alpha = {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.1000/a", "name": "Alpha"}
    paper, trail = data(page(portal, "a")[1])
    assert paper == {
        **alpha,
        "headline": "Alpha",
        "url": f"{url}a.html",
        "mainEntityOfPage": f"{url}a.html",
        "identifier": {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/a"},
        "sameAs": "https://doi.org/10.1000/a",
        "correction": [
            {
                "@type": ["CorrectionComment", "ScholarlyArticle"],
                "@id": f"{url}e.html",
                "name": "Erratum to Alpha",
                "url": f"{url}e.html",
            }
        ],
        "@reverse": {
            "isBasedOn": [
                {
                    "@type": "ScholarlyArticle",
                    "@id": f"{url}v.html",
                    "name": "Alpha, Longer",
                    "url": f"{url}v.html",
                }
            ]
        },
        "author": [
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0001-6192-0044",
                "name": "Jan van der Berg Jr.",
                "givenName": "Jan",
                "familyName": "van der Berg",
                "honorificSuffix": "Jr.",
                "affiliation": {"@type": "Organization", "name": "TU Delft"},
                "url": "https://toys.example.org/people/jan-van-der-berg-jr.html",
                "sameAs": "https://orcid.org/0000-0001-6192-0044",
            },
            {
                "@type": "Organization",
                "name": "The Toy Team",
                "url": "https://toys.example.org/people/the-toy-team.html",
            },
        ],
        "datePublished": "2026-05",
        "publisher": {"@type": "Organization", "name": "Press"},
        "isPartOf": {
            "@type": "Book",
            "name": "Proc. of Toys",
            "isbn": "978-1",
            "publisher": {"@type": "Organization", "name": "Press"},
            "datePublished": "2026-05",
        },
        "pagination": "1–2",
        "pageStart": "1",
        "pageEnd": "2",
        "abstract": "Short.",
        "keywords": ["toys"],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": "https://example.org/a.pdf",
            "encodingFormat": "application/pdf",
        },
    }
    assert [(item["name"], item["item"]) for item in trail["itemListElement"]] == [
        ("Home", "https://toys.example.org/"),
        ("This page", f"{url}a.html"),
    ]
    assert data(page(portal, "e")[1])[0]["about"] == [alpha | {"url": f"{url}a.html"}]
    assert data(page(portal, "v")[1])[0]["isBasedOn"] == [alpha | {"url": f"{url}a.html"}]


def test_linked_data_without_an_address(portal: Portal) -> None:
    assert data(page(portal, "b", UNKNOWN)[1]) == [
        {
            "@type": "ScholarlyArticle",
            "name": "Beta",
            "headline": "Beta",
            "author": [{"@type": "Person", "name": "Plato"}],
            "datePublished": "2025",
            "isPartOf": {
                "@type": "PublicationIssue",
                "issueNumber": "4",
                "isPartOf": {
                    "@type": "PublicationVolume",
                    "volumeNumber": "3",
                    "isPartOf": {
                        "@type": "Periodical",
                        "name": "Journal of Toys",
                        "issn": "1234-5678",
                    },
                },
            },
            "pagination": "7",
            "pageStart": "7",
            "pageEnd": "7",
        }
    ]


def test_retracted_paper_says_so_and_stays(portal: Portal) -> None:
    _, tags = page(portal, "r")
    paper = data(tags)[0]
    assert paper["creativeWorkStatus"] == "Retracted"
    assert paper["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Data were made up.",
            "datePublished": "2026-06-01",
        }
    ]
    assert named(tags, "citation_doi") == [("citation_doi", "10.1000/r")]
    assert named(tags, "robots") == []


def test_withdrawn_paper_leaves_a_notice_only(portal: Portal) -> None:
    assert page(portal, "w", UNKNOWN, alternates=(BIB,))[1] == (
        Meta("robots", "noindex"),
        Link(rel="schema.DC", href="http://purl.org/dc/elements/1.1/"),
        Link(rel="schema.DCTERMS", href="http://purl.org/dc/terms/"),
        Meta("DC.title", "Omega"),
        Meta("DC.type", "Text"),
        Meta("DC.identifier", "https://doi.org/10.1000/w"),
        Meta("description", "At the authors’ wish."),
        Property("og:title", "Omega"),
        Property("og:type", "article"),
        Property("og:site_name", "Toys"),
        Property("og:description", "At the authors’ wish."),
        Meta("twitter:card", "summary"),
        Link(rel="cite-as", href="https://doi.org/10.1000/w"),
        Link(rel="type", href="https://schema.org/AboutPage"),
        Link(rel="type", href="https://schema.org/ScholarlyArticle"),
        Link(rel="collection", href="../../papers/w2026/index.html", type="text/html"),
        JsonLd(
            {
                "@type": "ScholarlyArticle",
                "@id": "https://doi.org/10.1000/w",
                "name": "Omega",
                "headline": "Omega",
                "identifier": {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1000/w"},
                "sameAs": "https://doi.org/10.1000/w",
                "creativeWorkStatus": "Withdrawn",
                "correction": [
                    {
                        "@type": "CorrectionComment",
                        "text": "At the authors’ wish.",
                        "datePublished": "2026-06-02",
                    }
                ],
            }
        ),
    )


def test_preview_and_typed_links(portal: Portal) -> None:
    _, tags = page(portal, "a", alternates=(BIB,), card="_static/a.png", language="en-GB")
    address = "https://toys.example.org/"
    assert [*named(tags, "og:"), *named(tags, "twitter:"), *named(tags, "article:")] == [
        ("og:title", "Alpha"),
        ("og:type", "article"),
        ("og:url", f"{address}papers/w2026/a.html"),
        ("og:site_name", "Toys"),
        ("og:description", "Short."),
        ("og:locale", "en_GB"),
        ("og:image", f"{address}_static/a.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Alpha"),
        ("twitter:card", "summary_large_image"),
        ("article:author", f"{address}people/jan-van-der-berg-jr.html"),
        ("article:author", f"{address}people/the-toy-team.html"),
        ("article:tag", "toys"),
    ]
    bib = f"{address}papers/w2026/a.bib"
    assert [tag for tag in tags if isinstance(tag, Link)][2:] == [
        Link(rel="cite-as", href="https://doi.org/10.1000/a"),
        Link(rel="type", href="https://schema.org/AboutPage"),
        Link(rel="type", href="https://schema.org/ScholarlyArticle"),
        Link(rel="collection", href=f"{address}papers/w2026/index.html", type="text/html"),
        Link(rel="author", href="https://orcid.org/0000-0001-6192-0044"),
        Link(rel="item", href="https://example.org/a.pdf", type="application/pdf"),
        Link(rel="describedby", href=bib, type="application/x-bibtex"),
        Link(rel="alternate", href=bib, type="application/x-bibtex", title="BibTeX"),
    ]


def test_description_without_abstract_is_the_reference(portal: Portal) -> None:
    assert named(page(portal, "b")[1], "description") == [
        ("description", "Plato. Journal of Toys, 2025")
    ]


def test_session_tells_what_the_programme_states() -> None:
    edition = TOY.edition_by_id["toy2026"]
    lunch = next(session for session in edition.sessions if session.id == "lunch")
    tags = session_tags(context(TOY, session_docname(lunch), UNKNOWN), lunch)
    assert data(tags) == [
        {
            "@type": "Event",
            "name": "Lunch and posters",
            "startDate": "2026-10-24T12:00:00+02:00",
            "location": {
                "@type": "Place",
                "name": "Toy House",
                "address": "1 Long Street, Delft, The Netherlands",
            },
            "superEvent": {
                "@type": "Event",
                "name": "The Second Toy Conference",
                "alternateName": "Toy 2026",
                "startDate": "2026-10-24",
                "endDate": "2026-10-25",
                "location": {
                    "@type": "Place",
                    "name": "Toy House",
                    "address": "1 Long Street, Delft, The Netherlands",
                },
                "organizer": {"@type": "Organization", "name": "Toys"},
                "sponsor": [
                    {
                        "@type": "Organization",
                        "name": "Bricks & Co",
                        "url": "https://example.org/bricks",
                    },
                    {"@type": "Organization", "name": "Wheels Ltd"},
                    {"@type": "Organization", "name": "Paints"},
                ],
                "offers": {"@type": "Offer", "url": "https://example.org/register"},
                "sameAs": "https://example.org/toy2026",
            },
        }
    ]


def test_list_of_papers_and_what_leads_there() -> None:
    above = (("Topics", "topics/index"), ("Toys", "topics/toys"))
    tags = list_tags(context(TOY, "topics/toys", trail=above), "Toys", "1 paper.")
    collection, trail = data(tags)
    assert collection == {
        "@type": "CollectionPage",
        "name": "Toys",
        "description": "1 paper.",
        "url": "https://toys.example.org/topics/toys.html",
    }
    assert [item["item"] for item in trail["itemListElement"]] == [
        "https://toys.example.org/",
        "https://toys.example.org/topics/index.html",
        "https://toys.example.org/topics/toys.html",
    ]


def test_person_is_where_the_registry_knows() -> None:
    person = TOY.person_by_id["jan-van-der-berg"]
    profile, _ = data(person_tags(context(TOY, person_docname(person.id)), person))
    assert profile["mainEntity"]["affiliation"] == [
        {
            "@type": "Organization",
            "@id": "https://ror.org/02e2c7k09",
            "name": "TU Delft",
            "url": "https://toys.example.org/affiliations/delft-university-of-technology.html",
        }
    ]


@pytest.mark.parametrize(
    ("site", "image"),
    [(KNOWN, "https://toys.example.org/people/grace-hopper.jpg"), (UNKNOWN, None)],
)
def test_photo_of_a_person(site: SiteAddress, image: str | None) -> None:
    photo = Photo(alt="Grace Hopper", digest="", jpeg=b"")
    person = replace(TOY.person_by_id["grace-hopper"], photo=photo)
    tags = person_tags(context(TOY, person_docname(person.id), site), person)
    assert data(tags)[0]["mainEntity"].get("image") == image


def test_home_page_offers_search() -> None:
    tags = plain_tags(context(TOY, "index"), "Home", "")
    assert json.loads(json.dumps(data(tags))) == [
        {
            "@type": "WebSite",
            "name": "Toys",
            "url": "https://toys.example.org/",
            "inLanguage": "en",
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": "https://toys.example.org/search.html?q={search_term_string}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    ]


def test_the_way_begins_at_home_in_each_language() -> None:
    told = context(TOY, "topics/toys", trail=(("Toys", "topics/toys"),))
    with translated("de", {"Home": "Startseite"}), speaking("de"):
        _collection, way = data(list_tags(told, "Toys", ""))
    assert [item["name"] for item in way["itemListElement"]] == ["Startseite", "Toys"]
