"""Licences by their addresses and names."""

import pytest

from sphinx_proceedings.model.licences import Licence, licence_from

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("written", "licence"),
    [
        ("", None),
        ("CC-BY-4.0", Licence(name="CC BY 4.0", url=f"{CC}/licenses/by/4.0/")),
        ("cc by-nc-sa 3.0", Licence(name="CC BY-NC-SA 3.0", url=f"{CC}/licenses/by-nc-sa/3.0/")),
        ("CC BY NC ND v4.0", Licence(name="CC BY-NC-ND 4.0", url=f"{CC}/licenses/by-nc-nd/4.0/")),
        (
            "http://www.creativecommons.org/licenses/by-nd/4.0/legalcode.de",
            Licence(name="CC BY-ND 4.0", url=f"{CC}/licenses/by-nd/4.0/"),
        ),
        ("CC0", Licence(name="CC0 1.0", url=f"{CC}/publicdomain/zero/1.0/")),
        (
            f"{CC}/publicdomain/zero/1.0/",
            Licence(name="CC0 1.0", url=f"{CC}/publicdomain/zero/1.0/"),
        ),
        # Which version is not told, and so not where.
        ("CC BY", Licence(name="CC BY")),
        ("MIT", Licence(name="MIT")),
        ("All  rights\nreserved", Licence(name="All rights reserved")),
        (
            "https://example.org/licence",
            Licence(name="https://example.org/licence", url="https://example.org/licence"),
        ),
        ("javascript:alert(1)", Licence(name="javascript:alert(1)")),
        (
            f"{CC}/licenses/by-me/4.0/",
            Licence(name=f"{CC}/licenses/by-me/4.0/", url=f"{CC}/licenses/by-me/4.0/"),
        ),
    ],
)
def test_licence(written: str, licence: Licence | None) -> None:
    assert licence_from(written) == licence
