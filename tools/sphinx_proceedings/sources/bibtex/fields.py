"""Which fields of entries are read, and which are known and left alone, with the reason.

Fields of the biblatex manual (2.2.2 to 2.2.5 and 2.2.4), of BibTeX's own styles, and those that the
large publishers, databases and reference managers add.  `docs/formats.md` lists what is not read.
"""

from __future__ import annotations

__all__ = ["ANNOTATIONS", "MEANT", "OTHER_TITLES", "READ", "TRANSLATED_TITLES", "UNREAD"]

_LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
    "id", "it", "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
    "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
TRANSLATED_TITLES = frozenset(
    {"translatedtitle", "title_translated", "transtitle", "titletranslation"}
)
"""Titles in another language, of which no name of a field tells which."""

OTHER_TITLES = TRANSLATED_TITLES | {f"title{sign}{code}" for sign in "-_" for code in _LANGUAGES}
"""Titles in another language than that of `title`, but for `origtitle`."""

READ = OTHER_TITLES | frozenset(
    {
        "origtitle", "origlanguage", "copyright", "rights", "archival", "section", "sections",
        "title", "subtitle", "titleaddon", "author", "editor", "presenter", "abstract", "booktitle",
        "booksubtitle", "booktitleaddon", "maintitle", "mainsubtitle", "maintitleaddon", "journal",
        "journaltitle", "journalsubtitle", "journaltitleaddon", "issuetitle", "issuesubtitle",
        "issuetitleaddon", "series", "volume", "volumes", "part", "number", "issue", "edition",
        "chapter", "version", "type", "howpublished", "translator", "annotator", "commentator",
        "introduction", "foreword", "afterword", "bookauthor", "holder", "editora", "editorb",
        "editorc", "editoratype", "editorbtype", "editorctype", "publisher", "school",
        "institution", "organization", "address", "location", "venue", "eventtitle",
        "eventtitleaddon", "eventdate", "pages", "pagetotal", "numpages", "eid", "articleno",
        "article-number", "articlenumber", "article_number", "date", "year", "month", "day",
        "urldate", "pubstate", "doi", "isbn", "issn", "pmid", "pmcid", "eprint", "eprinttype",
        "archiveprefix", "eprintclass", "primaryclass", "url", "pdf", "preprint", "code",
        "software", "github", "repository", "dataset", "supplement", "slides", "poster", "video",
        "presentation-video", "keywords", "keyword", "author_keywords", "author-keywords",
        "language", "langid", "hyphenation", "track", "license", "award", "note",
        "addendum", "embargo", "status", "statusdate", "notice", "ids", "related", "relatedtype",
        "crossref", "xdata", "known",
    }
)  # fmt: skip
"""Names of fields that say something on pages or in exports."""

ANNOTATIONS = frozenset({"affiliation", "ror", "country", "orcid", "id"})
"""Names of data annotations (`author+an:orcid`) that are read."""

