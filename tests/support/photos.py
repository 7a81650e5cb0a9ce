"""Photos as cameras and programs write them."""

from io import BytesIO
from typing import Any

from PIL import Image

__all__ = ["RED", "TEAL", "photo", "pixels", "saved"]

TEAL, RED = (20, 140, 130), (200, 40, 30)


def photo(colour: tuple[int, int, int] = TEAL, kind: str = "JPEG", **options: Any) -> bytes:
    """A photo of one colour."""
    return saved(Image.new("RGB", (48, 32), colour), kind, **options)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The file of a picture."""
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def pixels(data: bytes, *places: tuple[int, int]) -> list[tuple[int, ...]]:
    """The colours of some places, in steps of 64: JPEG keeps none exactly."""
    image = Image.open(BytesIO(data)).convert("RGB")
    return [tuple(round(each / 64) for each in image.getpixel(at)) for at in places]  # type: ignore[union-attr]
