"""Pack the engine from the command line."""

import argparse
import sys
from pathlib import Path

from hooks.engine.errors import EngineError
from hooks.engine.pack import pack

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Pack the engine and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m hooks.engine", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "engine")
    options = parser.parse_args(arguments)
    try:
        manifest = pack(ROOT, options.out)
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    size = sum(file["bytes"] for file in manifest["files"])
    sys.stdout.write(f"engine {manifest['base']} {size / 1_000_000:.1f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
