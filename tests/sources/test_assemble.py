"""What sources say of each other's records, put together."""

import pytest

from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

OWN = "@misc{own, title = {A}, author = {Ada}, year = 2027, license = {CC0-1.0}}"
NONE = "@misc{none, title = {B}, author = {Ada}, year = 2027}"
IN_VOLUME = "@inproceedings{in, title = {B}, author = {Ada}}"
VOLUME = "@proceedings{volume, title = {V}, year = 2027, license = {CC-BY-SA-4.0}}"
EDITION = "name: W 2027\nstart: 2027-05-10\ntimezone: UTC\n"
ZERO = Licence(name="CC0 1.0", url="https://creativecommons.org/publicdomain/zero/1.0/")
ALIKE = Licence(name="CC BY-SA 4.0", url="https://creativecommons.org/licenses/by-sa/4.0/")
BY = Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize(
    ("entries", "licence", "told"),
    [
        pytest.param([OWN, NONE], "", [ZERO, None], id="none"),
        pytest.param([OWN, NONE], "licence: CC BY 4.0\n", [ZERO, BY], id="the edition's"),
        pytest.param(
            [VOLUME, OWN, IN_VOLUME],
            "volume: volume\nlicence: CC BY 4.0\n",
            [ZERO, ALIKE],
            id="the volume's comes first",
        ),
        pytest.param(
            [NONE], "licence: <b>As printed</b>\n", [Licence(name="<b>As printed</b>")], id="words"
        ),
    ],
)
def test_papers_have_the_licence_of_their_edition_unless_another_is_stated(
    entries: list[str], licence: str, told: list[Licence | None]
) -> None:
    reading = assemble_portal(
        Sources(
            papers={"w2027": Source(path="papers/w2027.bib", text="\n".join(entries))},
            programmes={"w2027": Source(path="program/w2027.yaml", text=EDITION + licence)},
        )
    )
    assert [problem.message for problem in reading.diagnostics] == []
    assert [paper.licence for paper in reading.portal.papers] == told
