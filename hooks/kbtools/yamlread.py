"""YAML with line numbers, and without the surprises of YAML 1.1.

PyYAML reads `no` as false, `012` as ten, `12:30` as 750 and `1.10` as 1.1, and lets a repeated key
silently win. Each of these is reported instead, with the line it stands on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from hooks.kbtools.problems import Problem

Path = tuple[str | int, ...]

_BOOLEANS = {"true", "false"}


@dataclass
class Document:
    """One YAML text: its first line, data, the line of each path, and what is wrong with it."""

    file: str
    head: str = ""
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of its nearest parent that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, what: str, mend: str) -> Problem:
        """Return a problem at a path of this document."""
        return Problem(self.file, self.line(path), show(path), what, mend)


def show(path: Path) -> str:
    """Return a path as people write it.

    >>> show(("values", 0, "url"))
    'values[0].url'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def read(file: str, text: str, *, first_line: int = 1) -> Document:
    """Read one YAML text.

    Args:
        file: The name to show in messages.
        text: The YAML.
        first_line: The line on which the text starts in its file (front matter starts at 2).

    Returns:
        The document. It never raises: a text that cannot be read has a problem and no data.
    """
    document = Document(file, head=text.partition("\n")[0].strip())
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        document.problems.append(_unreadable(file, error, first_line))
        return document
    if node is None:
        document.problems.append(
            Problem(
                file, first_line, "", "the file is empty", "Write a record, or delete the file."
            )
        )
        return document
    builder = _Builder(document, first_line)
    document.data = builder.value(node, ())
    return document


def _unreadable(file: str, error: yaml.YAMLError, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + first_line if mark else first_line
    detail = getattr(error, "problem", None) or "the text cannot be read"
    return Problem(
        file,
        line,
        "",
        f"not YAML: {detail}",
        "Check the indent and the quotes on this line and the one above; "
        "a text with ': ' or ' #' in it needs quotes.",
    )


class _Builder:
    """Turns YAML nodes into plain data, noting lines and traps on the way."""

    def __init__(self, document: Document, first_line: int) -> None:
        self.document = document
        self.first_line = first_line
        self.scalars = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401 (YAML holds anything)
        self.document.lines[path] = node.start_mark.line + self.first_line
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(cast("yaml.ScalarNode", node), path)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            inner = (*path, str(key))
            self.document.lines[inner] = key_node.start_mark.line + self.first_line
            if key is None or key_node.tag != "tag:yaml.org,2002:str":
                self._report(inner, f"the key {key!r} is not text", "Quote the key.")
                continue
            if key in seen:
                self._report(inner, f"the key {key!r} is written twice", "Keep one of the two.")
            seen.add(key)
            value = self.value(value_node, inner)
            # The key's own line serves better in a message than that of a long value below it.
            self.document.lines[inner] = key_node.start_mark.line + self.first_line
            yield key, value

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> Any:  # noqa: ANN401 (YAML holds anything)
        try:
            value = self.scalars.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            self._report(
                path, f"{node.value!r} cannot be read ({error})", "Quote it, or correct it."
            )
            return node.value
        if not node.style and _is_trap(node.value, value):
            self._report(
                path,
                f"YAML reads {node.value!r} as {value!r}",
                f'If text is meant, quote it: "{node.value}". '
                "If not, write true or false, or the plain number.",
            )
        # Dates stay ISO text: JSON has no dates, and the schema checks their form.
        return value.isoformat() if isinstance(value, dt.date) else value

    def _report(self, path: Path, what: str, mend: str) -> None:
        self.document.problems.append(self.document.problem(path, what, mend))


def _is_trap(written: str, value: object) -> bool:
    """Tell whether an unquoted scalar means something else than it shows."""
    if isinstance(value, bool):
        return written not in _BOOLEANS
    if isinstance(value, int | float):
        return written not in {str(value), f"{value:+}"}
    return bool(isinstance(value, dt.datetime))
