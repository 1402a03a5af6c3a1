"""Formulas that use every command and character of the table, each in the ways that TeX takes it."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.text.maths.commands import COMMANDS, DELIMITERS, SELF, SIGNS, MathsCommand

# How a command of a kind stands in a formula; a sign stands between two letters.
_FORMS = {
    "words": r"\%s{if é}",
    "name": r"\%s{rank} A",
    "font": r"\%s{R}",
    "switch": r"{\%s R}",
    "accent": r"\%s{x}",
    "brace": r"\%s{a+b}_{n}^2",
    "group": r"\%s{x}",
    "root": r"\%s[3]{x}",
    "fraction": r"\%s{a}{b}",
    "binomial": r"\%s{a}{b}",
    "above": r"\%s{a}{b}_2",
    "below": r"\%s{a}{b}^2",
    "modulus": r"a\%s{n}",
    "negation": r"a\%s=b",
    "size": r"\%s(x",
    "fence": r"\%s(x\right)",
}


def one_use_of_each() -> list[str]:
    """One formula for each command of the table."""
    return [_form(name, command) for name, command in COMMANDS.items()]


def every_use() -> list[str]:
    """Every command, character and delimiter in each of the places where it may stand."""
    return [
        *(use for name, command in COMMANDS.items() for use in _uses(name, command)),
        *(use for sign, command in SELF.items() for use in _uses_of_a_character(sign, command)),
        *(
            use
            for sign in DELIMITERS
            for use in (rf"\left{sign} x\middle{sign} y\right{sign}", rf"\big{sign} x", rf"x\biggr{sign}")
        ),
    ]


def _form(name: str, command: MathsCommand) -> str:
    return _FORMS.get(command.kind, r"a\%s b") % name


def _uses(name: str, command: MathsCommand) -> Iterator[str]:
    yield _form(name, command)
    if command.is_script:
        argument = "{R}" if command.kind in ("font", "words") else " "
        yield from (rf"x^\{name}{argument}y", rf"x_\{name}{argument}y")
    if command.kind in SIGNS:
        argument = rf"\{name} 2" if command.is_script else rf"{{\{name}}}2"
        yield from (rf"x^{{\{name}}}", rf"\hat{argument}", rf"\sqrt{argument}", rf"\frac{argument}")
    if command.kind in ("large", "function"):
        yield rf"\{name}\limits_{{a}} b"
    if command.kind == "relation" and name not in ("iff", "implies"):
        yield rf"a\not\{name} b"


def _uses_of_a_character(sign: str, command: MathsCommand) -> Iterator[str]:
    yield f"a{sign}b"
    if command.is_script and sign != "[":  # which would begin an optional argument
        yield f"x^{sign}y"
