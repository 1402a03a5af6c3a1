"""Formulas of citation keys in the language of Better BibTeX: `auth.lower + year + shorttitle(1)`.

    formula = sum { ("|" | "||") sum }      the first that gives something
    sum     = chain { "+" chain }
    chain   = (function | field | text | "(" formula ")") { "." filter }
    both    = name [ "(" [ argument { "," argument } ] ")" ],   argument = [ name "=" ] value

A value is a text in single or double quotes, a whole number, true or false, a word (`condense(_)`), or a regular
expression between slashes (`replace(/[aeiou]/g, "")`).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from bibkit.model.citekey.default import cite_key
from bibkit.model.citekey.filters import FILTERS, FormulaError
from bibkit.model.citekey.functions import FUNCTIONS, field_named, field_text
from bibkit.model.citekey.letters import folded
from bibkit.model.key import key_fault, key_from
from bibkit.model.record import Record

KeyOf: TypeAlias = Callable[[Record], str]

_TOKEN = re.compile(
    r"""\s*(?: (?P<name>[A-Za-z_][\w-]*)
             | (?P<number>-?\d+)
             | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
             | (?P<regex>/(?:[^/\\\n]|\\.)+/[a-z]*)
             | (?P<sign>\|\||[|+.,=()]) )""",
    re.VERBOSE,
)
_LONGEST = 1000
_DEEPEST = 50
_OF_PROGRAMS = {  # what needs Zotero or a service
    "inspireHep", "library", "zotero", "item", "extra", "jieba", "kuromoji", "pinyin", "acronym", "localTime",
}  # fmt: skip
_CREATORS = ("*", "author", "editor", "translator", "director")


class _FormulaToken(NamedTuple):
    kind: str
    text: str
    column: int


def key_formula(text: str) -> KeyOf:
    """The function that gives a record's key by a formula; by bibkit's own rule where the formula gives nothing.

    Latin letters lose their accents, and what can't stand in a key goes out. Keys of two works may be alike: see
    `model.key.free_key`. Raises FormulaError.

    >>> key_formula("auth.lower + year")(Record("x", "book"))
    'nd'
    """
    if len(text) > _LONGEST:
        raise FormulaError(f"The formula is longer than {_LONGEST} characters", 1)
    if text.lstrip().startswith("["):
        raise FormulaError("Brackets are JabRef's way", 1, "write [auth:lower][year] as auth.lower + year")
    parser = _Parser(_tokens(text), len(text) + 1)
    part = parser.formula()
    parser.end()

    def key_of(record: Record) -> str:
        made = key_from("".join(folded(part(record)).split()))
        return made if made and key_fault(made) is None else cite_key(record)

    return key_of


def _tokens(text: str) -> list[_FormulaToken]:
    tokens: list[_FormulaToken] = []
    at, text = 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise FormulaError(f'"{text[at]}" can\'t be understood here', at + 1)
        tokens.append(
            _FormulaToken(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1)
        )
        at = match.end()
    if not tokens:
        raise FormulaError("The formula is empty", 1, "for example auth.lower + year + shorttitle(1)")
    return tokens


class _Parser:
    """One formula on its way from tokens to a function."""

    def __init__(self, tokens: list[_FormulaToken], end: int) -> None:
        self._tokens = tokens
        self._last = _FormulaToken("end", "", end)
        self._at = self._depth = 0

    def _next(self) -> _FormulaToken:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._last

    def _taken(self, *signs: str) -> bool:
        token = self._next()
        if token.kind == "sign" and token.text in signs:
            self._at += 1
            return True
        return False

    def _need(self, sign: str) -> None:
        if not self._taken(sign):
            raise FormulaError(f'"{sign}" is missing', self._next().column)

    def end(self) -> None:
        """Raises FormulaError where something is left."""
        token = self._next()
        if token.kind != "end":
            raise FormulaError(f'"{token.text}" is one too many', token.column, "parts are joined by +")

    def formula(self) -> KeyOf:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FormulaError("The formula nests too deep", self._next().column)
        choices = [self._sum()]
        while self._taken("|", "||"):
            choices.append(self._sum())
        self._depth -= 1
        if len(choices) == 1:
            return choices[0]
        return lambda record: next(filter(None, (choice(record) for choice in choices)), "")

    def _sum(self) -> KeyOf:
        parts = [self._chain()]
        while self._taken("+"):
            parts.append(self._chain())
        if len(parts) == 1:
            return parts[0]
        return lambda record: "".join([part(record) for part in parts])

    def _chain(self) -> KeyOf:
        part = self._first()
        while self._taken("."):
            part = self._filtered(part)
        return part

    def _first(self) -> KeyOf:
        token = self._next()
        self._at += 1
        if token.kind == "text":
            text = _unquoted(token.text)
            return lambda _record: text
        if token.kind == "sign" and token.text == "(":
            inner = self.formula()
            self._need(")")
            return inner
        if token.kind != "name":
            raise FormulaError(
                "Something is missing here" if token.kind == "end" else f'"{token.text}" can\'t stand here',
                token.column,
                'a part is a function, a field or a text in quotes: auth.lower + year + "-"',
            )
        function = FUNCTIONS.get(token.text)
        if function is not None:
            named = self._arguments(token, function)
            creator = named.get("creator", "*")
            if creator not in _CREATORS:
                raise FormulaError(
                    f'"{creator}" is no creator', token.column, f"one of {', '.join(_CREATORS)}"
                )
            return lambda record: function(record, **named)
        field = field_named(token.text) if token.text[0].isupper() or "-" in token.text else ""
        if field:
            return lambda record: field_text(record, field)
        raise _unknown("function", token, FUNCTIONS)

    def _filtered(self, part: KeyOf) -> KeyOf:
        token = self._next()
        self._at += 1
        if token.kind == "name" and token.text == "len":
            return self._of_length(part)
        filter_ = FILTERS.get(token.text) if token.kind == "name" else None
        if filter_ is None:
            raise _unknown("filter", token, FILTERS)
        named = self._arguments(token, filter_)
        try:
            filter_("a", **named)  # what it says of its arguments, it says now
        except FormulaError as error:
            raise FormulaError(error.message, token.column, error.hint) from None
        keeps_nothing = token.text != "default"

        def filtered(record: Record) -> str:
            text = part(record)
            return filter_(text, **named) if text or not keeps_nothing else ""

        return filtered

    def _of_length(self, part: KeyOf) -> KeyOf:
        """`len(">", 3)`: the text where its length is so, else nothing."""
        token = self._next()
        named = self._arguments(token, _has_length)

        def of_length(record: Record) -> str:
            text = part(record)
            return text if _has_length(text, **named) else ""

        return of_length

    def _arguments(self, token: _FormulaToken, function: Callable[..., Any]) -> dict[str, Any]:
        """The arguments that are given, by name; the names are those of the signature after the first."""
        wanted = {
            name.rstrip("_"): parameter
            for name, parameter in list(inspect.signature(function, eval_str=True).parameters.items())[1:]
        }
        given: dict[str, Any] = {}
        if not self._taken("("):
            return self._complete(token, wanted, given)
        while not self._taken(")"):
            at = self._next()
            name, value = self._argument()
            if not name:
                name = next((one for one in wanted if one not in given), "")
            if name not in wanted:
                takes = f"it takes {', '.join(wanted)}" if wanted else "it takes none"
                raise FormulaError(f"{token.text} has no such argument", at.column, takes)
            given[name] = _typed(value, wanted[name], at.column, name)
            if not self._taken(","):
                self._need(")")
                break
        return self._complete(token, wanted, given)

    @staticmethod
    def _complete(
        token: _FormulaToken, wanted: dict[str, inspect.Parameter], given: dict[str, Any]
    ) -> dict[str, Any]:
        for name, parameter in wanted.items():
            if parameter.default is inspect.Parameter.empty and name not in given:
                raise FormulaError(
                    f"{token.text} needs {name}", token.column, f'for example {token.text}("_")'
                )
        return {wanted[name].name: value for name, value in given.items()}

    def _argument(self) -> tuple[str, Any]:
        token = self._next()
        self._at += 1
        if token.kind == "name" and self._taken("="):
            return token.text, self._argument()[1]
        match token.kind:
            case "name":
                return "", {"true": True, "false": False}.get(token.text, token.text)
            case "number":
                return "", int(token.text[:10])
            case "text":
                return "", _unquoted(token.text)
            case "regex":
                return "", _pattern(token)
            case "sign" if token.text in ("+", "|", "=") and self._next().text in (",", ")"):
                return "", token.text
        raise FormulaError("A value is missing here", token.column, 'for example 2, "-" or true')


def _has_length(text: str, relation: str = ">", n: int = 0) -> bool:
    length = len(text)
    return {
        ">": length > n, "<": length < n, ">=": length >= n, "<=": length <= n,
        "=": length == n, "==": length == n, "!=": length != n,
    }.get(relation, False)  # fmt: skip


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1])


def _pattern(token: _FormulaToken) -> re.Pattern[str]:
    body, _, flags = token.text[1:].rpartition("/")
    try:
        return re.compile(body, re.IGNORECASE if "i" in flags else 0)
    except (re.error, OverflowError, RecursionError) as error:
        raise FormulaError(f"{token.text} is no regular expression: {error}", token.column) from None


def _typed(value: Any, parameter: inspect.Parameter, column: int, name: str) -> Any:
    """The value as its parameter wants it."""
    wanted = parameter.annotation
    if wanted is str and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    is_fit = type(value) is wanted or (wanted not in (str, int, bool) and isinstance(value, str | re.Pattern))
    if not is_fit:
        kinds = {int: "a whole number", bool: "true or false", str: "a text"}
        raise FormulaError(f"{name} should be {kinds.get(wanted, 'a text or /regular expression/')}", column)
    return value


def _unknown(what: str, token: _FormulaToken, known: Any) -> FormulaError:
    import difflib  # only for a name that is wrong

    if token.text in _OF_PROGRAMS:
        return FormulaError(f"{token.text} needs Zotero; bibkit has no such {what}", token.column)
    by_letters = {name.lower(): name for name in known}
    near = difflib.get_close_matches(token.text.lower(), by_letters, 3)
    hint = f"did you mean {' or '.join(by_letters[one] for one in near)}?" if near else ""
    return FormulaError(
        f'There is no {what} "{token.text}"', token.column, hint or f"one of {', '.join(known)}"
    )
