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
    assert members == ["Grace Hopper", "Ümit Özil Bosphorus", "Ada Lovelace"]


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
