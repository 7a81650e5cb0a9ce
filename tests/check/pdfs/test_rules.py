"""What is told of papers' PDFs, and above all what is not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sphinx_proceedings.check.pdfs.rules import check_pdfs
from sphinx_proceedings.diagnostics import Code, Location
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.pdf_facts import (
    PdfFacts,
    PdfPage,
    PdfProblem,
    PdfTrouble,
    TextLine,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

BODY = ["Abstract", *("There is more to say of engines than anybody has said so far",) * 12]
TITLE = "Notes on the Efficient Flow of Analytical Engines"
ADA, BOB = "Ada Lovelace", "Charles Babbage"


def papers(*entries: str) -> Portal:
    """Papers by title, authors and other fields, with the keys `a`, `b`, …."""
    bib = "".join(
        f"@inproceedings{{{key}, booktitle = {{B}}, year = 2027, {entry}}}\n"
        for key, entry in zip("abcdef", entries, strict=False)
    )
    sources = Sources(papers={"w2027": Source(path="papers/w2027.bib", text=bib)})  # type: ignore[dict-item]
    portal = assemble_portal(sources).portal
    return replace(portal, papers=tuple(map(_with_file, portal.papers)))


def _with_file(paper: Paper) -> Paper:
    file = PaperFile(kind=FileKind.PDF, ending=".pdf", size=1, sha256=paper.key)
    return replace(paper, files=(file,))


def entry(title: str = TITLE, author: str = f"{ADA} and {BOB}", more: str = "") -> str:
    return f"title = {{{title}}}, author = {{{author}}}, {more}"


def page(lines: Sequence[str], *, numbered: int = 0) -> PdfPage:
    made = [
        TextLine(text=text, left=60, bottom=800 - 14 * n, right=400, top=810 - 14 * n, size=10)
        for n, text in enumerate(lines)
    ]
    made += [
        TextLine(text=f"{n + 1}", left=40, bottom=line.bottom, right=48, top=line.top, size=6)
        for n, line in enumerate(made[:numbered])
    ]
    return PdfPage(width=595, height=842, lines=tuple(made), unknown=0)


def facts(*pages: Sequence[str] | PdfPage, count: int = 0, **others: object) -> PdfFacts:
    made = tuple(each if isinstance(each, PdfPage) else page(each) for each in pages)
    said = PdfFacts(
        pages=count or len(pages),
        sizes=((595, 842, 1),),
        first=made,
        has_text=True,
        encrypted=False,
        damage="",
        fonts_missing=(),
    )
    return replace(said, **others)  # type: ignore[arg-type]


def told(portal: Portal, *found: PdfFacts | PdfTrouble) -> list[str]:
    read = {paper.key: each for paper, each in zip(portal.papers, found, strict=False)}
    problems = check_pdfs(portal, read, lambda file: Location(path=f"{file.sha256}.pdf"))
    return [f"{problem.location}: {problem.code.slug}: {problem.message}" for problem in problems]


def codes(portal: Portal, *found: PdfFacts | PdfTrouble) -> list[str]:
    return [line.split(": ")[1] for line in told(portal, *found)]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param([TITLE, f"{ADA} {BOB}"], id="as it is"),
        pytest.param([TITLE.upper(), "ADA LOVELACE, CHARLES BABBAGE"], id="capitals"),
        pytest.param(
            ["N OTES ON THE E FFICIENT F LOW OF A NALYTICAL E NGINES", ADA, BOB], id="caps"
        ),
        pytest.param(
            ["Notes on the Effi-", "cient Flow of Analyt-", "ical Engines", ADA, BOB], id="hyphens"
        ),
        pytest.param(
            ["Notes on the E\ufb03cient Flow of Analytical Engines", ADA, BOB], id="ligature"
        ),
        pytest.param([f"{TITLE} ∗", f"{ADA} 1,∗", "1 University", f"{BOB} a,b"], id="marks"),
        pytest.param([TITLE, "A. Lovelace and C. Babbage"], id="initials"),
        pytest.param([TITLE, "LOVELACE, Ada; BABBAGE, Charles"], id="family names first"),
        pytest.param([TITLE, "A D A L O V E L A C E", "C H A R L E S B A B B A G E"], id="spaced"),
        pytest.param([TITLE, "Ada K. Lovelace", "Charles Babbage Jr."], id="more of a name"),
        pytest.param(["Proceedings of Examples 2027, pages 1–9", TITLE, ADA, BOB], id="a header"),
        pytest.param(
            ["Notes on the Ef cient Flow of Analytical Engines", ADA, BOB], id="ligature lost"
        ),
    ],
)
def test_what_is_right(head: list[str]) -> None:
    portal = papers(entry(more="pages = {1--2}"))
    assert told(portal, facts([*head, *BODY], BODY)) == []


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        pytest.param("M{\\\"u}ller, Jos{\\'e}", "Jose´ M¨uller", id="accents apart"),
        pytest.param("Mueller, Josef", "Josef Müller", id="ue is ü"),
        pytest.param("Müller, Josef", "Josef Mueller", id="ü is ue"),
        pytest.param("van der Plas, Lonneke", "Lonneke van der Plas", id="particle"),
        pytest.param("García Márquez, Gabriel", "Gabriel Garcia-Marquez", id="two names"),
        pytest.param("Garcia, Maria Lopez", "María López", id="the other family name"),
        pytest.param("Nguyễn, Văn An", "Nguyen Van An", id="other order"),
        pytest.param("张, 伟", "Wei Zhang", id="in Latin letters"),
        pytest.param("{The Engine Team}", "Engines Inc.", id="a group"),
        pytest.param("Li, Na", "N. Li", id="short"),
    ],
)
def test_names_as_they_are_printed(author: str, printed: str) -> None:
    assert told(papers(entry(author=author)), facts([TITLE, printed, *BODY])) == []


def test_formulas_look_like_anything() -> None:
    portal = papers(entry(title="An $O(n \\log n)$ Bound on Engines", author=ADA))
    assert told(portal, facts(["An 𝒪 ( 𝑛 log 𝑛 ) Bound on Engines", ADA, *BODY])) == []


def test_a_cover_does_not_count() -> None:
    portal = papers(entry(more="pages = {1--2}"))
    cover = ["Example Repository", "Downloaded today"]
    assert told(portal, facts(cover, [TITLE, ADA, BOB, *BODY], count=3)) == []


def test_who_changed_the_name_is_known() -> None:
    portal = papers(entry(author="Lovelace, Ada"))
    person = replace(portal.people[0], variants=("Augusta Byron",))
    portal = replace(portal, people=(person,))
    assert told(portal, facts([TITLE, "Augusta Byron", *BODY])) == []


def test_files_that_were_interchanged() -> None:
    portal = papers(entry(), entry("Economy of Machinery and Manufactures", "Mary Somerville"))
    ada = facts([TITLE, ADA, BOB, *BODY])
    mary = facts(["Economy of Machinery and Manufactures", "Mary Somerville", *BODY])
    assert told(portal, mary, ada) == [
        "a.pdf: pdf-other-paper: a: this is the PDF of b, “Economy of Machinery and Manufactures”",
        f"b.pdf: pdf-other-paper: b: this is the PDF of a, “{TITLE}”",
    ]


def test_a_title_within_another() -> None:
    portal = papers(entry("Learning to Rank", ADA), entry("Learning to Rank with Graphs", BOB))
    ada, bob = (
        facts([title, name, *BODY])
        for title, name in (("Learning to Rank", ADA), ("Learning to Rank with Graphs", BOB))
    )
    assert told(portal, ada, bob) == []
    assert codes(portal, bob, ada) == ["pdf-other-paper"] * 2


def test_another_title() -> None:
    portal = papers(entry())
    assert told(
        portal, facts(["Notes on the Efficient Flow of Difference Engines", ADA, BOB, *BODY])
    ) == [
        "a.pdf: pdf-title: a: its title is “Notes on the Efficient Flow of Difference Engines”,"
        f" in the entry “{TITLE}” (otherwise: analytical, difference)"
    ]
    assert told(portal, facts(["Migration of Plankton", ADA, BOB, *BODY])) == [
        f"a.pdf: pdf-title: a: its first pages do not have its title, “{TITLE}”; they begin"
        " “Migration of Plankton Ada Lovelace Charles Babbage”"
    ]


def test_authors_who_are_missing() -> None:
    portal = papers(entry())
    assert told(portal, facts([TITLE, ADA, *BODY])) == [
        "a.pdf: pdf-authors: a: its first two pages do not name Charles Babbage"
    ]
    assert told(portal, facts([TITLE, *BODY])) == [
        "a.pdf: pdf-authors: a: its first two pages do not name any of its authors (Ada Lovelace,"
        " Charles Babbage)"
    ]


def test_another_order() -> None:
    portal = papers(entry())
    assert told(portal, facts([TITLE, f"{BOB} and {ADA}", *BODY])) == [
        "a.pdf: pdf-authors: a: its authors are printed in another order than in the entry,"
        " Ada Lovelace, Charles Babbage"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Anonymous Author(s)",
        "Anonymous ACL submission",
        "Under review as a conference paper at Examples 2027",
        "CONFIDENTIAL REVIEW COPY. DO NOT DISTRIBUTE.",
        "Paper ID #17",
    ],
)
def test_versions_for_reviewers(line: str) -> None:
    found = told(papers(entry()), facts([line, TITLE, *BODY]))
    assert found == [
        "a.pdf: pdf-review-version: a: the PDF is a version for reviewers: its first pages say"
        f" “{line}”"
    ]


def test_papers_about_reviews_are_none() -> None:
    portal = papers(entry("Anonymous Submissions and Who Wrote Them"))
    body = ["The proposal is under review by the committee at the time of writing", *BODY]
    lines = ["Anonymous Submissions and Who Wrote Them", ADA, BOB, *BODY, *body]
    assert told(portal, facts(lines)) == []


def test_numbered_lines() -> None:
    lines = [TITLE, ADA, BOB, *BODY, *BODY[1:], *BODY[1:]]
    assert codes(papers(entry()), facts(page(lines, numbered=38))) == ["pdf-review-version"]
    assert codes(papers(entry()), facts(page(lines, numbered=9))) == []


@pytest.mark.parametrize(
    ("said", "pages", "expected"),
    [
        ("pages = {1--8}", 8, []),
        ("pages = {1--8}", 10, ["pdf-pages"]),
        ("pages = {12:1--12:8}", 8, []),
        ("pages = {123--30}", 8, []),
        ("pages = {17}", 8, []),
        ("pages = {1--4, 9}", 8, []),
        ("pages = {i--iv}", 8, []),
        ("pagetotal = {7}", 8, ["pdf-pages"]),
        ("", 8, []),
    ],
)
def test_pages(said: str, pages: int, expected: list[str]) -> None:
    found = facts([TITLE, ADA, BOB, *BODY * 2], BODY, count=pages)
    assert codes(papers(entry(more=said)), found) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({"damage": "file is damaged"}, ["pdf-damaged"]),
        ({"encrypted": True}, ["pdf-encrypted"]),
        ({"fonts_missing": ("Helvetica",)}, ["pdf-fonts"]),
        ({"sizes": ((595, 842, 1), (612, 792, 9))}, ["pdf-page-sizes"]),
        ({"sizes": ((595, 842, 1), (842, 596, 2))}, []),
    ],
)
def test_forms(others: dict[str, object], expected: list[str]) -> None:
    found = facts([TITLE, ADA, BOB, *BODY], **others)
    assert codes(papers(entry()), found) == expected


def test_pictures_of_pages() -> None:
    assert codes(papers(entry()), facts([], has_text=False)) == ["pdf-no-text"]


def test_what_cannot_be_compared_is_not() -> None:
    """Fonts that do not tell what their letters are, and covers without a word."""
    secret = ["\ufffd" * 30] * 30
    assert told(papers(entry()), facts(secret)) == []
    assert told(papers(entry()), facts(["Examples"], count=9)) == []


@pytest.mark.parametrize("problem", PdfProblem)
def test_what_cannot_be_read(problem: PdfProblem) -> None:
    (found,) = check_pdfs(
        papers(entry()),
        {"a": PdfTrouble(problem, "SIGSEGV")},
        lambda _: Location(path="papers/w2027.files/a.pdf"),
    )
    assert found.code is Code.PDF_UNREADABLE
    assert found.message.startswith("a: the PDF ")
    assert found.message.endswith(" (SIGSEGV)")
    assert found.hint
    assert (found.subject, [str(each) for each in found.related]) == (
        "w2027/a",
        ["papers/w2027.bib:1:1"],
    )
