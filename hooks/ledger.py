"""The ledger of every address ever published: `python -m hooks.ledger check|update SITE`.

Links live for years in mails and chats. `check` fails when an address of the ledger is gone from
the built site and no alias keeps it; `update` adds the new ones. Nothing is ever taken out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hooks.pages import built

ROOT = Path(__file__).resolve().parents[1]
LEDGER = ROOT / "kb" / "ledger.txt"
HEAD = "# Every address and anchor ever published. Made by `python3 dev.py ledger`; only grows.\n"


def kept(ledger: Path) -> set[str]:
    """Return the addresses that the ledger holds; none when there is no ledger yet."""
    if not ledger.exists():
        return set()
    lines = ledger.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def gone(ledger: Path, site: Path) -> list[str]:
    """Return the addresses of the ledger that the built site no longer has."""
    return sorted(kept(ledger) - set(built.addresses(built.read(site))))


def unlisted(ledger: Path, site: Path) -> list[str]:
    """Return the addresses of the built site that the ledger does not hold yet."""
    return sorted(set(built.addresses(built.read(site))) - kept(ledger))


def update(ledger: Path, site: Path) -> int:
    """Add the new addresses to the ledger and return how many there were."""
    new = unlisted(ledger, site)
    everything = sorted(kept(ledger) | set(new))
    ledger.write_text(HEAD + "\n".join(everything) + "\n", encoding="utf-8")
    return len(new)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m hooks.ledger", description=__doc__)
    parser.add_argument("command", choices=["check", "update"])
    parser.add_argument("site", type=Path)
    options = parser.parse_args(arguments)
    lost = gone(LEDGER, options.site)
    for address in lost:
        print(f"{address}  was published and is gone\n    Keep the id, or add an alias for it.")
    if options.command == "update" and not lost:
        print(f"{update(LEDGER, options.site)} new addresses in {LEDGER.relative_to(ROOT)}")
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main())
