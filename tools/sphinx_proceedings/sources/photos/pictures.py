"""Makes what pages show of a photo, a small square, or of a map, and nothing else of the file.

What is in the file is hostile: only three formats are opened, what would take much memory or time
is not decoded, and whatever goes wrong is one error.  Of what a camera writes into a file, such as
where it was, nothing is in the picture.  SVG is not read: it may hold scripts.  The same bytes give
the same picture with the same version of Pillow.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError

from sphinx_proceedings.model.people import PHOTO_SIZE
from sphinx_proceedings.sources.photos.photo_files import Shape, UnusablePhotoError

__all__ = ["map_size", "picture_of"]

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 50_000_000
_MOST_DECODED = 1_000_000_000
"""Pixels times scans: each scan of a progressive JPEG goes over all of it."""
_START_OF_SCAN = b"\xff\xda"
_LARGEST_PROFILE = 4 * 1024**2
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a photo upright, by how the camera says that it was held."""
_PAPER = (0xFF, 0xFF, 0xFF)
_QUALITY = 85
_MAP_SIDE = 2000
"""Pixels of the longer side of a map: what can be read on a page of A4."""
_SMALLEST_GAIN = 2
"""How many times as large a drawing may be without loss; then photos are kept with some."""


def picture_of(data: bytes, shape: Shape = Shape.SQUARE) -> bytes:
    """The middle of a photo as a JPEG file of `PHOTO_SIZE`, or all of a map as PNG or JPEG.

    Raises `UnusablePhotoError`.
    """
    with warnings.catch_warnings():
        # What Pillow warns of, it is refused for.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)
        try:
            image = _opened(data, shape)
            return _jpeg(_square(image)) if shape is Shape.SQUARE else _drawing(_whole(image))
        except UnusablePhotoError:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
            raise _too_large(shape) from None
        except Exception as error:  # a damaged file may raise anything
            raise UnusablePhotoError("is damaged: it cannot be decoded", shape.again) from error


def map_size(picture: bytes) -> tuple[str, int, int]:
    """How the name of a file ends that was made of a map, its width and height in pixels."""
    image = Image.open(BytesIO(picture), formats=_FORMATS)
    return "png" if image.format == "PNG" else "jpg", image.width, image.height


def _opened(data: bytes, shape: Shape) -> Image.Image:
    """What is in the file, not decoded yet."""
    try:
        image = Image.open(BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError:
        message = "is no JPEG, PNG or WebP file that can be read"
        raise UnusablePhotoError(message, shape.again) from None
    pixels = image.width * image.height
    if pixels > _MOST_PIXELS:
        raise _too_large(shape)
    if image.format != "PNG" and pixels * data.count(_START_OF_SCAN) > _MOST_DECODED:
        raise UnusablePhotoError("takes too long to be decoded", shape.again)
    return image


def _too_large(shape: Shape) -> UnusablePhotoError:
    return UnusablePhotoError(f"has more than {_MOST_PIXELS:,} pixels", shape.smaller)


def _square(image: Image.Image) -> Image.Image:
    """The middle of the picture, upright, in RGB."""
    turn, profile = _turn(image), image.info.get("icc_profile", b"")
    # A JPEG file is decoded at the smallest size that will do.
    image.draft(None, (2 * PHOTO_SIZE, 2 * PHOTO_SIZE))
    whole = _in_mixable_colours(image)
    width, height = whole.size
    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    made = whole.resize(
        (PHOTO_SIZE, PHOTO_SIZE),
        Image.Resampling.LANCZOS,
        box=(left, top, left + side, top + side),
        reducing_gap=3.0,
    )
    return _shown(made, turn, profile)


def _whole(image: Image.Image) -> Image.Image:
    """All of the picture, upright, in RGB, no larger than it is and than is of use."""
    turn, profile = _turn(image), image.info.get("icc_profile", b"")
    image.draft(None, (_MAP_SIDE, _MAP_SIDE))
    whole = _in_mixable_colours(image)
    whole.thumbnail((_MAP_SIDE, _MAP_SIDE), Image.Resampling.LANCZOS)
    return _shown(whole, turn, profile)


def _shown(made: Image.Image, turn: Image.Transpose | None, profile: object) -> Image.Image:
    """A picture on white paper, upright, in the colours of screens."""
    if made.mode == "RGBA":
        paper = Image.new("RGBA", made.size, _PAPER)
        made = Image.alpha_composite(paper, made).convert("RGB")
    shown = _in_colours_of_screens(made, profile)
    return shown if turn is None else shown.transpose(turn)


def _turn(image: Image.Image) -> Image.Transpose | None:
    with suppress(Exception):  # What the camera says may be damaged; the photo is not.
        return _TURNS.get(int(image.getexif()[_ORIENTATION]))
    return None


def _in_mixable_colours(image: Image.Image) -> Image.Image:
    """The picture in a mode of which pixels can be mixed; 16 bits of grey become 8."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_colours_of_screens(image: Image.Image, profile: object) -> Image.Image:
    """In sRGB, which is what a picture without a profile is taken for."""
    if isinstance(profile, bytes) and 0 < len(profile) <= _LARGEST_PROFILE:
        with suppress(Exception):  # One that is damaged, or of other colours than the picture's.
            own, screens = ImageCms.getOpenProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            shown = ImageCms.profileToProfile(image, own, screens, outputMode="RGB")
            if shown is not None:
                return shown
    return image.convert("RGB")


def _drawing(image: Image.Image) -> bytes:
    """Without loss, which lines and letters need, unless it is a photo."""
    jpeg, png = _jpeg(image), _saved(image, "PNG")
    return png if len(png) <= _SMALLEST_GAIN * len(jpeg) else jpeg


def _jpeg(image: Image.Image) -> bytes:
    return _saved(image, "JPEG", quality=_QUALITY)


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    # A picture of its own: some of what the photo's file says would be saved along.
    bare = Image.frombytes("RGB", image.size, image.tobytes())
    file = BytesIO()
    bare.save(file, kind, optimize=True, **options)
    return file.getvalue()
