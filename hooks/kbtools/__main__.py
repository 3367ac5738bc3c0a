"""`python -m hooks.kbtools check|compile`: the knowledge base from the command line."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from pathlib import Path

from hooks.kbtools import load
from hooks.kbtools.compiled import write_rules
from hooks.kbtools.problems import KnowledgeError, report

ROOT = Path(__file__).resolve().parents[2]
KB = ROOT / "kb"
RULES = ROOT / "checkers" / "kb.json"


def check() -> int:
    """Print every problem; return 1 if there is a mistake among them."""
    start = time.perf_counter()
    corpus, problems = load.problems(KB, dt.datetime.now(tz=dt.UTC).date())
    seconds = time.perf_counter() - start
    if problems:
        print(report(problems))
    print(f"{len(corpus.records)} records read in {seconds:.1f} s", file=sys.stderr)
    return int(any(not problem.notice for problem in problems))


def compile_() -> int:
    """Write `checkers/kb.json`; return 1 and change nothing if the knowledge has mistakes."""
    try:
        knowledge = load.load(KB, dt.datetime.now(tz=dt.UTC).date())
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    rules = write_rules(knowledge, RULES)
    print(f"rules {rules['version']} written to {RULES.relative_to(ROOT)}", file=sys.stderr)
    return 0


COMMANDS = {"check": check, "compile": compile_}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m hooks.kbtools", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    return COMMANDS[parser.parse_args(arguments).command]()


if __name__ == "__main__":
    sys.exit(main())
