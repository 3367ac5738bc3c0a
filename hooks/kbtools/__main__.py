"""`python -m hooks.kbtools check|compile|stats|due|new`: the knowledge from the command line."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from pathlib import Path

from hooks.kbtools import due, load, skeleton, stats
from hooks.kbtools.compiled import compile_rules, write_rules
from hooks.kbtools.problems import KnowledgeError, report
from hooks.pages import site

ROOT = Path(__file__).resolve().parents[2]
KB = ROOT / "kb"
RULES = ROOT / "checkers" / "kb.json"


def check() -> int:
    """Print every problem in kb/, with its line and its mend."""
    start = time.perf_counter()
    corpus, problems = load.problems(KB, _today())
    seconds = time.perf_counter() - start
    if problems:
        print(report(problems))
    print(f"{len(corpus.records)} records read in {seconds:.1f} s", file=sys.stderr)
    return int(any(not problem.notice for problem in problems))


def compile_() -> int:
    """Write `checkers/kb.json`, unless the knowledge has mistakes."""
    knowledge = load.load(KB, _today())
    rules = write_rules(knowledge, RULES)
    print(f"rules {rules['version']} written to {RULES.relative_to(ROOT)}", file=sys.stderr)
    return 0


def stats_() -> int:
    """Print one JSON object of counts."""
    today = _today()
    knowledge = load.load(KB, today)
    pages = len(site.all_pages(knowledge, compile_rules(knowledge)))
    print(json.dumps(stats.stats(knowledge, pages, today), ensure_ascii=False, indent=2))
    return 0


def due_() -> int:
    """Print the facts whose review is due or near."""
    today = _today()
    print(due.table(due.due(load.load(KB, today), today), today))
    return 0


def new(kind: str, record_id: str) -> int:
    """Write the skeleton of a record and say what comes next."""
    try:
        file = skeleton.write(KB, kind, record_id, _today())
    except skeleton.SkeletonError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{file.relative_to(ROOT)}: fill it in, then run: python3 dev.py check")
    return 0


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


COMMANDS = {"check": check, "compile": compile_, "stats": stats_, "due": due_}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m hooks.kbtools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__)
    making = commands.add_parser("new", help=new.__doc__)
    making.add_argument("kind", choices=skeleton.KINDS)
    making.add_argument("id")
    options = parser.parse_args(arguments)
    if options.command == "new":
        return new(options.kind, options.id)
    try:
        return COMMANDS[options.command]()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
