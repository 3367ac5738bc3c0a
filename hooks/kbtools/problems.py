"""What a curator is told about a mistake: where it is, what it is, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the knowledge base.

    `mend` says what to do about it. A `notice` is shown but does not stop a build: it is about the
    passing of time, and a site must still be built to tell its readers that a rule is overdue.
    """

    file: str
    line: int
    where: str
    what: str
    mend: str
    notice: bool = False

    def __str__(self) -> str:
        """Show the problem in two lines, the first one clickable in most terminals."""
        mark = "notice: " if self.notice else ""
        place = f"{self.file}:{self.line}"
        where = f"  {self.where}" if self.where else ""
        return f"{place}{where}  {mark}{self.what}\n    {self.mend}"


class KnowledgeError(Exception):
    """The knowledge base cannot be built; `problems` holds every reason at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep all problems, sorted by file and line."""
        self.problems = sorted(problems)
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems as text, sorted by file and line, with a count at the end."""
    found = sorted(problems)
    mistakes = sum(not problem.notice for problem in found)
    lines = [str(problem) for problem in found]
    lines.append(f"{mistakes} problem(s), {len(found) - mistakes} notice(s)")
    return "\n".join(lines)
