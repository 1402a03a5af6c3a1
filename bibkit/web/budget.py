"""What a template may spend: Jinja2's sandbox keeps it from what it may not touch, but not from using up the machine.

Every round of a loop, every branch and call is a step. Whatever makes a text or a list is paid for by its length, and
where that can be known, before it is made: `'x' * 10**10` is refused and nothing is allocated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

from bibkit.extras import needed
from bibkit.source.bounds import TEMPLATE_CHARACTERS, TEMPLATE_STEPS

if TYPE_CHECKING:
    from jinja2.compiler import CodeGenerator
    from jinja2.sandbox import SandboxedEnvironment

_ITEM = 16  # an item of a list costs as much as so many characters
_MOST_BITS = 100_000
_WIDE = re.compile(
    r"\d{4,}|\*|\{[^{}]*\{"
)  # widths of formats that nobody needs, or that are only known later
_PADDING = ("center", "ljust", "rjust", "zfill", "to_bytes")
_UNBOUND = ("expandtabs", "translate")
_STEP = "environment.globals['_step']()"
_LISTS = ("list", "sort", "unique", "reverse", "dictsort", "groupby", "items")


class OverspentError(Exception):
    """A template asks for more than it may have; the sentence says of what."""


class Budget:
    """What one filling of a template has left."""

    __slots__ = ("characters", "steps")

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Have all of it again, for another filling."""
        self.steps = TEMPLATE_STEPS
        self.characters = TEMPLATE_CHARACTERS

    def step(self) -> bool:
        """Pay for a step. Raises OverspentError."""
        self.steps -= 1
        if self.steps < 0:
            raise OverspentError(f"It takes more than {TEMPLATE_STEPS:,} steps")
        return True

    def pay(self, characters: float) -> None:
        """Pay for so many characters. Raises OverspentError."""
        self.characters -= int(min(characters, TEMPLATE_CHARACTERS + 1))
        if self.characters < 0:
            raise OverspentError(f"Its texts come to more than {TEMPLATE_CHARACTERS:,} characters")

    def paid(self, made: Any) -> Any:
        """What was made, paid for."""
        if isinstance(made, (str, bytes)):
            self.pay(len(made))
        elif isinstance(made, (list, tuple, dict)):
            self.pay(_ITEM * len(made))
        return made


def bounded(environment: SandboxedEnvironment, budget: Budget) -> None:
    """Have whatever the environment's templates do paid for out of the budget."""
    for name, one in environment.filters.items():
        environment.filters[name] = _paying_filter(name, one, budget)
    environment.globals.pop("lipsum", None)
    environment.globals["_join"] = lambda parts: budget.paid("".join(map(str, parts)))
    environment.globals["_step"] = budget.step
    environment.intercepted_binops = frozenset(["+", "*", "**", "%"])
    environment.call_binop = _binary(environment, budget)  # type: ignore[method-assign]
    environment.call = _call(environment.call, budget)  # type: ignore[method-assign]
    environment.wrap_str_format = _formatting(environment.wrap_str_format, budget)  # type: ignore[method-assign]
    environment.code_generator_class = _generator()


def _generator() -> type[CodeGenerator]:
    """Jinja2's compiler, which also writes down where a step is taken."""
    compiler, nodes = needed("jinja2.compiler", "page"), needed("jinja2.nodes", "page")

    class Counting(compiler.CodeGenerator):  # type: ignore[misc, name-defined]
        def blockvisit(self, body: Any, frame: Any) -> None:
            self.writeline(_STEP)
            super().blockvisit(body, frame)

        def visit_For(self, node: Any, frame: Any) -> None:  # noqa: N802 (Jinja2's name)
            if node.test is not None:
                counted = nodes.Test(nodes.Const(1), _STEP, [], [], None, None)
                node.test = nodes.And(counted, node.test)
            super().visit_For(node, frame)

        def visit_Test(self, node: Any, frame: Any) -> None:  # noqa: N802
            if node.name == _STEP:
                self.write(_STEP)
            else:
                super().visit_Test(node, frame)

        def visit_Concat(self, node: Any, frame: Any) -> None:  # noqa: N802
            self.write("environment.globals['_join']((")
            for part in node.nodes:
                self.visit(part, frame)
                self.write(", ")
            self.write("))")

    return Counting


