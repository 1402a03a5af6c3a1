"""Settings of a project: `bibkit.toml`, or `[tool.bibkit]` in `pyproject.toml`, of the nearest folder upwards."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bibkit.errors import FileError, UsageError
from bibkit.registry import LISTS, unknown_name
from bibkit.source.bounds import SETTINGS_BYTES, SETTINGS_LINE
from bibkit.source.opening import UnreadableError, file_bytes

if TYPE_CHECKING:
    from bibkit.lists.options import ListOptions
    from bibkit.model.citekey.formula import KeyOf

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Config(NamedTuple):
    """What a project sets. Paths are resolved against the folder of the file; `None` means not set.

    `lists` holds what is set of the options of citations, `options`, by format, what is set of its own
    (`[options.bibtex]` `preprint = "unpublished"`), `page` what `[page]` sets by the names of `page.setup.Setup`, with
    its options of lists under "options". Options of lists are as `lists.option_table.chosen` gives them.
    `outputs` are the files that `[outputs]` names, with what it says of each. `file` is where all this is set.
    `citekey_format` is a formula of `model.citekey.formula`.
    """

    library: tuple[Path, ...] = (Path("records"),)
    people: Path | None = None
    styles: tuple[Path, ...] = (Path("styles"),)
    sessions: tuple[Path, ...] = ()
    templates: tuple[Path, ...] = ()
    format: str | None = None
    sort: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fixable: tuple[str, ...] = ()
    unfixable: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, Sequence[str]] = _NOTHING
    require: tuple[str, ...] = ()
    citekey_format: str = ""
    lists: Mapping[str, Any] = _NOTHING
    options: Mapping[str, Mapping[str, Any]] = _NOTHING
    page: Mapping[str, Any] = _NOTHING
    outputs: Mapping[str, Mapping[str, Any]] = _NOTHING
    file: Path | None = None

    def key_of(self) -> "KeyOf":
        """What makes the key of a new record: the project's formula, else bibkit's rule."""
        if self.citekey_format:
            from bibkit.model.citekey.formula import key_formula  # for those who have one

            return key_formula(self.citekey_format)
        from bibkit.model.citekey.default import cite_key

        return cite_key

    def list_options(self, *more: Mapping[str, Any]) -> "ListOptions":
        """The project's options of lists and citations, with these values instead, the later before the earlier."""
        from bibkit.lists.options import DEFAULTS  # for those who make a list

        options = DEFAULTS
        for values in (self.lists, *more):
            options = options._replace(**values)
        return options


def load_config(start: Path) -> Config:
    """The settings that hold in a folder; the defaults where no file says anything.

    Raises FileError where a file can't be read, UsageError for TOML that is none, an unknown key or a value
    of the wrong kind.
    """
    for folder in (start, *start.parents):
        own = folder / "bibkit.toml"
        if own.is_file():
            return _config(own, _toml(own))
        project = folder / "pyproject.toml"
        if project.is_file():
            table = _toml(project).get("tool", {}).get("bibkit")
            if table is not None:
                return _config(project, table)
    return Config()


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # only where there are settings

    try:
        text = file_bytes(str(path), most=SETTINGS_BYTES).decode()
        if any(
            len(line) > SETTINGS_LINE for line in text.splitlines()
        ):  # keys of many parts take their square in time
            raise UsageError(f"{path} has a line of more than {SETTINGS_LINE:,} characters", hint="break it")
        return tomllib.loads(text)
    except UnreadableError as error:
        raise FileError(f"{path} can't be read: {error.reason}", hint=error.hint) from error
    except RecursionError:
        raise UsageError(f"{path} is not TOML that can be read: it nests too deep") from None
    except ValueError as error:  # no TOML, no UTF-8, or a number of thousands of digits
        raise UsageError(f"{path} is not TOML: {error}") from error


def _config(path: Path, table: Mapping[str, Any]) -> Config:
    values: dict[str, Any] = {"library": (path.parent / "records",), "styles": (path.parent / "styles",)}
    lists: dict[str, Any] = {}
    for name, value in table.items():
        read = _READERS.get(name)
        try:
            if read is None:
                lists |= _list_options({name: value}, path.parent, "setting", beside=_READERS)
            elif not _is_blank(value):
                values[name.replace("-", "_")] = read(value, path.parent)
        except UsageError as error:
            raise UsageError(f"{path}: {error.message}", hint=error.hint) from None
        except (TypeError, ValueError) as fault:
            raise UsageError(f"{path}: {name} should be {fault}") from None
    return Config(**values, lists=lists, file=path)


def _is_blank(value: Any) -> bool:
    """Whether a setting is there and says nothing: it is as if it were not there."""
    return isinstance(value, str) and not value.strip()


def _list_options(
    table: Mapping[str, Any], folder: Path, what: str, *, beside: Iterable[str] = ()
) -> dict[str, Any]:
    """What a table sets of the options of lists; a file is looked for in the folder of the settings."""
    from bibkit.lists.option_table import CITATION_OPTIONS, LIST_OPTIONS, PAGE_OPTIONS, chosen

    known = {"setting": CITATION_OPTIONS, "setting of [page]": PAGE_OPTIONS}
    said = {name: None if _is_blank(value) else value for name, value in table.items()}
    values = chosen(said, what, known.get(what, LIST_OPTIONS), beside=beside)
    if values.get("abbreviations"):
        values["abbreviations"] = str(folder / values["abbreviations"])
    return values


