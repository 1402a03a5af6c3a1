r"""Numbers and units of siunitx as text: `\SI{5}{\kelvin}` is "5 K", as the package prints it by default.

Source: siunitx manual 3, 3.1 to 3.6 and appendix "Unit names". What is written in some other way gives None.
"""

from __future__ import annotations

import re

_THIN = "\u2009"
_MINUS = "−"
_PREFIXES = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n",
    "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k",
    "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "kibi": "Ki",
    "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip
_UNITS = {
    "ampere": "A", "candela": "cd", "kelvin": "K", "kilogram": "kg", "metre": "m", "meter": "m", "mole": "mol",
    "second": "s", "gram": "g", "becquerel": "Bq", "degreeCelsius": "°C", "celsius": "°C", "coulomb": "C",
    "farad": "F", "gray": "Gy", "hertz": "Hz", "henry": "H", "joule": "J", "lumen": "lm", "katal": "kat", "lux": "lx",
    "newton": "N", "ohm": "Ω", "pascal": "Pa", "radian": "rad", "siemens": "S", "sievert": "Sv", "steradian": "sr",
    "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb", "astronomicalunit": "au", "bel": "B", "dalton": "Da",
    "day": "d", "decibel": "dB", "degree": "°", "electronvolt": "eV", "hectare": "ha", "hour": "h", "litre": "L",
    "liter": "L", "arcminute": "′", "arcmin": "′", "minute": "min", "arcsecond": "″", "arcsec": "″", "neper": "Np",
    "tonne": "t", "percent": "%", "bar": "bar", "angstrom": "Å", "bit": "bit", "byte": "B", "parsec": "pc",
    "lightyear": "ly", "fg": "fg", "pg": "pg", "ng": "ng", "ug": "µg", "mg": "mg", "g": "g", "kg": "kg", "pm": "pm",
    "nm": "nm", "um": "µm", "mm": "mm", "cm": "cm", "dm": "dm", "m": "m", "km": "km", "ns": "ns", "us": "µs",
    "ms": "ms", "s": "s", "fs": "fs", "ps": "ps", "nmol": "nmol", "umol": "µmol", "mmol": "mmol", "mol": "mol",
    "pA": "pA", "nA": "nA", "uA": "µA", "mA": "mA", "A": "A", "ul": "µL", "ml": "mL", "l": "L", "uL": "µL",
    "mL": "mL", "L": "L", "mHz": "mHz", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "THz": "THz",
    "mN": "mN", "N": "N", "kN": "kN", "Pa": "Pa", "kPa": "kPa", "MPa": "MPa", "GPa": "GPa", "pV": "pV", "nV": "nV",
    "uV": "µV", "mV": "mV", "V": "V", "kV": "kV", "uW": "µW", "mW": "mW", "W": "W", "kW": "kW", "MW": "MW", "GW": "GW",
    "J": "J", "kJ": "kJ", "eV": "eV", "meV": "meV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV",
    "kWh": "kWh", "fF": "fF", "pF": "pF", "F": "F", "K": "K", "dB": "dB", "kB": "kB", "MB": "MB", "GB": "GB",
    "TB": "TB", "mmHg": "mmHg", "molar": "mol L<sup>−1</sup>", "arcmins": "′",
}  # fmt: skip
_POWERS = {"square": "2", "squared": "2", "cubic": "3", "cubed": "3"}
_NUMBER = re.compile(
    r"(?P<sign>[+-]|\\pm|\\mp)?(?P<whole>\d*)(?:[.,](?P<part>\d+))?(?:\((?P<doubt>[\d.]+)\)|(?:\+-|\\pm)(?P<spread>[\d.]+))?"
    r"(?:[eEdD](?P<power>[+-]?\d+))?"
)
_STEP = re.compile(r"\\(?P<word>[A-Za-z]+)\s*|\{(?P<group>[^{}]*)\}\s*|(?P<text>[^\\{}]+)")
_RAISED = re.compile(r"\^(?:\{([+-]?\d+)\}|([+-]?\d))")
_LISTS = {"SIlist", "qtylist", "numlist"}
_RANGES = {"SIrange", "qtyrange", "numrange"}

ARGUMENTS = {  # command -> how many it takes
    "SI": 2, "qty": 2, "si": 1, "unit": 1, "num": 1, "ang": 1, "SIrange": 3, "qtyrange": 3, "numrange": 2,
    "SIlist": 2, "qtylist": 2, "numlist": 1,
}  # fmt: skip


