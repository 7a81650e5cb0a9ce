"""A photo becomes a square of one size, upright, in the colours of screens, and nothing else."""

import struct
import warnings
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from sphinx_proceedings.model.people import PHOTO_SIZE
from sphinx_proceedings.sources.photos.photo_files import Shape, UnusablePhotoError
from sphinx_proceedings.sources.photos.pictures import map_size, picture_of
from support.photos import RED, TEAL, photo, pixels, saved

CORNERS = ((20, 20), (235, 20), (20, 235), (235, 235))
SMALLER = "save it smaller: 1,000 by 1,000 pixels are plenty"
AGAIN = "save it as a JPEG file with another program"


def quarters(size: tuple[int, int] = (90, 60)) -> Image.Image:
    """Red, green, blue and white, each a quarter of the middle."""
    image = Image.new("RGB", size, "black")
    side, (left, top) = min(size) // 2, ((each - min(size)) // 2 for each in size)
    for number, colour in enumerate(("red", "lime", "blue", "white")):
        x, y = left + number % 2 * side, top + number // 2 * side
        image.paste(colour, (x, y, x + side, y + side))
    return image


R, G, B, W = (4, 0, 0), (0, 4, 0), (0, 0, 4), (4, 4, 4)


@pytest.mark.parametrize("size", [(90, 60), (60, 90), (600, 600), (2000, 1200), (20, 400)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_middle_as_a_square(size: tuple[int, int], kind: str) -> None:
    made = picture_of(saved(quarters(size), kind, quality=95))
    image = Image.open(BytesIO(made))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (PHOTO_SIZE, PHOTO_SIZE))
    assert pixels(made, *CORNERS) == [R, G, B, W]
    assert made == picture_of(saved(quarters(size), kind, quality=95))


@pytest.mark.parametrize(
    ("orientation", "turned"),
    [
        (1, [R, G, B, W]),
        (2, [G, R, W, B]),
        (3, [W, B, G, R]),
        (4, [B, W, R, G]),
        (5, [R, B, G, W]),
        (6, [B, R, W, G]),
        (7, [W, G, B, R]),
        (8, [G, W, R, B]),
        (9, [R, G, B, W]),
    ],
)
def test_upright(orientation: int, turned: list[tuple[int, int, int]]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert pixels(picture_of(saved(quarters(), quality=95, exif=exif)), *CORNERS) == turned


def test_nothing_of_what_a_camera_writes() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = {"exif": exif, "icc_profile": profile, "comment": "SECRET", "dpi": (300, 300)}
    data = photo(**told)
    assert b"SECRET" in data
    image = Image.open(BytesIO(picture_of(data)))
    assert image.info == {
        "jfif": 257,
        "jfif_version": (1, 1),
        "jfif_unit": 0,
        "jfif_density": (1, 1),
    }
    assert picture_of(data) == picture_of(photo())


def test_what_is_not_there_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (*RED, 0))
    assert pixels(picture_of(saved(clear, "PNG")), (128, 128)) == [W]
    palette = Image.new("P", (40, 40), 1)
    palette.putpalette([0, 0, 0, *RED])
    assert pixels(picture_of(saved(palette, "PNG", transparency=1)), (128, 128)) == [W]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_greys(mode: str) -> None:
    grey = Image.new("I", (40, 40), 65_535).convert("I;16") if mode == "I;16" else None
    image = grey or Image.new("L", (40, 40), 255).convert(mode)
    assert pixels(picture_of(saved(image, "PNG")), (128, 128)) == [W]


def test_printers_colours() -> None:
    assert pixels(picture_of(saved(Image.new("CMYK", (40, 40)), "JPEG")), (128, 128)) == [W]


@pytest.mark.parametrize("profile", [b"", b"no profile", bytes(300)])
def test_damaged_profile_is_no_matter(profile: bytes) -> None:
    assert picture_of(photo(icc_profile=profile)) == picture_of(photo())


def test_profile_of_other_colours() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert picture_of(photo(icc_profile=lab)) == picture_of(photo())


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int) -> bytes:
    """A file that says it is so large."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


NO_PICTURE = "is no JPEG, PNG or WebP file that can be read"
DAMAGED = "is damaged: it cannot be decoded"
LARGE = "has more than 50,000,000 pixels"


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"", NO_PICTURE, AGAIN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE, AGAIN),
        (photo(kind="GIF"), NO_PICTURE, AGAIN),
        (photo(kind="TIFF"), NO_PICTURE, AGAIN),
        (saved(quarters((400, 400)))[:900], DAMAGED, AGAIN),
        (saved(quarters((400, 400)), "PNG")[:200], DAMAGED, AGAIN),
        (png_of(30, 30), DAMAGED, AGAIN),
        (png_of(7_100, 7_100), LARGE, SMALLER),
        (png_of(10_000, 10_000), LARGE, SMALLER),
        (png_of(60_000, 60_000), LARGE, SMALLER),
    ],
)
def test_what_cannot_be_used(data: bytes, message: str, hint: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UnusablePhotoError) as raised:
            picture_of(data)
    assert (raised.value.message, raised.value.hint) == (message, hint)


def test_scans_without_end() -> None:
    """Each goes over the whole picture and takes a few bytes."""
    data = saved(Image.new("L", (4_000, 4_000)), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    with pytest.raises(UnusablePhotoError) as raised:
        picture_of(data[:-2] + scan * 100 + data[-2:])
    assert raised.value.message == "takes too long to be decoded"


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP"]),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=4)), max_size=4),
)
def test_damage_is_one_error(kind: str, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(saved(quarters(), kind))
    for at, new in damage:
        data[at % len(data) : at % len(data) + len(new)] = new
    try:
        told = str(Image.open(BytesIO(picture_of(bytes(data)))).size)
    except UnusablePhotoError as error:
        told = error.message
    assert told in {"(256, 256)", NO_PICTURE, DAMAGED, LARGE, "takes too long to be decoded"}


def test_colours() -> None:
    assert pixels(picture_of(photo()), (9, 9)) == [tuple(round(each / 64) for each in TEAL)]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((90, 60), ("png", 90, 60)),
        ((4000, 1000), ("png", 2000, 500)),
        ((1000, 4000), ("png", 500, 2000)),
    ],
)
def test_all_of_a_map_no_larger_than_it_is(
    size: tuple[int, int], expected: tuple[str, int, int]
) -> None:
    made = picture_of(saved(quarters(size), "PNG"), Shape.WHOLE)
    assert map_size(made) == expected
    image = Image.open(BytesIO(made))
    assert (image.mode, image.info) == ("RGB", {})
    assert made == picture_of(saved(quarters(size), "PNG"), Shape.WHOLE)


def test_a_map_that_is_a_photo_is_kept_with_loss() -> None:
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    assert map_size(picture_of(saved(noise, "PNG"), Shape.WHOLE)) == ("jpg", 300, 200)


def test_a_map_is_upright_and_on_white() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = picture_of(saved(quarters((90, 60)), "JPEG", quality=95, exif=exif), Shape.WHOLE)
    assert map_size(turned)[1:] == (60, 90)
    clear = picture_of(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"), Shape.WHOLE)
    assert Image.open(BytesIO(clear)).getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n", b"", b"%PDF-1.7"]
)
def test_what_is_no_map(data: bytes) -> None:
    with pytest.raises(UnusablePhotoError) as raised:
        picture_of(data, Shape.WHOLE)
    assert raised.value.hint == "save it as a PNG file with another program"
