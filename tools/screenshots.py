"""Takes the picture of the portal that stands in the README.

    python tools/screenshots.py SITE PICTURE

SITE is the built site of the EuroMLSys 2023 portal.  Pages of it, as a desktop and a phone show
them, are laid out side by side by the same browser.
"""

from __future__ import annotations

import argparse
from base64 import b64encode
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from chromium import find
from site_server import serve

_FLAGS = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars")
_COLOURS = 128
_QUALITY = 80
_GAP = 16
_STYLE = f"""
  body {{ margin: 0; padding: {_GAP}px; display: inline-flex; gap: {_GAP}px; background: #dfe4ea }}
  img {{ display: block; height: 640px; border-radius: 6px }}
"""


class Shot(NamedTuple):
    """A page as one device shows it."""

    page: str
    width: int
    """In CSS pixels; all have the same height on the picture."""
    height: int
    scheme: Literal["light", "dark"] = "light"


def wide(page: str) -> Shot:
    """As a desktop shows it."""
    return Shot(page, 1280, 860)


def phone(page: str) -> Shot:
    """As a phone shows it at night."""
    return Shot(page, 390, 844, "dark")


_SHOTS = (
    wide("index.html"),
    wide("papers/euromlsys2023/he2023mctsgeb.html"),
    phone("program/euromlsys2023/index.html"),
)


def main() -> None:
    """Parse the arguments, take the picture."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("picture", type=Path)
    options = parser.parse_args()
    take(options.site, _SHOTS, options.picture)


def take(site: Path, shots: Iterable[Shot], picture: Path) -> None:
    """Write pages of a site as one picture, a PNG of few colours or a WebP."""
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=_FLAGS)
        taken = "".join(_taken(browser, address, shots))
        page = browser.new_page(device_scale_factor=1)
        page.set_content(f"<style>{_STYLE}</style><body>{taken}")
        laid_out = page.locator("body").screenshot()
        browser.close()
    with Image.open(BytesIO(laid_out)) as image:
        if picture.suffix == ".webp":
            image.convert("RGB").save(picture, quality=_QUALITY, method=6)
            return
        few = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(picture, optimize=True)


def _taken(browser: Browser, address: str, shots: Iterable[Shot]) -> Iterator[str]:
    """The pages as elements of another one."""
    for shot in shots:
        page = browser.new_page(
            viewport={"width": shot.width, "height": shot.height},
            color_scheme=shot.scheme,
            device_scale_factor=2,
        )
        response = page.goto(f"{address}{shot.page}", wait_until="networkidle")
        if response is None or not response.ok:
            raise SystemExit(f"{shot.page} is not in the site: build it first")
        yield f'<img src="data:image/png;base64,{b64encode(page.screenshot()).decode()}">'
        page.close()


if __name__ == "__main__":
    main()
