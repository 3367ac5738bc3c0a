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
PARTS = ("kb", "docs", "hooks", "checkers", "mkdocs.yml", "pyproject.toml", "LICENSE")
SUBJECT = "registry"


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
        subprocess.CalledProcessError: If a build fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        _copy(copy)
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
    copy.mkdir()
    for part in PARTS:
        source = ROOT / part
        ignore = shutil.ignore_patterns("__pycache__")
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=ignore)
        else:
            shutil.copy(source, copy / part)
    (copy / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    # Addresses of synthetic facts have no place in the ledger, and need none.
    (copy / "kb" / "ledger.txt").unlink(missing_ok=True)


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
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return time.perf_counter() - start
