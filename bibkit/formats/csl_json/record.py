"""A CSL item as a record: nothing guessed, nothing dropped.

A member that its field can't take (a DOI that is none, a date with month 13) is kept, as a mapping, in the unknown
field `csl-json`, under its own name there, and reported (BK806). Members that bibkit does not know are unknown
fields of the record. An item that bibkit wrote (`custom.bibkit`) becomes the record that it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.bounded import few, too_large
from bibkit.diagnostics.fix import Fix, Remove
from bibkit.formats.csl_json.date import csl_date, date_of_csl
from bibkit.formats.csl_json.item import ASIDE, preprint_members
from bibkit.formats.csl_json.made_key import fit_key, made_key
from bibkit.formats.csl_json.members import key_member, variable_of
from bibkit.formats.csl_json.names import names_of_csl, raw_of_json, texts
from bibkit.formats.csl_json.other_words import (
    fields_of_note,
    is_work_without_type,
    one_text,
    type_in_other_words,
)
from bibkit.formats.page_range import with_one_hyphen
from bibkit.model.date import Date
from bibkit.model.date_in_words import wrong_date
from bibkit.model.edtf import parse_date
from bibkit.model.fields import FIELDS, TYPES, Field, Kind
from bibkit.model.ident import ArxivId
from bibkit.model.key import key_fault
from bibkit.model.malformed import Malformed
from bibkit.model.person import Name
from bibkit.model.provenance_raw import provenance_of_raw
from bibkit.model.raw import FieldPath, Raw
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions
from bibkit.source import Safety

_PLAIN = frozenset(  # fields that take any text as it is: most of all members
    field.name
    for field in FIELDS.values()
    if field.parse is None
    and not field.ours
    and field.kind in (Kind.PROSE, Kind.NUMBER, Kind.PAGES, Kind.VERBATIM)
    and variable_of(field.name) == field.name
)
_APART = ("id", "citation-key", "type", "custom")


def record_of_item(
    item: Mapping[str, object], format_name: str, path: str, *, note_says_fields: bool = False
) -> tuple[Record | None, list[Diagnostic]]:
    """The record that an item describes, or None where an error refuses it, and the findings.

    `item` is JSON with its numbers as text, or YAML as text. Findings carry the way to the member, not yet the
    place in the file. With `note_says_fields` the note is taken for one of Zotero, which may say fields line by line.
    """
    reading = _ItemReading(item)
    if fault := too_large(item):
        return None, [fault._replace(key=reading.key)]
    own = reading.own()
    for member, value in item.items():
        if member not in _APART and not _says_nothing(value):
            reading.member(member, value)
    if own is not None:
        reading.take_own(own)
    else:
        if note_says_fields or format_name in ("csl-json", "csl-yaml"):
            reading.take_note()
        named = reading.values.get("source")
        name = named.name if isinstance(named, Provenance) else ""
        if isinstance(page := reading.values.get("page"), str):
            reading.values["page"] = with_one_hyphen(page)
        reading.values["source"] = _came(name, format_name, path)
    return reading.record()


@lru_cache(maxsize=64)
def _came(name: str, format_name: str, path: str) -> Provenance:
    """Where all the records of a file came from."""
    return Provenance(name=name, format=format_name, file=path)


class _ItemReading:
    """What has been understood of one item so far."""

    def __init__(self, item: Mapping[str, object]) -> None:
        self.item = item
        self.values: dict[str, Value] = {}
        self.extra: dict[str, Raw] = {}
        self.aside: dict[str, Raw] = {}
        self.found: list[Diagnostic] = []
        self.worded: dict[str, FieldPath] = {}
        self.key = self._key()

    def own(self) -> Mapping[str, object] | None:
        """What bibkit wrote under `custom.bibkit`; another's `custom` is kept as an unknown field."""
        custom = self.item.get("custom")
        if custom is None:
            return None
        if not isinstance(custom, Mapping):
            if custom not in (None, "", []):
                self.extra["custom"] = raw_of_json(custom)
            return None
        own = custom.get("bibkit")
        others = {
            name: raw_of_json(value) for name, value in custom.items() if name != "bibkit" or own is None
        }
        if own is not None and not isinstance(own, Mapping):
            self.error("BK805", "custom.bibkit is no object", "take it out", ("custom", "bibkit"))
        if others:
            self.extra["custom"] = others
        return own if isinstance(own, Mapping) else None

    def member(self, name: str, value: object) -> None:
        """Take one member of the item into its field, or keep it beside the fields."""
        if name in _PLAIN and isinstance(value, str):
            self.values[name] = value
            return
        variable = variable_of(name)
        field = FIELDS.get(variable)
        if variable != name and self.item.get(variable) not in (None, ""):
            if self.item[variable] != value:
                self.extra[name] = raw_of_json(value)
            return
        if field is None:
            self.extra[name] = raw_of_json(value)
            return
        typed = None if field.ours else self.typed(field, value, (name,))
        if isinstance(typed, Malformed):
            if typed.code in ("BK303", "BK805"):
                self.error(typed.code, typed.message, typed.help, (name,))
                return
            self.warn(f'{typed.message}; it is kept under "{ASIDE}" as it is', typed.help, (name,))
            self.aside[name] = raw_of_json(value)
        elif field.ours:
            self.aside[name] = raw_of_json(value)
        elif typed is not None and typed != ():
            self.values[variable] = typed

    def typed(self, field: Field, value: object, at: FieldPath) -> Value | Malformed | None:
        """The member's value as its field has it; None where it says nothing."""
        if field.kind is Kind.NAMES:
            return self._names(field, value, at)
        if field.kind is Kind.DATE:
            return self._date(field, value, at)
        if (
            field.kind is Kind.IDENTIFIER
            and isinstance(value, list)
            and all(isinstance(v, str) for v in value)
        ):
            value = " ".join(map(str, value))  # Crossref lists its ISSNs and ISBNs
        value = one_text(value)
        if field.name == "keyword" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = "; ".join(map(str, value))
        if not isinstance(value, str):
            return Malformed("BK806", f"{field.name} is no text", "write a text")
        if field.kind is Kind.SOURCE:
            return Provenance(name=value)
        return field.parse(value) if field.parse else value

    def _names(self, field: Field, value: object, at: FieldPath) -> tuple[Name, ...] | Malformed:
        read = names_of_csl(value)
        if isinstance(read, Malformed):
            return read
        names, goes_on, remarks = read
        for index, fault in remarks:
            place = (*at, index) if isinstance(value, list) else at
            self.found.append(Diagnostic(fault.code, fault.message, fault.help, key=self.key, field=place))
        if goes_on:
            marked = self.values.get("incomplete", ())
            assert isinstance(marked, tuple)
            self.values["incomplete"] = (*map(str, marked), field.name)
            message = f"The list of {field.name} is cut short; it is marked incomplete"
            self.found.append(Diagnostic("BK803", message, "complete it by hand", key=self.key, field=at))
        return names

    def _date(self, field: Field, value: object, at: FieldPath) -> Date | Malformed | None:
        date = date_of_csl(value)
        if isinstance(date, Date) and date.literal:
            self.worded[field.name] = at
        return date

    def _report_dates_in_words(self) -> None:
        """Report what is no date, though it looks like one; what bibkit wrote beside it may have been the date."""
        for name, at in self.worded.items():
            date = self.values.get(name)
            if isinstance(date, Date) and date.literal and (fault := wrong_date(date.literal)):
                message = f"{fault.message}; it is kept as words"
                self.found.append(Diagnostic(fault.code, message, fault.help, key=self.key, field=at))

    def take_own(self, own: Mapping[str, object]) -> None:
        """Take what bibkit wrote beside the members of CSL-JSON (`bibkit.formats.csl_json.item`)."""
        for name, value in own.items():
            field = FIELDS.get(name)
            if name == "names":
                self._take_marks(value)
            elif name == "extra" and isinstance(value, Mapping):
                self.extra.update({part: raw_of_json(raw) for part, raw in value.items()})
            elif name == "derived":
                continue
            elif field is None:
                self.extra[name] = raw_of_json(value)
            else:
                taken = self._own_value(field, value)
                if isinstance(taken, Malformed):
                    self.error("BK805", taken.message, taken.help, ("custom", "bibkit", name))
                elif taken is not None:
                    self.values[name] = taken
        self._drop_derived(own.get("derived"))

    def take_note(self) -> None:
        """Take the fields that a note says in lines of their own, where nothing else says them."""
        note = self.values.get("note")
        if not isinstance(note, str) or ":" not in note:
            return
        typed: dict[str, Value] = {}

        def may_take(name: str, text: str) -> bool:
            if name in ("citation-key", "type"):
                return name == "citation-key" and name not in self.item and key_fault(text) is None
            value = self._of_note(FIELDS[name], text) if name not in {**self.values, **typed} else None
            if value is None:
                return False
            typed[name] = value
            return True

        found, rest = fields_of_note(note, may_take)
        if not found:
            return
        self.values.update(typed)
        keys = [one.text for one in found if one.name == "citation-key"]
        if keys and keys[0] != self.key:
            self.aside.setdefault("id", self.key)
            self.key = keys[0]
        if rest:
            self.values["note"] = rest
        else:
            del self.values["note"]

    def _of_note(self, field: Field, text: str) -> Value | None:
        """What a line of a note says for a field; None where the field can't take it."""
        if field.kind is Kind.DATE:
            date = date_of_csl(text)
            return date if isinstance(date, Date) and not date.literal else None
        if field.kind is Kind.NAMES:
            family, parts, given = text.partition("||")
            return (Name(family=family.strip(), given=given.strip()) if parts else Name(literal=text),)
        value = field.parse(text) if field.parse else text
        return None if isinstance(value, Malformed) else value

    def _own_value(self, field: Field, value: object) -> Value | Malformed | None:
        wrong = Malformed("BK805", f"custom.bibkit.{field.name} can't be read", "take it out, or restore it")
        if field.kind is Kind.LIST:
            if isinstance(value, list) and all(isinstance(text, str) for text in value):
                return tuple(map(str, value))
            return wrong
        if field.kind is Kind.LINKS:
            if isinstance(value, Mapping) and all(isinstance(target, str) for target in value.values()):
                return WorkLinks(tuple((str(name), str(target)) for name, target in value.items()))
            return wrong
        if field.kind is Kind.VERSIONS:
            versions = raw_of_json(value)
            if isinstance(versions, Mapping):
                pairs = tuple((name, parts) for name, parts in versions.items() if isinstance(parts, Mapping))
                return WorkVersions(pairs) if len(pairs) == len(versions) else wrong
            return wrong
        if field.kind is Kind.SOURCE:
            source = provenance_of_raw(raw_of_json(value))
            before = self.values.get("source")
            named = before.name if isinstance(before, Provenance) else ""
            return wrong if source is None else replace(source, name=named)
        if field.kind is Kind.DATE and isinstance(value, str):
            date = parse_date(value)
            if isinstance(date, Malformed) or field.ours:
                return date
            shown = self.values.get(field.name)
            # Where someone changed the date in the item, what bibkit knew about the older one is void.
            return date if isinstance(shown, Date) and csl_date(date) == csl_date(shown) else None
        typed = self.typed(field, value, ("custom", "bibkit", field.name))
        return wrong if isinstance(typed, Malformed) else typed

    def _take_marks(self, value: object) -> None:
        at = ("custom", "bibkit", "names")
        lists = value if isinstance(value, Mapping) else {}
        for field_name, marks in lists.items():
            names = self.values.get(field_name)
            if not isinstance(names, tuple) or not isinstance(marks, Mapping):
                self.warn(
                    f"What custom.bibkit says about the names in {field_name} fits none", "restore it", at
                )
                continue
            changed = list(names)
            for index, mark in marks.items():
                is_number = index.isdecimal() and len(index) < 10
                name = changed[int(index)] if is_number and int(index) < len(names) else None
                if (
                    not isinstance(name, Name)
                    or not isinstance(mark, Mapping)
                    or mark.get("of") != name.display
                ):
                    self.warn(
                        f"What custom.bibkit says about {field_name}[{index}] fits another name",
                        "restore it",
                        at,
                    )
                    continue
                extra = mark.get("extra", {})
                changed[int(index)] = replace(
                    name,
                    orcid=str(mark.get("orcid", "")),
                    person=str(mark.get("person", "")),
                    marks=texts(mark.get("marks")),
                    extra={part: raw_of_json(raw) for part, raw in extra.items()}
                    if isinstance(extra, Mapping)
                    else {},
                )
            self.values[field_name] = tuple(changed)  # type: ignore[assignment]

    def _drop_derived(self, derived: object) -> None:
        """Take out the members that were written for a preprint's sake only, unless they were changed since."""
        arxiv = self.values.get("arxiv")
        if not isinstance(derived, list) or not isinstance(arxiv, ArxivId):
            return
        kept = {name: value for name, value in self.values.items() if name not in derived}
        expected = preprint_members(Record(self.key, self._type(), kept))
        for name, text in expected.items():
            if name in derived and str(self.values.get(name)) == text:
                del self.values[name]

    def record(self) -> tuple[Record | None, list[Diagnostic]]:
        """The record of what was understood; None where something refuses it."""
        self._report_dates_in_words()
        record_type = self._type()
        if not record_type and is_work_without_type(self.item, self.values):
            record_type = "document"
            self.warn("The item has no type; it is taken for a document", "write its type", ("type",))
        elif not record_type:
            from bibkit.formats.unknown_type import unknown_type  # difflib takes 5 ms

            self.found.append(unknown_type(self.item.get("type"), self.item, "item", self.key))
        elif record_type != self.item.get("type"):
            message = f'"{self.item.get("type")}" is taken for {record_type}, which is CSL\'s word for it'
            self.warn(message, f"write {record_type}", ("type",))
        marked = self.values.get("incomplete", ())
        for number, name in enumerate(map(str, marked if isinstance(marked, tuple) else ())):
            if name not in self.values or FIELDS[name].kind is not Kind.NAMES:
                message = f"The list of {name} is marked incomplete, but holds no names"
                at = ("custom", "bibkit", "incomplete")
                self.error("BK312", message, "name one", at)
                if self.item.get(name) in (None, "", []):  # names that can't be read may well be incomplete
                    removal = Fix("Take the mark away", (Remove((*at, number)),), Safety.UNSAFE)
                    self.found[-1] = self.found[-1]._replace(fix=removal)
        if self.aside:
            before = self.extra.get(ASIDE)
            self.extra[ASIDE] = {**(before if isinstance(before, Mapping) else {}), **self.aside}
        if any(diagnostic.is_error for diagnostic in self.found):
            return None, few(self.found)
        key = self.key or made_key(self.values)
        return Record(key, record_type, self.values, self.extra), few(self.found)

    def _type(self) -> str:
        given = self.item.get("type")
        return given if isinstance(given, str) and given in TYPES else type_in_other_words(given)

    def _key(self) -> str:
        """The citation key, or else the id, made fit to be a key; what is not the key is kept aside."""
        names = {
            name: self.item[name] for name in ("citation-key", "id") if isinstance(self.item.get(name), str)
        }
        texts = {name: str(text) for name, text in names.items() if text}
        if not texts:
            return ""
        member = key_member(self.item)
        given = texts.get(member, "")
        fits = key_fault(given) is None
        key = given if fits else fit_key(given)
        self.aside.update({name: text for name, text in texts.items() if text != key})
        if not fits:
            message = f'"{given}" can\'t be a citation key; the record\'s key is "{key}"'
            help_text = f'what it was is kept under "{ASIDE}"'
            self.found.append(Diagnostic("BK806", message, help_text, key=key, field=(member,)))
        return key

    def error(self, code: str, message: str, help_text: str, at: FieldPath) -> None:
        """Refuse the item for this."""
        self.found.append(Diagnostic(code, message, help_text, key=self.key, field=at))

    def warn(self, message: str, help_text: str, at: FieldPath) -> None:
        """Report what is kept without having a place of its own."""
        self.found.append(Diagnostic("BK806", message, help_text, key=self.key, field=at))


def _says_nothing(value: object) -> bool:
    return not value or value.isspace() if isinstance(value, str) else value in (None, [], {})
