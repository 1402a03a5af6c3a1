"""Rules of other packages: entry points of the group "bibkit.rules", each an `AddedRule` or several."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.bounded import few
from bibkit.diagnostics.codes import CODES, NAMES, Code, add_code
from bibkit.diagnostics.pages import add_page
from bibkit.diagnostics.pages.page import Page
from bibkit.model.record import Record
from bibkit.plugins import BrokenPluginError, Plugin, PluginWarning, plugins

_CODE = re.compile(r"(?!BK)[A-Z]{2,8}\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class AddedRule(NamedTuple):
    """A rule on records: the row and the page of its code, and the function that finds it in a record.

    The code is letters of its own and three figures (LAB101).
    """

    code: Code
    page: Page
    check: Callable[[Record], Iterable[Diagnostic]]


class _OfPlugin(NamedTuple):
    plugin: Plugin
    rule: AddedRule


@cache
def added_rules() -> tuple[AddedRule, ...]:
    """The rules of other packages, their codes made known; of what can't be used, there is a PluginWarning."""
    return tuple(one.rule for one in _known())


def codes_of(plugin: Plugin) -> tuple[str, ...]:
    """The codes that a plug-in adds."""
    return tuple(one.rule.code.code for one in _known() if one.plugin == plugin)


def findings_of_added(records: Sequence[Record], also: tuple[str, ...] = ()) -> list[Diagnostic]:
    """What rules of other packages find. One that fails is left out whole, with a PluginWarning.

    Of those that are off by default those run whose codes begin with one of `also`.
    """
    found: list[Diagnostic] = []
    for plugin, rule in _known():
        if rule.code.is_optional and not rule.code.code.startswith(also):
            continue
        try:
            own = [one for record in records for one in few(rule.check(record))]
            if any(one.code != rule.code.code for one in own):
                raise ValueError("it finds another code than its own")
        except Exception as error:
            reason = f"the rule {rule.code.code} fails with {type(error).__name__}: {error}"
            warnings.warn(plugin.fault(reason).message, PluginWarning, stacklevel=2)
            continue
        found += own
    return found


@cache
def _known() -> tuple[_OfPlugin, ...]:
    known: list[_OfPlugin] = []
    for plugin in plugins():
        if plugin.group != "bibkit.rules":
            continue
        try:
            for rule in _rules_of(plugin):
                add_code(rule.code)
                add_page(rule.page)
                known.append(_OfPlugin(plugin, rule))
        except BrokenPluginError as error:
            warnings.warn(error.message, PluginWarning, stacklevel=2)
    return tuple(known)


def _rules_of(plugin: Plugin) -> Sequence[AddedRule]:
    value = plugin.load()
    rules = (value,) if isinstance(value, AddedRule) else value
    if not isinstance(rules, tuple | list) or not all(isinstance(rule, AddedRule) for rule in rules):
        raise plugin.fault("it is no AddedRule, nor several")
    codes = [rule.code.code for rule in rules]
    for rule in rules:
        code, name = rule.code.code, rule.code.name
        if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
            raise plugin.fault(f"{code} {name} is no code of letters of its own and three figures")
        if code in CODES or name in NAMES or codes.count(code) > 1 or rule.page.code != code:
            raise plugin.fault(f"{code} {name} is taken, or its page is another's")
    return rules
