"""Terms, date formats and options of one output language, merged from all their sources.

CSL 1.0.2, locale fallback: every localizable unit comes from the first source that defines it: the
style's `cs:locale` for the dialect, for the language, without language; then the locale file of the
dialect, of the primary dialect, of en-US.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Literal, TypeAlias

from bibkit.csl.style.problem import StyleError
from bibkit.csl.style.xml import Element, parse_xml
from bibkit.csl.vocab import PRIMARY_DIALECTS

LocaleLoader: TypeAlias = Callable[[str], bytes | None]
"""The XML of the locale file for a dialect such as "de-AT", or None when there is none."""

Gender: TypeAlias = Literal["", "masculine", "feminine"]

TERM_FORM_FALLBACK = {
    "long": ("long",),
    "short": ("short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
}
"""CSL 1.0.2, terms: which form stands in for one that is undefined."""


def canonical_language(code: str) -> str:
    """The code as locale files spell it: "de_at" and "DE-at" are "de-AT", "de" is the primary "de-DE".

    >>> canonical_language("en"), canonical_language("pt_br"), canonical_language(""), canonical_language("sr-cyrl-rs")
    ('en-US', 'pt-BR', 'en-US', 'sr-Cyrl-RS')
    """
    language, *rest = code.strip().replace("_", "-").split("-")
    language = language.lower()
    if not language:
        return "en-US"
    script = [rest.pop(0).title()] if rest and len(rest[0]) == _SCRIPT else []
    region = [rest[0].upper()] if rest and rest[0] and rest[0].lower() != "x" else []
    if not (script or region):
        return PRIMARY_DIALECTS.get(language, language)
    return "-".join((language, *script, *region))


_SCRIPT = 4
"""The length of the code of a script ("Cyrl")."""


class Locale:
    """One output language. Terms map (name, form) to (single, multiple); ordinals (digits, match) to suffixes.

    What it lacks comes from the locale that it falls back to, whose file is read only then: single forms of a term
    from the primary dialect of the same language, and whole terms also from English.
    """

    __slots__ = (
        "_fallback",
        "_found",
        "_is_dialect",
        "_read_fallback",
        "dates",
        "gendered",
        "genders",
        "language",
        "options",
        "ordinals",
        "terms",
    )

    def __init__(
        self,
        language: str,
        read_fallback: Callable[[], Locale | None] = lambda: None,
        *,
        is_dialect: bool = False,
    ) -> None:
        self.language = language
        self._is_dialect = is_dialect
        self.terms: dict[tuple[str, str], tuple[str, str]] = {}
        self.gendered: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.genders: dict[str, Gender] = {}
        self.ordinals: dict[tuple[str, str, str], str] = {}
        self.dates: dict[str, Element] = {}
        self.options: dict[str, bool] = {}
        self._found: dict[tuple[str, str, bool, Gender], str | None] = {}
        self._read_fallback: Callable[[], Locale | None] | None = read_fallback
        self._fallback: Locale | None = None

    @property
    def fallback(self) -> Locale | None:
        """The language that has what this one lacks. Raises `StyleError` when its file is not readable."""
        if self._read_fallback is not None:
            self._fallback = self._read_fallback()
            self._read_fallback = None
        return self._fallback

    def term(self, name: str, form: str = "long", *, plural: bool = False, gender: Gender = "") -> str | None:
        """The term in that form or the form that stands in for it; None when no form is defined."""
        key = (name, form, plural, gender)
        if key not in self._found:
            self._found[key] = self._find(name, form, plural, gender)
        return self._found[key]

    def _find(self, name: str, form: str, plural: bool, gender: Gender) -> str | None:
        for candidate in TERM_FORM_FALLBACK.get(form, ("long",)):
            pair = self.pair(name, candidate, gender)
            if pair is not None:
                return pair[plural]
        other = self.fallback
        return other.term(name, form, plural=plural, gender=gender) if other is not None else None

    def pair(self, name: str, form: str, gender: Gender) -> tuple[str, str] | None:
        """Single and multiple of a term in one form, from this dialect or else from the primary one."""
        pair = self.gendered.get((name, form, gender)) if gender else None
        pair = pair or self.terms.get((name, form))
        if pair is None and self._is_dialect and self.fallback is not None:
            return self.fallback.pair(name, form, gender)
        return pair

    def has_term(self, name: str) -> bool:
        return self.term(name) is not None

    def gender(self, name: str) -> Gender:
        """The gender of the noun that a term is, by which ordinals before it agree."""
        if name in self.genders or (name, "long") in self.terms:
            return self.genders.get(name, "")
        other = self.fallback
        return other.gender(name) if other is not None else ""

    def date(self, form: str) -> Element | None:
        """The localized format of that form ("text", "numeric")."""
        found = self.dates.get(form)
        other = self.fallback if found is None else None
        return other.date(form) if other is not None else found

    def option(self, name: str) -> bool:
        """Whether `cs:style-options` sets that attribute to true (CSL 1.0.2, locale options)."""
        value = self.options.get(name)
        other = self.fallback if value is None else None
        return other.option(name) if other is not None else value is True

    def ordinal_suffix(self, number: int, gender: Gender = "") -> str:
        """The suffix that makes the number an ordinal (CSL 1.0.2, ordinal suffixes).

        A style that defines whole ordinals ("3e") means their endings, not "33e".
        """
        other = None if self.ordinals else self.fallback
        if other is not None:
            return other.ordinal_suffix(number, gender)
        return self._ordinal_term(number, gender).lstrip("0123456789")

    def _ordinal_term(self, number: int, gender: Gender) -> str:
        digits = str(abs(number))
        genders = (gender, "") if gender else ("",)
        if not any(key[0] == "ordinal" for key in self.ordinals):
            return self._ordinal_suffix_of_csl_1_0(number, genders)
        candidates = (
            (digits.zfill(2), "whole-number"),
            (digits[-2:].zfill(2), "last-two-digits"),
            (digits[-1:].zfill(2), "last-digit"),
            ("ordinal", ""),
        )
        for form in genders:
            for stub, match in candidates:
                suffix = self.ordinals.get((stub, match, form))
                if suffix is not None:
                    return suffix
        # A language without a neuter takes the feminine ending for a number of no gender ("2.ª" in pt-PT).
        return next(
            (
                self.ordinals["ordinal", "", form]
                for form in ("feminine", "masculine")
                if ("ordinal", "", form) in self.ordinals
            ),
            "",
        )

    def _ordinal_suffix_of_csl_1_0(self, number: int, genders: Iterable[str]) -> str:
        last = abs(number) % 10
        stub = f"{last:02}" if last in (1, 2, 3) and abs(number) % 100 // 10 != 1 else "04"
        for form in genders:
            for match in ("last-digit", "last-two-digits", "whole-number"):
                suffix = self.ordinals.get((stub, match, form))
                if suffix is not None:
                    return suffix
        return ""

    def long_ordinal(self, number: int, gender: Gender = "") -> str | None:
        """The number as a word, for 1 to 10 where the locale has it ("first")."""
        return self.term(f"long-ordinal-{number:02}", gender=gender) if 1 <= number <= 10 else None

    def add(self, source: Element) -> None:
        """Lay a `cs:locale` element over what is there: that of a style, or of the file of a language."""
        for terms in source.all("terms"):
            self._add_terms(terms)
        for date in source.all("date"):
            self.dates[date.get("form")] = date
        for options in source.all("style-options"):
            self.options |= {name: value == "true" for name, value in options.attributes.items()}

    def _add_terms(self, terms: Element) -> None:
        has_ordinals = False
        gendered: dict[tuple[str, str], tuple[str, str]] = {}
        for term in terms.children:
            if term.name != "term":
                continue
            attributes = term.attributes
            name = attributes.get("name", "")
            form = attributes.get("form", "long")
            gender_form = attributes.get("gender-form", "")
            if name.startswith("ordinal"):
                if not has_ordinals:
                    # (Re)defining any ordinal term replaces all of them (CSL 1.0.2, ordinal suffixes).
                    self.ordinals.clear()
                    has_ordinals = True
                self._add_ordinal(term, name, "" if gender_form == "neuter" else gender_form)
                continue
            if name == "sub verbo":
                name = "sub-verbo"
            gender = attributes.get("gender")
            if gender in ("masculine", "feminine"):
                self.genders[name] = "masculine" if gender == "masculine" else "feminine"
            if gender_form in ("masculine", "feminine"):
                self.gendered[name, form, gender_form] = _single_and_multiple(term)
                if gender_form == "feminine" or (name, form) not in gendered:
                    gendered[name, form] = _single_and_multiple(term)
            else:
                self.terms[name, form] = _single_and_multiple(term)
        for key, text in gendered.items():
            # A term that has two genders and no neuter is feminine where nothing asks for either.
            self.terms.setdefault(key, text)

    def _add_ordinal(self, term: Element, name: str, gender_form: str) -> None:
        if name == "ordinal":
            self.ordinals["ordinal", "", gender_form] = term.text
            return
        stub = name.removeprefix("ordinal-")
        match = term.get("match") or ("last-digit" if stub.startswith("0") else "last-two-digits")
        self.ordinals[stub, match, gender_form] = term.text


@lru_cache(maxsize=8)
def _locale_file(source: bytes) -> Element:
    return parse_xml(source)


def _single_and_multiple(term: Element) -> tuple[str, str]:
    single = multiple = None
    for child in term.children:
        if child.name == "single":
            single = child.text
        elif child.name == "multiple":
            multiple = child.text
    if single is None and multiple is None:
        # A term that holds nothing but the layout of the file is an empty term.
        text = term.text if term.text.strip() or "\n" not in term.text else ""
        return text, text
    return single or "", (single or "") if multiple is None else multiple


def merge_locale(language: str, in_style: Iterable[Element], load: LocaleLoader) -> Locale:
    """The locale for an output language, from the style's own `cs:locale` elements and the locale files.

    Raises `StyleError` when not even en-US can be loaded, or the first locale file is not readable.
    """
    dialect = canonical_language(language)
    bare = dialect.partition("-")[0]
    primary = PRIMARY_DIALECTS.get(bare, bare)
    locale = _from_files(tuple(dict.fromkeys((dialect, primary, "en-US"))), load)
    if locale is None:
        raise StyleError(
            f"no locale file for {dialect}, nor for en-US", hint="give a locale loader that knows en-US"
        )
    locale.language = dialect
    own = list(in_style)
    for wanted in (None, bare, PRIMARY_DIALECTS.get(bare), dialect):
        for element in own:
            written = element.attributes.get("xml:lang")
            if (wanted is None and written is None) or (
                wanted is not None
                and written is not None
                and written.replace("_", "-").lower() == wanted.lower()
            ):
                locale.add(element)
    return locale


def _from_files(codes: tuple[str, ...], load: LocaleLoader) -> Locale | None:
    """The locale of the first of these that has a file; the files after it have what that one lacks."""
    for place, code in enumerate(codes):
        source = load(code)
        if source is not None:
            rest = codes[place + 1 :]
            # For en-GB, too, en-US comes last: it has the same terms in the same forms, and is not read in vain.
            is_dialect = len(rest) > 1
            locale = Locale(code, partial(_from_files, rest, load), is_dialect=is_dialect)
            locale.add(_locale_file(source))
            return locale
    return None
