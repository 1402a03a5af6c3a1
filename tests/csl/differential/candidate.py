"""What an engine of bibkit writes, style by style in processes of their own, with a limit of time."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from types import FrameType

from bibkit.csl import Citation, Processor, compile_style
from bibkit.csl.document.citation import parse_cite
from bibkit.engines import DEFAULT_ENGINE, EngineOptions, Job, load_engine
from bibkit.stylebook.locales import load_locale
from bibkit.text.write import html
from tests.csl.differential.job import Output, StyleJob, citations, engine_citations, has_modes, items, modes


def engine_outputs(engine: str, styles: Sequence[StyleJob], jobs: int, seconds: float) -> Iterator[Output]:
    """What the engine writes in each style, in order; a crash or a style that takes too long is an error."""
    render = partial(_render, engine, seconds)
    if jobs == 1:
        yield from map(render, styles)
        return
    with ProcessPoolExecutor(jobs) as processes:
        yield from processes.map(render, styles, chunksize=4)


class _TooLong(BaseException):
    """Raised in the middle of a style; no `Exception`, so that no engine takes it for a fault of an item."""


def _render(engine: str, seconds: float, style: StyleJob) -> Output:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return _output(engine, style)
    except _TooLong:
        return Output(error=f"takes more than {seconds:g} seconds")
    except Exception as error:  # whatever an engine may raise is what we want to hear
        return Output(error=f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _output(engine: str, style: StyleJob) -> Output:
    if has_modes(style.works):
        return _processed(style)
    rendered = load_engine(engine).render(
        Job(
            style.xml,
            style.locale,
            items(style.works),
            engine_citations(style.works),
            # The words that guides of styles want otherwise are beyond CSL.
            options=EngineOptions(small_words="csl" if engine == DEFAULT_ENGINE else ""),
        )
    )
    bibliography = rendered.bibliography
    return Output(
        tuple(html.inline(runs) for runs in rendered.citations),
        None
        if bibliography is None
        else tuple((entry.id, html.inline(entry.runs)) for entry in bibliography.entries),
    )


def _processed(style: StyleJob) -> Output:
    """What bibkit's processor writes: it takes the modes of citations as citeproc-js does."""
    processor = Processor(compile_style(style.xml, load_locale, style.locale))
    processor.register(items(style.works))
    is_note = processor.compiled.style.style_class == "note"
    processor.cite_all(
        [
            Citation(
                str(number),
                tuple(map(parse_cite, cites)),
                number if is_note else 0,
                mode=one.mode,
                infix=one.infix,
            )
            for number, (cites, one) in enumerate(
                zip(citations(style.works), modes(style.works), strict=True), start=1
            )
        ]
    )
    processor.list_uncited([str(item["id"]) for item in items(style.works)])
    entries = processor.bibliography().entries if processor.compiled.bibliography is not None else None
    return Output(
        tuple(map(html.inline, processor.citations())),
        None if entries is None else tuple((entry.id, html.inline(entry.runs)) for entry in entries),
    )
