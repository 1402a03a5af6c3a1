"""Jinja2 templates that can't harm: sandboxed, and every value escaped for the target, whoever wrote the template.

A value in `{{ }}` is text and is escaped, in HTML, LaTeX, Typst and all the others alike; only what bibkit itself
finished (`Finished`) goes through as it is. Templates are looked for in the user's folders first and then among
bibkit's own, so that `{% extends "handout.html" %}` and one block are enough to change one thing. In a file that has
this name itself it means the next one on the way: that of another folder, then bibkit's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bibkit.errors import FileError, UsageError
from bibkit.extras import needed
from bibkit.web.budget import Budget, OverspentError, bounded
from bibkit.web.template_files import files_of, read

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

# They write HTML, whatever the target, or seem to let text through.
_FOREIGN_FILTERS = ("e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr", "striptags")


class Finished(str):
    """Text that is already written for the target, so that no template escapes it again.

    Whatever a template makes of it by filters, `~` or `+` is ordinary text, and escaped.
    """

    __slots__ = ()


class Filled(NamedTuple):
    """A template with the values in it, and the style sheet that it sets (`style_sheet`), else the value `css`."""

    text: str
    css: str


def fill(
    name: str,
    values: Mapping[str, object],
    *,
    escape: Callable[[str], str],
    folders: Sequence[Path],
    delimiters: Mapping[str, str] | None = None,
) -> Filled:
    """The template of that name, filled with the values.

    `folders` are searched in their order. `escape` makes text of the target out of any text. `delimiters` are
    Jinja2's, for targets in which braces have a meaning ("block_start_string" ...). Raises FileError for a
    template that is missing or wrong, with its line.
    """
    return filler(name, escape=escape, folders=folders, delimiters=delimiters)(values)


def filler(
    name: str,
    *,
    escape: Callable[[str], str],
    folders: Sequence[Path],
    delimiters: Mapping[str, str] | None = None,
) -> Callable[[Mapping[str, object]], Filled]:
    """What fills the template of that name again and again, and reads it once; else as `fill`."""
    budget = Budget()
    environment = _environment(escape, folders, delimiters or {}, budget)

    def filled(values: Mapping[str, object]) -> Filled:
        budget.renew()
        return _filled(environment, name, values, folders)

    return filled


def _filled(
    environment: SandboxedEnvironment, name: str, values: Mapping[str, object], folders: Sequence[Path]
) -> Filled:
    jinja2 = needed("jinja2", "page")
    try:
        template = environment.get_template(f"0:{name}")
        context = template.new_context(dict(values))
        try:
            text = environment.concat(template.root_render_func(context))
        except Exception:
            environment.handle_exception()  # the same, with places in the template
        return Filled(text, str(context.get_exported().get("style_sheet", values.get("css", ""))))
    except jinja2.TemplateNotFound as error:
        place = "".join(f"{place}: " for place in _places(error)[-1:])
        searched = ", ".join(map(str, folders))
        raise FileError(f'{place}There is no template "{error.name}"', hint=f"looked in {searched}") from None
    except jinja2.TemplateSyntaxError as error:
        place = error.filename or error.name
        raise FileError(
            f"{place}:{error.lineno}: The template can't be read: {error.message}",
            hint="its language is Jinja2's: https://jinja.palletsprojects.com/templates/",
        ) from None
    except jinja2.UndefinedError as error:
        raise FileError(
            f"{_places(error)[-1]}: {error.message}",
            hint=f"the template may use {', '.join(sorted(values))}",
        ) from None
    except jinja2.sandbox.SecurityError as error:
        raise UsageError(f"{_places(error)[-1]}: The template wants what it may not have: {error}") from None
    except RecursionError as error:
        places = _round(_places(error))
        if not places:
            raise FileError(f"{files_of(name, folders)[0]}: The template nests too deep") from None
        raise FileError(
            f"{places[0]}: The template leads back to itself without end",
            hint=f"take out what it extends, includes or calls at {' or '.join(places)}",
        ) from None
    except OverspentError as error:
        place = (_places(error) or [name])[-1]
        raise FileError(
            f"{place}: The template is without measure: {error}", hint="take a loop or text apart"
        ) from None
    except (SyntaxError, MemoryError) as error:  # Python's own compiler, which has bounds of nesting
        raise FileError(f"{files_of(name, folders)[0]}: The template nests too deep ({error})") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        if places := _places(error):
            raise FileError(f"{places[-1]}: The template fails: {error}") from None
        if isinstance(error, ValueError):  # a number of thousands of digits
            raise FileError(f"{files_of(name, folders)[0]}: The template can't be read: {error}") from None
        raise


def _environment(
    escape: Callable[[str], str], folders: Sequence[Path], delimiters: Mapping[str, str], budget: Budget
) -> SandboxedEnvironment:
    jinja2 = needed("jinja2", "page")
    sandbox = needed("jinja2.sandbox", "page")

    def written(value: object) -> Finished:
        return value if type(value) is Finished else Finished(escape(str(value)))

    # Within Jinja2 a template is called "NUMBER:NAME", the file of that name that has that number on the way.
    def load(numbered: str) -> tuple[str, str, None]:
        number, _, name = numbered.partition(":")
        found = files_of(name, folders)[int(number) :]
        if not found:
            raise jinja2.TemplateNotFound(name)
        return read(found[0]), str(found[0]), None

    def referred(template: str, parent: str) -> str:
        number, _, name = parent.partition(":")
        if template != name:
            return f"0:{template}"
        is_last = int(number) + 1 == len(files_of(name, folders))
        return parent if is_last else f"{int(number) + 1}:{name}"

    environment: SandboxedEnvironment = sandbox.ImmutableSandboxedEnvironment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        finalize=written,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **delimiters,
    )
    # What a macro, a block or `super()` gives back was put together from finished pieces.
    environment.concat = lambda pieces: Finished("".join(map(budget.paid, pieces)))  # type: ignore[method-assign]
    environment.join_path = referred  # type: ignore[method-assign]
    for name in _FOREIGN_FILTERS:
        del environment.filters[name]
    bounded(environment, budget)
    return environment


def _places(error: BaseException) -> list[str]:
    """Files and lines of the templates through which the error came, the innermost last."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:  # Jinja2's frame for a line of a template
            places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places


def _round(places: Sequence[str]) -> Sequence[str]:
    """The places from the first that comes again until it does."""
    for start, place in enumerate(places):
        if place in places[start + 1 :]:
            return places[start : places.index(place, start + 1)]
    return ()
