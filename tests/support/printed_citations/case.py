"""Items as CSL-JSON has them, and what the five default styles print of one."""

from dataclasses import dataclass

Item = dict[str, object]


def person(given: str, family: str, **parts: str) -> Item:
    return {"family": family, "given": given, **parts}


def people(count: int) -> list[Item]:
    """Ada A. Fa, Ada B. Fb, …"""
    return [person(f"Ada {chr(65 + n)}.", f"F{chr(97 + n)}") for n in range(count)]


OTHERS: Item = {"literal": "others"}
NOTE: Item = {
    "type": "article-journal",
    "title": "Toys",
    "author": people(1),
    "container-title": "J. Toys",
    "issued": {"date-parts": [[2021]]},
}
ARTICLE: Item = {
    "type": "article-journal",
    "title": "A study of toys",
    "author": people(2),
    "container-title": "Journal of Toys",
    "volume": "12",
    "issue": "3",
    "page": "101-115",
    "issued": {"date-parts": [[2021, 2]]},
    "DOI": "10.1000/x_y",
    "URL": "https://toys.example/a",
    "ISSN": "1234-5678",
}
PAPER: Item = {
    "type": "paper-conference",
    "title": "A study of toys",
    "author": people(2),
    "container-title": "Proceedings of the First Toy Conference",
    "collection-title": "Toys ’23",
    "editor": [person("Jo", "Roe")],
    "issued": {"date-parts": [[2023, 5, 8]]},
    "page": "1–12",
    "publisher": "Toy Press",
    "publisher-place": "Toytown",
    "event-title": "First Toy Conference",
    "event-place": "Toytown",
    "DOI": "10.1000/1",
    "ISBN": "9798400700842",
    "archive": "arxiv",
    "archive_location": "2301.00001",
}


def by(*authors: Item) -> Item:
    return {**NOTE, "author": list(authors)}


def titled(title: str) -> Item:
    return {**NOTE, "title": title}


def without(item: Item, *names: str) -> Item:
    return {name: value for name, value in item.items() if name not in names}


@dataclass(frozen=True, kw_only=True)
class Case:
    item: Item
    acm: str
    apa: str
    ieee: str
    chicago: str
    mla: str
    why: str
