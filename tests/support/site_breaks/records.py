"""What a page and the files beside it say of a paper, or of a volume."""

from support.site_breaks.case import PAPER, PLACE, Break

__all__ = ["RECORDS"]

RECORDS = {
    "no description": Break(
        check="tags",
        changed=PAPER,
        old="og:description",
        new="og:nothing",
        path=PAPER,
        message="has no og:description",
        remedy="add the tag; indexers leave out papers without it",
    ),
    "no author tag": Break(
        check="tags",
        changed=PAPER,
        old='<meta name="citation_author" content="van der Berg, Ada">\n'
        '<meta name="citation_author" content="Li, Bo">\n',
        new="",
        path=PAPER,
        message="has no citation_author",
        remedy="add the tag; indexers leave out papers without it",
    ),
    "no container tag": Break(
        check="tags",
        changed=PAPER,
        old='<meta name="citation_conference_title" content="Workshop on Woods">\n'
        '<meta name="citation_inbook_title" content="Proceedings of Woods">\n',
        new="",
        path=PAPER,
        message="has no citation_conference_title or citation_inbook_title or "
        "citation_journal_title",
        remedy="add the tag; indexers leave out papers without it",
    ),
    "a PDF that is not there": Break(
        check="file",
        changed=PAPER,
        old='"contentUrl": "https://example.org/w/papers/wood2026/berg2026.pdf"',
        new='"contentUrl": "https://example.org/w/papers/wood2026/other.pdf"',
        path=PAPER,
        message="https://example.org/w/papers/wood2026/other.pdf leads to no file of the site",
        remedy="publish the file, or correct the address",
    ),
    "another PDF": Break(
        check="file",
        changed=f"{PLACE}.pdf",
        old="%PDF-1.7",
        new="%PDF-1.4",
        path=PAPER,
        message="https://example.org/w/papers/wood2026/berg2026.pdf has another SHA-256 than is"
        " told",
        remedy="build the site again from the files themselves",
    ),
    "another supplement": Break(
        check="file",
        changed=f"{PLACE}-supplement.zip",
        old="PK",
        new="KP",
        path="api/papers/wood2026/berg2026.json",
        message="https://example.org/w/papers/wood2026/berg2026-supplement.zip has another SHA-256"
        " than is told",
        remedy="build the site again from the files themselves",
    ),
    "broken JSON-LD": Break(
        check="linked-data",
        changed=PAPER,
        old='"pageEnd": "20",',
        new='"pageEnd": "20,',
        path=PAPER,
        message="has JSON-LD that does not parse:"
        " Invalid control character at: line 5 column 67 (char 318)",
        remedy="write it with a JSON library",
    ),
    "JSON-LD of another type": Break(
        check="linked-data",
        changed=PAPER,
        old='"ScholarlyArticle"',
        new='"Book"',
        path=PAPER,
        message="has no ScholarlyArticle in JSON-LD",
        remedy="describe the paper with schema.org's type ScholarlyArticle",
    ),
    "broken calendar": Break(
        check="data",
        changed="schedule.ics",
        old="END:VEVENT\r\n",
        new="",
        path="schedule.ics",
        message="it does not parse: 'END:VCALENDAR' closes what is not open",
        remedy="write it with a library",
    ),
    "broken JSON": Break(
        check="data",
        changed="schedule.json",
        old="{}",
        new="NaN",
        path="schedule.json",
        message="it does not parse: NaN is no JSON value",
        remedy="write it with a library",
    ),
    "broken XML": Break(
        check="data",
        changed="feed.xml",
        old="</feed>",
        new="",
        path="feed.xml",
        message="it does not parse: Premature end of data in tag feed line 2, line 9, column 1",
        remedy="write it with a library",
    ),
    "BibTeX volume": Break(
        check="volume",
        changed="papers/wood2026/all.bib",
        old="@string",
        new="@misc",
        path="papers/wood2026/all.bib",
        message="holds 2 works, but 1 pages offer one",
        remedy="write both from the same papers",
    ),
    "RIS volume": Break(
        check="volume",
        changed="papers/wood2026/all.ris",
        old="TY  -",
        new="XX  -",
        path="papers/wood2026/all.ris",
        message="holds 0 works, but 1 pages offer one",
        remedy="write both from the same papers",
    ),
    "JSON volume": Break(
        check="volume",
        changed="papers/wood2026/all.json",
        old="}]\n",
        new="}, {}]\n",
        path="papers/wood2026/all.json",
        message="holds 2 works, but 1 pages offer one",
        remedy="write both from the same papers",
    ),
}
