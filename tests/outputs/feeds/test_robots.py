"""`robots.txt`, read back with the standard library's parser."""

from urllib.robotparser import RobotFileParser

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.feeds.robots import robots_file


def test_whole_file() -> None:
    file = robots_file(SiteAddress(base="https://toys.example/a/"))
    assert (file.path, file.render()) == (
        "robots.txt",
        b"User-agent: *\nAllow: /\n\nSitemap: https://toys.example/a/sitemap.xml\n",
    )
    parser = RobotFileParser()
    parser.parse(file.render().decode().splitlines())
    assert parser.can_fetch("anybot", "https://toys.example/a/papers/x.html")
    assert parser.site_maps() == ["https://toys.example/a/sitemap.xml"]


def test_without_an_address() -> None:
    assert robots_file(SiteAddress()).render() == b"User-agent: *\nAllow: /\n"


def test_an_address_adds_no_line() -> None:
    file = robots_file(SiteAddress(base="https://toys.example/\nDisallow: /\r\n"))
    assert file.render().decode().splitlines()[3:] == [
        "Sitemap: https://toys.example/Disallow:/sitemap.xml"
    ]