def _text(value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError('a text, such as "apa"')
    return value


def formula(text: str) -> str:
    """A formula of keys as it was given. Raises UsageError, with its place, where it can't be understood."""
    from bibkit.model.citekey.filters import FormulaError
    from bibkit.model.citekey.formula import key_formula

    try:
        key_formula(text)
    except FormulaError as error:
        raise UsageError(error.shown(text), hint=error.hint or None) from None
    return text


def _formula(value: Any, folder: Path) -> str:
    return formula(_text(value, folder))


def _path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise TypeError('a path, such as "records"')
    return folder / value


def _texts(value: Any, _folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError('a list of texts, such as ["BK307"]')
    return tuple(value)


def selectors(texts: Iterable[str]) -> tuple[str, ...]:
    """Codes of findings, what they begin with, or names of rules, each as the beginning of a code.

    One text may hold several with commas between them. Raises UsageError for what is no code.
    """
    from bibkit.diagnostics.codes import NAMES  # a table of all codes: for those who choose some
    from bibkit.diagnostics.selection import ALL, selector

    found: list[str] = []
    for text in filter(None, (part.strip() for given in texts for part in given.split(","))):
        beginning = selector(text)
        if beginning is None:
            from bibkit.checks.added import added_rules

            beginning = selector(text) if added_rules() else None
        if beginning is None:
            raise unknown_name("code", text, (ALL, *NAMES, *NAMES.values()))
        found.append(beginning)
    return tuple(found)


def _selectors(value: Any, folder: Path) -> tuple[str, ...]:
    return selectors(_texts(value, folder))


def _per_file(value: Any, folder: Path) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError('a table, such as [per-file-ignores] "old/*.bib" = ["BK2"]')
    return {pattern: _selectors(codes, folder) for pattern, codes in value.items()}


def _path_or_paths(value: Any, folder: Path) -> tuple[Path, ...]:
    if isinstance(value, list) and value:
        return tuple(_path(item, folder) for item in value)
    return (_path(value, folder),)


def _fields(value: Any, folder: Path) -> tuple[str, ...]:
    from bibkit.model.fields import FIELDS  # only for who requires some

    names = _texts(value, folder)
    for name in names:
        if name not in FIELDS:
            raise TypeError(f'a list of fields, such as ["author", "issued"]; {name} is none')
    return names


def _paths(value: Any, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / item for item in _texts(value, folder))


def _options(value: Any, folder: Path) -> dict[str, Mapping[str, Any]]:
    tables = value if isinstance(value, dict) else {"": None}
    found: dict[str, Mapping[str, Any]] = {}
    for name, table in tables.items():
        if name in LISTS and isinstance(table, dict):
            found[name] = _list_options(table, folder, f"option of {name}")
        elif isinstance(table, dict):
            found[name] = {
                option: _option_value(value) for option, value in table.items() if not _is_blank(value)
            }
            if file := found[name].get("abbreviations"):
                found[name] = {**found[name], "abbreviations": str(folder / str(file))}
        else:
            raise TypeError(_OF_OPTIONS)
    return found


_OF_OPTIONS = 'tables of texts by format, such as [tool.bibkit.options.bibtex] preprint = "unpublished"'


def _option_value(value: Any) -> Any:
    """A text, a number, yes or no, or a list of texts, as `formats.options` takes them."""
    is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
    if not (isinstance(value, str | int) or is_list):
        raise TypeError(_OF_OPTIONS)
    return value


def _page(value: Any, folder: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError('a table, such as [page] title = "Publications"')
    found: dict[str, Any] = {}
    lists: dict[str, Any] = {}
    for name, setting in value.items():
        if name in _PAGE:
            target, read = _PAGE[name]
            try:
                if not _is_blank(setting):
                    found[target] = read(setting, folder)
            except (TypeError, ValueError) as fault:
                raise TypeError(f"a table in which {name} is {fault}") from None
        else:
            lists |= _list_options({name: setting}, folder, "setting of [page]", beside=_PAGE)
    return {**found, "options": lists} if lists else found


def _outputs(value: Any, _folder: Path) -> dict[str, Mapping[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise TypeError('a table of tables, such as [outputs] "refs.bib" = {cited-in = "paper.tex"}')
    return value


_PAGE: dict[str, tuple[str, Callable[[Any, Path], Any]]] = {
    "title": ("title", _text),
    "intro": ("intro", _text),
    "url": ("url", _text),
    "with": ("beside", _texts),
    "template": ("template", _path),
    "css": ("css", _path),
}

_READERS: dict[str, Callable[[Any, Path], Any]] = {
    "library": _path_or_paths,
    "people": _path,
    "styles": _paths,
    "sessions": _path_or_paths,
    "templates": _paths,
    "format": _text,
    "sort": _text,
    "select": _selectors,
    "extend-select": _selectors,
    "ignore": _selectors,
    "exclude": _texts,
    "fixable": _selectors,
    "unfixable": _selectors,
    "per-file-ignores": _per_file,
    "require": _fields,
    "citekey-format": _formula,
    "options": _options,
    "page": _page,
    "outputs": _outputs,
}
