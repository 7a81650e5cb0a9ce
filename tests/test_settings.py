"""What `conf.py` says, read without Sphinx."""

from pathlib import Path

import pytest

from sphinx_proceedings.cite.styles import DEFAULT_STYLES
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.settings import Settings, SettingsError, read_settings


def test_whole_settings(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        "from pathlib import Path\n"
        "project = Path('name.txt').read_text() if not tags.has('draft') else ''\n"
        "language = 'de'\n"
        "html_baseurl = 'https://example.org/p'\n"
        "proceedings_citation_styles = ['apa', 'nature', 'apa']\n"
    )
    (tmp_path / "name.txt").write_text("W 2027")
    assert read_settings(tmp_path) == Settings(
        name="W 2027",
        language="de",
        site=SiteAddress(base="https://example.org/p/"),
        styles=("apa", "nature"),
    )


def test_nothing_said(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings(styles=DEFAULT_STYLES)


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ("1/0", "ZeroDivisionError: division by zero"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("html_baseurl = 'example.org'", "html_baseurl is 'example.org': expected https://…"),
        ("html_baseurl = 'https://e.org/?x=1'", "html_baseurl is 'https://e.org/?x=1': expected"),
        ("html_baseurl = 7", "html_baseurl is 7: expected https://…"),
        ("proceedings_citation_styles = 'apa'", "proceedings_citation_styles is 'apa': expected"),
        ("proceedings_citation_styles = [1]", "proceedings_citation_styles is [1]: expected"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path: Path, conf: str, message: str) -> None:
    (tmp_path / "conf.py").write_text(conf)
    here = Path.cwd()
    with pytest.raises(SettingsError) as error:
        read_settings(tmp_path)
    assert message in str(error.value)
    assert Path.cwd() == here
