"""What CSL 1.0.2 allows in an item, as far as we may write it, put into a JSON Schema.

Facts from the Citation Style Language project: “CSL data schema” (csl-data.json) and appendix IV of
the specification; the wording of the schema is ours.
"""

_TYPES = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
_TEXTS = [
    "abstract", "archive", "archive_location", "collection-title", "container-title", "DOI",
    "event-place", "event-title", "genre", "ISBN", "ISSN", "keyword", "language", "medium", "note",
    "original-title", "publisher", "publisher-place", "source", "status", "title", "title-short",
    "URL", "version", "PMID", "PMCID",
]  # fmt: skip
_NUMBERS = [
    "chapter-number",
    "collection-number",
    "edition",
    "issue",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "page",
    "page-first",
    "part-number",
    "volume",
]
_NAME_PARTS = ["family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"]
_NAMES = [
    "author",
    "editor",
    "container-author",
    "collection-editor",
    "translator",
    "compiler",
    "director",
    "producer",
    "organizer",
]
_TEXT = {"type": "string"}
_NUMBER = {"type": ["string", "number"]}


def _closed(properties: dict[str, object], *required: str) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_NAME = _closed(dict.fromkeys(_NAME_PARTS, _TEXT))
_DATE = _closed(
    {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER},
        },
        "season": _NUMBER,
        "circa": {"type": ["string", "number", "boolean"]},
    }
)
SCHEMA = {
    "type": "array",
    "items": _closed(
        {
            "id": _NUMBER,
            "type": {"enum": _TYPES},
            "custom": {"type": "object"},
            **dict.fromkeys(("issued", "accessed", "event-date"), _DATE),
            **dict.fromkeys(_TEXTS, _TEXT),
            **dict.fromkeys(_NUMBERS, _NUMBER),
            **{name: {"type": "array", "items": _NAME} for name in _NAMES},
        },
        "id",
        "type",
    ),
}
