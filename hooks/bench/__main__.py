"""`python -m hooks.bench [--json] [NAME …]`: run the measurements and print their tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence

from hooks.bench import growth, texts

Rows = Sequence[Mapping[str, object]]
BENCHES: dict[str, Callable[[], Rows]] = {"growth": growth.measure, "texts": texts.measure}


def table(rows: Rows) -> str:
    """Return rows as text in columns, the keys of the first row as heads.

    >>> print(table([{"name": "a", "s": 1.5}]))
    name  s
    a     1.5
    """
    heads = list(rows[0])
    cells = [heads, *([str(row[head]) for head in heads] for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    lines = ("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in cells)
    return "\n".join(line.rstrip() for line in lines)


def main(arguments: list[str] | None = None) -> int:
    """Run the named measurements, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m hooks.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHES)}")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(BENCHES):
        parser.error(f"no measurement {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    results = {name: BENCHES[name]() for name in options.names or BENCHES}
    if options.json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    else:
        for name, rows in results.items():
            print(f"{name}\n{table(rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
