"""What `conf.py` says, read without Sphinx and without running it."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.settings import (
    Settings,
    SettingsError,
    read_address,
    settings_from,
)
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES
from sphinx_proceedings.outputs.wanted import Output


def test_whole_settings() -> None:
    told = {
        "project": "W 2027",
        "language": "de",
        "html_baseurl": "https://example.org/p",
        "proceedings_citation_styles": ["apa", "nature", "apa"],
        "proceedings_outputs": {"search", "citations"},
        "proceedings_corrections": "mailto:web@example.org?subject={page}",
    }
    assert settings_from(told) == Settings(
        name="W 2027",
        language="de",
        site=SiteAddress(base="https://example.org/p/"),
        styles=("apa", "nature"),
        outputs=(Output.CITATIONS, Output.SEARCH),
        corrections="mailto:web@example.org?subject={page}",
    )
    assert settings_from({}) == Settings(styles=DEFAULT_STYLES, outputs=tuple(Output))


def test_pages_alone_cite_in_no_style() -> None:
    told = {"proceedings_citation_styles": ["apa"], "proceedings_outputs": []}
    assert settings_from(told) == Settings(styles=(), outputs=())


@pytest.mark.parametrize(
    ("conf", "place"),
    [
        ("x = 1\nproceedings_outputs = [\n  'api', {}, 'maps']\n", (3, 10)),
        ("proceedings_outputs: list = [{}, 'maps']\n", (1, 30)),
        ("proceedings_outputs = [each for each in named]\n", (0, 0)),
        ("proceedings_outputs = [\n", (0, 0)),
    ],
)
def test_where_a_name_stands(tmp_path: Path, conf: str, place: tuple[int, int]) -> None:
    (tmp_path / "conf.py").write_text(conf.format("'card'"))
    card, _ = settings_from({"proceedings_outputs": ["card", "maps"]}).problems(tmp_path)
    assert (card.location.line, card.location.column) == place


def test_what_is_no_output_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    settings = settings_from({"proceedings_outputs": ["maps", "card", "api", "card"]})
    assert settings.outputs == (Output.API,)
    hints = {
        "card": "did you mean 'cards'?",
        "maps": "one of: api, calendars, cards, citations, exports, feeds, first-pages, search",
    }
    assert settings.problems(tmp_path) == tuple(
        Diagnostic(
            code=Code.UNKNOWN_OUTPUT,
            location=Location(path="conf.py"),
            message=f"proceedings_outputs: no output is called {name!r}",
            hint=hint,
        )
        for name, hint in hints.items()
    )


@pytest.mark.parametrize(
    ("conf", "base"),
    [
        ("", ""),
        ("html_baseurl = ''", ""),
        ("html_baseurl = None", ""),
        ("html_baseurl: str = 'https://example.org/p'", "https://example.org/p/"),
        ("project = html_baseurl = 'https://' 'example.org'", "https://example.org/"),
        ("html_baseurl = 'x'\nhtml_baseurl = 'https://example.org/'", "https://example.org/"),
        ("import os, sys\n1/0\nhtml_baseurl = 'https://example.org/'", "https://example.org/"),
        ("def f(html_baseurl): return html_baseurl", ""),
        ("html_baseurl = os.environ['BASE']", None),
        ("html_baseurl = f'https://{host}/'", None),
        ("html_baseurl = ''\nif tags.has('x'):\n    html_baseurl = 'https://e.org/'", None),
        ("html_baseurl = 'https://e.org'\nhtml_baseurl += '/p/'", None),
        ("from common import *", None),
    ],
)
def test_the_address_is_read_and_not_computed(tmp_path: Path, conf: str, base: str | None) -> None:
    harm = tmp_path / "harm"
    (tmp_path / "conf.py").write_text(f"{conf}\nopen({str(harm)!r}, 'w')\n")
    if base is None:
        with pytest.raises(SettingsError, match="say it with --base-url"):
            read_address(tmp_path)
    else:
        assert read_address(tmp_path) == SiteAddress(base=base)
    assert not harm.exists()


def test_without_conf_there_is_no_address(tmp_path: Path) -> None:
    assert read_address(tmp_path) == SiteAddress()


@pytest.mark.parametrize("conf", ["(" * 100_000, "html_baseurl = (", "\0", "x = " + "-" * 100_000])
def test_what_is_no_python_is_told(tmp_path: Path, conf: str) -> None:
    (tmp_path / "conf.py").write_text(conf)
    with pytest.raises(SettingsError, match="cannot be read"):
        read_address(tmp_path)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"html_baseurl": "example.org"}, "html_baseurl is 'example.org': expected https://…"),
        ({"html_baseurl": "https://e.org/?x=1"}, "html_baseurl is 'https://e.org/?x=1': expected"),
        ({"html_baseurl": 7}, "html_baseurl is 7: expected https://…"),
        ({"proceedings_citation_styles": "apa"}, "proceedings_citation_styles is 'apa': expected"),
        ({"proceedings_outputs": "api"}, "proceedings_outputs is 'api': expected names such as"),
        ({"proceedings_outputs": [1]}, "proceedings_outputs is [1]: expected names such as"),
        ({"proceedings_offline": "yes"}, "proceedings_offline is 'yes': expected True or False"),
        ({"proceedings_policy": {"x": []}}, "proceedings_policy: no directive is called 'x'"),
        ({"proceedings_citation_styles": [1]}, "proceedings_citation_styles is [1]: expected"),
    ],
)
def test_settings_that_cannot_be_used(told: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings_from(told)
    assert message in str(error.value)


@pytest.mark.parametrize("address", ["ftp://example.org/{file}", 'https://x.org/" onclick="', 3])
def test_no_address_for_corrections(address: object) -> None:
    with pytest.raises(SettingsError, match="proceedings_corrections is"):
        settings_from({"proceedings_corrections": address})


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("", ("", "")),
        ("CC BY 4.0", ("CC BY 4.0", "")),
        (["CC BY 4.0", "https://example.org/by"], ("CC BY 4.0", "https://example.org/by")),
    ],
)
def test_licence(said: object, licence: tuple[str, str]) -> None:
    assert settings_from({"proceedings_licence": said}).licence == licence


@pytest.mark.parametrize("said", [5, ["a"], ["a", "javascript:b"], ["a", 5]])
def test_licence_that_cannot_be_used(said: object) -> None:
    with pytest.raises(SettingsError, match="proceedings_licence is"):
        settings_from({"proceedings_licence": said})
