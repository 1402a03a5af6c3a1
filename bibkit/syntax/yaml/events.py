"""YAML as the events of its parser: an eighth of the time that trees of it take, and no memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAX_DEPTH = 40
_FIRST_LOOK, _EDGE = 20_000, 2_000  # characters


def fault_in(text: str, known: Collection[str] = ()) -> int | None:
    """Where the first fault stands that keeps a text from being one YAML document; None where nothing does.

    `known` are anchors that aliases may name, too.
    """
    anchors = set(known)
    documents = depth = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                if event.anchor not in anchors:
                    return _offset(event.start_mark)
            elif isinstance(event, yaml.NodeEvent) and event.anchor:
                anchors.add(event.anchor)
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if documents > 1 or depth > _MAX_DEPTH:
                return _offset(event.start_mark)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _offset(mark) if mark else 0
    except yaml.YAMLError:
        return 0
    return None


def fault_from(before: str, text: str, start: int, known: Collection[str]) -> int | None:
    """As `fault_in` for `before` and all of `text` from `start` on, of which no more is read than it takes.

    The offset is one of `text`; it is `start` where the fault stands in `before`.
    """
    size = _FIRST_LOOK
    while True:
        end = text.find("\n", start + size) + 1 or len(text)
        at = fault_in(before + text[start:end], known)
        # What is cut off may be what is missed at the end.
        if end == len(text) or (at is not None and at < len(before) + size - _EDGE):
            return None if at is None else start + max(at - len(before), 0)
        size *= 4


def says_the_same(text: str, other: str) -> bool:
    """Whether two YAML texts have the same structure and the same scalars in it."""
    return all(one == two for one, two in zip_longest(_content(text), _content(other)))


def _content(text: str) -> Iterator[tuple[type, str]]:
    for event in yaml.parse(text, Loader=_LOADER):
        yield type(event), event.value if isinstance(event, yaml.ScalarEvent) else ""


def _offset(mark: object) -> int:
    return int(getattr(mark, "index", 0))  # libyaml's marks are of another class than PyYAML's
