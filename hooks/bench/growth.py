"""How the build grows with the knowledge: as it is, and with synthetic facts added."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDED = (0, 1_000, 10_000)
LEFT_OUT = (
    ".git",
    ".venv",
    ".cache",
    ".*_cache",
    "__pycache__",
    "node_modules",
    "site",
    "ledger.txt",
)
SUBJECT = "registry"


class BenchError(Exception):
    """What was to be measured did not run."""


@dataclass(frozen=True)
class Growth:
    """One measurement: how many facts were added, and how many seconds each step took."""

    added: int
    check_s: float
    build_s: float

    def row(self, first: Growth) -> dict[str, float | int]:
        """Return the measurement as a row, with its ratio to the first one."""
        return {
            "synthetic facts": self.added,
            "check, s": round(self.check_s, 1),
            "build, s": round(self.build_s, 1),
            "build, × as it is": round(self.build_s / first.build_s, 2),
        }


def measure(added: tuple[int, ...] = ADDED) -> list[dict[str, float | int]]:
    """Build a copy of the project with more and more facts.

    Args:
        added: How many synthetic facts to add, from few to many; the first is the base.

    Raises:
        BenchError: If a build fails; the message holds its output.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        _copy(copy)
        # The first build also packs the engine, which does not grow with the knowledge.
        _seconds(copy, "mkdocs", "build", "-q", "-d", f"{folder}/site")
        found: list[Growth] = []
        for count in added:
            _add_facts(copy, count)
            found.append(
                Growth(
                    added=count,
                    check_s=_seconds(copy, "hooks.kbtools", "check"),
                    build_s=_seconds(copy, "mkdocs", "build", "-q", "-d", f"{folder}/site"),
                )
            )
    return [growth.row(found[0]) for growth in found]


def _copy(copy: Path) -> None:
    """Copy the project as it is, without what is made and without what tests need.

    Addresses of synthetic facts have no place in the ledger, so that stays behind too.
    """
    shutil.copytree(ROOT, copy, ignore=_ignored)
    (copy / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)


def _ignored(folder: str, names: list[str]) -> set[str]:
    left_out = set(shutil.ignore_patterns(*LEFT_OUT)(folder, names))
    return left_out | ({"tests"} & set(names) if Path(folder) == ROOT else set())


def _add_facts(copy: Path, count: int) -> None:
    """Fill the synthetic facts up to a number, spread over topics as real ones are."""
    topics = ("process", "eligibility", "materials", "timing", "cost")
    folder = copy / "kb" / "facts" / "amazon" / SUBJECT
    for number in range(count):
        file = folder / f"synthetic-{number}.yml"
        if not file.exists():
            file.write_text(_fact(number, topics[number % len(topics)]), encoding="utf-8")


def _fact(number: int, topic: str) -> str:
    return (
        "# yaml-language-server: $schema=../../../schema/fact.schema.json\n"
        f"id: amazon.{SUBJECT}.synthetic-{number}\n"
        "platform: amazon\nsites:\n  - all\n"
        f"topic: {topic}\n"
        f"claim: 用来量构建时间的第 {number} 条，长短和真的事实差不多。\n"
        f"claim_en: Number {number} of the statements that measure how long a build takes.\n"
        "grade: verified\nsources:\n  - amz-br-faq-us\nchecked: 2026-11-23\n"
    )


def _seconds(copy: Path, *module: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BenchError(f"{' '.join(module)} failed\n{done.stdout}{done.stderr}")
    return time.perf_counter() - start
