"""The thesaurus and the registry of affiliations, as read."""

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.affiliations import Institution
from sphinx_proceedings.model.topics import Term
from support.folders import TESTS

CASES = TESTS / "bad_input" / "cases"


def test_what_is_left_of_a_damaged_thesaurus() -> None:
    assert read_portal(CASES / "thesaurus").portal.thesaurus == (
        Term(label="Machine learning", also=("ML", "<script>")),
        Term(label="Graph neural networks", also=("GNN",)),
        Term(label="Looms"),
        Term(label="Machines", broader="Devices"),
        Term(label="Devices", broader="Looms"),
        Term(label="Own tail"),
        Term(label="Transformers"),
        Term(label="Pears"),
    )


def test_what_is_left_of_a_damaged_registry() -> None:
    assert read_portal(CASES / "affiliations").portal.institutions == (
        Institution(
            name="University of Cambridge", also=("Cambridge", "U. Cambridge"), ror="013meh722"
        ),
        Institution(name="Cambridge University Press"),
        Institution(name="ETH Zurich"),
    )
