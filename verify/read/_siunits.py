r"""Units of the siunitx package: `\kilo\watt\per\hour` -> "kW/h"."""

from __future__ import annotations

import re

_PREFIXES = {
    "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "µ",
    "milli": "m", "centi": "c", "deci": "d", "deca": "da", "hecto": "h", "kilo": "k", "mega": "M",
    "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y",
}  # fmt: skip
_UNITS = {
    "metre": "m", "meter": "m", "gram": "g", "kilogram": "kg", "second": "s", "ampere": "A",
    "kelvin": "K", "mole": "mol", "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa",
    "joule": "J", "watt": "W", "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω",
    "siemens": "S", "weber": "Wb", "tesla": "T", "henry": "H", "celsius": "°C",
    "degreeCelsius": "°C", "lumen": "lm", "lux": "lx", "becquerel": "Bq", "gray": "Gy",
    "sievert": "Sv", "minute": "min", "hour": "h", "day": "d", "degree": "°", "hectare": "ha",
    "litre": "L", "liter": "L", "tonne": "t", "electronvolt": "eV", "decibel": "dB", "bar": "bar",
    "percent": "%", "byte": "B", "bit": "bit", "angstrom": "Å", "dalton": "Da", "bel": "B",
    "km": "km", "cm": "cm", "mm": "mm", "um": "µm", "nm": "nm", "kg": "kg", "mg": "mg", "ms": "ms",
    "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "kW": "kW", "MW": "MW", "GW": "GW", "kWh": "kWh",
}  # fmt: skip
_POWERS = {"squared": "²", "cubed": "³"}
_BEFORE = {"square": "²", "cubic": "³"}
_PIECE = re.compile(r"\\([A-Za-z]+)(?:\{(-?\d+)\})?|\^\{?(-?\d+)\}?|[.~*]|[{}]|[^\\^.~*{}]+")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def shown(text: str) -> str:
    """Return a unit in siunitx notation as it is printed."""
    if "\\" not in text and "^" not in text:
        return text.replace("~", " ").replace(".", "·").strip()
    out: list[str] = []
    power = ""
    glue = ""
    for match in _PIECE.finditer(text):
        word = match[1]
        if word == "per":
            glue = "/"
        elif word in _BEFORE:
            power = _BEFORE[word]
        elif word in _PREFIXES:
            out.append(glue + _PREFIXES[word])
            glue = ""
        elif word in _POWERS:
            out.append(_POWERS[word])
        elif word in ("tothe", "raiseto") or match[3]:
            out.append((match[2] or match[3] or "").translate(_RAISED))
        elif word:
            out.append(glue + _UNITS.get(word, word) + power)
            power, glue = "", ""
        elif match[0] not in "{}":
            out.append("·" if match[0] in ".~*" else match[0])
    return _products("".join(out))


def _products(text: str) -> str:
    """Return a printed unit without stray spaces."""
    return re.sub(r"\s+", " ", text).strip()
