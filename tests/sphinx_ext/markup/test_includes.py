"""Directives that bring an edition's data into hand-written pages."""

from conftest import Build, Write
from support.sphinx_build import Built


def test_key_dates_say_time_and_zone(toy_site: Built) -> None:
    dates = toy_site.page("index").select(".key-dates li")
    assert [" ".join(item.get_text(" ").split()) for item in dates] == [
        "Monday, 1 June 2026, 23:59 AoE Papers due extended",
        "Wednesday, 1 July 2026 Notification",
    ]
    assert [time["datetime"] for item in dates for time in item.select("time")] == [
        "2026-06-01T23:59-12:00",
        "2026-07-01",
    ]


def test_topics_print_as_written(toy_site: Built) -> None:
    topics = toy_site.page("index").select(".topics li")
    assert [item.get_text() for item in topics] == ["Trains & tracks", "*Wooden* blocks"]


def test_committees_stand_in_the_order_of_roles(toy_site: Built) -> None:
    page = toy_site.page("organisers")
    headings = [heading.get_text().rstrip("¶#") for heading in page.select("section h2")]
    assert headings == ["General chairs", "Technical programme committee"]
    members = [" ".join(item.get_text(" ").split()) for item in page.select(".people li")]
    assert members == ["Grace Hopper", "Ada Lovelace", "Ümit Özil Bosphorus"]


def test_unknown_edition_is_a_located_warning(write: Write, build: Build) -> None:
    root = write(
        {
            "papers/w2026.bib": "@misc{a, author = {A, B}, title = {T}, year = 2026}",
            "index.md": "# Home\n\n```{topics} w2062\n```\n",
        }
    )
    assert build(root).warnings == (
        "index.md:3: WARNING: there is no edition 'w2062' (did you mean 'w2026'?)"
        " [proceedings.unknown-edition]\n"
    )


def test_page_is_made_again_when_its_data_change(built_toy: Built, build: Build) -> None:
    before = built_toy.pages()
    program = built_toy.root / "program/toy2026.yaml"
    program.write_text(program.read_text().replace("Trains & tracks", "Bricks"))
    after = build(built_toy.root)
    changed = {name for name, page in after.pages().items() if before[name] != page}
    assert changed == {"index"}
    assert after.page("index").select(".topics li")[0].get_text() == "Bricks"


HOME = """\
# Home

```{edition-home} w2026
What it is about.

## More of it

[](nowhere.md)
```

Behind it.
"""
PROGRAM = (
    "name: W\nstart: 2026-05-08\ntimezone: UTC\nsponsors: A & B\n"
    "key_dates: [{what: Due, date: 2026-01-01}]\n"
)


def test_edition_stands_around_a_text(write: Write, build: Build) -> None:
    root = write(
        {"program/w2026.yaml": PROGRAM, "index.md": HOME, "more.md": "# E\n\n```{editions}\n```\n"}
    )
    built = build(root)
    places = {line.partition(" WARNING:")[0] for line in built.warnings.splitlines()}
    assert places == {"index.md:8:", "more.md:"}
    home = built.page("index")
    headings = [heading.get_text().rstrip("¶") for heading in home.select("h1, h2")]
    assert headings == ["Home", "More of it", "Key dates", "Sponsor"]
    texts = [" ".join(part.get_text(" ").split()) for part in home.select("section > p, .ways")]
    assert texts == ["Programme Not known yet", "What it is about.", "nowhere.md", "Behind it."]
    cards = [card.get_text(" ").split() for card in built.page("more").select(".sd-card")]
    assert cards == [["W", "Friday,", "8", "May", "2026"]]


def test_page_of_editions_is_made_again_when_there_is_another(write: Write, build: Build) -> None:
    root = write({"program/w2026.yaml": PROGRAM, "index.md": "# E\n\n```{editions}\n```\n"})
    build(root)
    (root / "program/w2027.yaml").write_text(PROGRAM.replace("2026", "2027").replace("W", "V"))
    names = [link.get_text() for link in build(root).page("index").select(".sd-card a")]
    assert names == ["V", "W"]
