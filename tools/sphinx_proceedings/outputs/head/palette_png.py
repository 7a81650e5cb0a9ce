"""Writes a picture of at most sixteen colours as PNG (https://www.w3.org/TR/png-3/).

The picture is compressed in bands, each for itself: of cards most bands are paper, or have what
other cards have in that place, and are compressed once.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

from PIL import Image

__all__ = ["palette_png"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BITS, _PALETTE = 4, 3
_ROWS = 30
"""Of a band."""
_ZLIB = b"\x78\x01"
_LAST_BLOCK = b"\x03\x00"


def palette_png(image: Image.Image, palette: bytes) -> bytes:
    """A grey picture whose values are places in a palette of red, green and blue; it gets that."""
    image.putpalette(palette)
    header = struct.pack(">2I5B", *image.size, _BITS, _PALETTE, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", _compressed(image)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _compressed(image: Image.Image) -> bytes:
    line = 1 + (image.width + 1) // 2
    packed = image.tobytes("raw", "P;4", line)
    # Before each line stands which filter it went through: none.  The library pads at the end.
    lines = b"\0" + packed[:-1]
    step = _ROWS * line
    bands = [_deflated(lines[start : start + step]) for start in range(0, len(lines), step)]
    return b"".join((_ZLIB, *bands, _LAST_BLOCK, zlib.adler32(lines).to_bytes(4)))


@lru_cache(maxsize=256)
def _deflated(band: bytes) -> bytes:
    """A part of a stream that needs no other part."""
    # Runs of one colour are nearly all there is.
    stream = zlib.compressobj(1, wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    return stream.compress(band) + stream.flush(zlib.Z_FULL_FLUSH)


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
