"""What all registries are asked to take."""

from pathlib import Path

import pytest

from sphinx_proceedings.outputs.registries.deposits import Order
from support.toy_order import toy_order


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return toy_order(tmp_path)
