"""Codes that cameras read (ISO/IEC 18004), as drawings."""

from __future__ import annotations

from io import BytesIO

__all__ = ["qr_svg"]


def qr_svg(text: str) -> bytes:
    """A QR code as SVG, with the quiet zone around it that readers need."""
    # Few documents need it.
    import segno  # noqa: PLC0415

    drawn = BytesIO()
    segno.make_qr(text, error="m").save(drawn, kind="svg", scale=1, xmldecl=False, svgns=True)
    return drawn.getvalue()
