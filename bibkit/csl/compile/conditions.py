"""`cs:if` and `cs:else-if` (CSL 1.0.2, choose)."""

from __future__ import annotations

from typing import Literal, cast

from bibkit.csl.compile.attributes import locator_name
from bibkit.csl.ops import conditions as test
from bibkit.csl.style.problem import Problem
from bibkit.csl.style.xml import Element


def condition(element: Element, problems: list[Problem]) -> test.Condition:
    """The conditions of a `cs:if` or `cs:else-if` under its `match`."""
    tests: list[test.Test] = []
    for attribute, value in element.attributes.items():
        values = value.split()
        if attribute == "type":
            tests.append(test.IsType(frozenset(values)))
        elif attribute == "variable":
            tests += [_has_variable(name) for name in values]
        elif attribute == "is-numeric":
            tests += [test.IsNumeric(name) for name in values]
        elif attribute == "is-uncertain-date":
            tests += [test.IsUncertainDate(name) for name in values]
        elif attribute == "locator":
            tests += [
                test.IsLocator(locator_name(name)) for name in value.replace("sub verbo", "sub-verbo").split()
            ]
        elif attribute == "position":
            tests += [test.HasPosition(name) for name in values]
        elif attribute in ("has-day", "has-to-month-or-season", "has-year-only"):
            tests += [test.HasDateParts(attribute, name) for name in values]
        elif attribute == "context":
            tests.append(test.IsContext(value.strip()))
        elif attribute == "disambiguate":
            tests.append(test.Disambiguates() if value == "true" else test.Never())
        elif attribute != "match":
            problems.append(
                element.problem(
                    f"unknown condition {attribute!r}", "it is taken as false", "unknown-attribute"
                )
            )
            tests.append(test.Never())
    match = element.get("match", "all")
    return test.Condition(
        tests, cast("Literal['all', 'any', 'none']", match if match in ("any", "none") else "all")
    )


def _has_variable(name: str) -> test.Test:
    if name == "locator":
        return test.HasLocator()
    if name == "first-reference-note-number":
        return test.HasFirstNoteNumber()
    return test.HasVariable(name)
