"""What is written can be read, whatever the size."""

import io

import pytest
from PIL import Image

from sphinx_proceedings.outputs.head.palette_png import palette_png

PALETTE = bytes(range(48))


@pytest.mark.parametrize("size", [(1, 1), (7, 30), (8, 31), (40, 90)])
def test_another_program_reads_the_same_picture(size: tuple[int, int]) -> None:
    width, height = size
    indexes = bytes(number * number % 16 for number in range(width * height))
    data = palette_png(Image.frombytes("L", size, indexes), PALETTE)
    with Image.open(io.BytesIO(data)) as read:
        read.verify()
    with Image.open(io.BytesIO(data)) as read:
        assert (read.format, read.mode, read.size) == ("PNG", "P", size)
        assert read.tobytes() == indexes
        assert read.getpalette() == list(PALETTE)
