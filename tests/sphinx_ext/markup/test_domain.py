"""References from hand-written pages to records."""

from sphinx.util.inventory import InventoryFile

from conftest import Build, Write
from support.programmes import head, programme

BIB = """\
@inproceedings{one2026, author = {Lovelace, Ada}, title = {One \\& {Only}}, year = 2026}
@inproceedings{two2026, author = {Hopper, Grace}, title = {Two}, year = 2026}
"""
PROGRAM = programme(
    """
    - {id: opening, title: The Opening, kind: plenary, start: 2026-05-08 09:00}
    """,
    head("2026-05-08", name="W 2026"),
)


def links(build: Build, write: Write, text: str) -> tuple[list[tuple[str, str]], str]:
    """The links of a home page with this text, and the warnings."""
    root = write(
        {"papers/w2026.bib": BIB, "program/w2026.yaml": PROGRAM, "index.md": f"# Home\n\n{text}\n"}
    )
    built = build(root)
    paragraph = built.page("index").select_one("section p")
    assert paragraph is not None
    return [(str(a["href"]), a.get_text()) for a in paragraph.select("a")], built.warnings


def test_roles_link_to_records_by_title(build: Build, write: Write) -> None:
    text = "{paper}`w2026/one2026` {paper}`one2026` {session}`opening` {person}`ada-lovelace`"
    assert links(build, write, text) == (
        [
            ("papers/w2026/one2026.html", "One & Only"),
            ("papers/w2026/one2026.html", "One & Only"),
            ("program/w2026/opening.html", "The Opening"),
            ("people/ada-lovelace.html", "Ada Lovelace"),
        ],
        "",
    )


def test_roles_take_a_text_and_their_long_names(build: Build, write: Write) -> None:
    text = "{paper}`this <one2026>` {proceedings:session}`w2026/opening`"
    assert links(build, write, text) == (
        [("papers/w2026/one2026.html", "this"), ("program/w2026/opening.html", "The Opening")],
        "",
    )


def test_case_does_not_matter(build: Build, write: Write) -> None:
    text = "{paper}`W2026/One2026` {paper}`ONE2026` {session}`Opening` {person}`Ada-Lovelace`"
    found, warnings = links(build, write, text)
    assert [address for address, _ in found] == [
        *["papers/w2026/one2026.html"] * 2,
        "program/w2026/opening.html",
        "people/ada-lovelace.html",
    ]
    assert warnings == ""


def test_any_finds_records(build: Build, write: Write) -> None:
    assert links(build, write, "{any}`one2026`") == (
        [("papers/w2026/one2026.html", "one2026")],
        "",
    )


def test_unknown_names_are_located_warnings(build: Build, write: Write) -> None:
    text = "{paper}`one2062` {session}`openning` {person}`x`"
    assert links(build, write, text) == (
        [],
        "index.md:3: WARNING: there is no paper 'one2062' (did you mean 'one2026'?)"
        " [proceedings.unknown-paper]\n"
        "index.md:3: WARNING: there is no session 'openning' (did you mean 'opening'?)"
        " [proceedings.unknown-session]\n"
        "index.md:3: WARNING: there is no person 'x' (see the names in its page's address)"
        " [proceedings.unknown-person]\n",
    )


def test_ambiguous_key_is_a_warning(build: Build, write: Write) -> None:
    root = write(
        {
            "papers/w2025.bib": BIB,
            "papers/w2026.bib": BIB,
            "index.md": "# Home\n\n{paper}`one2026`\n",
        }
    )
    assert build(root).warnings == (
        "index.md:3: WARNING: paper 'one2026' is in several editions"
        " (write one of: w2025/one2026, w2026/one2026) [proceedings.ambiguous-reference]\n"
    )


def test_page_is_made_again_when_a_title_changes(build: Build, write: Write) -> None:
    links(build, write, "{paper}`one2026`")
    root = write({"papers/w2026.bib": BIB.replace("Only", "New")})
    link = build(root).page("index").select_one("section p a")
    assert link is not None
    assert link.get_text() == "One & New"


def test_page_is_made_again_when_a_record_goes(build: Build, write: Write) -> None:
    links(build, write, "{paper}`two2026`")
    root = write({"papers/w2026.bib": BIB.replace("two2026", "three2026")})
    assert "there is no paper 'two2026'" in build(root).warnings


def test_inventory_has_every_record(build: Build, write: Write) -> None:
    root = write({"papers/w2026.bib": BIB, "program/w2026.yaml": PROGRAM})
    with (build(root).html / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda _base, uri: uri)
    found = {
        (kind, name, item.uri, item.display_name)
        for kind, items in inventory.items()
        if kind.startswith("proceedings:")
        for name, item in items.items()
    }
    assert found == {
        ("proceedings:paper", "w2026/one2026", "papers/w2026/one2026.html", "One & Only"),
        ("proceedings:paper", "w2026/two2026", "papers/w2026/two2026.html", "Two"),
        ("proceedings:session", "w2026/opening", "program/w2026/opening.html", "The Opening"),
        ("proceedings:person", "ada-lovelace", "people/ada-lovelace.html", "Ada Lovelace"),
        ("proceedings:person", "grace-hopper", "people/grace-hopper.html", "Grace Hopper"),
    }
