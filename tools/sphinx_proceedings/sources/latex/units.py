r"""Quantities and formulas of chemistry in LaTeX: `\SI{5}{\kilo\meter}` is 5 km, `\ce{H2O}` H₂O.

Of siunitx (manual, sections 3 and 4) the numbers and the units of its tables, of mhchem plain
formulas.  What holds anything else is left as it is, and so told as a command that is not known.
"""

from __future__ import annotations

import re

__all__ = ["with_units"]

_COMMAND = re.compile(
    r"\\(?:(?P<quantity>SI|qty)|(?P<unit>si|unit)|(?P<number>num)|(?P<formula>ce))(?![A-Za-z])\s*+"
    r"(?:\[[^\[\]{}]*+\])?+\{(?P<first>(?:[^{}]|\{[^{}]*+\})*+)\}"
)
_UNIT = re.compile(r"\s*+\{(?P<unit>(?:[^{}]|\{[^{}]*+\})*+)\}")
_PREFIXES = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d",
    "deca": "da", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P",
    "exa": "E", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip
_UNITS = {
    "meter": "m", "metre": "m", "gram": "g", "kilogram": "kg", "second": "s", "ampere": "A",
    "kelvin": "K", "mole": "mol", "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa",
    "joule": "J", "watt": "W", "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω",
    "siemens": "S", "weber": "Wb", "tesla": "T", "henry": "H", "celsius": "°C", "lumen": "lm",
    "degreeCelsius": "°C", "lux": "lx", "becquerel": "Bq", "gray": "Gy", "sievert": "Sv",
    "minute": "min", "hour": "h", "day": "d", "degree": "°", "percent": r"\%", "liter": "L",
    "litre": "L", "tonne": "t", "electronvolt": "eV", "bit": "bit", "byte": "B", "decibel": "dB",
    "bel": "B", "dalton": "Da", "bar": "bar", "hectare": "ha", "angstrom": "Å", "per": "/",
    "squared": "²", "cubed": "³", "radian": "rad", "steradian": "sr",
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "nm": "nm", "um": "µm", "kg": "kg", "g": "g",
    "mg": "mg", "s": "s", "ms": "ms", "us": "µs", "ns": "ns", "Hz": "Hz", "kHz": "kHz",
    "MHz": "MHz", "GHz": "GHz", "V": "V", "mV": "mV", "W": "W", "kW": "kW", "eV": "eV",
    "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "K": "K", "dB": "dB", "kB": "kB",
    "MB": "MB", "GB": "GB", "TB": "TB",
}  # fmt: skip
_PART = re.compile(r"\\([A-Za-z]+)\s*|([^\\{}^~$]+)|\^\{?(-?[0-9]+)\}?|(~)|(.)", re.DOTALL)
_EXPONENT = re.compile(r"[eE]([-+]?[0-9]+)\Z")
_FORMULA = re.compile(r"[A-Za-z0-9()\[\]+-]+")
_COUNT = re.compile(r"(?<=[A-Za-z)\]])([0-9]+)")
_CHARGE = re.compile(r"(?<=[A-Za-z0-9)\]])([+-])\Z")


def with_units(source: str) -> str:
    """The source with its quantities and formulas of chemistry in LaTeX's own commands."""
    parts: list[str] = []
    position = 0
    while found := _COMMAND.search(source, position):
        text: str | None
        end = found.end()
        if found["quantity"]:
            second = _UNIT.match(source, end)
            end = second.end() if second else end
            unit = _unit(second["unit"]) if second else None
            sign = "" if unit in ("°", r"\%") else "~"
            text = None if unit is None else f"{_number(found['first'])}{sign}{unit}"
        elif found["unit"]:
            text = _unit(found["first"])
        elif found["number"]:
            text = _number(found["first"])
        else:
            text = _chemistry(found["first"])
        parts += [source[position : found.start()], source[found.start() : end]]
        if text is not None:
            parts[-1] = text
        position = end
    return "".join((*parts, source[position:]))


def _number(written: str) -> str:
    number = written.strip()
    exponent = _EXPONENT.search(number)
    if exponent is None:
        return number
    before = number[: exponent.start()]
    times = rf"{before}\times " if before not in ("", "1") else ""
    return f"${times}10^{{{exponent[1].lstrip('+')}}}$"


def _unit(written: str) -> str | None:
    """The unit's sign; None where it holds what is not known."""
    parts: list[str] = []
    is_apart = False
    for name, text, power, tie, other in _PART.findall(written):
        if other or (name and name not in _UNITS and name not in _PREFIXES):
            return None
        part = _PREFIXES.get(name, _UNITS.get(name, "")) if name else text.replace(".", " ")
        if power:
            part = rf"\textsuperscript{{{power}}}"
        begins = name not in ("per", "squared", "cubed") and not power
        parts.append(f" {part}" if name and begins and is_apart else " " if tie else part)
        is_apart = bool(name) and name in _UNITS and name != "per"
    return "".join(parts).strip()


def _chemistry(written: str) -> str | None:
    formula = written.strip()
    if not _FORMULA.fullmatch(formula):
        return None
    return _CHARGE.sub(r"\\textsuperscript{\1}", _COUNT.sub(r"\\textsubscript{\1}", formula))