UNREAD = {
    "for styles and biber, which sort, shorten and lay out by them": frozenset(
        {
            "key", "sortkey", "sortname", "sorttitle", "sortyear", "sortshorthand", "presort",
            "label", "shorthand", "shorthandintro", "shorttitle", "shortauthor", "shorteditor",
            "shortjournal", "shortseries", "indextitle", "indexsorttitle", "options", "execute",
            "entryset", "entrysubtype", "relatedoptions", "relatedstring", "xref", "gender",
            "langidopts", "pagination", "bookpagination", "authortype", "editortype", "nameaddon",
            "nametype", "nameatype", "namebtype", "namectype", "eventtype",
            *(f"user{letter}" for letter in "abcdef"), *(f"list{letter}" for letter in "abcdef"),
            *(f"name{letter}" for letter in "abc"), *(f"verb{letter}" for letter in "abc"),
            "bstctlauthor", "ctluse_forced_etal", "ctlmax_names_forced_etal",
        }
    ),
    "in another language than the entry": frozenset(
        {
            *(
                f"abstract{sign}{code}"
                for sign in "_-"
                for code in ("de", "en", "es", "fr", "it", "pt")
            ),
            "translation",
        }
    ),
    "about an original or a reprint": frozenset(
        {
            "origdate", "origlocation", "origpublisher", "reprinttitle",
        }
    ),
    "identifiers that no page shows": frozenset(
        {
            "isan", "ismn", "isrn", "iswc", "lccn", "mrnumber", "mrclass", "mrreviewer",
            "zblnumber", "zbl", "coden", "acmid", "bibcode", "adsurl", "adsnote", "eissn", "e-issn",
            "slaccitation", "reportnumber", "unique-id", "da", "paperid", "swhid", "introducedin",
            "relatedurl", "isbn10", "isbn13", "eisbn", "e-isbn", "issn-l", "hal_id", "hal_version",
            "hal_local_reference", "pii", "corpusid",
        }
    ),
    "notes for oneself and of reference managers": frozenset(
        {
            "annotation", "annote", "comment", "comments", "review", "file", "library", "localfile",
            "owner", "groups", "timestamp", "creationdate", "modificationdate", "date-added",
            "date-modified", "dateadded", "datemodified", "mendeley-groups", "mendeley-tags",
            "citeulike-article-id", "readstatus", "ranking", "priority", "printed",
            "qualityassured", "relevance", "internal-note", "internal-comment", "__markedentry",
            "attachment", "attachments",
        }
    ),
    "what databases and publishers add": frozenset(
        {
            "biburl", "bibsource", "issue_date", "issue-date", "price", "size",
            "contents", "collaboration", "intype", "urltype", "conference",
            "city", "sponsor", "publicationtype", "source", "document_type", "keywords-plus",
            "times-cited", "number-of-cited-references", "cited-references", "journal-iso",
            "research-areas", "web-of-science-categories", "doc-delivery-number", "oa",
            "usage-count-last-180-days", "usage-count-since-2013", "funding-text",
            "funding-acknowledgement", "orcid-numbers", "researcherid-numbers", "author-email",
            "abbrev_source_title", "abbreviatedsource", "correspondence_address", "openreview",
            "early access date", "meeting", "book-group-author", "book-author", "sn", "art_number",
            "page_count", "publication_stage", "funding_details", "funding_text", "x-language",
            "x-audience", "x-proceedings", "x-invited-conference", "published", "name", "shortname",
            "start", "end", "supp", "conference_url", "conference_number",
            "firstpage", "lastpage", "cycles", "bibtex_author", "urlsuppl1", "urlsuppl2",
            "urlsuppl3",
        }
    ),
}  # fmt: skip
"""Reason → names of fields that are known and not read."""

MEANT = {
    "affiliation": 'author+an:affiliation = {1="…"}',
    "affiliations": 'author+an:affiliation = {1="…"}',
    "orcid": 'author+an:orcid = {1="…"}',
    "orcids": 'author+an:orcid = {1="…"}',
    "arxiv": "eprint, with eprinttype = {arxiv}",
    "arxivid": "eprint, with eprinttype = {arxiv}",
    "pdfurl": "pdf",
    "pdf_url": "pdf",
    "pdflink": "pdf",
    "link": "url",
    "website": "url",
    "video_url": "video",
    "videourl": "video",
    "slides_url": "slides",
    "supplementary": "supplement",
    "code_url": "code",
    "data": "dataset",
    "best_paper": "award",
    "licence": "license",
    "original_title": "origtitle",
    "original-title": "origtitle",
    "nonarchival": "archival = {no}",
    "non-archival": "archival = {no}",
    "tags": "keywords",
    **dict.fromkeys(
        ("accessed", "accessdate", "lastaccessed", "lastchecked", "urlaccessdate"), "urldate"
    ),
}
"""Names that say what is meant → how it is written."""