def quantity(command: str, arguments: list[str], options: str = "") -> str | None:
    r"""The text of a command of siunitx with its arguments; None where that is not understood.

    >>> quantity("SI", ["1.5e-3", r"\\meter\\per\\second"])
    '1.5\u2009×\u200910<sup>−3</sup>\u2009m\u2009s<sup>−1</sup>'
    """
    if not arguments:
        return None
    if command == "ang":
        return _angle(arguments[0])
    numbers: list[str | None] = []
    if command in _LISTS:
        numbers = [_number(one) for one in arguments[0].split(";")]
    elif command in _RANGES:
        numbers = [_number(one) for one in arguments[:2]]
    elif command not in ("si", "unit"):
        numbers = [_number(arguments[0])] if arguments[0].strip() or command == "num" else []
    takes_unit = not command.startswith("num")
    unit = _unit(arguments[-1], "per-mode" in options and "power" not in options) if takes_unit else ""
    if unit is None or None in numbers:
        return None
    joint = "" if not numbers or not unit or (unit[0] in "°′″" and len(unit) == 1) else _THIN
    values = [f"{number}{joint}{unit}" for number in numbers if number is not None] or [unit]
    if command in _RANGES:
        return " to ".join(values)
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"


def _number(text: str) -> str | None:
    bare = re.sub(r"[\s~]|\\,", "", text)
    factors = re.split(r"x|\\times", bare)
    if len(factors) > 1:
        read = [_number(factor) for factor in factors]
        return None if None in read else "\u2009×\u2009".join(one for one in read if one)
    match = _NUMBER.fullmatch(bare)
    if match is None or not bare:
        return None
    sign = {"-": _MINUS, "+": "+", "\\pm": "±", "\\mp": "∓"}.get(match["sign"] or "", "")
    whole, part, power = match["whole"], match["part"], match["power"]
    if len(whole) >= 5:
        whole = "\u2009".join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole))
    if part and len(part) >= 5:
        part = "\u2009".join(re.findall(r"\d{1,3}", part))
    mantissa = f"{whole or ('0' if part else '')}{'.' + part if part else ''}"
    if match["doubt"]:
        mantissa += f"({match['doubt']})"
    elif match["spread"]:
        mantissa += f"\u2009±\u2009{match['spread']}"
    if not power:
        return f"{sign}{mantissa}" if mantissa else None
    raised = f"10<sup>{power.replace('-', _MINUS).lstrip('+')}</sup>"
    return f"{sign}{mantissa}\u2009×\u2009{raised}" if mantissa else f"{sign}{raised}"


def _angle(text: str) -> str | None:
    parts = text.strip().split(";")
    if len(parts) > 3:
        return None
    read = [(_number(part), sign) for part, sign in zip(parts, "°′″", strict=False) if part.strip()]
    return None if any(number is None for number, _ in read) else "".join(f"{n}{sign}" for n, sign in read)


def _unit(tex: str, is_divided: bool) -> str | None:
    if "\\" not in tex.replace("\\,", ""):
        return _literal(tex)
    parts: list[list[str]] = []  # unit, power, and what it is of
    prefix = power = ""
    is_per = False
    expects = ""
    for step in _STEP.finditer(tex.strip()):
        word = step["word"]
        if expects and word is None:
            text = (step["group"] or step["text"] or "").strip()
            if expects == "of" and parts:
                parts[-1][0] += f"<sub>{text}</sub>"
            elif expects == "tothe" and parts:
                parts[-1][1] = f"-{text}" if parts[-1][1] == "-1" else text
            else:
                power = text
            expects = ""
        elif word is None:
            if (step["text"] or "").strip(" ~."):
                return None
        elif word == "per":
            is_per = True
        elif word in ("of", "tothe", "raiseto"):
            expects = word
        elif word in ("squared", "cubed") and parts:
            parts[-1][1] = f"-{_POWERS[word]}" if parts[-1][1] == "-1" else _POWERS[word]
        elif word in _POWERS:
            power = _POWERS[word]
        elif word in _PREFIXES:
            prefix = _PREFIXES[word]
        elif word in _UNITS:
            parts.append([prefix + _UNITS[word], f"-{power or 1}" if is_per else power])
            prefix, power, is_per = "", "", False
        else:
            return None
    if not parts or prefix or power or is_per or expects:
        return None
    over = [part for part in parts if part[1].startswith("-")]
    if is_divided and len(over) == 1 and over != parts:
        above = _THIN.join(_power(*part) for part in parts if part not in over)
        return f"{above}/{_power(over[0][0], over[0][1][1:])}"
    return _THIN.join(_power(*part) for part in parts)


def _power(unit: str, power: str) -> str:
    return unit if power in ("", "1") else f"{unit}<sup>{power.replace('-', _MINUS)}</sup>"


def _literal(tex: str) -> str | None:
    """A unit as it is printed, `kg.m/s^2`: full stop and tie part units."""
    text = re.sub(r"[.~]|\\,", _THIN, tex.strip())
    text = _RAISED.sub(lambda raised: f"<sup>{(raised[1] or raised[2]).replace('-', _MINUS)}</sup>", text)
    return None if re.search(r"[\\{}^_$]", text) else text
