"""The map of an edition."""

import json
import os
import subprocess
import sys
from itertools import combinations

from sphinx_proceedings.insight.paper_maps import MAP_HEIGHT, MAP_WIDTH, map_radius
from sphinx_proceedings.insight.projection import map_of_papers
from support.discover_papers import paper
from support.folders import TESTS, TOOLS

TREES = ["Pruning Decision Trees", "Leaves of Decision Trees", "Cutting Decision Trees"]
NETS = ["Federated Learning", "Fair Federated Learning", "Federated Learning of Clouds"]
PAPERS = [paper(f"p{number}", title) for number, title in enumerate([*TREES, *NETS, "Xylophones"])]


def test_places_and_clusters() -> None:
    made = map_of_papers(PAPERS)
    assert made is not None
    assert sorted(made.positions) == ["p0", "p1", "p2", "p3", "p4", "p5"]
    radius = map_radius(6)
    for x, y in made.positions.values():
        assert radius < x < MAP_WIDTH - radius
        assert radius < y < MAP_HEIGHT - radius
    for (x, y), (other_x, other_y) in combinations(made.positions.values(), 2):
        assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (2 * radius) ** 2
    assert [(each.terms, each.keys) for each in made.clusters] == [
        (("decision trees",), ("p0", "p1", "p2")),
        (("federated learning",), ("p3", "p4", "p5")),
    ]


def test_too_little_for_a_map() -> None:
    assert map_of_papers([]) is None
    assert map_of_papers(PAPERS[:3]) is None
    assert map_of_papers([paper(f"p{number}", "") for number in range(9)]) is None
    assert map_of_papers([paper(f"p{number}", f"Word{number}") for number in range(9)]) is None


def test_papers_that_are_the_same_do_not_hide_each_other() -> None:
    same = [paper(f"p{number}", "On Federated Learning of Large Trees") for number in range(7)]
    made = map_of_papers(same)
    assert made is not None
    assert len(set(made.positions.values())) == 7


def test_same_in_every_process_and_order() -> None:
    code = (
        "import json; from insight.test_projection import PAPERS;"
        "from sphinx_proceedings.insight.projection import map_of_papers;"
        "made = map_of_papers(PAPERS[::-1]);"
        "print(json.dumps([dict(made.positions), [each.keys for each in made.clusters]]))"
    )
    made = map_of_papers(PAPERS)
    assert made is not None
    for threads in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ
            | {
                "PYTHONPATH": f"{TESTS}{os.pathsep}{TOOLS}",
                "PYTHONHASHSEED": threads,
                "OMP_NUM_THREADS": threads,
                "OPENBLAS_NUM_THREADS": threads,
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        positions, clusters = json.loads(told)
        assert {key: tuple(position) for key, position in positions.items()} == made.positions
        assert [tuple(keys) for keys in clusters] == [each.keys for each in made.clusters]
