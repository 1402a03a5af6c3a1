"""Jinja2 templates that can't harm: sandboxed, and every value escaped for the target, whoever wrote the template.

A value in `{{ }}` is text and is escaped, in HTML, LaTeX, Typst and all the others alike; only what bibkit itself
finished (`Finished`) goes through as it is. Templates are looked for in the user's folders first and then among
bibkit's own, so that `{% extends "handout.html" %}` and one block are enough to change one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.errors import FileError, UsageError
from bibkit.extras import needed

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

# They write HTML, whatever the target, or seem to let text through.
_FOREIGN_FILTERS = ("e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr", "striptags")


class Finished(str):
    """Text that is already written for the target, so that no template escapes it again.

    Whatever a template makes of it by filters, `~` or `+` is ordinary text, and escaped.
    """

    __slots__ = ()


def fill(
    name: str,
    values: Mapping[str, object],
    *,
    escape: Callable[[str], str],
    folders: Sequence[Path],
    delimiters: Mapping[str, str] | None = None,
) -> str:
    """The template of that name, filled with the values.

    `folders` are searched in their order. `escape` makes text of the target out of any text. `delimiters` are
    Jinja2's, for targets in which braces have a meaning ("block_start_string" ...). Raises FileError for a
    template that is missing or wrong, with its line.
    """
    jinja2 = needed("jinja2", "page")
    environment = _environment(escape, tuple(folders), delimiters or {})
    try:
        return str(environment.get_template(name).render(values))
    except jinja2.TemplateNotFound as error:
        searched = ", ".join(map(str, folders))
        raise FileError(f'There is no template "{error.name}"', hint=f"looked in {searched}") from None
    except jinja2.TemplateSyntaxError as error:
        place = error.filename or error.name
        raise FileError(
            f"{place}:{error.lineno}: The template can't be read: {error.message}",
            hint="its language is Jinja2's: https://jinja.palletsprojects.com/templates/",
        ) from None
    except jinja2.UndefinedError as error:
        raise FileError(
            f"{_place(error)}: {error.message}", hint=f"the template may use {', '.join(sorted(values))}"
        ) from None
    except jinja2.sandbox.SecurityError as error:
        raise UsageError(f"{_place(error)}: The template wants what it may not have: {error}") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        place = _place(error)
        if not place:
            raise
        raise FileError(f"{place}: The template fails: {error}") from None


def _environment(
    escape: Callable[[str], str], folders: tuple[Path, ...], delimiters: Mapping[str, str]
) -> SandboxedEnvironment:
    jinja2 = needed("jinja2", "page")
    sandbox = needed("jinja2.sandbox", "page")

    def written(value: object) -> Finished:
        return value if type(value) is Finished else Finished(escape(str(value)))

    environment: SandboxedEnvironment = sandbox.ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        finalize=written,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **delimiters,
    )
    # What a macro, a block or `super()` gives back was put together from finished pieces.
    environment.concat = lambda pieces: Finished("".join(pieces))  # type: ignore[method-assign]
    for name in _FOREIGN_FILTERS:
        del environment.filters[name]
    return environment


def _place(error: BaseException) -> str:
    """File and line of the template in which the error arose; "" where it arose elsewhere."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "top-level template code":
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
