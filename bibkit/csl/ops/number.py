"""`cs:number` and number variables in `cs:text` (CSL 1.0.2, number, range delimiters)."""

from __future__ import annotations

from bibkit.csl.data.numbers import Number, Ranged, is_digits, parse_number, ranges
from bibkit.csl.ops.edition import is_said, says_edition, without_edition
from bibkit.csl.ops.env import Env
from bibkit.csl.ops.leaf import Look, leaf, term_leaf, term_text
from bibkit.csl.text.ordinals import roman
from bibkit.csl.tree.out import ENDS_IN_NUMBER, JOINED, ONLY_NUMBER, Out, group

_MOST_DIGITS = 9
"""A longer number is an identifier: it has no ordinal and no roman form."""

_MOST_DIGITS_JOINED = 15
"""A longer one ("12345678901234567") is text, to which what follows may be joined by its marks."""


_MOST_KNOWN = 1000
"""Numbers of which a node is kept to be copied, for each element."""


class NumberOp:
    """A number variable: numeric, ordinal, long-ordinal or roman; text that is no number as it is."""

    __slots__ = ("_known", "form", "look", "variable")

    def __init__(self, variable: str, look: Look, form: str = "numeric") -> None:
        self.variable = variable
        self.look = look
        self.form = form
        self._known: dict[tuple[str, str], Out] = {}

    def with_look(self, look: Look) -> NumberOp:
        """The same number with another look."""
        return NumberOp(self.variable, look, self.form)

    def run(self, env: Env) -> None:
        variable = self.variable
        if variable == "locator":
            text = "" if env.just_looking or env.cite is None else env.cite.locator
            kind = env.cite.label if env.cite is not None else ""
            if env.just_looking and env.cite is not None and env.cite.locator:
                env.filled = True
                return
        else:
            env.found.text_variable = True
            text = env.item.text.get(variable, "")
            kind = ""
        if not text or variable in env.done:
            env.called = True
            return
        env.filled = True
        if env.sorted_date:
            return
        if env.substituting or variable == "locator":
            env.done.add(variable)
        env.started = True
        if kind or variable == "page" or env.strip_periods:
            node = self._made(env, text, kind)
        else:
            # Volumes and issues are few numbers.
            key = (text, env.item.language)
            known = self._known.get(key)
            node = self._made(env, text, kind) if known is None else known.copy()
            if known is None and not node.children:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known[key] = node.copy()
        if self.look.has_braces:
            node.prefix, node.suffix = env.brace(node.prefix), env.brace(node.suffix)
        env.out.append(node)

    def _made(self, env: Env, text: str, kind: str) -> Out:
        variable, settings = self.variable, env.settings
        number = parse_number(text, variable, kind, settings.locale)
        parts = ranges(number, variable, settings.page_range_format, settings.range_delimiter)
        node = self._node(env, number, parts, text)
        last = parts[-1].value
        if is_digits(last) and last[0] != "0" and len(last) <= _MOST_DIGITS_JOINED and number.transforms:
            node.number = ONLY_NUMBER if len(parts) == 1 else ENDS_IN_NUMBER
        else:
            # The text of a number variable stands in a group, so its marks meet those that follow: "2nd ed." and ".".
            node.joined = JOINED
        return node

    def _node(self, env: Env, number: Number, parts: tuple[Ranged, ...], text: str) -> Out:
        look = self.look
        if self.variable == "edition" and look.suffix and says_edition(text):
            look = without_edition(look)
        if len(parts) == 1 and self.form == "numeric" and not parts[0].part.shows_label:
            value = parts[0].particle + parts[0].value
            return leaf(env, look, value, case=look.case, is_rich=not number.transforms)
        if text[0] == text[-1] == '"' and len(text) > 1:
            return leaf(env, look, text, case=look.case)
        pieces = []
        for part in parts:
            if part.part.shows_label:
                plural = number.count(part.part.label) > 1
                term = env.settings.locale.term(part.part.label, "short", plural=plural)
                pieces.append(f"{term or part.part.label} ")
            pieces.append(self._value(env, number, part) + part.joiner)
        node = leaf(env, look, "".join(pieces), case=look.case, is_term=number.is_numeric)
        if len(parts) > 1 and not pieces[0].strip("?!.-\u2013"):
            # "??-??" begins with a number that is not known, and not with a mark of the text before it.
            moved = node.prefix.removeprefix(look.prefix)
            node.prefix, node.text = look.prefix, moved + node.text
        return node

    def _value(self, env: Env, number: Number, part: Ranged) -> str:
        if (
            self.form == "numeric"
            or part.particle
            or not part.value.isdecimal()
            or len(part.value) > _MOST_DIGITS
            or not number.is_numeric
            or part.part.label != number.label
        ):
            return part.particle + part.value
        return self.formatted(env, int(part.value))

    def formatted(self, env: Env, value: int) -> str:
        """The number in the form of this element."""
        if self.form == "roman":
            return roman(value)
        locale = env.settings.locale
        gender = locale.gender(self.variable)
        if self.form == "long-ordinal":
            word = locale.long_ordinal(value, gender)
            if word is not None:
                return word
        if self.form in ("ordinal", "long-ordinal"):
            return str(value) + locale.ordinal_suffix(value, gender)
        return str(value)


class LabelOp:
    """`cs:label` outside of names: the term of a variable that holds something (CSL 1.0.2, label).

    Directly `beside` a number of another variable, it is the label of that one: styles say "4 vol." with the label
    of the volume and the number of volumes, and "412 p." with that of the pages.
    """

    __slots__ = ("beside", "form", "look", "plural", "variable")

    def __init__(self, variable: str, form: str, plural: str, look: Look, *, beside: str = "") -> None:
        self.variable = variable
        self.beside = beside
        self.form = form
        self.plural = plural
        self.look = look

    def run(self, env: Env) -> None:
        variable = self.variable
        kind = ""
        if variable == "locator":
            text, kind = (env.cite.locator, env.cite.label) if env.cite is not None else ("", "page")
        elif variable == "first-reference-note-number":
            text = str(env.cite.first_note_number or "") if env.cite is not None else ""
        elif variable == "citation-number":
            text = str(env.citation_number)
        else:
            text = env.item.text.get(variable, "")
            if variable in env.done and not env.substituting:
                return
        if not (text or (self.beside and self._stands_beside_number(env))):
            return
        locale = env.settings.locale
        number = parse_number(text, variable, kind, locale)
        if variable == "page" and number.parts[0].shows_label:
            # The pages say themselves what they are ("sec. 3").
            return
        name = kind or variable
        if variable in ("locator", "number", "page") and number.label != variable:
            name = number.label
        plural = self.plural == "always" or (self.plural != "never" and number.is_plural)
        term = locale.term(name, self.form, plural=plural)
        if not term:
            return
        env.termed = True
        if env.sorted_date or env.in_sort or (variable == "edition" and is_said(env, self.look)):
            return
        text = term_text(env, self.look, term)
        env.out.append(term_leaf(env, self.look, text, self.look.case))
        env.started = True

    def _stands_beside_number(self, env: Env) -> bool:
        if self.beside == "locator":
            return env.cite is not None and bool(env.cite.locator)
        return self.beside in env.item.text


def labelled(label: Out, node: Out, *, before: bool) -> Out:
    """A label and what it labels as one group."""
    return group([label, node] if before else [node, label])