def _binary(environment: SandboxedEnvironment, budget: Budget) -> Callable[..., Any]:
    def call_binop(_context: object, operator: str, left: Any, right: Any) -> Any:
        budget.step()
        budget.pay(_cost_of(operator, left, right))
        return budget.paid(environment.binop_table[operator](left, right))

    return call_binop


def _cost_of(operator: str, left: Any, right: Any) -> float:
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        return 0 if abs(bits) <= _MOST_BITS else TEMPLATE_CHARACTERS + 1
    if operator == "*":
        sides = ((left, right), (right, left))
        return max((_size(one) * count for one, count in sides if isinstance(count, int)), default=0)
    if operator == "%" and isinstance(left, (str, bytes)):
        return _cost_of_format(left)
    return 0


def _call(original: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    def call(context: Any, called: Any, *args: Any, **kwargs: Any) -> Any:
        budget.step()
        owner = getattr(called, "__self__", None)
        if isinstance(owner, (str, bytes, int, list, tuple, dict)):
            budget.pay(_cost_of_method(called.__name__, owner, [*args, *kwargs.values()]))
        return budget.paid(original(context, called, *args, **kwargs))

    return call


def _formatting(original: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """The sandbox's own `str.format`, of which only the method tells what it formats."""

    def wrap_str_format(method: Any) -> Any:
        wrapped = original(method)
        if wrapped is None:
            return None

        def formatting(*args: Any, **kwargs: Any) -> Any:
            budget.pay(_cost_of_format(method.__self__))
            return wrapped(*args, **kwargs)

        return formatting

    return wrap_str_format


def _cost_of_method(name: str, owner: Any, args: list[Any]) -> float:
    if name in _PADDING:
        return _width(args[:1])
    if name in _UNBOUND:
        return TEMPLATE_CHARACTERS + 1
    if name == "replace":
        return _cost_of_replacing(owner, args)
    if name == "join":
        return _cost_of_joining(args[0] if args else (), owner)
    if name in ("split", "rsplit", "splitlines"):
        return _ITEM * _size(owner)
    return 0


def _paying_filter(name: str, one: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    # Filters that want the context or the environment get it before the value.
    first = 1 if hasattr(one, "jinja_pass_arg") else 0

    @wraps(one)
    def paying(*args: Any, **kwargs: Any) -> Any:
        budget.step()
        budget.pay(_cost_of_filter(name, args[first], args[first + 1 :], kwargs))
        return budget.paid(one(*args, **kwargs))

    return paying


def _cost_of_filter(name: str, value: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> float:
    given = [*args, *kwargs.values()]
    if name in ("center", "batch", "slice"):
        return _ITEM * _width(given)
    if name in ("indent", "wordwrap"):
        texts = max((_size(one) for one in given if isinstance(one, str)), default=1)
        return (1 + str(value).count("\n") + (len(str(value)) if name == "wordwrap" else 0)) * max(
            texts, _width(given) if name == "indent" else 1
        )
    if name == "format":
        return _cost_of_format(str(value))
    if name == "replace":
        return _cost_of_replacing(str(value), given)
    if name == "join":
        return _cost_of_joining(value, given[0] if given else "")
    if name == "sum":
        return _cost_of_joining(value, "") * (
            1 + _size(value) / 10_000
        )  # a sum of lists copies them again and again
    if name in _LISTS:
        return _ITEM * _size(value)
    return 0


def _cost_of_replacing(text: Any, args: list[Any]) -> float:
    old, new = (str(one) for one in args[:2]) if len(args) > 1 else ("", "")
    return (str(text).count(old) if old else len(str(text)) + 1) * len(new)


def _cost_of_joining(parts: Any, between: Any) -> float:
    if not isinstance(parts, (list, tuple, str)):
        return 0  # what comes one by one is paid for as it comes
    return sum(_size(part) for part in parts) + len(parts) * _size(between)


def _cost_of_format(text: Any) -> float:
    written = text if isinstance(text, str) else str(text)
    return TEMPLATE_CHARACTERS + 1 if _WIDE.search(written) else len(written)


def _width(args: Any) -> float:
    return max((abs(one) for one in args if isinstance(one, (int, float))), default=0)


def _size(value: Any) -> int:
    if isinstance(value, (str, bytes)):
        return len(value)
    return _ITEM * len(value) if isinstance(value, (list, tuple, dict)) else _ITEM
