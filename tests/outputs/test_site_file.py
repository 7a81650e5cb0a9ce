"""Files of the site as values."""

from sphinx_proceedings.outputs.site_file import SiteFile


def test_file_of_bytes() -> None:
    one, same, other = (SiteFile.of("a.txt", data) for data in (b"x", b"x", b"y"))
    assert (one.path, one.render(), other.render()) == ("a.txt", b"x", b"y")
    assert one.version == same.version != other.version
